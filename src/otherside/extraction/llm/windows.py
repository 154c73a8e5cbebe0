"""A conversation cut into overlapping windows that fit a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from otherside.domain import Side
from otherside.extraction.addressed import Withheld, withheld_parts
from otherside.llm.tokens import estimate_tokens

#: Tokens of a turn in the prompt besides its text: id, side, braces.
OVERHEAD = 30
#: Characters that two parts of one long turn share, so that a sentence at the seam is whole in one of them.
SEAM = 240


@dataclass(frozen=True, slots=True)
class LLMTurn:
    """What the extractor needs of a turn.

    Attributes:
        index: its index in the stored conversation, from 0; unique and ascending.
        speaker: who speaks, as the conversation names them; the name is not sent.
        side: only what ``Side.THEIRS`` says can be evidence.
        text: the words, exactly.
        reported: the words reach us through somebody's note.
    """

    index: int
    speaker: str | None
    side: Side
    text: str
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A turn, or part of a long one, as it is shown to the model.

    Attributes:
        id: what the model calls it.
        turn: the turn's place in the sequence given.
        start: where the piece begins in the turn's text.
        text: its words.
        asked: whether evidence may come from it.
        withheld: parts that address a machine rather than a person; not shown to the model.
        tokens: estimate of its tokens in the prompt.
    """

    id: str
    turn: int
    start: int
    text: str
    asked: bool
    withheld: tuple[Withheld, ...]
    tokens: int


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces ``first`` to ``last`` (exclusive) of the conversation."""

    first: int
    last: int

    @property
    def id(self) -> str:
        """Stable name within one plan."""
        return f"{self.first}-{self.last}"

    @classmethod
    def parse(cls, name: str) -> Window:
        """The window of a name; raises ValueError."""
        first, last = name.split("-")
        return cls(int(first), int(last))

    def halves(self) -> tuple[Window, Window] | None:
        """The window in two, ``None`` if it is a single piece."""
        middle = (self.first + self.last) // 2
        return None if middle == self.first else (Window(self.first, middle), Window(middle, self.last))


def cut(turns: Sequence[LLMTurn], window_tokens: int) -> list[Piece]:
    """The turns as pieces, none of more than half a window."""
    pieces: list[Piece] = []
    for place, turn in enumerate(turns):
        if not turn.text.strip():
            continue
        parts = _parts(turn.text, max(60, window_tokens // 2))
        for number, (start, end) in enumerate(parts):
            text = turn.text[start:end]
            pieces.append(
                Piece(
                    id=f"t{turn.index}" if len(parts) == 1 else f"t{turn.index}.{number + 1}",
                    turn=place,
                    start=start,
                    text=text,
                    asked=turn.side is Side.THEIRS,
                    withheld=tuple(withheld_parts(text)),
                    tokens=estimate_tokens(text) + OVERHEAD,
                )
            )
    return pieces


def plan(pieces: Sequence[Piece], window_tokens: int, overlap_tokens: int) -> list[Window]:
    """Windows of at most ``window_tokens``, each beginning about ``overlap_tokens`` before the last one ended.

    Every piece that may be evidence is in at least one window; windows in which there is nothing to ask are left out.
    """
    windows: list[Window] = []
    first = 0
    while first < len(pieces):
        last, used = first, 0
        while last < len(pieces) and (last == first or used + pieces[last].tokens <= window_tokens):
            used += pieces[last].tokens
            last += 1
        if any(piece.asked for piece in pieces[first:last]):
            windows.append(Window(first, last))
        if last == len(pieces):
            break
        begin, shared = last, 0
        while begin - 1 > first and shared + pieces[begin - 1].tokens <= overlap_tokens:
            begin -= 1
            shared += pieces[begin].tokens
        first = begin
    return windows


def _parts(text: str, limit: int) -> list[tuple[int, int]]:
    """Offsets of parts of at most about ``limit`` tokens, cut at white space where there is some, with a seam."""
    if estimate_tokens(text) <= limit:
        return [(0, len(text))]
    size = max(2 * SEAM, int(len(text) * limit / estimate_tokens(text)))
    parts: list[tuple[int, int]] = []
    start = 0
    while True:
        end = min(len(text), start + size)
        if end < len(text):
            end = _space_before(text, start + size // 2, end)
        parts.append((start, end))
        if end == len(text):
            return parts
        start = max(start + 1, _space_before(text, end - SEAM, end - SEAM // 2))


def _space_before(text: str, low: int, high: int) -> int:
    """The last offset in ``low..high`` that follows white space, else ``high``."""
    for offset in range(high, low, -1):
        if text[offset - 1].isspace():
            return offset
    return high
