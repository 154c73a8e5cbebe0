"""A conversation in the wrong deal goes to another one, as adding its file again with that deal would have it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from otherside.domain import InputError, OthersideError, Side
from otherside.profiles.who.names import plain
from otherside.store import StoredConversation
from otherside.workspace.intake.placing import spelt
from otherside.workspace.stated.naming import SETTING as NAMES
from otherside.workspace.stated.naming import state_names
from otherside.workspace.unfinished import SIDES, under_way

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Why somebody is on a side, where a user said so.
STATED = "you said so"


def goes_along(workspace: Workspace, stored: StoredConversation) -> list[str]:
    """The other conversations of the files that one comes from: a file is in one deal, and moves as a whole."""
    sources = {turn.source for turn in stored.turns}
    return [n for n in workspace.store.conversation_ids(excluded=True, sources=sources) if n != stored.id]


def move(workspace: Workspace, conversation: str, deal: str) -> dict[str, Any]:
    """Moves a conversation, with what else its files hold, to another deal, or to a new one; people are worked out anew,
    and keep the names and sides that were stated of them.

    What is theirs now is unread until ``Workspace.settle``.

    Args:
        conversation: its id.
        deal: spelt as it is stored already, if it is.

    Returns:
        ``{"conversation", "from", "to", "also"}``, the last how many went along.

    Raises:
        InputError: there is no such conversation, or no name, or it is there already.
        Refused: the deal is not within reach, or nothing may be changed.
    """
    stored = workspace.store.conversation(conversation)
    if stored is None:
        raise InputError(f"no conversation has the id {conversation!r}")
    also = goes_along(workspace, stored)
    name = _moved(workspace, stored.deal, [stored.id, *also], {turn.source for turn in stored.turns}, deal)
    return {"conversation": stored.id, "from": stored.deal, "to": name, "also": len(also)}


def move_all(workspace: Workspace, deal: str, to: str) -> dict[str, Any]:
    """Moves every conversation of a deal, so that it goes by another name or becomes part of another deal.

    What a CRM says of the deal, and numbers that were stated for its forecast, stay with its name.

    Args:
        deal: its name.
        to: as of ``move``.

    Returns:
        ``{"from", "to", "conversations"}``.

    Raises:
        As ``move``.
    """
    found = workspace.deal(deal).name
    talks = workspace.store.conversation_ids(found, excluded=True)
    sources = {s.id for s in workspace.store.sources(found) if s.id is not None}
    name = _moved(workspace, found, talks, sources, to)
    return {"from": found, "to": name, "conversations": len(talks)}


def _moved(workspace: Workspace, deal: str, talks: Sequence[str], sources: Collection[int], to: str) -> str:
    name = spelt(" ".join(to.split()), [d.name for d in workspace.deals()])
    if not name:
        raise InputError("say to which deal it goes")
    if name == deal:
        raise InputError(f"it is in {name!r} already")
    names, sides = _stated(workspace, deal, talks)
    with under_way(workspace.store, SIDES):
        for source in sorted(sources):
            workspace.store.move_source(source, name)
        workspace.refresh()
        if names:
            state_names(workspace, name, names)
        for written, side in sides.items():
            # Of somebody who is also elsewhere, an editor may not say it again; there they stay as they are.
            with suppress(OthersideError):
                person = workspace.person(written, name)
                if (
                    person.side is not side
                    and person.side_reason != STATED
                    and plain(written) in map(plain, (person.name, *person.aliases))
                ):
                    workspace.set_side(person.id, side)
    return name


def _stated(workspace: Workspace, deal: str, talks: Sequence[str]) -> tuple[dict[str, str], dict[str, Side]]:
    """What was stated of those who take part in conversations: how they are called, and on whose side they are."""
    there: set[str] = set()
    written: set[str] = set()
    for number in talks:
        stored = workspace.store.conversation(number)
        if stored is not None:
            there |= set(stored.people.values())
            written |= {p.name for p in stored.conversation.participants}
    called = workspace.store.settings().get(NAMES, {}).get(deal, {})
    names = {name: called[plain(name)] for name in sorted(written) if plain(name) in called}
    people = [p for p in workspace.people(deal) if p.id in there and p.side_reason == STATED]
    return names, {p.name: p.side for p in people}
