"""Why deals were won or lost, or came to nothing: what our CRM says, and what they said themselves. Neither need be the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from otherside.domain import CONSTRAINTS, Deal, Facet, Outcome, Stance
from otherside.market.asking import Asked
from otherside.market.saying import Saying, one_each, voice
from otherside.market.statistics import share
from otherside.workspace.asking.reasons import told_why
from otherside.workspace.market.alternatives import lost_to

_QUOTES, _TOLD_QUOTES = 6, 16
#: By kind of question: the ways a deal ended that it is about.
_ENDS = {"lost": (Outcome.LOST, Outcome.NO_DECISION), "won": (Outcome.WON,)}
TOLD, BACK = "how they say it ended", "what spoke against it while it was open"
CHOSE, MOVED = "what they say of why they chose us", "what moved them or weighed on them while it was open"
BEFORE_IT = "what was going on before, as they tell it"
#: What moves somebody to buy; a fear where it is one of how things are.
_MOVES = frozenset({Facet.TRIGGER, Facet.FRUSTRATION, Facet.GOAL, Facet.DESIRE, Facet.ASPIRATION})


def why_ended(
    question: str,
    asked: Asked,
    deals: Iterable[Deal],
    sayings: Sequence[Saying],
    said: Sequence[Saying],
    answers: Mapping[tuple[str, int], str],
    heard: int,
) -> dict[str, Any]:
    """The JSON of ``asking.ask`` for why deals were won or lost, by the kind of the question.

    Args:
        deals: those that the question is about.
        sayings: what was read in them.
        said: every sentence of theirs.
        answers: as ``reasons.turns_that_answer`` gives them, by conversation and turn.
        heard: how many people were heard in them.
    """
    over = {
        d.name: d
        for d in deals
        if d.outcome in _ENDS[asked.kind] and all(_went_to(n, d.lost_reason) for n in asked.called)
    }
    reasons = [
        {"deal": d.name, "outcome": d.outcome.value if d.outcome else "", "reason": d.lost_reason, "by": "crm",
         "date": d.closed.isoformat() if d.closed else None}
        for d in over.values() if d.lost_reason
    ]  # fmt: skip
    told, before = told_why(said, over, answers)
    inside = {(s.conversation, s.turn, place) for s in (*told, *before) for place in range(s.start, s.end)}
    weighs = _moves if asked.kind == "won" else _speaks_against
    back = [
        s
        for s in sayings
        if s.deal in over
        and weighs(s)
        and _before_the_end(s, over[s.deal])
        and (s.conversation, s.turn, s.start) not in inside
    ]
    for own in (told, before, back):
        own.sort(key=lambda s: bool(s.mark))
    names = (CHOSE, MOVED) if asked.kind == "won" else (TOLD, BACK)
    found = [(names[0], told, _TOLD_QUOTES), (BEFORE_IT, before, _TOLD_QUOTES), (names[1], back, _QUOTES)]
    findings = [
        {
            "theme": None,
            "facet": "",
            "name": name,
            "sentences": len(own),
            **share(len({s.person for s in own}), max(heard, len({s.person for s in own}))).json(),
            "quotes": [s.json() for s in one_each(own, range(len(own)), most, confided=True)],
        }
        for name, own, most in found
        if own
    ]
    everyone = {s.person for _, own, _ in found for s in own}
    return {
        "question": question,
        "understood": {"facets": [], "about": [], "outcome": None, "among": list(asked.names), "widened": False, "kind": asked.kind},
        **share(len(everyone), max(heard, len(everyone))).json(),
        "few": True,
        "sentences": sum(row["sentences"] for row in findings),
        "deals": len({s.deal for _, own, _ in found for s in own} | {r["deal"] for r in reasons}),
        "answer": _answer(asked, over, reasons, findings),
        "findings": findings,
        "reasons": reasons,
    }  # fmt: skip


def _went_to(name: str, reason: str | None) -> bool:
    """Whether our CRM says that a deal went to somebody; a name alone says it too."""
    return name.casefold() in (lost_to(reason).casefold(), (reason or "").strip().casefold())


def _before_the_end(saying: Saying, deal: Deal) -> bool:
    return deal.closed is None or saying.day is None or saying.day <= deal.closed


def _speaks_against(saying: Saying) -> bool:
    fears = Facet.FEAR in saying.facets and saying.stance is not Stance.TOWARDS
    return fears or not saying.facets.keys().isdisjoint(CONSTRAINTS)


def _moves(saying: Saying) -> bool:
    fears = Facet.FEAR in saying.facets and saying.stance is Stance.TOWARDS
    return not saying.of and (fears or not saying.facets.keys().isdisjoint(_MOVES))


def _answer(
    asked: Asked, over: dict[str, Deal], reasons: list[dict[str, Any]], findings: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    if not over:
        ended = "won" if asked.kind == "won" else "lost or to have ended without a decision"
        if asked.called:
            ended = f"lost to {' or '.join(asked.called)}: our CRM names no such deal"
        return [{"text": f"No deal that this is about is known to have been {ended}.", "evidence": []}]
    lost = sum(d.outcome is Outcome.LOST for d in over.values())
    head = f"{len(over)} won." if asked.kind == "won" else f"{lost} lost, {len(over) - lost} without a decision."
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
