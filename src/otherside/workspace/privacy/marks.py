"""Words marked by hand as said in confidence, when somebody is erased: a mark follows the words it stands on, and goes with them.

A mark holds the words themselves. Left as it was, it would keep what is gone from the turn, and no longer fit what stays there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from otherside.domain import Person
from otherside.store.stored import KEPT
from otherside.workspace.privacy.blacking import MARK

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


def places_of_marks(workspace: Workspace, person: Person | None = None) -> list[dict[str, Any]]:
    """Where the words of each mark stand, taken down before anything is erased or blacked out.

    Args:
        person: whose words are to go: a mark on them goes with them, also one that was set when they had another id.

    Returns:
        ``{"deal", "person", "quote", "conversation", "turn", "start"}``.
    """
    own = person.id if person else None
    out = []
    for deal, rows in workspace.store.settings().get(KEPT, {}).items():
        talks = [workspace.store.conversation(n) for n in workspace.store.conversation_ids(deal, excluded=True)]
        for row in rows:
            for stored in talks:
                for n, held in enumerate(stored.turns if stored else ()):
                    assert stored is not None
                    start = held.turn.text.find(row["quote"])
                    speaker = stored.people.get(held.turn.speaker or "")
                    if start >= 0 and (speaker == row["person"] or speaker == own is not None):
                        place = {"conversation": stored.id, "turn": n, "start": start}
                        out.append({"deal": deal, "person": row["person"], "quote": row["quote"], **place})
    return out


def follow(workspace: Workspace, places: Iterable[Mapping[str, Any]]) -> None:
    """Gives each mark the words that stand at its place now, and takes away those whose words are gone; may be done again.

    Args:
        places: as ``places_of_marks`` gave them.
    """
    now: list[tuple[Mapping[str, Any], str]] = []
    for place in places:
        stored = workspace.store.conversation(place["conversation"])
        text = stored.turns[place["turn"]].turn.text if stored and place["turn"] < len(stored.turns) else ""
        now.append((place, text[place["start"] : place["start"] + len(place["quote"])]))
    if not now:
        return

    def followed(stated: dict[str, Any] | None) -> dict[str, Any]:
        out = {}
        for deal, rows in (stated or {}).items():
            kept = [_as_it_stands(row, [(p, text) for p, text in now if p["deal"] == deal]) for row in rows]
            out[deal] = [row for row in kept if row is not None]
        return out

    workspace.store.change_setting(KEPT, followed)


def _as_it_stands(row: Mapping[str, Any], now: Iterable[tuple[Mapping[str, Any], str]]) -> dict[str, Any] | None:
    """A mark with the words at its place; None where they are gone."""
    texts = [text for place, text in now if place["person"] == row["person"] and _same(row["quote"], place["quote"])]
    if not texts:
        return dict(row)
    left = [text for text in texts if text.strip(MARK + " ")]
    return {**row, "quote": left[0]} if left else None


def _same(quote: str, before: str) -> bool:
    """Whether a mark is the one that was taken down, names in it blacked out since or not."""
    return len(quote) == len(before) and all(a in (b, MARK) for a, b in zip(quote, before, strict=True))


def drop_stray(workspace: Workspace) -> None:
    """Takes away the marks of words that stand nowhere any more: they mark nothing, and are a copy of what was deleted."""
    stated = workspace.store.settings().get(KEPT, {})
    stand = {
        deal: {
            row["quote"]
            for number in workspace.store.conversation_ids(deal, excluded=True)
            if (stored := workspace.store.conversation(number)) is not None
            for held in stored.turns
            for row in rows
            if row["quote"] in held.turn.text
        }
        for deal, rows in stated.items()
    }
    if all(row["quote"] in stand[deal] for deal, rows in stated.items() for row in rows):
        return
    workspace.store.change_setting(
        KEPT,
        lambda held: {
            deal: [row for row in rows if deal not in stand or row["quote"] in stand[deal]]
            for deal, rows in (held or {}).items()
        },
    )
