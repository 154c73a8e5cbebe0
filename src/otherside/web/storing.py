"""From a batch of uploaded files to an import: under a place that stays the same, so that a corrected file replaces itself.

Each account has places of its own: two colleagues may each bring a ``notes.md``, and neither replaces the other's.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from otherside.accounts.acting import whom
from otherside.domain import Side
from otherside.store.place import make_folder
from otherside.web.jobs import Job, Reading
from otherside.web.state import State
from otherside.web.uploads import FILES, FOLDER, Incoming, safe_relative

#: Two imports for one deal may come at once.
_PLACING = threading.Lock()


def store_batch(
    state: State,
    batch: str,
    deal: str | None,
    us: Sequence[str],
    sides: Sequence[tuple[str, Side]],
    names: Mapping[str, str] | None = None,
    *,
    reading: Reading | None = None,
    wait: bool = False,
) -> Job:
    """Starts the import of a batch; its files are deleted when it is over, however it ends.

    Args:
        state: of the application.
        batch: id from ``Incoming.keep``.
        deal: the deal the files belong to.
        us: who we are.
        sides: names with the side that somebody stated.
        names: names in the files, with the name that somebody stated for each.
        reading: who reads, as on the command line; else this machine alone.
        wait: return only when it is over.
    """
    incoming = Incoming(state.config.folder)
    files = incoming.path(batch) / FILES
    given = [p for p in files.rglob("*") if p.is_file()]
    title = given[0].name if len(given) == 1 else f"{len(given)} files"
    paths, place = _placed(state.config.folder, files, deal)

    def after() -> None:
        incoming.drop(batch)
        # Another import for the same deal may have its files at the same place.
        for path in paths:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        with suppress(OSError):
            place.rmdir()

    job = state.jobs.start(title, paths, deal=deal, us=us, sides=sides, names=names, reading=reading, after=after)
    if wait:
        job.wait()
    return job


def _placed(folder: Path, files: Path, deal: str | None) -> tuple[list[Path], Path]:
    """Moves files below ``incoming/whose/deal name``: the store knows a source by its place and its content.

    A folder that was dropped keeps its name, since a folder is a deal unless told otherwise.
    """
    who = whom()
    mine = folder / FOLDER / f"by-{who.account}" if who is not None and who.account else folder / FOLDER
    place = mine / f"to-{safe_relative(deal or 'any deal')}" / "Imported"
    given = sorted(files.iterdir())
    with _PLACING:
        make_folder(place)
        targets = [place / found.name for found in given]
        if any(target.exists() for target in targets):
            # Another import is at the same place just now: ours keeps its own, all of them.
            return given, files
        for found, target in zip(given, targets, strict=True):
            found.rename(target)
    return targets, place
