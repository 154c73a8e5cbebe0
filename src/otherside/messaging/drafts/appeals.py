"""What somebody's last letter wants of us: an invitation, a question, a request. A reply is about that, or is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from otherside.extraction.segment import Span, segment

_INVITES = re.compile(
    r"\b(?:come (?:along|aboard|by|over|round|and (?:see|have|look|meet))|"
    r"there (?:is|['’]s) (?:a|still a|always a) (?:place|seat|bed|chair)|"
    r"you(?:['’]re| are|['’]d be| would be)(?: very| most| always)? welcome|join (?:me|us)\b|be (?:my|our) guest|"
    r"(?:would|will) you (?:like|care|want) to|(?:I|we)(?:['’]d| would) (?:be glad|be happy|like it|love it) if you)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:^|[,;:–—] ?|\b(?:and|so|but|then|please|could you|can you|would you|will you|kindly) )(?:please )?"
    r"(?:send|give|tell|show|get|bring|write|let) (?:me|us)\b(?! (?:to|in|on|and)\b)|"
    r"^\W*(?:(?:and|so|but|then),? )?(?:could|can|would|will) you\b|"
    r"\b(?:I|we)(?:['’]d| would) (?:ask|like|need|want) you to (?!do the same|know\b)",
    re.IGNORECASE,
)
_TO_US = re.compile(r"\b(?:you|your|yours|we|us)\b", re.IGNORECASE)
#: Courtesies that want no answer.
_COURTESY = re.compile(
    r"\b(?:any (?:further )?questions|hesitate|if you need anything|how are you|I hope you|in case you|do you (?:know what I mean|see))\b",
    re.IGNORECASE,
)


def appeals(text: str) -> list[Span]:
    """The sentences of a letter that want an answer of ours: invitations, questions to us, requests for something."""
    found = []
    for span in segment(text):
        words = " ".join(text[span.start : span.end].split())
        asked = words.endswith("?") and _TO_US.search(words)
        if (asked or _INVITES.search(words) or _ASKS.search(words)) and not _COURTESY.search(words):
            found.append(span)
    return found


def told(text: str, spans: Sequence[Span]) -> list[str]:
    """Their words, each in one line."""
    return [" ".join(text[s.start : s.end].split()) for s in spans]
