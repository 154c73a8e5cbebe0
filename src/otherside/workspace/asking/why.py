"""Why deals were won or lost, or came to nothing: what our CRM says, and what they said themselves. Neither need be the reason."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from otherside.domain import CONSTRAINTS, Deal, Facet, Outcome, Stance
from otherside.domain.patterns import lazily
from otherside.market.asking import Asked
from otherside.market.saying import Saying, one_each, voice
from otherside.market.statistics import share
from otherside.workspace.asking.gainsaid import ANOTHER, DENIED, causes, denies, gainsays
from otherside.workspace.asking.reasons import right_beside, tells_why, told_why
from otherside.workspace.asking.words import says

_QUOTES, _TOLD_QUOTES, _APART = 6, 16, 8
#: By kind of question: the ways a deal ended that it is about.
_ENDS = {"lost": (Outcome.LOST, Outcome.NO_DECISION), "won": (Outcome.WON,)}
#: A field of a CRM that tells why a deal was won: "Closed Won Reason".
_WON_REASON = lazily(
    r"\b(?:won|win|winning)\b.{0,20}\breason|\breason.{0,20}\b(?:won|win|winning|buying|purchase)\b|\bwhy (?:we |they )?(?:won|bought)\b",
    re.IGNORECASE,
)
_PRICE = frozenset("price prices pricing cost costs expensive".split())
_PRICES = lazily(
    r"\b(?:pric(?:e|es|ed|ing|ey)|costs?|costly|(?:too|so|very|more) dear|dearer|cheap(?:er|est)?|expensive|(?:less|half the|"
    r"more) money)\b",
    re.IGNORECASE,
)
TOLD, BACK = "how they say it ended", "what spoke against it while it was open"
BESIDE = "what they say right behind it"
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
    ended = {d.name: d for d in deals if d.outcome in _ENDS[asked.kind]}
    told, before = told_why(said, ended, answers)
    over, narrowed = _narrowed(asked, ended, told)
    told, before = ([s for s in own if s.deal in over] for own in (told, before))
    beside = right_beside(said, told, over)
    reasons = [_reason(d, [s for s in (*told, *beside) if s.deal == d.name]) for d in over.values() if reason_of(d)]
    inside = {(s.conversation, s.turn, place) for s in (*told, *beside, *before) for place in range(s.start, s.end)}
    weighs = _moves if asked.kind == "won" else _speaks_against
    back = [
        s
        for s in sayings
        if s.deal in over
        and weighs(s)
        and _before_the_end(s, over[s.deal])
        and (s.conversation, s.turn, s.start) not in inside
    ]
    # What says by its own words why it ended stands before what was merely answered.
    told.sort(key=lambda s: not tells_why(s, over[s.deal]))
    for own in (told, beside, before, back):
        own.sort(key=lambda s: bool(s.mark))
    names = (CHOSE, MOVED) if asked.kind == "won" else (TOLD, BACK)
    spoken = [*told, *beside, *before, *back]
    apart = _apart(reasons, said, {s.id for s in (*told, *beside)})
    there = {s.id for _, own, _ in apart for s in own}
    told, beside = ([s for s in own if s.id not in there] for own in (told, beside))
    found = [
        *apart,
        (names[0], told, _TOLD_QUOTES),
        (BESIDE, beside, _TOLD_QUOTES),
        (BEFORE_IT, before, _TOLD_QUOTES),
        (names[1], back, _QUOTES),
    ]
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
        "understood": {"facets": [], "about": list(asked.topic),
                       "outcome": None, "among": list(asked.names), "widened": False, "kind": asked.kind},
        **share(len(everyone), max(heard, len(everyone))).json(),
        "few": True,
        "sentences": sum(row["sentences"] for row in findings),
        "deals": len({s.deal for _, own, _ in found for s in own} | {r["deal"] for r in reasons}),
        "answer": _answer(asked, over, reasons, findings, spoken, narrowed),
        "findings": findings,
        "reasons": reasons,
    }  # fmt: skip


def reason_of(deal: Deal) -> str:
    """Why a deal ended so, as the CRM has it: of one that was won, a field that is called the reason of it."""
    if deal.outcome is not Outcome.WON:
        return deal.lost_reason or ""
    return next((v for key, v in deal.fields.items() if v and _WON_REASON.search(key)), "")


def _reason(deal: Deal, told: Sequence[Saying]) -> dict[str, Any]:
    """What our CRM has for the reason, with what their words do to it: ``against``, and ``theirs``, the ids of those that say so."""
    reason = reason_of(deal)
    # Of one that was won nobody asks whether we guessed right.
    against = gainsays(reason, (s.quote for s in told)) if deal.outcome is not Outcome.WON else ""
    say_so = {
        DENIED: [s for s in told if denies(s.quote, reason)] + [s for s in told if causes(s.quote)],
        ANOTHER: [s for s in told if causes(s.quote)],
    }.get(against, [])
    return {
        "deal": deal.name, "outcome": deal.outcome.value if deal.outcome else "", "reason": reason, "by": "crm",
        "date": deal.closed.isoformat() if deal.closed else None,
        "against": against, "theirs": list(dict.fromkeys(s.id for s in say_so)),
    }  # fmt: skip


def _narrowed(asked: Asked, ended: dict[str, Deal], told: Sequence[Saying]) -> tuple[dict[str, Deal], str]:
    """The deals that went to whom a question names, and about what it names; and a sentence that tells how it was taken."""
    over = {n: d for n, d in ended.items() if all(_went_to(name, n, reason_of(d), told) for name in asked.called)}
    if not asked.topic or not over:
        return over, ""
    about = _of_price if {w.casefold() for w in asked.topic} <= _PRICE else says(asked.topic)
    # Who says that it was not the price says nothing of a deal lost over it.
    matter = " ".join(asked.topic)

    def says_so(text: str) -> bool:
        return about(text) and not denies(text, matter)

    kept = {n: d for n, d in over.items() if about(reason_of(d)) or any(s.deal == n and says_so(s.quote) for s in told)}
    words = " ".join(asked.topic)
    if kept:
        return kept, f" About “{words}”, by our CRM's reason or by what they said of it: {len(kept)} of {len(over)}."
    return over, f" Not applied: “{words}”, for no reason names it; of all {len(over)}:"


def _of_price(text: str) -> bool:
    """Whether words speak of a price, whatever they call it."""
    return _PRICES.search(text) is not None


def _went_to(name: str, deal: str, reason: str, told: Sequence[Saying]) -> bool:
    """Whether a deal went to somebody: our CRM's reason names them, or they do where they say how it ended."""
    called = re.compile(rf"(?<!\w){re.escape(name)}(?:s|es|['’]s)?(?!\w)", re.IGNORECASE)
    not_them = re.compile(rf"\b(?:not|no|never|without|than|against) (?:\w+ )?{re.escape(name)}\b", re.IGNORECASE)
    texts = [reason, *(s.quote for s in told if s.deal == deal)]
    return any(called.search(text) and not not_them.search(text) for text in texts)


def _before_the_end(saying: Saying, deal: Deal) -> bool:
    return deal.closed is None or saying.day is None or saying.day <= deal.closed


def _speaks_against(saying: Saying) -> bool:
    fears = Facet.FEAR in saying.facets and saying.stance is not Stance.TOWARDS
    return fears or not saying.facets.keys().isdisjoint(CONSTRAINTS)


def _moves(saying: Saying) -> bool:
    fears = Facet.FEAR in saying.facets and saying.stance is Stance.TOWARDS
    return not saying.of and (fears or not saying.facets.keys().isdisjoint(_MOVES))


def _answer(
    asked: Asked,
    over: dict[str, Deal],
    reasons: list[dict[str, Any]],
    findings: list[dict[str, Any]],
    said: Sequence[Saying],
    narrowed: str,
) -> list[dict[str, Any]]:
    """The answer; ``said`` is everything of theirs that is counted, ``narrowed`` as of ``_narrowed``."""
    if not over:
        ended = "won" if asked.kind == "won" else "lost or to have ended without a decision"
        if asked.called:
            ended = f"lost to {' or '.join(asked.called)}: our CRM names no such deal, and nobody who says how it ended"
        return [{"text": f"No deal that this is about is known to have been {ended}.", "evidence": []}]
    lost = sum(d.outcome is Outcome.LOST for d in over.values())
    head = f"{len(over)} won." if asked.kind == "won" else f"{lost} lost, {len(over) - lost} without a decision."
    head = (f"To {' or '.join(asked.called)}: " if asked.called else "") + head + narrowed
    if reasons:
        head += (
            " Our CRM, in our own words: "
            + "; ".join(f"{r['deal']}: {r['reason']}" for r in reasons)
            + "."
            + _spoken_against(reasons)
        )
    silent = [name for name in over if name not in {r["deal"] for r in reasons} | {s.deal for s in said}]
    if silent:
        head += f" Nothing is known of {', '.join(silent)}: ask them."
    if not findings:
        head += " In what they said we recognise no reason."
    out: list[dict[str, Any]] = [{"text": head, "evidence": [q["id"] for f in findings for q in f["quotes"]]}]
    by_id = {s.id: s for s in said}
    says_so = {heading(r): [by_id[i] for i in r["theirs"] if i in by_id] for r in reasons if r["against"]}
    for row in findings:
        own = sorted(says_so.get(row["name"], ()), key=lambda s: bool(s.mark))
        quote = own[0].json() if own else row["quotes"][0]
        text = f"{row['name']}: “{' '.join(quote['quote'].split())}” ({voice(quote)})"
        out.append({"text": text[:1].upper() + text[1:], "evidence": [q["id"] for q in row["quotes"]]})
    return out


def _spoken_against(reasons: Sequence[Mapping[str, Any]]) -> str:
    """In how many deals their own words do not bear out our reason; empty where they do so in none."""
    denied, another = ([r["deal"] for r in reasons if r["against"] == how] for how in (DENIED, ANOTHER))
    said = []
    if denied:
        said.append(f"in {len(denied)} they say that it was not so ({', '.join(denied)})")
    if another:
        said.append(f"in {len(another)} they name something else ({', '.join(another)})")
    if len(reasons) == 1 and said:
        return f" They themselves {'say that it was not so' if denied else 'name something else'}."
    return f" By their own words, of these {len(reasons)}: {'; '.join(said)}." if said else ""


def heading(reason: Mapping[str, Any]) -> str:
    """What stands over the words of those who do not bear out our reason of a deal."""
    what = "they say that it was not so" if reason["against"] == DENIED else "they name something else"
    return f"{reason['deal']}, where our CRM says “{reason['reason']}”: {what}"


def _apart(
    reasons: Iterable[Mapping[str, Any]], said: Iterable[Saying], told: Collection[str]
) -> list[tuple[str, list[Saying], int]]:
    """For each deal whose people do not bear out our reason what they tell of its end, as it was said; of so many deals at most.

    Args:
        said: every sentence of theirs.
        told: ids of those that tell how it ended.
    """
    against = [r for r in reasons if r["against"]][:_APART]
    by_deal: dict[str, list[Saying]] = {r["deal"]: [] for r in against}
    for s in said:
        if s.id in told and s.deal in by_deal:
            by_deal[s.deal].append(s)
    return [(heading(r), sorted(by_deal[r["deal"]], key=lambda s: bool(s.mark)), _QUOTES) for r in against]
