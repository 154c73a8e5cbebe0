"""Lines of what was asked and promised, led to their places: the words as a link, who and where beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from otherside.reports.terms import Term
from otherside.web.templating import without_commands


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


def in_parts(term: Term, today: dt.date) -> Line:
    """A row in its parts; one without a place as it is told, without the command that a terminal is given.

    Whether what was promised was done is not known, so that nothing is called late; what sounds kept has no such remark.
    """
    row = term.row
    if row is None or not term.place:
        line = term.line()
        return Line("", "", None, line if "“" in line else without_commands(line), "", False)
    if term.instead:
        return Line(term.who, "", row, term.instead, "", False)
    passed = bool(term.by) and not row["since"] and dt.date.fromisoformat(row["by"]) < today
    after = " ".join(filter(None, (term.by and f"for {term.by}", term.after.strip())))
    return Line(f"{term.who}:", term.lead.strip(), row, "", after, passed)
