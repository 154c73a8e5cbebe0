"""What a user says was said in confidence where the words themselves do not ask for it; it holds wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from otherside.domain import InputError
from otherside.store.interface import KEPT

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


def keep(workspace: Workspace, conversation: str, **place: Any) -> dict[str, Any]:
    """Marks words of a buyer as said in confidence; ``place`` as for ``corrections.words_at``.

    Raises:
        InputError: the words are not there, or not a buyer's.
    """
    from otherside.workspace.reading.corrections import words_at

    stored, turn, start, end = words_at(workspace, conversation, **place)
    held = stored.turns[turn].turn
    row = {"person": stored.people[held.speaker or ""], "quote": held.text[start:end]}
    stated = workspace.store.settings().get(KEPT, {})
    rows = [*stated.get(stored.deal, ())]
    if row not in rows:
        workspace.store.put_setting(KEPT, {**stated, stored.deal: [*rows, row]})
    return {
        "kept": row["quote"],
        "deal": stored.deal,
        "conversation": stored.id,
        "turn": turn,
        "start": start,
        "end": end,
    }


def no_longer_kept(workspace: Workspace, quote: str) -> dict[str, Any]:
    """Takes the mark from words that a user had marked.

    Raises:
        InputError: no such words are marked.
    """
    stated = workspace.store.settings().get(KEPT, {})
    for deal, rows in stated.items():
        rest = [row for row in rows if _plain(row["quote"]) != _plain(quote)]
        if len(rest) < len(rows):
            workspace.store.put_setting(KEPT, {**stated, deal: rest})
            return {"kept": quote, "deal": deal, "undone": True}
    raise InputError("no such words are marked as said in confidence; copy them as they were marked")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
