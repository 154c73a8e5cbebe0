"""What a user says was said in confidence where the words themselves do not ask for it; it holds wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from otherside.domain import InputError, TurnKind
from otherside.extraction.alignment import align
from otherside.store.stored import KEPT
from otherside.workspace.heard.finding import find_conversation

if TYPE_CHECKING:
    from otherside.store import StoredConversation
    from otherside.workspace.workspace import Workspace


def keep(workspace: Workspace, conversation: str, **place: Any) -> dict[str, Any]:
    """Marks words of a buyer, or of a note about them, as said in confidence; ``place`` as for ``corrections.words_at``.

    Raises:
        InputError: the words are not there, or ours.
    """
    from otherside.workspace.reading.corrections import words_at

    stored, turn, start, end = _in_a_note(workspace, conversation, **place) or words_at(
        workspace, conversation, **place
    )
    held = stored.turns[turn].turn
    row = {"person": stored.people.get(held.speaker or ""), "quote": held.text[start:end]}

    def with_row(stated: dict[str, Any] | None) -> dict[str, Any]:
        stated = stated or {}
        rows = stated.get(stored.deal, [])
        return stated if row in rows else {**stated, stored.deal: [*rows, row]}

    workspace.store.change_setting(KEPT, with_row)
    return {
        "kept": row["quote"],
        "deal": stored.deal,
        "conversation": stored.id,
        "turn": turn,
        "start": start,
        "end": end,
    }


def _in_a_note(
    workspace: Workspace, conversation: str, *, quote: str | None = None, turn: int | None = None, **place: Any
) -> tuple[StoredConversation, int, int, int] | None:
    """The conversation, turn and offsets of words that only a note of ours has, and has once; None where there are no such words."""
    if quote is None or place:
        return None
    stored = find_conversation(workspace, conversation)
    found = [
        (n, at, held.turn.kind)
        for n, held in enumerate(stored.turns)
        if turn in (None, n) and (at := align(quote, held.turn.text)).found
    ]
    if len(found) != 1 or found[0][2] is not TurnKind.NOTE:
        return None
    n, at, _ = found[0]
    return stored, n, at.start, at.end


def no_longer_kept(workspace: Workspace, quote: str, deal: str | None = None) -> dict[str, Any]:
    """Takes the mark from words that a user had marked.

    Args:
        quote: the words.
        deal: name of the deal in which they are marked; it may be left out where they are in one only.

    Raises:
        InputError: there is no such deal, no such words are marked there, or in several deals and none is named.
    """
    deal = workspace.deal(deal).name if deal is not None else None
    stated = workspace.store.settings().get(KEPT, {})
    homes = [
        name
        for name, rows in stated.items()
        if deal in (None, name) and any(_plain(row["quote"]) == _plain(quote) for row in rows)
    ]
    if not homes:
        where = f" in {deal!r}" if deal is not None else ""
        raise InputError(f"no such words are marked as said in confidence{where}; copy them as they were marked")
    if len(homes) > 1:
        raise InputError(f"these words are marked in {', '.join(map(repr, sorted(homes)))}; say in which deal (--deal)")
    (home,) = homes

    def without_it(held: dict[str, Any] | None) -> dict[str, Any]:
        held = held or {}
        return {**held, home: [row for row in held.get(home, ()) if _plain(row["quote"]) != _plain(quote)]}

    workspace.store.change_setting(KEPT, without_it)
    return {"kept": quote, "deal": home, "undone": True}


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
