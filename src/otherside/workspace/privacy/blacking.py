"""Words blacked out in place: the mark is as long as what it hides. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from otherside.domain.blacked import BLACK

MARK = BLACK


def blacked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spans blacked out; spaces stay, so that words can still be told apart."""
    out = list(text)
    for start, end in spans:
        out[start:end] = [c if c.isspace() else MARK for c in out[start:end]]
    return "".join(out)
