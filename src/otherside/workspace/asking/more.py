"""What is put to an answer that stands already: more quotes of the same, and its wording by a language model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from otherside.extraction.segment import segment_texts
from otherside.market.asking import Asked
from otherside.market.saying import Saying, one_each, people_of
from otherside.market.statistics import share
from otherside.workspace.asking.deals import everybody
from otherside.workspace.asking.kinds import CONFIDED
from otherside.workspace.asking.of_a_yes import KEPT_FROM

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

_STEPS = 12


def worded_by_model(workspace: Workspace, question: str, data: dict[str, Any]) -> dict[str, Any]:
    """The answer in sentences of the language model that the workspace configures; nothing of what was confided is sent."""
    from otherside.llm import connect
    from otherside.market.wording import findings_of, word
    from otherside.workspace.privacy.auditing import note
    from otherside.workspace.reading.llm_settings import configured

    config = configured(workspace.home)
    if not data["findings"] or data["understood"]["kind"] in (CONFIDED, KEPT_FROM):
        # Nothing to cite, so nothing to say; and what was confided is for the user's eyes: nothing is sent.
        return {"sentences": [], "removed": 0, "model": config.model}
    note(workspace.home, "sent", "to the language model", detail={"findings": len(data["findings"])})
    return word(connect(config), question, findings_of(data), segment_texts, config.max_output)


def with_more(data: dict[str, Any], asked: Asked, more: Sequence[tuple[str, Saying]]) -> dict[str, Any]:
    """The answer with more of what was said, each under the name of a finding; what it quotes already is not repeated."""
    there = {(q["conversation"], q["turn"], q["start"]) for row in data["findings"] for q in row["quotes"]}
    fresh: dict[str, list[Saying]] = {}
    for name, saying in more:
        if (saying.conversation, saying.turn, saying.start) not in there:
            fresh.setdefault(name, []).append(saying)
    if not fresh:
        return data
    rows = {row["name"]: row for row in data["findings"]}
    for name, own in fresh.items():
        old = rows.get(
            name, {"theme": None, "facet": "", "name": name, "sentences": 0, "who": frozenset(), "quotes": []}
        )
        quotes = [*old["quotes"], *(s.json() for s in one_each(own, range(len(own)), _STEPS, confided=True))]
        who = old["who"] | people_of(own)
        rows[name] = {
            **old,
            "sentences": old["sentences"] + len(own),
            "who": who,
            **share(len(who), max(data["of"], len(who))).json(),
            "quotes": quotes,
        }
    findings = list(rows.values())
    among = f" ({', '.join(asked.names)})" if asked.names else ""
    sentences = sum(row["sentences"] for row in findings)
    people = len(everybody(findings))
    answer = [{"text": f"In their words{among}: {sentences} {'quote' if sentences == 1 else 'quotes'}.",
               "evidence": [q["id"] for row in findings for q in row["quotes"]]}]  # fmt: skip
    for row in findings[:3]:
        quote = row["quotes"][0]
        place = ", ".join(
            filter(
                None, (quote["person"] or "our note", quote["source"].rsplit("/", 1)[-1], quote["date"], quote["mark"])
            )
        )
        answer.append(
            {"text": f"{row['name']}: “{' '.join(quote['quote'].split())}” ({place})", "evidence": [quote["id"]]}
        )
    return {
        **data,
        **share(people, max(data["of"], people)).json(),
        "sentences": sentences,
        "deals": len({q["deal"] for row in findings for q in row["quotes"]}),
        "answer": answer,
        "findings": findings,
    }
