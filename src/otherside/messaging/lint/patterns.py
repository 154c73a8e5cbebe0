"""A small pattern language over words, compiled to regular expressions that cannot run away.

A space stands for the gap between two words, ``<3>`` for up to three words in between, ``{name}`` for a group of words
from `MACROS`. Gaps and words are made of disjoint characters and every repetition is bounded, so that the time is linear in
the length of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from otherside.messaging.lint.finding import Hit
from otherside.messaging.lint.message import Message

_GAP = r"[\s,*_]{1,4}"
_MAYBE_GAP = r"[\s,*_]{0,4}"
_WORD = r"[\w'%$£€&./-]{1,40}"

MACROS: Mapping[str, str] = {
    "we": r"(?:we|i)",
    "weare": r"(?:we're|we are|i'm|i am)",
    "wehave": r"(?:we've|we have|i've|i have)",
    "our": r"(?:our|my)",
    "youare": r"(?:you're|you are|youre)",
    "be": r"(?:is|are|'s|was|were|be|being|been)",
    "want": r"(?:would like|'d like|want|wanted|would love|'d love|am writing|'m writing|wish)",
    "day": r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tonight|tomorrow|midnight|noon|month-end|month end|"
    r"year-end|quarter-end|end of (?:the |this )?(?:day|week|month|quarter|year)|eod|cob|close of business|"
    r"this (?:week|month|quarter|friday|monday|afternoon|evening|morning)|\d{1,2}\s?(?:am|pm|st|nd|rd|th))",
    "num": r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a few|a couple of|a handful of|several)",
    "not": r"(?:not|n't|never|no longer)",
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern with the code it speaks for and the weight of a match."""

    code: str
    regex: re.Pattern[str]
    weight: float


def compile_phrase(phrase: str) -> re.Pattern[str]:
    """One phrase of the small language as a regular expression over lower-case text."""
    for name, value in MACROS.items():
        phrase = phrase.replace("{" + name + "}", value)
    phrase = re.sub(r" ?<(\d)> ?", lambda m: f"{_GAP}(?:{_WORD}{_GAP}){{0,{m[1]}}}", phrase)
    phrase = phrase.replace(" ?", _MAYBE_GAP).replace(" ", _GAP)
    return re.compile(rf"(?<![\w'-])(?:{phrase})(?!\w)")


def patterns(code: str, phrases: str, weight: float = 1.0) -> tuple[Pattern, ...]:
    """Patterns of one code, one phrase a line."""
    return tuple(
        Pattern(code, compile_phrase(line.strip()), weight) for line in phrases.splitlines() if line.strip()
    )


def matches(message: Message, table: Iterable[Pattern]) -> Iterator[Hit]:
    """Every match of every pattern in the message's own words."""
    for pattern in table:
        for _, start, end in message.search(pattern.regex):
            yield Hit(pattern.code, start, end, pattern.weight)
