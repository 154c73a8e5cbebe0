"""Somebody leaves a conversation: what is said after it was not said before them. By their words. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.plain.leaving import takes_leave
from otherside.extraction.segment import segment_texts

_LEAVING = lazily(
    r"\b(?:bye|drop off|have to (?:go|run|leave)|must (?:go|leave)|got to (?:go|run)|see you)\b", re.IGNORECASE
)


def says_goodbye(text: str) -> bool:
    """Whether somebody takes their leave in a turn."""
    return bool(_LEAVING.search(text)) or any(takes_leave(s) for s in segment_texts(text))
