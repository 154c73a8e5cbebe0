"""One person's evidence in, their profile out: best quotes by facet, and what is unknown. Pure."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rapidfuzz import fuzz

from otherside.domain import FACETS, Facet, Person, Stance
from otherside.profiles.said.changed import marked_undone
from otherside.profiles.time.dates import find_dates

#: Days after which a statement counts half as much for the order in which quotes are shown.
HALF_LIFE_DAYS = 120
_SAME_WORDS = 88


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim span, with all that is needed to find it again.

    Attributes:
        source: name of the file it stands in.
        turn: index of the turn in its conversation.
        start: offset in the turn's text, code points.
        end: one past the last.
        confidence: calibrated probability that it is evidence of the facet it is listed under.
        also: how many near-identical statements it stands for.
        origin: ``"reader"``, or ``"user"`` where a user said what it is evidence of.
        mark: what a reader of the quote must know beside it: that a user judged it, or that the words were ours.
        confirmed: the words were ours, and they agreed.
    """

    id: str
    quote: str
    conversation: str
    title: str
    source: str
    turn: int
    start: int
    end: int
    confidence: float
    date: dt.date | None
    stance: Stance
    strength: float
    reported: bool
    also: int = 0
    origin: str = "reader"
    mark: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """What we know of one person and what we do not.

    Attributes:
        facets: quotes by facet, best first; only facets with evidence.
        unknown: facets without evidence. Unknown is not bad: each is a question.
        quotes: how many distinct pieces of evidence there are.
    """

    person: Person
    facets: Mapping[Facet, tuple[Quote, ...]]
    unknown: tuple[Facet, ...]
    quotes: int


def specificity(text: str) -> float:
    """How much a quote says, 0 to 1: numbers, names and substance, neither a fragment nor a speech."""
    words = re.findall(r"[\w'’]+", text)
    if not words:
        return 0.0
    length = math.exp(-math.pow((math.log(len(words)) - math.log(16)) / 0.9, 2))
    numbers = len(re.findall(r"\d+", text))
    names = len([w for w in words[1:] if w[0].isupper() and len(w) > 1])
    concrete = min(1.0, (numbers + names) / 3)
    return 0.7 * length + 0.3 * concrete


def rank(quote: Quote, latest: dt.date | None) -> float:
    """The order of quotes: confidence times recency times specificity, each softened."""
    age = (latest - quote.date).days if latest and quote.date else HALF_LIFE_DAYS
    recency = math.pow(0.5, max(0, age) / HALF_LIFE_DAYS)
    # What somebody reports of another is a step further from the words themselves.
    heard = 0.85 if quote.reported else 1.0
    return quote.confidence * (0.6 + 0.4 * specificity(quote.quote)) * (0.75 + 0.25 * recency) * heard


def fold(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Near-identical quotes as one, keeping the first (call it on a ranked list); our words never count as said again."""
    kept: list[Quote] = []
    counts: list[int] = []
    for quote in quotes:
        for n, other in enumerate(kept):
            if fuzz.token_sort_ratio(quote.quote.casefold(), other.quote.casefold()) >= _SAME_WORDS:
                counts[n] += not quote.confirmed
                break
        else:
            kept.append(quote)
            counts.append(0)
    return tuple(replace(q, also=n) if n else q for q, n in zip(kept, counts, strict=True))


def done(facet: Facet, quote: Quote, as_of: dt.date | None) -> bool:
    """Whether it is a step whose named day is past: "I'll send it on the 4th", a month ago."""
    if facet is not Facet.COMMITMENT or quote.date is None or as_of is None:
        return False
    days = [found.date for found in find_dates(quote.quote, quote.date)]
    return bool(days) and max(days) < as_of


def profile(person: Person, evidence: Sequence[tuple[Facet, Quote]], as_of: dt.date | None = None) -> Profile:
    """A person's profile.

    Args:
        evidence: every quote under each facet it is evidence of.
        as_of: the day as of which it is read, by default that of their last words.
    """
    latest = max((q.date for _, q in evidence if q.date), default=None)

    def place(facet: Facet, quote: Quote) -> tuple[bool, bool, bool, float, str]:
        # Their own words stand before what they agreed to in ours, however plain that is; what is over, or was
        # taken back, stands last.
        return (
            marked_undone(quote.mark),
            quote.confirmed,
            done(facet, quote, as_of or latest),
            -rank(quote, latest),
            quote.id,
        )

    by_facet: dict[Facet, list[Quote]] = {}
    for facet, quote in evidence:
        by_facet.setdefault(facet, []).append(quote)
    facets = {facet: fold(sorted(by_facet[facet], key=partial(place, facet))) for facet in FACETS if facet in by_facet}
    return Profile(
        person=person,
        facets=facets,
        unknown=tuple(f for f in FACETS if f not in facets),
        quotes=len({q.id for _, q in evidence}),
    )
