"""Shares of people with intervals, comparisons of shares, and the correction for many of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import stats

from otherside.domain.counting import plural

#: Of every interval that is shown.
LEVEL = 0.95
#: Of fewer people, or people of fewer deals, no share is told: they are too few to speak of a market.
FEW_PEOPLE, FEW_DEALS = 12, 4
TOO_FEW = "Too few to speak of a market: read what each said, not how many."


@dataclass(frozen=True, slots=True)
class Share:
    """A share of people: ``low`` and ``high`` are the bounds of the 95 % interval."""

    people: int
    of: int
    share: float
    low: float
    high: float

    def json(self) -> dict[str, float | int]:
        """As plain data."""
        return {
            "people": self.people,
            "of": self.of,
            "share": round(self.share, 4),
            "low": round(self.low, 4),
            "high": round(self.high, 4),
        }


def share(people: int, of: int) -> Share:
    """How many of how many people, with Jeffreys' interval (Brown, Cai & DasGupta 2001).

    A person counts once however often they said it: sentences of one person are not independent.
    """
    tail = (1 - LEVEL) / 2
    low = float(stats.beta.ppf(tail, people + 0.5, of - people + 0.5)) if people else 0.0
    high = float(stats.beta.ppf(1 - tail, people + 0.5, of - people + 0.5)) if people < of else 1.0
    return Share(people, of, people / of if of else 0.0, low, high)


def at_least(people: int, of: int) -> dict[str, Any]:
    """Of how many people something was recognised, as plain data: a lower bound, which no interval makes more of.

    An interval tells how far a sample may lie from the truth. Who says the same in words that are not recognised is missed
    besides, and nobody knows how many they are: ``high`` is 1.
    """
    return {**share(people, of).json(), "high": 1.0, "at_least": True}


def few(people: int, deals: int) -> bool:
    """Whether these are too few to speak of a market."""
    return people < FEW_PEOPLE or deals < FEW_DEALS


def share_in_words(row: Mapping[str, Any], too_few: bool = False) -> str:
    """A share as of ``Share.json`` in words; of few people a count, for a percentage of them would say more than is known.

    Of what was recognised, as of ``at_least``, a count: that it is no more than that nobody can say.

    Args:
        too_few: whether the whole market is too small for shares.
    """
    said = f"{row['people']:,} of {plural(row['of'], 'person', 'people')}"
    if row.get("at_least"):
        return f"at least {said}" if row["people"] else f"nobody recognised of {row['of']:,}"
    if too_few or row["of"] < FEW_PEOPLE:
        return said
    return f"{said}, {100 * row['share']:.0f} %, {100 * row['low']:.0f} to {100 * row['high']:.0f} %"


def differs(inside: int, of_inside: int, outside: int, of_outside: int) -> float:
    """Two-sided p of Fisher's exact test that two shares of people are the same."""
    if not of_inside or not of_outside:
        return 1.0
    table = [[inside, of_inside - inside], [outside, of_outside - outside]]
    return float(stats.fisher_exact(table).pvalue)


def corrected(p: Sequence[float]) -> list[float]:
    """Benjamini-Hochberg (1995): each p as the smallest false-discovery rate at which it would be found."""
    return [float(q) for q in stats.false_discovery_control(np.asarray(p))] if p else []
