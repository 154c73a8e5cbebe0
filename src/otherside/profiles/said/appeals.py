"""What somebody's last letter wants of us: an invitation, a question, a request. A reply is about that, or is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from otherside.extraction.segment import Span, segment
from otherside.profiles.said.promises import reminded
from otherside.profiles.said.requests import asks, sought

_INVITES = re.compile(
    r"\b(?:come (?:along|aboard|by|over|round|and (?:see|have|look|meet))|"
    r"there (?:is|['’]s) (?:a|still a|always a) (?:place|seat|bed|chair)|"
    r"you(?:['’]re| are|['’]d be| would be)(?: very| most| always)? welcome|join (?:me|us)\b|be (?:my|our) guest|"
    r"(?:would|will) you (?:like|care|want) to|(?:I|we)(?:['’]d| would) (?:be glad|be happy|like it|love it) if you)\b",
    re.IGNORECASE,
)
_TO_US = re.compile(r"\b(?:you|your|yours|we|us)\b", re.IGNORECASE)
_REMINDS_US = re.compile(r"\b(?:you|your|still)\b|\?\s*$", re.IGNORECASE)
#: Courtesies that want no answer, and where to turn to instead.
_COURTESY = re.compile(
    r"\b(?:(?:write|talk|speak|turn|send (?:it|that|this|them|everything)) to (?!(?:me|us)\b)\w+\b.{0,120}\b(?:not|instead|from now)\b|"
    r"any (?:further )?questions|hesitate|if you need anything|how are you|I hope you|in case you|do you (?:know what I mean|see))\b",
    re.IGNORECASE,
)


def appeals(text: str) -> list[Span]:
    """The sentences of a letter that want an answer of ours: invitations, questions to us, requests, reminders."""
    found = []
    # A thing of a list is asked for in the sentence it stands in.
    asked_for = [(s.start, s.end) for s in sought(text)]
    # "I wondered what became of it" is a story, "I still don't have it" and "you said you would" are for us to answer.
    asked_for += [(s.start, s.end) for s in reminded(text) if _REMINDS_US.search(text[s.start : s.end])]
    for span in segment(text):
        words = " ".join(text[span.start : span.end].split())
        asked = words.endswith("?") and _TO_US.search(words)
        wanted = any(span.start <= a and b <= span.end for a, b in asked_for) or _INVITES.search(words) or asks(words)
        if (asked or wanted) and not _COURTESY.search(words):
            found.append(span)
    return found


def told(text: str, spans: Sequence[Span]) -> list[str]:
    """Their words, each in one line."""
    return [" ".join(text[s.start : s.end].split()) for s in spans]
