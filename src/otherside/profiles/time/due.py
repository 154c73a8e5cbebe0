"""The day by which something is due, as a sentence that promises or asks for it says: "by Friday", and not "about Friday". Pure."""

from __future__ import annotations

import datetime as dt
import re

from otherside.domain.patterns import lazily
from otherside.profiles.time.dates import find_dates

#: Before a day: it is when something is due, and not a day that is merely spoken of.
_DUE = lazily(
    r"(?:\b(?:by|on|before|until|till|the|have \w+)|^\W*|[,;:(–—-] ?)\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,? )?(?:the )?$",
    re.IGNORECASE,
)
#: Words of a day that say by themselves that it is when, and a bare weekday, which does so at the end of its clause.
_SELF = lazily(r"(?:by|on|before|until|till|this|next|tomorrow|today|tonight)\b", re.IGNORECASE)
_ALONE, _ENDS = lazily(r"\w+day"), lazily(r"\s*(?:$|[.,;:!?–—-]|at\b|morning|afternoon|evening)")
_VAGUE = lazily(r"\b(?:about|around|roughly|since|from|said|(?<!end )of|between|to|for)(?: the)?\s*$", re.IGNORECASE)
_RANGE = lazily(r"^\s*(?:to|–|-|or|and)\s*\d", re.IGNORECASE)


def due_in(words: str, said: dt.date) -> dt.date | None:
    """The last day of a sentence that says when something is due, and lies ahead; None where none does.

    Args:
        words: one sentence.
        said: the day on which it was said.
    """
    for found in reversed(find_dates(words, said, ahead=True)):
        before, after = words[: found.start], words[found.end :]
        due = _DUE.search(before) or _SELF.match(found.words) or (_ALONE.fullmatch(found.words) and _ENDS.match(after))
        if found.date >= said and due and not _VAGUE.search(before) and not _RANGE.match(after):
            return found.date
    return None
