"""What is indexed, what may be asked for, what is found."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from otherside.domain import FACETS, Facet, Stance

STANCES: tuple[Stance, ...] = tuple(Stance)
#: Days are kept as numbers; this one stands for "no date" and lies outside every range.
NO_DAY = 0


@dataclass(frozen=True, slots=True)
class Document:
    """One stretch of a buyer's words: a piece of evidence, or a whole turn.

    Attributes:
        key: stable name; the id of the evidence, or ``conversation/turn``.
        evidence: whether it is evidence; only evidence has a vector.
        text: the words.
        person: id of who said it.
        deal: name of the deal.
        facets: what it is evidence of; empty for turns.
        day: when it was said.
        conversation: where it stands, with ``turn``, ``start`` and ``end``.
        card: what a reader is shown beside the words, as JSON; kept and given back as it is.
    """

    key: str
    evidence: bool
    text: str
    person: str
    deal: str
    facets: tuple[Facet, ...]
    stance: Stance
    day: dt.date | None
    conversation: str
    turn: int
    start: int
    end: int
    card: str = "{}"

    def digest(self) -> int:
        """Changes when anything of it changes; fits SQLite's integer."""
        parts = (
            self.text, self.person, self.deal, ",".join(self.facets), self.stance, str(self.day),
            self.conversation, str(self.turn), str(self.start), str(self.end), self.card,
        )  # fmt: skip
        return _number(*parts)

    def sameness(self) -> int:
        """Alike for the same words of the same person, wherever they stand."""
        return _number(self.person, self.text)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit has to satisfy; ``None`` asks for nothing.

    Attributes:
        facets: at least one of these.
        stances: one of these.
        people: ids of people, one of whom said it.
        deals: names of deals, one of which it belongs to.
        since: on or after; words without a date are left out.
        until: on or before; words without a date are left out.
    """

    facets: Collection[Facet] | None = None
    stances: Collection[Stance] | None = None
    people: Collection[str] | None = None
    deals: Collection[str] | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def empty(self) -> bool:
        """Whether everything passes."""
        return self == Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found.

    Attributes:
        score: reciprocal-rank score; comparable within one answer only.
        marks: ``(start, end)`` of the query's words in the text, code points.
    """

    key: str
    evidence: bool
    text: str
    conversation: str
    turn: int
    start: int
    end: int
    score: float
    card: str = "{}"
    marks: tuple[tuple[int, int], ...] = ()


def _number(*parts: str) -> int:
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big", signed=True)


def facet_bits(facets: Collection[Facet]) -> int:
    """Facets as a bit mask, in the order of ``FACETS``."""
    return sum(1 << FACETS.index(facet) for facet in set(facets))
