"""Where words stand, as plain data tells it."""

from __future__ import annotations

import datetime as dt
from typing import Any, Protocol


class Placed(Protocol):
    """Words of a turn: evidence, a quote of it, or a sentence in which nothing was read."""

    @property
    def conversation(self) -> str:
        """Id of the stored conversation."""

    @property
    def turn(self) -> int:
        """Index of the turn in it, from 0."""

    @property
    def start(self) -> int:
        """Offset of their first character in the turn's text, code points."""

    @property
    def end(self) -> int:
        """One past their last character."""


def place_json(words: Placed, source: str, day: dt.date | None) -> dict[str, Any]:
    """``{"source", "conversation", "turn", "start", "end", "date"}``: the way back to the words, and the day on which they were said.

    Args:
        source: name of the file in which they stand.
        day: None where it is not known.
    """
    return {
        "source": source,
        "conversation": words.conversation,
        "turn": words.turn,
        "start": words.start,
        "end": words.end,
        "date": day.isoformat() if day else None,
    }
