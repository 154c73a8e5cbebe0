"""Why deals were lost, or came to nothing: what our CRM says, and what they said themselves. Neither need be the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from otherside.domain import CONSTRAINTS, Deal, Facet, Outcome, Stance
from otherside.market.asking import Asked
from otherside.market.saying import Saying, one_each, voice
from otherside.market.statistics import share
from otherside.profiles.said.siding import side_taken

_QUOTES = 6
#: Words of somebody who tells how it ended.
_ENDED = re.compile(
    r"\b(?:we(?:['’]ve| have)?|I(?:['’]ve| have)?) (?:gone|went|decided|chose|chosen|signed|settled|opted|picked|put (?:it|this) "
    r"(?:off|on hold))\b|\b(?:decided against|gone with|went with|go with another|not (?:going|moving) (?:ahead|forward)|won['’]t be "
    r"(?:going|moving|taking)|on hold|turned (?:it|you) down|no budget)\b",
    re.IGNORECASE,
)
TOLD, BACK = "how they say it ended", "what spoke against it while it was open"


def why_lost(
    question: str, asked: Asked, deals: Iterable[Deal], sayings: Sequence[Saying], said: Sequence[Saying], heard: int
) -> dict[str, Any]:
    """The JSON of ``asking.ask`` for why deals were lost or came to nothing.

    Args:
        deals: those that the question is about.
        sayings: what was read in them.
        said: every sentence of theirs.
        heard: how many people were heard in them.
    """
    over = {d.name: d for d in deals if d.outcome in (Outcome.LOST, Outcome.NO_DECISION)}
    reasons = [
        {"deal": d.name, "outcome": d.outcome.value if d.outcome else "", "reason": d.lost_reason, "by": "crm",
         "date": d.closed.isoformat() if d.closed else None}
        for d in over.values() if d.lost_reason
    ]  # fmt: skip
    told = [s for s in said if s.deal in over and (_ENDED.search(s.quote) or side_taken(s.quote) == "against")]
    places = {(s.conversation, s.turn, s.start) for s in told}
    back = [
        s
        for s in sayings
        if s.deal in over
        and (not s.facets.keys().isdisjoint(CONSTRAINTS) or (Facet.FEAR in s.facets and s.stance is not Stance.TOWARDS))
        and (s.conversation, s.turn, s.start) not in places
    ]
    found = [(TOLD, told), (BACK, back)]
    findings = [
        {
            "theme": None,
            "facet": "",
            "name": name,
            "sentences": len(own),
            **share(len({s.person for s in own}), max(heard, len({s.person for s in own}))).json(),
            "quotes": [s.json() for s in one_each(own, range(len(own)), _QUOTES, confided=True)],
        }
        for name, own in found
        if own
    ]
    everyone = {s.person for _, own in found for s in own}
    return {
        "question": question,
        "understood": {"facets": [], "about": [], "outcome": None, "among": list(asked.names), "widened": False, "kind": "lost"},
        **share(len(everyone), max(heard, len(everyone))).json(),
        "few": True,
        "sentences": sum(row["sentences"] for row in findings),
        "deals": len({s.deal for _, own in found for s in own} | {r["deal"] for r in reasons}),
        "answer": _answer(over, reasons, findings),
        "findings": findings,
        "reasons": reasons,
    }  # fmt: skip


def _answer(
    over: dict[str, Deal], reasons: list[dict[str, Any]], findings: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    if not over:
        return [{"text": "No deal that this is about is known to have been lost or to have ended without a decision.",
                 "evidence": []}]  # fmt: skip
    lost = sum(d.outcome is Outcome.LOST for d in over.values())
    head = f"{lost} lost, {len(over) - lost} without a decision."
    if reasons:
        head += " Our CRM, in our own words: " + "; ".join(f"{r['deal']}: {r['reason']}" for r in reasons) + "."
    silent = [
        name
        for name in over
        if name not in {r["deal"] for r in reasons} | {q["deal"] for f in findings for q in f["quotes"]}
    ]
    if silent:
        head += f" Nothing is known of {', '.join(silent)}: ask them."
    if not findings:
        head += " In what they said we recognise no reason."
    out: list[dict[str, Any]] = [{"text": head, "evidence": [q["id"] for f in findings for q in f["quotes"]]}]
    for row in findings:
        quote = row["quotes"][0]
        text = f"{row['name']}: “{' '.join(quote['quote'].split())}” ({voice(quote)})"
        out.append({"text": text[:1].upper() + text[1:], "evidence": [q["id"] for q in row["quotes"]]})
    return out
