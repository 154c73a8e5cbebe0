"""Lines of what was asked and promised, led to their places: the words as a link, who and where beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from otherside.reports.terms import Term, terms


@dataclass(frozen=True, slots=True)
class Line:
    """A row of ``reports.terms``, in the parts that a page tells apart.

    Attributes:
        who: whose words these are, with the colon; of another supplier its name before.
        lead: what was said before and is needed to understand it.
        row: the words with their place, where the line has them; of a request to keep something the place alone.
        told: what stands in the line instead of words, or all of it where it has no place.
        after: what follows: a day that they named, what was said since.
        passed: whether the day that it names has passed.
    """

    who: str
    lead: str
    row: Mapping[str, Any] | None
    told: str
    after: str
    passed: bool


def in_parts(brief: Mapping[str, Any], line: str, passed: bool = False) -> Line:
    """A line with the row of the brief that it tells, if there is one with a place."""
    found = next((term for _, rows in terms(brief) for term in rows if term.line() == line), Term())
    if found.row is None or not found.place:
        return Line("", "", None, line, "", passed)
    if found.instead:
        return Line(found.who, "", found.row, found.instead, "", passed)
    after = " ".join(filter(None, (found.by and f"for {found.by}", found.after.strip())))
    return Line(f"{found.who}:", found.lead.strip(), found.row, "", after, passed)
