"""Whether a sentence says that a day with us is fixed: "3 December, ten o'clock, at ours is settled". By its words. Pure.

Such a day is agreed between both, and no secret towards anybody, wherever it is told. A day without an hour or a place may be anything's.
"""

from __future__ import annotations

import datetime as dt
import re

from otherside.domain.patterns import lazily
from otherside.profiles.time.dates import find_dates
from otherside.profiles.time.gone import is_gone

_FIXED = lazily(
    r"\b(?:is|are|it['’]s|that['’]s|stays?|stands|has been|have|we['’]ve|now|all) (?:now |all |still |firmly |both )?"
    r"(?:fixed|set|booked|confirmed|agreed|settled|arranged|"
    r"in (?:the|my|our|everybody['’]s) (?:diary|diaries|calendar|calendars|sheet|plan))\b|"
    r"^\W*(?:confirmed|agreed|fixed|booked|settled)\b",
    re.IGNORECASE,
)
_HOUR = (
    r"(?:\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?(?:am|pm|o['’]clock)\b|"
    r"\bat (?:\d{1,2}|seven|eight|nine|ten|eleven|twelve|noon|one|two|three|four|five|six)\b|"
    r"\bo['’]clock\b)"
)
_WITH_US = lazily(
    rf"{_HOUR}|\b(?:at|with|to see|to meet) (?:ours|yours|us|you|(?:our|your) (?:place|office|plant|site|hall|shop|works|warehouse))\b",
    re.IGNORECASE,
)
_NOT = lazily(r"\b(?:not|no longer|never|almost|nearly|nothing|unless|until|till|if)\b|n['’]t\b|\?\s*$", re.IGNORECASE)


def day_fixed(text: str, said: dt.date) -> bool:
    """Whether a sentence, said to us on a day, fixes a later one to meet.

    Args:
        text: one sentence of theirs.
        said: the day on which it was said.
    """
    if _FIXED.search(text) is None or _WITH_US.search(text) is None or _NOT.search(text):
        return False
    return any(day.exact and day.date >= said and not is_gone(text, day) for day in find_dates(text, said))
