"""A small pattern language over words, compiled to regular expressions that cannot run away.

A space stands for the gap between two words, ``<3>`` for up to three words in between, ``{name}`` for a group of words
from `MACROS`; everything else is a regular expression over lower-case text with plain apostrophes. Gaps and words are
made of disjoint characters and every repetition is bounded, so that the time is linear in the length of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from otherside.domain.number_words import ONE_TO_TEN
from otherside.domain.patterns import lazily
from otherside.messaging.lint.finding import Hit

if TYPE_CHECKING:
    from otherside.messaging.lint.message import Message

FOLDER = Path(__file__).parent / "phrases"
_HEAD = lazily(r"\[(?:(OS\d{3})(?: ([\d.]+))?|words (\w+))\]")
_GAP = r"[\s,*_]{1,4}"
_MAYBE_GAP = r"[\s,*_]{0,4}"
_WORD = r"[\w'%$£€&./-]{1,40}"

MACROS: Mapping[str, str] = {
    "we": r"(?:we|i)",
    "weare": r"(?:we're|we are|i'm|i am)",
    "youare": r"(?:you're|you are|youre)",
    "wehave": r"(?:we've|we have|i've|i have)",
    "want": r"(?:would like|'d like|want|wanted|would love|'d love|am writing|'m writing|wish)",
    "day": r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tonight|tomorrow|"
    r"midnight|noon|month-end|"
    r"month end|year-end|quarter-end|end of (?:the |this )?(?:day|week|month|quarter|year)|eod|cob|close of business|"
    r"this (?:week|month|quarter|friday|monday|afternoon|evening|morning)|\d{1,2}\s?(?:am|pm|st|nd|rd|th))",
    "num": rf"(?:\d+|{ONE_TO_TEN}|a few|a couple of|a handful of|several)",
    "aux": r"(?:do|does|did|would|could|should|is|are|was|were|wo|ca|have|has|had|must|need|might|ai)(?:n't|nt)",
    "pronoun": r"(?:you|it|that|they|we|this|he|she|there)",
    "kin": r"(?:late |dear |old )?(?:(?:great-)?grand(?:mother|father|parents|ma|pa|children|kids)|granny|mother|father|mum|mom|dad|"
    r"parents|wife|husband|kids|children|daughters?|sons?|family|forefathers|ancestors|widow)",
}


@dataclass(frozen=True)
class Pattern:
    """A phrase with the code it speaks for, the weight of a match (``finding.SURE`` stands whatever the head reads), and whether it
    looks at a sentence's ends.

    There are hundreds, and most commands lint nothing: each is compiled when it is first searched for.
    """

    code: str
    phrase: str
    weight: float
    anchored: bool = False

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The phrase compiled."""
        return compile_phrase(self.phrase)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a rule.

    Attributes:
        patterns: by code, with weights.
        words: named groups that a rule uses for its own ends, each one regular expression.
    """

    patterns: tuple[Pattern, ...]
    words: Mapping[str, re.Pattern[str]]


def compile_phrase(phrase: str) -> re.Pattern[str]:
    """One phrase of the small language as a regular expression over lower-case text."""
    for name, value in MACROS.items():
        phrase = phrase.replace("{" + name + "}", value)
    phrase = re.sub(r" ?<(\d)> ?", lambda m: f"{_GAP}(?:{_WORD}{_GAP}){{0,{m[1]}}}", phrase)
    phrase = phrase.replace(" ?", _MAYBE_GAP).replace(" ", _GAP)
    return re.compile(rf"(?<![\w'-])(?:{phrase})(?!\w)")


@cache
def load(rule: str) -> Phrases:
    """The phrases of a rule from its file in ``phrases/``.

    ``[OS201]`` or ``[OS201 0.5]`` heads phrases of a code with their weight, ``[words name]`` the alternatives of a
    group; ``#`` and a space start a comment.
    """
    found: list[Pattern] = []
    groups: dict[str, list[str]] = {}
    code, weight, group = "", 1.0, ""
    for raw in (FOLDER / f"{rule}.txt").read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if not line or line.startswith("# "):
            continue
        if head := _HEAD.fullmatch(line):
            group = head[3] or ""
            code, weight = head[1] or "", float(head[2] or 1)
        elif group:
            groups.setdefault(group, []).append(line)
        else:
            anchored = line.startswith("^") or line.endswith("$)") or "(?:^" in line or "|$)" in line
            found.append(Pattern(code, line, weight, anchored))
    words = {name: compile_phrase(f"(?:{'|'.join(lines)})") for name, lines in groups.items()}
    return Phrases(tuple(found), words)


def matches(message: Message, table: Iterable[Pattern]) -> Iterator[Hit]:
    """Every match of every pattern in the message's own words."""
    for pattern in table:
        # One look at the whole text saves a look at each sentence; anchored patterns need the sentences.
        if not pattern.anchored and not pattern.regex.search(message.lower):
            continue
        for _, start, end in message.search(pattern.regex):
            yield Hit(pattern.code, start, end, pattern.weight)
