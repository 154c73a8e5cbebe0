"""Lines of what was asked and promised, led to their places: the words as a link, who and where beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from otherside.reports import words

#: The day that a promise names, behind its words.
_DAY = re.compile(r"^\(([^()]+)\) ?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of ``reports.words.terms``, in parts.

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
    """A line with the row of the brief that it tells, if there is one."""
    for row in _rows(brief):
        place, quote = words.placed(row), f"“{' '.join(row['quote'].split())}”"
        if not place or place not in line:
            continue
        head, found, tail = line.partition(quote)
        if found:
            who, lead = _who(head, row["person"])
            after = _DAY.sub(r"for \1 ", tail.replace(place, "", 1).strip()).strip()
            return Line(who, lead, row, "", after, passed)
        if line == f"{row['person']} {words.KEPT_FOR_THEM}{place}":
            return Line(row["person"], "", row, words.KEPT_FOR_THEM, "", passed)
    return Line("", "", None, line, "", passed)


def _who(head: str, person: str) -> tuple[str, str]:
    """What stands before the words: whose they are, and the words of before."""
    name = f"{person or 'Our note'}:"
    before, found, lead = head.partition(name)
    return (f"{before}{name}", lead.strip()) if found else (head.strip(), "")


def _rows(brief: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for key in ("wishes", "conditions"):
        yield from brief.get(key, ())
    for rows in brief.get("promises", {}).values():
        yield from rows
    for named in brief.get("alternatives", ()):
        yield from named["quotes"]
