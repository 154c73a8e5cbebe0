"""A brief as it is shown: without what is to be kept, no words more than twice, and as long as is wanted.

In: the data of a brief and a length. Out: the same with ``terms`` in lines, everything cut to that ``length``, and ``left_out``, whether
something was. The data of the brief itself stays whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from otherside.domain import CONSTRAINTS, STANDING
from otherside.reports import words
from otherside.reports.discreet import discreet
from otherside.reports.length import EVERYTHING, FULL, LEAST, NEXT, WHOLE, Length, longer
from otherside.reports.sparing import sparing

Row = Mapping[str, Any]


def prepared(data: Row, length: Length = FULL, *, headlines: bool = False) -> dict[str, Any]:
    """The brief at a length.

    Args:
        headlines: whether one quote stands over each person.
    """
    return _cut(discreet(data), length, headlines)


def on_two_pages(data: Row, lines: Callable[[Row], int], most: int) -> Length:
    """The greatest length at which a brief has no more lines than fit, or the least there is.

    Args:
        lines: counts those of a prepared brief.
        most: so many fit.
    """
    shown = discreet(data)

    def fits(length: Length) -> bool:
        return lines(_cut(shown, length)) <= most

    for whole in WHOLE:
        if fits(whole):
            return whole
    length = LEAST
    for part in NEXT:
        if fits(more := longer(length, part)):
            length = more
    return length


def _cut(data: Row, length: Length, headlines: bool = False) -> dict[str, Any]:
    shown = {
        **data,
        "questions": list(words.questions(data))[: length.questions],
        "incongruences": list(words.gaps(data, length.gaps)),
        "burdens": list(words.carried(data, length.carried)),
        "pattern_breaks": list(words.breaks(data, length.breaks)),
    }
    out = sparing(shown, length.quotes, length, headlines=headlines)
    out["terms"] = words.terms(shown, length)
    out["length"], out["left_out"] = length, length != EVERYTHING
    if not length.whole:
        out["people"] = [_shorter(person, length) for person in out["people"]]
    return out


def _shorter(person: Row, length: Length) -> Row:
    """Somebody with the facets that say most, each with one quote that stands nowhere above."""
    if person["side"] != "theirs" or not person["facets"]:
        return person
    fresh = {
        facet: [q for q in quotes if not q.get("above")][: length.quotes]
        for facet, quotes in words.once(person).items()
    }
    there = [facet for facet in words.telling(person) if fresh.get(facet)]
    stands = [facet for facet in there if facet in STANDING]
    holds = [facet for facet in there if facet in CONSTRAINTS]
    moves = [facet for facet in there if facet not in {*stands, *holds}]
    chosen = [*moves[: length.moves], *stands[: length.stands], *holds[: length.holds]] or there[:1]
    # Whoever has been quoted above with all there is keeps a row that says so.
    facets = {facet: fresh[facet] for facet in chosen} or dict(list(person["facets"].items())[:1])
    return {**person, "facets": facets, "perhaps": {}, "unknown": [], "kept_private": [], "told_of": 0}
