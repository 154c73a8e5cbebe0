"""From a model's answer to claims that hold, and rejections that say why they do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from otherside.domain import Facet, Stance
from otherside.extraction.addressed import REASON
from otherside.extraction.alignment import AlignmentStatus, align
from otherside.extraction.llm.windows import Piece

#: More than this is not one statement any more.
MOST_WORDS = 120
#: More items than any window can honestly hold.
MOST_ITEMS = 300
_FACETS = {facet.value: facet for facet in Facet}
_STANCES = {stance.value: stance for stance in Stance}


@dataclass(frozen=True, slots=True)
class Claim:
    """A quote that stands in its turn, and what the model takes it for.

    Attributes:
        turn: the turn's place in the sequence given.
        start: offset in the turn's text.
        end: offset one past the last character.
        facets: at least one, in the model's order.
        stance: neutral if the model gave none.
        strength: 0 to 1; one half if the model gave none.
        why: the model's words, one short line; not the buyer's.
        status: how the quote was found.
    """

    turn: int
    start: int
    end: int
    facets: tuple[Facet, ...]
    stance: Stance
    strength: float
    why: str
    status: AlignmentStatus


@dataclass(frozen=True, slots=True)
class Rejected:
    """What a model, or a transcript, wanted to have taken for evidence and was not.

    Attributes:
        quote: the words, cut to 300 characters.
        reason: why not.
        turn: what the model named as the turn; empty if it named none.
        facets: what it claimed, as it wrote it.
    """

    quote: str
    reason: str
    turn: str = ""
    facets: tuple[str, ...] = ()


def items_of(answer: Any) -> list[Any] | None:
    """The list of items in an answer, also where the model left out the object around it; ``None`` if there is none."""
    if isinstance(answer, Mapping):
        items = answer.get("evidence")
        if items is None and "quote" in answer:
            items = [answer]
    else:
        items = answer
    return items[:MOST_ITEMS] if isinstance(items, list) else None


def judge(items: Iterable[Any], pieces: Sequence[Piece]) -> tuple[list[Claim], list[Rejected]]:
    """Checks each item of an answer against the pieces that were asked about.

    A claim must name a turn of this window that may hold evidence, quote it word by word, and name a known facet.
    """
    by_id = {piece.id: piece for piece in pieces}
    claims: list[Claim] = []
    rejected: list[Rejected] = []
    for item in items:
        outcome = _judge_one(item, by_id)
        if isinstance(outcome, Claim):
            claims.append(outcome)
        else:
            rejected.append(outcome)
    return claims, rejected


def _judge_one(item: Any, by_id: Mapping[str, Piece]) -> Claim | Rejected:
    if not isinstance(item, Mapping):
        return Rejected(_short(item), "not of the form asked for")
    turn, quote = _text(item.get("turn")).strip(), _text(item.get("quote"))
    named = item.get("facets")
    names = tuple(dict.fromkeys(_text(one).strip().lower() for one in (named if isinstance(named, list) else [named])))
    facets = tuple(_FACETS[name] for name in names if name in _FACETS)

    def no(reason: str) -> Rejected:
        return Rejected(_short(quote), reason, turn[:40], tuple(name[:40] for name in names if name)[:15])

    piece = by_id.get(turn)
    if piece is None:
        return no("names a turn that was not shown")
    if not piece.asked:
        return no("not said by the buyer's side")
    if not facets:
        return no("names no known facet")
    if len(quote.split()) > MOST_WORDS:
        return no(f"longer than {MOST_WORDS} words: not one statement")
    found = align(quote, piece.text)
    if found.status is None:
        return no(found.reason)
    if any(found.start < part.end and part.start < found.end for part in piece.withheld):
        return no(REASON)
    return Claim(
        turn=piece.turn,
        start=piece.start + found.start,
        end=piece.start + found.end,
        facets=facets,
        stance=_STANCES.get(_text(item.get("stance")).strip().lower(), Stance.NEUTRAL),
        strength=_strength(item.get("strength")),
        why=_short(item.get("why"), 160),
        status=found.status,
    )


def merge(claims: Iterable[Claim]) -> list[Claim]:
    """One claim for each place: what overlapping windows said twice becomes one.

    Same span: the facets of both. One span within the other with a facet in common: the longer one, with the facets
    of both. Others stay apart. In order of place.
    """
    by_turn: dict[int, list[Claim]] = {}
    for claim in claims:
        by_turn.setdefault(claim.turn, []).append(claim)
    merged: list[Claim] = []
    for turn in sorted(by_turn):
        kept: list[Claim] = []
        for claim in sorted(by_turn[turn], key=lambda one: (one.start - one.end, one.start)):
            for n, other in enumerate(kept):
                same = (claim.start, claim.end) == (other.start, other.end)
                within = other.start <= claim.start and claim.end <= other.end
                if same or (within and set(claim.facets) & set(other.facets)):
                    kept[n] = _join(other, claim)
                    break
            else:
                kept.append(claim)
        merged += sorted(kept, key=lambda one: (one.start, one.end))
    return merged


def _join(one: Claim, other: Claim) -> Claim:
    return replace(
        one,
        facets=tuple(dict.fromkeys(one.facets + other.facets)),
        stance=one.stance if one.stance is not Stance.NEUTRAL else other.stance,
        strength=max(one.strength, other.strength),
    )


def _strength(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:
        return 0.5
    return round(min(1.0, max(0.0, float(value))), 2)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _short(value: Any, most: int = 300) -> str:
    """One line of what somebody else wrote, without control characters."""
    text = "".join(char if char.isprintable() else " " for char in str(value or "")[: 4 * most])
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"
