"""A conversation as users name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from otherside.domain import InputError
from otherside.profiles.who.names import plain
from otherside.store import StoredConversation

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

_LEAST_PREFIX = 4
#: Conversations that an error names.
_NAMED = 8


def find_conversation(workspace: Workspace, wanted: str) -> StoredConversation:
    """The conversation of an id, a title, a file's name, or an unambiguous part of an id or title.

    Raises:
        InputError: when none or several fit; the text says which there are.
    """
    known = _titles(workspace)
    found = conversations_called(workspace, wanted)
    name = plain(wanted)
    if not found and len(name) >= _LEAST_PREFIX:
        found = [i for i, _ in known if i.startswith(wanted.strip().casefold())]
        found = found or [i for i, t in known if name in plain(t)]
    if len(found) == 1:
        stored = workspace.store.conversation(found[0])
        assert stored is not None
        return stored
    named = [f"{i} ({title})" for i, title in known if not found or i in found]
    several = f"{len(found)} conversations are called {wanted!r}" if found else f"no conversation {wanted!r}"
    if not named:
        raise InputError(f"{several}; the workspace is empty")
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    raise InputError(f"{several}; there are {', '.join(named[:_NAMED])}{more}")


def conversations_meant(workspace: Workspace, wanted: str) -> list[StoredConversation]:
    """The conversations in a file, where just one has this name, with its ending or without; else the one that is called so.

    Raises:
        InputError: as ``find_conversation``.
    """
    files = _files_called(workspace, wanted)
    if len(files) == 1:
        numbers = conversations_of(workspace, {*files}, excluded=True)
        stored = [one for number in numbers if (one := workspace.store.conversation(number)) is not None]
        if stored:
            return stored
    return [find_conversation(workspace, wanted)]


def conversations_called(workspace: Workspace, wanted: str) -> list[str]:
    """Ids of the conversations of exactly this id, title or file's name."""
    known, name = _titles(workspace), plain(wanted)
    found = [i for i, _ in known if i == wanted.strip().casefold()] or [i for i, t in known if plain(t) == name]
    return found or _of_file(workspace, wanted)


def _titles(workspace: Workspace) -> list[tuple[str, str]]:
    return [(identity, c.title) for identity, _, c in workspace.store.participants()]


def _of_file(workspace: Workspace, wanted: str) -> list[str]:
    """Conversations with words from a file of this name, or of this name but for its ending."""
    files = _files_called(workspace, wanted)
    if not files:
        return []
    # By its title it is found as well, whatever its consent; what may be made of it is for others to say.
    return conversations_of(workspace, files, excluded=True)


def _files_called(workspace: Workspace, wanted: str) -> set[int | None]:
    """The sources of a file's name, with its folder or without, else of what stands before its ending."""
    names = [(source.id, (source.name, source.name.rsplit("/", 1)[-1])) for source in workspace.store.sources()]
    whole: set[int | None] = {i for i, own in names if wanted in own}
    return whole or {i for i, own in names if wanted and wanted in {name.rpartition(".")[0] for name in own}}


def conversations_of(workspace: Workspace, sources: set[int | None], *, excluded: bool = False) -> list[str]:
    """Ids of the conversations that hold words from these sources, oldest first.

    Args:
        excluded: also those whose consent excludes them.
    """
    return workspace.store.conversation_ids(excluded=excluded, sources=sources)
