"""How somebody stands by their newest words: a yes that holds, what they made it hang on, what is over by now. Pure.

The one place for it: a letter and a plan of the same day must not tell it in two ways.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from otherside.domain.calendar_words import WEEKDAY
from otherside.domain.number_words import ONE_TO_TWELVE
from otherside.domain.patterns import lazily
from otherside.profiles.said.appeals import appeals
from otherside.profiles.said.day_fixed import day_fixed
from otherside.profiles.said.denied_at_once import denied_at_once
from otherside.profiles.said.refusals import refuses_it
from otherside.profiles.said.retreats import retreats
from otherside.profiles.said.settled import goes_ahead, or_else, takes_back
from otherside.profiles.time.dates import find_dates

#: Days before their last words in which what somebody made it hang on is their word of today.
LATELY = 30
#: Days after which an hour of the day, or what somebody would bring along, was of a meeting gone by.
_ARRANGED = 14
_HOUR = rf"(?:{ONE_TO_TWELVE}|noon|\d{{1,2}}(?:[:.]\d\d)?(?: ?(?:am|pm|o['’]?clock))?)"
_THEN = r"(?=\W*$|[,.;!?–—]| (?:on|and|but|or|in the|please|because|so|as|we|I|if)\b)"
#: Arrangements for a meeting: when, where, what has to be out of the way.
_ARRANGES = lazily(
    rf"\b(?:before|after|at|by|until|till|around|from) (?:half (?:past )?|quarter (?:past|to) )?{_HOUR}{_THEN}|"
    rf"\bhalf (?:past )?{_HOUR}\b|\b\d{{1,2}} ?(?:am|pm|o['’]?clock)\b|"
    rf"\b{WEEKDAY}(?:(?:['’]s| is| are| would be)(?: \w+)? (?:fine|good|ok|okay|better|best|bad|possible|free)| works?| suits?)\b|"
    r"\b(?:attached|enclosed|parking|car park|lunch|reception|visitors?['’]? badge|calendar|invite|diary|dial in)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence of somebody.

    Attributes:
        text: the sentence.
        date: the day on which it was said, where known.
        place: what it is called by the caller; given back as it is.
        away: it was read as speaking against the matter.
        kept: it was said in confidence.
    """

    text: str
    date: dt.date | None
    place: str
    away: bool = False
    kept: bool = False


def given(said: Sequence[Saying]) -> Saying | None:
    """Where somebody last said that it is approved, signed or decided; None where later words of theirs speak against it.

    Args:
        said: all their sentences that are known, oldest first.
    """
    behind = ""
    for s in reversed(said):
        if takes_back(s.text):
            return None
        if goes_ahead(s.text) and not denied_at_once(behind):
            return s
        behind = s.text
        if s.away:
            return None
    return None


def hangs_on(said: Sequence[Saying], as_of: dt.date | None) -> tuple[Saying, dt.date | None] | None:
    """What somebody lately made it hang on, "if it isn't here by June, I will take the other one", and the day of it.

    What they said in confidence is not told, and a yes that came after it has settled it.

    Args:
        said: all their sentences that are known, oldest first.
        as_of: the day as of which it is told; what hung on a day that is past is no longer told.
    """
    last = max((s.date for s in said if s.date), default=None)
    for s in reversed(said):
        if goes_ahead(s.text) or (last and s.date and (last - s.date).days > LATELY):
            return None
        if s.kept or not or_else(s.text) or over(s.text, s.date, as_of):
            continue
        days = _days(s.text, s.date)
        return s, (days[0] if len(days) == 1 else None)
    return None


#: Words behind a no that go on with nothing: wishes, thanks, a name.
_FEW_WORDS = 8
_COURTESY = lazily(
    r"\b(?:all the best|best (?:wishes|of luck)|take care|good luck|regards|thank\w*|sorry|wish you|keep well|pleasure|patience|yours|"
    r"kind to (?:me|us))\b",
    re.IGNORECASE,
)


def took_leave(said: Sequence[Saying]) -> Saying | None:
    """The no that is somebody's last word, however kindly it was put, or that they would be left in peace.

    None where they went on to something else after it.

    Args:
        said: all their sentences that are known, oldest first.
    """
    for s in reversed(said):
        if refuses_it(s.text) or retreats(s.text):
            return s
        asks = appeals(s.text) or "?" in s.text
        if asks or goes_ahead(s.text) or (s.date is not None and day_fixed(s.text, s.date)):
            return None
        if len(s.text.split()) > _FEW_WORDS and not _COURTESY.search(s.text):
            return None
    return None


def over(text: str, said: dt.date | None, as_of: dt.date | None) -> bool:
    """Whether what a sentence speaks of is behind us: every day that it names, or the meeting that it arranges.

    Args:
        said: the day on which it was said.
        as_of: the day as of which it is read.
    """
    if said is None or as_of is None:
        return False
    days = _days(text, said)
    if days:
        return max(days) < as_of
    return arranges(text) and (as_of - said).days > _ARRANGED


def _days(text: str, said: dt.date | None) -> list[dt.date]:
    return [d.date for d in find_dates(text, said, ahead=True)] if said else []


def arranges(text: str) -> bool:
    """Whether a sentence arranges a meeting: hours, weekdays that suit, what is attached."""
    return bool(_ARRANGES.search(text))
