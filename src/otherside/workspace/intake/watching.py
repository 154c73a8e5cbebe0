"""A folder that is watched: what appears in it is added when it is complete."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from otherside.domain import InputError, Skipped, Unavailable
from otherside.profiles.who.names import plain
from otherside.store import SourceRecord, Store
from otherside.sync.folder import Waiting, changes, files_below, stamp_of
from otherside.workspace.intake.adding import Added

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

_PAUSE_S = 0.5


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of files that were complete: what was ``added``, or the ``error`` because of which they wait."""

    files: tuple[Path, ...]
    added: Added | None = None
    error: str | None = None


def deal_of(folder: Path, path: Path) -> str | None:
    """The deal of a file: each folder directly within the watched one is a deal; a file beside them names its own buyer."""
    parts = path.relative_to(folder).parts
    return parts[0] if len(parts) > 1 else None


def watch(
    opened: Callable[[], Workspace],
    folder: Path,
    report: Callable[[Seen], None],
    *,
    deal: str | None = None,
    stop: threading.Event | None = None,
    settle_s: float = 2.0,
    once: bool = False,
) -> None:
    """Adds what is in a folder and whatever appears in it, until ``stop``.

    A file is taken when it has not changed for ``settle_s`` seconds. Of a file that cannot be read, ``report`` hears once;
    when it changes it is tried again. When the store cannot be written, files wait and are tried again, so that none is lost.

    Args:
        opened: opens the workspace; it is open only while something is added, so that other commands find it free.
        once: takes what is there now, waits for what is still being written, and ends.

    Raises:
        InputError: there is no such folder, or it cannot be watched.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; make it, or check the path")
    folder = folder.resolve()
    stop = stop or threading.Event()
    waiting = Waiting(settle_s)
    failing: dict[Path, str] = {}

    def look() -> None:
        now = time.monotonic()
        for home, files in _by_deal(folder, waiting.complete(now), deal).items():
            stamps = {path: stamp_of(path) for path in files}
            found: list[Added] = []
            try:
                with opened() as workspace:
                    stay = set() if deal is not None else said_otherwise(workspace.store, folder, files)
                    for name, part in ((home, [f for f in files if f not in stay]), (None, sorted(stay))):
                        if part:
                            found.append(workspace.add(part, deal=name))
            except (InputError, Unavailable) as error:
                # Not the file's fault: the store is busy, full or away.
                for path in files:
                    waiting.again(path, now)
                if any(failing.get(path) != str(error) for path in files):
                    failing.update(dict.fromkeys(files, str(error)))
                    report(Seen(tuple(files), error=str(error)))
                continue
            for path in files:
                waiting.done(path, stamps[path])
                failing.pop(path, None)
            for added in found:
                # A file that vanished between two looks is no failure.
                kept = tuple(s for s in added.skipped if not _gone(s))
                report(Seen(tuple(files), added=_with_skipped(added, kept)))

    for path in files_below(folder):
        waiting.touch(path, time.monotonic() - settle_s / 2)
    if once:
        while len(waiting) and not stop.wait(min(_PAUSE_S, settle_s)):
            look()
            if failing:
                return
        return
    for batch in changes(folder, stop, _PAUSE_S):
        for path in batch:
            waiting.touch(path, time.monotonic())
        look()


def said_otherwise(store: Store, folder: Path, files: Sequence[Path]) -> set[Path]:
    """Those of some files that are stored in another deal than their folder's because the user said so: they stay there.

    A file that was carried from one folder to another goes with it; a copy of one that is still in its place does not.
    """
    at: dict[str, SourceRecord] = {s.location.partition("!/")[0]: s for s in store.sources()}
    stay = set()
    for path in files:
        known = at.get(str(path)) or store.source_with(_digest(path))
        if known is None:
            continue
        place = Path(known.location.partition("!/")[0])
        stated = known.deal is not None and plain(known.deal) != plain(_folder_of(folder, place) or "")
        if stated or (place != path and place.exists()):
            stay.add(path)
    return stay


def _folder_of(folder: Path, place: Path) -> str | None:
    return deal_of(folder, place) if place.is_relative_to(folder) else None


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""  # it vanished, or cannot be read: whoever adds it says so


def _by_deal(folder: Path, files: list[Path], deal: str | None) -> dict[str | None, list[Path]]:
    found: dict[str | None, list[Path]] = {}
    for path in files:
        found.setdefault(deal if deal is not None else deal_of(folder, path), []).append(path)
    return found


def _gone(skipped: Skipped) -> bool:
    return not Path(skipped.path.partition("!/")[0]).exists()


def _with_skipped(added: Added, skipped: tuple[Skipped, ...]) -> Added:
    import dataclasses

    return dataclasses.replace(added, skipped=skipped)
