"""What somebody promised and may not have kept, and what they apologise for: theirs to come back to. Pure.

Read back to them, it is a dunning letter: "On the 3rd you wrote: I will get you the plans by Friday."
"""

from __future__ import annotations

import datetime as dt
import re

from otherside.domain.patterns import lazily
from otherside.profiles.said.admissions import unkept
from otherside.profiles.said.promises import promised
from otherside.profiles.time.dates import find_dates

_WILL = r"\b(?:I|we)(?:['’]ll| will| shall|['’]m going to| am going to|['’]re going to| are going to)\b"
#: What is promised to somebody, or with a day: "I'll get you the plans", "I'll have an answer by May".
_GIVES = lazily(
    rf"{_WILL}(?! (?:just |only )?(?:tell|show|ask)\b)(?: \w+){{1,3}} you\b(?! (?:have|are|can|will|want|need|know)\b)|"
    rf"{_WILL}[^.?!;]{{0,120}}\b(?:by|before|until|no later than)\b|"
    r"\byou(?:['’]ll| will| shall) (?:have|get|receive|hear)\b|\bI(?:['’]ll)? promise\b|\b(?:you have|give you) my word\b",
    re.IGNORECASE,
)
#: What hangs on something that is not there yet is no debt; "until" with a day is how long, with a clause it is a condition.
_HANGS = lazily(
    r"\b(?:if|when|once|unless|as soon as|as long as|so long as|provided|providing|subject to|assuming|on condition|depend(?:s|ing) on|"
    r"(?:until|till) (?:the|my|our|their|I|we|they|he|she|it|[A-Z]\w+)\b[^.?!,;]{0,60}? (?:is|are|has|have|says?|agrees?|decides?|signs?|"
    r"approves?|meets?|knows?|comes?))\b",
    re.IGNORECASE,
)


def owed(text: str, said: dt.date | None, as_of: dt.date | None) -> bool:
    """Whether a sentence promises what may be overdue, or owns up that something was not kept.

    Args:
        said: the day on which it was said.
        as_of: the day as of which it is read; a promise whose named day lies ahead is not overdue.
    """
    if unkept(text):
        return True
    if not (promised(text) or _GIVES.search(text)) or _HANGS.search(text):
        return False
    days = [d.date for d in find_dates(text, said, ahead=True)] if said else []
    return not (days and as_of and min(days) >= as_of)
