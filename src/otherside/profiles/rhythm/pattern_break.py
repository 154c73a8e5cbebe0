"""What a break in somebody's rhythm is, and what it is found in. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from otherside.domain import Conversation, Turn


@dataclass(frozen=True, slots=True)
class Meeting:
    """A conversation for the study of rhythm.

    Attributes:
        id: of the stored conversation.
        turns: as stored, with their places in it.
        people: participant's name to person id.
    """

    id: str
    conversation: Conversation
    turns: tuple[Turn, ...]
    people: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Watched:
    """Somebody whose rhythm is looked at, on the buyer's side."""

    id: str
    name: str
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A quote with its place."""

    quote: str
    conversation: str
    turn: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PatternBreak:
    """A departure from a routine.

    Attributes:
        kind: ``reply_time``, ``length``, ``time_of_day``, ``weekend``, ``tone``, ``address``, ``copied``,
            ``attendance``, ``left_early`` or ``unanswered``.
        what: one plain sentence.
        before, after: the habit and the departure, as people read them.
        words: the words around it.
        confidence: 0 to 1; low where there was little to go by.
    """

    person: str
    date: dt.date
    kind: str
    what: str
    before: str
    after: str
    words: tuple[Words, ...]
    confidence: float

    def to_json(self) -> dict[str, Any]:
        """Plain data; dates as ISO text."""
        return {
            "person": self.person,
            "date": self.date.isoformat(),
            "kind": self.kind,
            "what": self.what,
            "before": self.before,
            "after": self.after,
            "words": [
                {"quote": w.quote, "conversation": w.conversation, "turn": w.turn, "start": w.start, "end": w.end}
                for w in self.words
            ],
            "confidence": round(self.confidence, 2),
        }


def clip(text: str, conversation: str, turn: int, at: int = 0) -> Words:
    """The sentence around a place, verbatim."""
    ends = [m.end() for m in re.finditer(r"[.!?]+(?=\s|$)|\n\s*\n", text)]
    start = max((e for e in ends if e <= at), default=0)
    end = min((e for e in ends if e > at), default=len(text))
    while start < end and text[start].isspace():
        start += 1
    end = min(end, start + 240)
    while end > start and text[end - 1].isspace():
        end -= 1
    return Words(text[start:end], conversation, turn, start, end)
