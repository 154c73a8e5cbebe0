"""Days that were named and are given up: "I don't think we're going to make Christmas", "not May but September". Pure.

Only where the words say so plainly, as a statement: a question, an "if" and what went wrong last year take nothing back.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from otherside.domain.calendar_words import NAMED_MONTH
from otherside.domain.patterns import lazily
from otherside.profiles.said.sentences import sentences
from otherside.profiles.time.dates import Spoken, find_dates

_FEAST = r"(?:Christmas|Easter|New Year|(?i:spring|summer|autumn|fall|winter))"
_COUNTED = r"(?:\d{1,2}(?:st|nd|rd|th)?|(?i:(?:twenty|thirty)-?)?(?i:\w{1,12}(?:th|st|nd|rd)))"
_NAME = (
    rf"(?:(?i:the )?{_COUNTED} (?:of )?{NAMED_MONTH}|{NAMED_MONTH} (?:the )?{_COUNTED}\b|"
    rf"(?i:(?:the )?(?:end|start|beginning|middle) of |early |late |mid[ -])?{NAMED_MONTH}|Q[1-4]|(?i:the |this |next )?{_FEAST})\b"
)


def _day(group: str) -> str:
    return rf"(?P<{group}>{_NAME})"


_GIVEN_UP = (
    lazily(
        r"\b(?i:(?:don['’]t (?:think|believe|see)|doubt)\b[^.;!?,]{0,30}?|can(?:['’]t|not) |won['’]t |"
        r"(?:not|n['’]t) (?:going to|able to) |no (?:chance|way|hope)(?: (?:of|that|we|I))? [^.;!?,]{0,12}?)"
        r"(?i:(?:really |possibly |ever )?(?:make|making|manage|managing|keep|meet|hold|hit|be (?:ready|done|finished|there)|get it done|"
        r"do it))(?i: it)?(?i: (?:by|for|in|before|this side of))? " + _day("day")
    ),
    lazily(
        _day("day")
        + r"(?i:(?: is|['’]s) (?:now )?(?:off(?! to)|out(?! of| there)|gone|dead|impossible|unrealistic|too (?:early|soon|tight)"
        r"|not (?:going to (?:happen|work)|possible|realistic|on))|"
        r" (?:won['’]t|will not|isn['’]t going to|can(?:['’]t|not)) (?:happen|work|be possible|be)\b)"
    ),
    lazily(r"\b(?i:instead of|rather than|no longer)(?i: in| by| at| on| for)? " + _day("day")),
    lazily(r"\b(?i:not)(?i: in| by| at| on| for| before)? " + _day("day") + r"(?i:,? but\b)"),
    lazily(
        r"\b(?i:mov(?:e|ed|ing)|push(?:ed|ing)?|postpon(?:e|ed|ing)|shift(?:ed|ing)?|put(?:ting)? (?:it |that )?(?:off|back)|slipped)\b"
        r"[^.;!?]{0,30}? (?i:from) " + _day("day") + r"(?i: (?:to|until|into)\b)"
    ),
    lazily(
        r"\b(?i:forget|skip|scrap|(?:give|gave|given|giving) up(?: on)?|(?:written|wrote|write|writing) off|let go of)(?i: about)? "
        + _day("day")
    ),
)
#: "Don't forget Easter", "we haven't given up on May": the contrary.
_HELD_ON_TO = lazily(r"(?:\b(?:not|never|nobody|no one)|n['’]?t)(?: \w+){0,2} $", re.IGNORECASE)
#: What comes before such words and makes them no statement about what will be.
_OPEN = lazily(
    r"\b(?:if|unless|whether|in case|suppose|supposing|last (?:year|time)|(?:he|she|they) (?:said|says))\b",
    re.IGNORECASE,
)
#: Days that are of one feast, and of one season.
_NEAR = {"christmas": 14, "new year": 10, "easter": 14}
_SEASON = 45


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A day that is given up.

    Attributes:
        sentence: in which it is.
        start, end: offsets of the words for it, in the text.
        day: the day meant, or the last of the stretch meant.
        name: what it was called, where it was no day of a month ("christmas", "may"); empty for a day.
    """

    sentence: str
    start: int
    end: int
    day: dt.date
    name: str

    def covers(self, spoken: Spoken, words: str) -> bool:
        """Whether a day named before is the one given up.

        Args:
            spoken: the day.
            words: what was said with it: where a month or a feast is given up, it has to be named there.
        """
        if not self.name:
            return spoken.date == self.day
        if self.name not in words.casefold():
            return False
        if self.name in _NEAR:
            return abs((spoken.date - self.day).days) <= _NEAR[self.name]
        same_month = (spoken.date.year, spoken.date.month) == (self.day.year, self.day.month)
        return same_month or (self.name in _SEASONS and abs((spoken.date - self.day).days) <= _SEASON)


_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
#: A season by which something is wished for; of what is told, "in spring" may be every spring.
_IN_SEASON = lazily(r"\b(?:in|for) (?:the )?(?:early |late |mid[ -])?(spring|summer|autumn|winter)\b", re.IGNORECASE)


def withdrawn(text: str, said: dt.date) -> Iterator[Withdrawn]:
    """The days that a text gives up, said on that day."""
    for span in sentences(text):
        sentence = text[span.start : span.end]
        if sentence.rstrip("”\"' ").endswith("?"):
            continue
        for pattern in _GIVEN_UP:
            for match in pattern.finditer(sentence):
                if _OPEN.search(sentence[: match.start("day")]):
                    continue
                if pattern is _GIVEN_UP[-1] and _HELD_ON_TO.search(sentence[: match.start()]):
                    continue
                # A feast or a month alone is a day only after a word like "by".
                found = find_dates(match["day"], said) or find_dates(f"by {match['day'].removeprefix('the ')}", said)
                if found:
                    name = "" if found[0].exact else re.sub(r".* ", "", match["day"].replace("New Year", "New_Year"))
                    at = span.start + match.start("day"), span.start + match.end("day")
                    yield Withdrawn(sentence, *at, found[0].date, name.replace("_", " ").casefold())


def wished_no_more(text: str, said: dt.date, later: Iterable[Withdrawn]) -> bool:
    """Whether every day that a text names was given up since: what was wished for by then is no wish of today.

    Args:
        said: the day on which it was said.
        later: what the same person gave up after that.
    """
    days = find_dates(text, said, ahead=True) or [
        day for season in _IN_SEASON.finditer(text) for day in find_dates(f"by {season[1]}", said)
    ]
    since = list(later) if days else []
    return bool(since) and all(any(gone.covers(day, text) for gone in since) for day in days)
