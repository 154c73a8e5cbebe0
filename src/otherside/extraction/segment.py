"""Turns into sentences, with exact offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Above this many words without an end mark a stretch is split at clause markers: transcripts often have none.
LONG_WORDS = 45
_BULLET = re.compile(r"[ \t]*(?:[-*•‣–—]|\(?\d{1,2}[.)])[ \t]+")
_CLAUSE = re.compile(
    r"(?:,|;|\s[–—-])\s+(?=(?:and|but|so|because|then|which|or|plus|although|though|whereas|yet)\b)"
    r"|\s+(?=(?:and then|but|so then|because|and so|and we|and i|and they|but then)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: ``text[start:end]``, offsets in Unicode code points."""

    start: int
    end: int


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def _split_long(text: str, span: Span) -> list[Span]:
    """Splits a run-on at clause markers into pieces of at least eight words."""
    words = len(text[span.start : span.end].split())
    if words <= LONG_WORDS:
        return [span]
    pieces: list[Span] = []
    begin = span.start
    for match in _CLAUSE.finditer(text, span.start, span.end):
        cut = match.end()
        if len(text[begin:cut].split()) >= 14 and len(text[cut : span.end].split()) >= 8:
            piece = _trim(text, begin, cut)
            if piece:
                pieces.append(piece)
            begin = cut
    rest = _trim(text, begin, span.end)
    return pieces + ([rest] if rest else [])


def segment(text: str) -> list[Span]:
    """The sentences of a turn, in order, without surrounding space, bullets and bare punctuation.

    Works line by line, so that list items are sentences of their own; a line that ends without an end mark and goes
    on in lower case is joined with the next, as wrapped mail is.
    """
    # Imported here: the segmenter is a native module that other uses of the package do not need.
    from sentencex import get_sentence_boundaries

    spans: list[Span] = []
    for start, end in _blocks(text):
        block = text[start:end]
        position = start
        for boundary in get_sentence_boundaries("en", block):
            width = len(boundary["text"])
            span = _trim(text, position, position + width)
            position += width
            if span:
                spans.extend(_split_long(text, span))
        if position < end:
            span = _trim(text, position, end)
            if span:
                spans.extend(_split_long(text, span))
    return spans


def _blocks(text: str) -> list[tuple[int, int]]:
    """Offsets of stretches that are segmented on their own: paragraphs, list items, quoted lines."""
    blocks: list[tuple[int, int]] = []
    position = 0
    begin: int | None = None
    last_line = ""
    for line in text.splitlines(keepends=True):
        bullet = _BULLET.match(line)
        stripped = line.strip()
        goes_on = (
            begin is not None
            and not bullet
            and stripped
            and last_line
            and last_line[-1] not in '.!?:;…"”'
            and (len(last_line) > 40 or (len(last_line) > 20 and stripped[0].islower()))
        )
        if begin is not None and not goes_on:
            blocks.append((begin, position))
            begin = None
        if stripped and begin is None:
            begin = position + (bullet.end() if bullet else 0)
        if not stripped:
            begin = None
        last_line = stripped
        position += len(line)
    if begin is not None:
        blocks.append((begin, position))
    return blocks
