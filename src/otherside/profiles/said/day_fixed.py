"""Whether a sentence says that a day with us is fixed: "3 December, ten o'clock, at ours is settled". By its words. Pure.

Such a day is agreed between both, and no secret towards anybody, wherever it is told. A day without an hour or a place may be anything's.
"""

from __future__ import annotations

import datetime as dt
import re

from otherside.domain.calendar_words import MONTHS, WEEKDAY
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


#: All that a sentence says: a day of the week or a date, with an hour or without, suits. Whoever is named in it may be a secret.
_NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_CALENDAR = rf"(?:{WEEKDAY}|{MONTHS}|tomorrow|today|\d{{1,2}}(?:st|nd|rd|th)?)"
_OF_A_DAY = (
    rf"(?:on|the|our|this|next|that|morning|afternoon|evening|noon|{_CALENDAR}|call|meeting|appointment|visit|date|slot|time|of|at|in|"
    rf"half past|quarter (?:past|to)|\d{{1,2}}[:.]\d\d|[ap]\.?m\.?|o['’]clock|then|there|{_NUMBER})"
)
_NAMES_ONE = rf"(?=[^.!?]{{0,40}}\b{_CALENDAR}\b)"
_OPENER = r"\W*(?:(?:yes|and|so|by the way|ps|p\.s\.|ok|okay|great|good|also)\b[ ,:.–—-]{1,3}){0,2}"
_SUITS = lazily(
    rf"{_OPENER}{_NAMES_ONE}(?:{_OF_A_DAY},? ){{1,8}}(?:(?:still|also|perfectly|just|very) ){{0,2}}"
    r"(?:works?(?: (?:fine|well|perfectly))?|suits?|stands|holds|(?:is|remains) (?:still )?(?:fine|good|ok|okay|perfect|on|possible))"
    r"(?: (?:for|with|by))?(?: (?:me|us|both of us|everybody))?(?: (?:too|as well|then|well|fine))?\W*",
    re.IGNORECASE,
)
_SEE_YOU = lazily(
    rf"{_OPENER}(?:(?:I|we)(?:['’]ll| will) )?(?:see|talk to|speak to) you {_NAMES_ONE}(?:{_OF_A_DAY},? ){{0,7}}{_OF_A_DAY}\W*",
    re.IGNORECASE,
)


def day_suits(text: str) -> bool:
    """Whether a sentence says that a day with us suits, and nothing else: "Thursday at ten still works for me".

    Args:
        text: one sentence of theirs.
    """
    words = " ".join(text.split())
    return not words.endswith("?") and bool(_SUITS.fullmatch(words) or _SEE_YOU.fullmatch(words))


def day_fixed(text: str, said: dt.date) -> bool:
    """Whether a sentence, said to us on a day, fixes a later one to meet.

    Args:
        text: one sentence of theirs.
        said: the day on which it was said.
    """
    if _FIXED.search(text) is None or _WITH_US.search(text) is None or _NOT.search(text):
        return False
    return any(day.exact and day.date >= said and not is_gone(text, day) for day in find_dates(text, said))
