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
