"""A conversation in parts: the turns around some words, or a page of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from otherside.domain import InputError
from otherside.workspace.heard.finding import find_conversation
from otherside.workspace.lists import conversation_json

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


def turns_of_conversation(
    workspace: Workspace, which: str, turn: int | None = None, around: int = 3, n: int = 30, offset: int = 0
) -> dict[str, Any]:
    """Some turns of a conversation, verbatim, with their evidence.

    Args:
        which: its id, title or file's name.
        turn: the number of a turn, from 0, as quotes have it; then those around it. Else ``n`` turns from ``offset``.
        around: how many before it and after it.

    Returns:
        As ``lists.conversation_json``, with ``total`` and ``next``, the number of the turn to go on from, or null.

    Raises:
        InputError: no such conversation, or no such turn in it.
    """
    found = conversation_json(workspace, find_conversation(workspace, which).id)
    turns = found["turns"]
    if turn is None:
        first, end = offset, offset + n
    elif turn < len(turns):
        first, end = max(0, turn - around), turn + around + 1
    else:
        raise InputError(f"{found['title']} has no turn {turn}: it has {len(turns)}, numbered from 0")
    return {**found, "turns": turns[first:end], "total": len(turns), "next": end if end < len(turns) else None}
