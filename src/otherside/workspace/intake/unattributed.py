"""How much of what notes quote has no known speaker: told once, when the notes are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from otherside.domain import TurnKind
from otherside.importers.unattributed import unattributed

#: So many sentences are shown, and so much of each.
_SHOWN = 3
_LENGTH = 90


def in_understood(seen: dict[str, Any]) -> int:
    """Quoted sentences without a known speaker in what ``understand`` gave."""
    return sum(
        unattributed((TurnKind(turn["kind"]), turn["text"]) for turn in conversation["turns"])
        for conversation in seen["conversations"]
    )


def told(count: int, files: str = "", sentences: Sequence[str] = ()) -> str:
    """The count in a line for the user, with the files and the first of the sentences if they are given; empty for none."""
    if not count:
        return ""
    where = f" in {files}" if files else ""
    what = (
        f"1 quoted sentence{where} has no known speaker and counts"
        if count == 1
        else f"{count} quoted sentences{where} have no known speaker and count"
    )
    return (
        f"{what} as nobody's words{_shown(sentences)}; name who says it before the quotation mark "
        f"('Dana said: \"…\"') and add the note again"
    )


def _shown(sentences: Sequence[str]) -> str:
    """The first sentences in brackets, long ones cut at a word."""
    texts = [" ".join(sentence.split()) for sentence in sentences]
    short = [t if len(t) <= _LENGTH else f"{t[:_LENGTH].rsplit(' ', 1)[0]}…" for t in texts[:_SHOWN]]
    more = f" and {len(texts) - _SHOWN} more" if len(texts) > _SHOWN else ""
    return f" ({', '.join(f'“{text}”' for text in short)}{more})" if short else ""
