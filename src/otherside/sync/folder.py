"""A watched folder: which files have been written to their end. Pure but for looking at sizes."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from otherside.domain import InputError

#: Endings of files that browsers and programs are still writing.
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".swp", ".filepart")

Stamp = tuple[int, int, int]
"""Size in bytes, time of the last change in nanoseconds, and which file it is (inode)."""


def is_finished_name(name: str) -> bool:
    """Whether a file of this name is one that somebody means to keep."""
    return not name.startswith((".", "~$")) and not name.lower().endswith(_UNFINISHED)


def stamp_of(path: Path) -> Stamp | None:
    """What changes whenever the file changes; ``None`` while there is no such file."""
    try:
        info = path.stat()
    except OSError:
        return None
    return (info.st_size, info.st_mtime_ns, info.st_ino)


def files_below(folder: Path) -> Iterator[Path]:
    """Every file in a folder and the folders in it, hidden ones left out; links to folders are not followed."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (Path(place) / name for name in sorted(names) if is_finished_name(name))


@dataclass
class Waiting:
    """Files that have changed, until they stop changing.

    Attributes:
        settle_s: how long a file must stay the same to count as complete.
    """

    settle_s: float = 2.0
    _seen: dict[Path, tuple[Stamp | None, float]] = field(default_factory=dict)
    _done: dict[Path, Stamp] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self._seen)

    def touch(self, path: Path, now: float) -> None:
        """Something happened to a file."""
        if is_finished_name(path.name) and path not in self._seen:
            self._seen[path] = (stamp_of(path), now)

    def complete(self, now: float) -> list[Path]:
        """The files that have not changed for long enough, and are not as they were when they were last done."""
        found = []
        for path, (stamp, since) in list(self._seen.items()):
            current = stamp_of(path)
            if current is None or not path.is_file():
                # Gone again, or moved on: its new place is an event of its own.
                del self._seen[path]
            elif current != stamp:
                self._seen[path] = (current, now)
            elif now - since >= self.settle_s:
                del self._seen[path]
                if self._done.get(path) != current:
                    found.append(path)
        return sorted(found)

    def done(self, path: Path, stamp: Stamp | None) -> None:
        """A file has been dealt with as it was at ``stamp``, taken before it was read."""
        if stamp is not None:
            self._done[path] = stamp

    def again(self, path: Path, now: float) -> None:
        """A file could not be dealt with now, for a reason that passes."""
        self._seen[path] = (stamp_of(path), now)


def changes(folder: Path, stop: threading.Event, pause_s: float) -> Iterator[list[Path]]:
    """What changes below a folder, as it happens; an empty list every ``pause_s`` seconds when nothing does.

    Where the file system reports nothing (network drives), set ``WATCHFILES_FORCE_POLLING=1``.

    Raises:
        InputError: the package is not installed, or the folder cannot be watched.
    """
    try:
        from watchfiles import Change, DefaultFilter, watch
    except ImportError as error:
        raise InputError(
            "watching a folder needs the package watchfiles; install it with: pip install 'otherside[watch]'"
        ) from error

    class _Files(DefaultFilter):
        def __call__(self, change: Change, path: str) -> bool:
            # What is new is often a folder that was moved in whole.
            return change is not Change.deleted and is_finished_name(Path(path).name)

    try:
        for batch in watch(
            folder, watch_filter=_Files(), stop_event=stop, yield_on_timeout=True,
            rust_timeout=int(pause_s * 1000), debounce=200, step=50, raise_interrupt=True,
        ):  # fmt: skip
            found: list[Path] = []
            for _, name in sorted(batch):
                path = Path(name)
                found += files_below(path) if path.is_dir() else [path]
            yield found
    except (OSError, RuntimeError) as error:
        raise InputError(f"{folder}: cannot be watched any more ({error}); check that it is there") from error
