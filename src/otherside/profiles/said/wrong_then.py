"""Somebody says that they were wrong on a day: what they said on it no longer stands. By their words and the days. Pure."""

from __future__ import annotations

import datetime as dt
import re

from otherside.domain.calendar_words import MONTHS
from otherside.domain.patterns import lazily

_WRONG = lazily(
    r"\b(?:I|we) (?:was|were) (?:\w+ )?(?:wrong|mistaken|unfair|too (?:quick|harsh|hard|hasty))(?: (?:about|on) (?:that|this|it|all that))?"
    rf" (?:(?:back )?in (?P<month>{MONTHS})\b|(?P<then>(?:the )?last time\b|back then\b|when (?:you and I|we) (?:first |last )?"
    r"(?:spoke|met|talked)\b|(?:at|in) (?:our|the) (?:first|last) (?:meeting|talk|call|conversation)\b))",
    re.IGNORECASE,
)
_IN_ORDER = MONTHS.split("|")
#: A month that is named without its year is the last one of that name.
_YEAR = 365


def owns_wrong(text: str) -> bool:
    """Whether words say of some earlier day that what was said on it was wrong; of which, ``wrong_on`` tells."""
    return bool(_WRONG.search(text))


def wrong_on(text: str, day: dt.date | None, then: dt.date | None) -> bool:
    """Whether words take back what the same person said on an earlier day.

    Args:
        text: what they say now.
        day: on which they say it.
        then: the day of what they said before; nothing is taken back where one of the two is unknown.
    """
    if day is None or then is None or not 0 < (day - then).days <= _YEAR:
        return False
    return any(
        not found["month"] or _IN_ORDER.index(found["month"].lower()) + 1 == then.month
        for found in _WRONG.finditer(text)
    )
