"""One saying of one buyer, as the market looks at it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from otherside.domain import Facet, Stance

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Saying:
    """A quote with who said it where.

    Attributes:
        id: of the evidence.
        facets: what it is evidence of, surely enough to be shown.
        strength: 0 to 1.
        person: id; ``name`` and ``role`` are for the reader.
        mark: what keeps it from being quoted: that it was said in confidence, or is somebody's own.
        of: the other vendor it is about; empty where it is about them or us.
        of_us: whether it tells of what we did or brought: no pain or wish of theirs before us.
    """

    id: str
    quote: str
    facets: dict[Facet, float]
    stance: Stance
    strength: float
    person: str
    name: str
    deal: str
    day: dt.date | None
    source: str
    conversation: str
    turn: int
    start: int
    end: int
    role: str = ""
    mark: str = ""
    of: str = ""
    of_us: bool = False

    def json(self) -> dict[str, Any]:
        """As a finding shows it: the words and the way back to them."""
        return {
            "id": self.id,
            "quote": self.quote,
            "person": self.name,
            "role": self.role,
            "mark": ", ".join(filter(None, (self.of and f"about {self.of}", self.mark))),
            "deal": self.deal,
            "source": self.source,
            "date": self.day.isoformat() if self.day else None,
            "conversation": self.conversation,
            "turn": self.turn,
            "start": self.start,
            "end": self.end,
        }


def people_of(sayings: Iterable[Saying]) -> set[str]:
    """Ids of who said them."""
    return {saying.person for saying in sayings}


def voice(quote: Mapping[str, Any], *, named: bool = False) -> str:
    """Whose words a quote is, as a view over all deals says it: by role, not by name.

    Args:
        named: by name where it is known, as an answer about one deal or one person says it.
    """
    whose = (named and quote["person"]) or quote["role"] or "somebody"
    return ", ".join(filter(None, (whose, quote["deal"], quote["date"], quote["mark"])))


def one_each(sayings: Sequence[Saying], order: Iterable[int], most: int, *, confided: bool = False) -> list[Saying]:
    """The first sayings in an order, at most one of each person while there are others, no words twice.

    Args:
        confided: also what was said in confidence, which a view over all deals counts and does not quote.
    """
    found: list[Saying] = []
    later: list[Saying] = []
    people: set[str] = set()
    words: set[str] = set()
    for n in order:
        saying = sayings[n]
        if saying.mark and not confided:
            continue
        plain = " ".join(saying.quote.casefold().split())
        if plain in words:
            continue
        words.add(plain)
        (later if saying.person in people else found).append(saying)
        people.add(saying.person)
        if len(found) >= most:
            break
    return (found + later)[:most]
