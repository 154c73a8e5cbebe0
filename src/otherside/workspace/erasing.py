"""Erasure that recomputes what rested on it, retention, and backup."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside.domain import InputError, Person
from otherside.store.opening import FILE
from otherside.workspace.analysis import READINGS, SETTINGS
from otherside.workspace.derived import forget_derived

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


def forget(workspace: Workspace, name: str, deal: str | None = None) -> dict[str, Any]:
    """Erases a person: their words, what was made of them, corrections, beliefs, cached pages, search entries.

    What others said of them stays, as their own words.

    Returns:
        Counts, and in ``traces`` the files of the workspace in which their name or address still stands.
    """
    person = workspace.person(name, deal)
    workspace.store.erase_corrections(person)
    counts = workspace.store.erase_person(person)
    settings = workspace.store.settings()
    for key in ("sides", "beliefs"):
        held = settings.get(key)
        if held:
            workspace.store.put_setting(key, _without(held, person))
    workspace.refresh()
    drop_copies(workspace)
    workspace.store.scrub()
    workspace.settle()
    return {"person": person.name, **counts, "traces": traces(workspace, person)}


def retain(workspace: Workspace, days: int) -> dict[str, int]:
    """Deletes conversations older than so many days, and works everything out anew.

    Raises:
        InputError: when ``days`` is not positive.
    """
    if days < 1:
        raise InputError(f"--days is {days}; it must be 1 or more")
    counts: dict[str, int] = workspace.store.erase_before(dt.date.today() - dt.timedelta(days=days))
    if counts["conversations"]:
        workspace.refresh()
        drop_copies(workspace)
        workspace.store.scrub()
    return counts


def backup(workspace: Workspace, target: Path) -> dict[str, Any]:
    """A consistent copy of the workspace in a new folder, while it may be in use, checked by opening it.

    Raises:
        InputError: when the target exists, or cannot be written.
    """
    from otherside.workspace.workspace import Workspace

    if target.exists():
        raise InputError(f"{target}: exists already; name a new folder")
    part = target.with_name(f".{target.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        workspace.store.backup_to(part / FILE)
        if (workspace.folder / SETTINGS).is_file():
            shutil.copyfile(workspace.folder / SETTINGS, part / SETTINGS)
        with Workspace.open(part) as copy:
            counts = copy.store.counts()
        os.replace(part, target)
    except OSError as error:
        raise InputError(f"{target}: cannot be written ({error.strerror}); choose another place") from error
    return {"backup": str(target), **counts}


def traces(workspace: Workspace, person: Person) -> list[str]:
    """Files of the workspace in which somebody's mail address still stands, or their full name outside others' words."""
    needles = [e.encode() for e in person.emails]
    found = []
    for path in sorted(p for p in workspace.folder.rglob("*") if p.is_file()):
        content = path.read_bytes()
        if any(n in content for n in needles):
            found.append(str(path.relative_to(workspace.folder)))
    return found


def _without(held: Any, person: Person) -> Any:
    """A setting without what is kept under a person's id, at whatever depth."""
    if isinstance(held, dict):
        return {k: _without(v, person) for k, v in held.items() if k != person.id}
    if isinstance(held, list):
        return [_without(v, person) for v in held if not (isinstance(v, dict) and person.id in v.values())]
    return held


def drop_copies(workspace: Workspace) -> None:
    """Deletes what is derived and kept beside the store; it is made anew when somebody asks next."""
    forget_derived(workspace)
    # Search index and themes are made anew from what is stored when somebody asks next; what language models answered
    # is needed only to go on with a stopped reading.
    for copies in ("views", "search", "market", READINGS):
        shutil.rmtree(workspace.folder / copies, ignore_errors=True)
