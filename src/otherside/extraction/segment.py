"""Turns into sentences, with exact offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered

#: Above this many words a stretch is split at clause markers, whatever marks it has.
LONG_WORDS = 45
#: Words above which a stretch may be several sentences whose marks nobody wrote: all in small letters; without an end mark;
#: without any mark but the last.
_SMALL_WORDS, _OPEN_WORDS, _SMOOTH_WORDS = 16, 25, 32
_ENDED = lazily(r"[.!?…:][\"'”’)\]]*$")
_CAPITAL = lazily(r"\b(?!I\b)[^\W\d_a-z]\w*")
_MARK = lazily(r"[,;:–—(]|\s-\s")
_BULLET = lazily(r"[ \t]*(?:[-*•‣–—]|\(?\d{1,2}[.)])[ \t]+")
_CLAUSE = lazily(
    r"(?:,|;|\s[–—-])\s+(?=(?:and|but|so|because|then|which|or|plus|although|though|whereas|yet)\b)"
    r"|\s+(?=(?:and then|but|so then|because|and so|and we|and i|and they|but then)\b)",
    re.IGNORECASE,
)
#: What a sentence begins with and no name or number does: in front of it a full stop is one, whatever it stands behind.
_BEGINS = (
    r"(?:I(?=['’]| [a-z])|(?:We|They|It|He|She|You|My|Our|That|This|There|But|And|So|Nobody|No one|Everybody|Everyone|Somebody|"
    r"Someone|Something|Nothing|If|When|What|Why|How|Then|Now|Not|Yes|Because|Maybe|Perhaps|The|Let['’]s)(?![\w-])|An? (?=[a-z]))"
)
_SMALL = r"(?:i|we|they|he|she|it|you|my|our|but|and|so|nobody|everyone)(?![\w-])"
#: The segmenter takes these for Maine, a number, Kentucky and the like. "Gen. Smith" and "No. Two" stay together.
_SHORT = (
    r"(?:(?i:me|no|may|ken|ok|art|al|gen|col|ill|id|reps?|etc|min|sec|hr|dept|exec|fed|con|med|inc|ltd|corp|"
    r"jan|feb|mar|apr|aug|sept?|oct|nov|dec|ps|md|phd)|(?<=\w )\w)"
)
_JOINT = lazily(
    rf"(?<![.\w]){_SHORT}\.['’\")”]?\s+(?={_BEGINS})|"
    r"(?<![.\w])(?:[Mm]e|[Mm]ay|Ken|[Oo][Kk]|[Ee]tc|HR)\.['’\")”]?\s+(?=[A-Z][a-z])|"
    r"(?<![.\w])[Nn]o\.['’\")”]?\s+(?!(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b)(?=[A-Z][a-z])|"
    rf"(?<![.\w])(?:[Mm]e|[Nn]o|[Mm]ay|Ken|[Oo][Kk])\.['’\")”]?\s+(?={_SMALL})"
)

#: A full stop that begins a name: ".NET", ".env", "ASP.NET". Nothing ends with it.
_BEGINS_A_NAME = lazily(r"(?:(?:^|[\s(\[/\"'“‘,;–—])|\b(?:ASP|VB|ADO|ML)|[CF]#)\.(?=\w)")


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


def _apart(text: str, start: int, end: int) -> list[Span]:
    """What the segmenter took for one sentence, cut where a full stop ends one all the same."""
    edges = [start, *(m.end() for m in _JOINT.finditer(text, start, end)), end]
    return [span for a, b in pairwise(edges) if (span := _trim(text, a, b)) is not None]


def _is_bare(words: str) -> bool:
    """Whether what the segmenter took for one sentence may be several without marks between them."""
    count = len(words.split())
    if count <= _SMALL_WORDS:
        return False
    ended = _ENDED.search(words) is not None
    if _MARK.search(words, 0, len(words) - 1):
        # Whoever writes commas ends their sentences too, unless nothing ends at all.
        return not ended and count > LONG_WORDS
    if ended:
        return count > _SMOOTH_WORDS
    return count > _OPEN_WORDS or not _CAPITAL.search(words)


def _split_long(text: str, span: Span) -> list[Span]:
    """Takes a run-on apart: by where sentences end in words without marks, else at clause markers."""
    words = text[span.start : span.end]
    if _is_bare(words):
        return _unmarked(text, span)
    if len(words.split()) <= LONG_WORDS:
        return [span]
    pieces = _at_clauses(text, span)
    return [
        part
        for p in pieces
        for part in (_unmarked(text, p) if len(text[p.start : p.end].split()) > LONG_WORDS else [p])
    ]


def _unmarked(text: str, span: Span) -> list[Span]:
    # Imported here: it needs numbers and a data file that most texts never do.
    from otherside.extraction.boundaries import cuts

    edges = [span.start, *cuts(text, span.start, span.end), span.end]
    return [piece for a, b in pairwise(edges) if (piece := _trim(text, a, b)) is not None]


def _at_clauses(text: str, span: Span) -> list[Span]:
    """Splits a run-on at clause markers into pieces of at least eight words."""
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


def ends_with_question(text: str) -> bool:
    """Whether a sentence asks, or the last one of a text does: by its mark, behind which quotation marks or a bracket may close."""
    return text.rstrip("\"'”’) ").endswith("?")


def segment_texts(text: str) -> list[str]:
    """The words of each sentence, where it does not matter at which place they stand; see ``segment``."""
    return [text[s.start : s.end] for s in segment(text)]


def segment(text: str) -> list[Span]:
    """The sentences of a turn, in order, without surrounding space, bullets and bare punctuation.

    Works line by line, so that list items are sentences of their own; a line that ends without an end mark and goes
    on in lower case is joined with the next, as wrapped mail is.
    """
    return list(_segmented(text))


@remembered
def _segmented(text: str) -> tuple[Span, ...]:
    # Imported here: the segmenter is a native module that other uses of the package do not need.
    from sentencex import get_sentence_boundaries

    spans: list[Span] = []
    for start, end in _blocks(text):
        block = text[start:end]
        position = start
        for width in _joined(block, [len(boundary["text"]) for boundary in get_sentence_boundaries("en", block)]):
            for piece in _apart(text, position, position + width):
                spans.extend(_split_long(text, piece))
            position += width
        if position < end:
            span = _trim(text, position, end)
            if span:
                spans.extend(_split_long(text, span))
    return tuple(spans)


def _joined(block: str, widths: list[int]) -> list[int]:
    """The widths of a block's sentences, those made one that the segmenter cut within a name."""
    inside = {m.end() for m in _BEGINS_A_NAME.finditer(block)}
    if not inside:
        return widths
    out: list[int] = []
    position = 0
    for width in widths:
        if out and position in inside:
            out[-1] += width
        else:
            out.append(width)
        position += width
    return out


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
