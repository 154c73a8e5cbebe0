"""The sentences that anybody says. What goes on for pages without a stop is none, and would be searched for minutes."""

from __future__ import annotations

from otherside.extraction.segment import Span, segment

#: Characters of a sentence, at most.
LONGEST = 1_000


def sentences(text: str) -> list[Span]:
    """The sentences of a turn, in order, without any that is longer than ``LONGEST``."""
    return [s for s in segment(text) if s.end - s.start <= LONGEST]


def sentence_texts(text: str) -> list[str]:
    """The words of each of them, where it does not matter at which place they stand."""
    return [text[s.start : s.end] for s in sentences(text)]
