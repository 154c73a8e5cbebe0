"""How much of what notes quote has no known speaker: told once, when the notes are read."""

from __future__ import annotations

from typing import Any

from otherside.domain import TurnKind
from otherside.importers.unattributed import unattributed


def in_understood(seen: dict[str, Any]) -> int:
    """Quoted sentences without a known speaker in what ``understand`` gave."""
    return sum(
        unattributed((TurnKind(turn["kind"]), turn["text"]) for turn in conversation["turns"])
        for conversation in seen["conversations"]
    )


def told(count: int, files: str = "") -> str:
    """The count in a line for the user, with the files if they are named; empty for none."""
    if not count:
        return ""
    where = f" in {files}" if files else ""
    what = (
        f"1 quoted sentence{where} has no known speaker and counts"
        if count == 1
        else f"{count} quoted sentences{where} have no known speaker and count"
    )
    return (
        f"{what} as nobody's words; name who says it before the quotation mark "
        f"('Dana said: \"…\"') and add the note again"
    )
