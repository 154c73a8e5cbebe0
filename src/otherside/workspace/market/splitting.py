"""A text as its sentences."""

from __future__ import annotations

from otherside.extraction.segment import segment


def sentences(text: str) -> list[str]:
    """The sentences of a text, in its order."""
    return [text[s.start : s.end] for s in segment(text)]
