"""Answers in plain words: who said it, how many of how many, in which words, where. No model writes unless asked."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from otherside.domain import CONSTRAINTS, FACET_DEFINITIONS, Facet, InputError, Stance
from otherside.market.asking import Asked, understand
from otherside.market.saying import Saying, one_each, voice
from otherside.market.statistics import TOO_FEW, few, share, share_in_words
from otherside.questions.view import role_class
from otherside.workspace.asking_deals import answer_known, deals_asked, heads
from otherside.workspace.market import Market, sentences
from otherside.workspace.searching import encode

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

_FINDINGS = 6
_QUOTES = 3
#: The name of what is no theme: people who answer, no two of them alike.
EACH = "each for themselves"
#: What people say for a class of roles: a financial controller is somebody in finance.
_CALLED = {
    "finance": ("finance",),
    "buyer": ("procurement", "purchasing"),
    "executive": ("executive",),
    "owner": ("owner",),
}
_OUTCOMES = {"won": "that were won", "lost": "that went another way", "no_decision": "that ended without a decision"}


def ask(workspace: Workspace, question: str, held: Market | None = None, *, worded: bool = False) -> dict[str, Any]:
    """The JSON of ``otherside ask``: ``{"question", "understood", "answer", "findings", "people", "of"}``.

    ``answer`` is sentences, each with the ids of the quotes it rests on. Every number counts people.

    Args:
        held: the market where it is read already, as of ``Analysis.held``.
        worded: add ``worded``: the answer in sentences of the language model that the workspace configures.

    Raises:
        InputError: for an empty question, or when a wording is asked for and no model is configured.
        LLMError: the model gives none.
    """
    data = _counted(workspace, question, held)
    if worded:
        data["worded"] = _worded(workspace, question, data)
    return data


def _worded(workspace: Workspace, question: str, data: dict[str, Any]) -> dict[str, Any]:
    from otherside.llm import connect
    from otherside.market.wording import findings_of, word
    from otherside.workspace.auditing import note
    from otherside.workspace.llm_settings import configured

    config = configured(workspace.home)
    if not data["findings"]:
        # Nothing to cite, so nothing to say: nothing is sent.
        return {"sentences": [], "removed": 0, "model": config.model}
    note(workspace.home, "sent", "to the language model", detail={"findings": len(data["findings"])})
    return word(connect(config), question, findings_of(data), sentences, config.max_output)


def _counted(workspace: Workspace, question: str, held: Market | None) -> dict[str, Any]:
    if not question.strip():
        raise InputError('ask something, for instance: otherside ask "what holds people in finance back?"')
    held = held or Market(workspace)
    asked = understand(question, _names(held))
    if asked.kind:
        fits = partial(_fits, held, asked)
        return answer_known(workspace, deals_asked(workspace, asked, fits), asked, fits, question)
    part = list(range(len(held.sayings)))
    if asked.outcome or asked.names:
        part = [n for n in part if _fits(held, asked, *_whose(held.sayings[n]))]
    chosen = part
    if asked.facets:
        wanted = {n for facet in asked.facets for n in held.of(facet) if _answers(held.sayings[n], facet, asked)}
        chosen = [n for n in part if n in wanted]
    widened = False
    if asked.topic:
        kinds, chosen = chosen, _about(held, chosen, asked)
        if not chosen and len(kinds) < len(part):
            # Nobody said it in that way: what was said about it at all is worth more than silence.
            chosen = _about(held, part, asked)
            widened = bool(chosen)
    if widened:
        asked = dataclasses.replace(asked, facets=())
    everyone, voices = held.heads(part), held.heads(chosen)
    counted, deals = share(voices, everyone).json(), len({held.sayings[n].deal for n in chosen})
    too_few = few(everyone, len({held.sayings[n].deal for n in part}))
    findings = _findings(held, chosen, asked, everyone)
    return {
        "question": question,
        "understood": {
            "facets": [f.value for f in asked.facets],
            "about": list(asked.topic),
            "outcome": asked.outcome,
            "among": list(asked.names),
            "widened": widened,
            "kind": "",
        },
        **counted,
        "few": too_few,
        "sentences": len(chosen),
        "deals": deals,
        "answer": _answer(held, chosen, asked, findings, {**counted, "deals": deals}, too_few, widened),
        "findings": findings,
    }


def _names(held: Market) -> list[str]:
    names = {d.name for d in held.deals.values()} | {p.name for p in held.people.values()}
    names |= {p.role for p in held.people.values() if p.role}
    names |= {v for d in held.deals.values() for v in d.fields.values() if v and v.replace(" ", "").isalpha()}
    names |= {part for p in held.people.values() for part in p.name.split()[:1] if len(part) > 2}
    # The last words of a role name its field: "VP Finance" answers to "finance".
    names |= {w for p in held.people.values() if p.role for w in p.role.split() if len(w) > 3 and w.isalpha()}
    names |= {called for p in held.people.values() for called in _called(p.role)}
    return sorted(names)


def _answers(saying: Saying, facet: Facet, asked: Asked) -> bool:
    # What they fear of staying as they are holds nobody back.
    obstacles = set(CONSTRAINTS) <= set(asked.facets)
    return not (obstacles and facet is Facet.FEAR and saying.stance is Stance.TOWARDS)


def _called(role: str | None) -> tuple[str, ...]:
    return _CALLED.get(role_class(role) or "", ())


def _whose(saying: Saying) -> tuple[str, str, str]:
    return saying.deal, saying.person, saying.name


def _fits(held: Market, asked: Asked, in_deal: str, who: str, called: str) -> bool:
    """Whether somebody, by deal, id and name, is of the part of the market that the question names."""
    deal = held.deals.get(in_deal)
    if asked.outcome and (deal is None or deal.outcome is None or deal.outcome.value != asked.outcome):
        return False
    person = held.people.get(who)
    role = (person and person.role) or ""
    own = f" {in_deal} {called} {role} {' '.join(_called(role))} ".casefold()
    fields = {v.casefold() for v in deal.fields.values()} if deal else set()
    return all(f" {name.casefold()} " in own.replace(",", " ") or name.casefold() in fields for name in asked.names)


def _about(held: Market, chosen: list[int], asked: Asked) -> list[int]:
    """Those that use a word of the topic, or mean something near it; nearest first."""
    if not chosen:
        return []
    topic = " ".join(asked.topic)
    near = held.near
    # All of them first: to copy the vectors of those chosen takes longer than to multiply every one.
    cosines = (held.vectors @ encode([topic])[0])[chosen]
    stems = [f" {w.casefold()[: max(4, len(w) - 2)]}" for w in asked.topic]
    said = [held.plain[n] for n in chosen]
    worded = np.mean([[stem in text for text in said] for stem in stems], axis=0)
    score = worded + cosines
    keep = (worded >= 0.5) | ((worded > 0) & (cosines >= near * 0.8)) | (cosines >= near)
    kept = np.flatnonzero(keep)
    best = kept[np.argsort(-score[kept], kind="stable")]
    found: list[int] = np.asarray(chosen)[best].tolist()
    return found


def _findings(held: Market, chosen: list[int], asked: Asked, of: int) -> list[dict[str, Any]]:
    """What was said, theme by theme, most people first; then by kind what nobody else said alike, as no theme of many."""
    if not chosen:
        return []
    wanted = np.zeros(len(held.sayings), dtype=bool)
    wanted[chosen] = True
    rank = {n: r for r, n in enumerate(chosen)}
    facets = asked.facets or tuple(FACET_DEFINITIONS)
    found: list[tuple[int, str | None, Facet, str, list[int]]] = []
    for theme, places in held.placed(facets):
        own: list[int] = places[wanted[places]].tolist()
        if own:
            found.append((held.heads(own), theme.id, theme.facet, theme.name, own))
    for facet, left in held.left(facets).items():
        if own := [n for n in left if wanted[n]]:
            found.append((held.heads(own), None, facet, EACH, own))
    found.sort(key=lambda row: (row[1] is None, -row[0], -len(row[4]), row[1] or row[2].value))
    rows: list[dict[str, Any]] = []
    for people, theme_id, facet, name, own in found[:_FINDINGS]:
        if asked.topic:
            own.sort(key=lambda n: rank[n])
        own.sort(key=lambda n: bool(held.sayings[n].mark))
        rows.append(
            {
                "theme": theme_id,
                "facet": facet.value,
                "name": name,
                "sentences": len(own),
                **share(people, of).json(),
                "quotes": [s.json() for s in one_each(held.sayings, own, _QUOTES, confided=True)],
            }
        )
    return rows


def _answer(
    held: Market,
    chosen: list[int],
    asked: Asked,
    findings: list[dict[str, Any]],
    found: Mapping[str, Any],
    too_few: bool,
    widened: bool,
) -> list[dict[str, Any]]:
    about = " about " + " ".join(asked.topic) if asked.topic else ""
    among = f" among {', '.join(asked.names)}" if asked.names else ""
    among += f" in deals {_OUTCOMES[asked.outcome]}" if asked.outcome else ""
    if not chosen:
        return [{"text": f"Nobody of the {heads(found['of'])} heard{among} said anything{about} that we recognise. It is "
                 "unknown, not absent: ask them.", "evidence": []}]  # fmt: skip
    out = [
        {
            "text": ("Nobody said it quite so, as far as we recognise. " if widened else "")
            + f"{share_in_words(found, too_few)} heard{among} said something{about} that answers, in {found['deals']} "
            f"{'deal' if found['deals'] == 1 else 'deals'}." + (f" {TOO_FEW}" if too_few else ""),
            "evidence": [held.sayings[n].id for n in chosen[:50]],
        }
    ]
    for row in findings[:3]:
        quote = row["quotes"][0]
        label = FACET_DEFINITIONS[next(f for f in FACET_DEFINITIONS if f.value == row["facet"])].label.lower()
        out.append(
            {
                "text": f"{row['people']} {'person' if row['people'] == 1 else 'people'}, {label}, {row['name']}: "
                f"“{' '.join(quote['quote'].split())}” ({voice(quote)})",
                "evidence": [q["id"] for q in row["quotes"]],
            }
        )
    return out
