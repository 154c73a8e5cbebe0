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
    apart: Mapping[str, str] | None = None,
    again: bool = False,
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
        apart: deals of single files and folders of the batch, by their names in it, where these are not of ``deal``.
        again: also take in files of which everything was deleted here.
        reading: who reads, as on the command line; else this machine alone.
        wait: return only when it is over.
    """
    incoming = Incoming(state.config.folder)
    files = incoming.path(batch) / FILES
    given = [p for p in files.rglob("*") if p.is_file()]
    title = given[0].name if len(given) == 1 else f"{len(given)} files"
    paths, places, lie = _placed(state.config.folder, files, deal, apart or {})

    def after() -> None:
        incoming.drop(batch)
        # Another import for the same deal may have its files at the same place.
        for path in paths:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        for place in places:
            with suppress(OSError):
                place.rmdir()

    job = state.jobs.start(
        title, paths, deal=deal, us=us, sides=sides, names=names, apart=lie, again=again, reading=reading, after=after
    )
    if wait:
        job.wait()
    return job


def _placed(
    folder: Path, files: Path, deal: str | None, apart: Mapping[str, str]
) -> tuple[list[Path], set[Path], dict[str, str]]:
    """Moves files below ``incoming/whose/deal name``: the store knows a source by its place and its content.

    A folder that was dropped keeps its name, since a folder is a deal unless told otherwise.

    Returns:
        Where the files are now, the folders that hold these, and ``apart`` by where its files are now.
    """
    who = whom()
    mine = folder / FOLDER / f"by-{who.account}" if who is not None and who.account else folder / FOLDER
    given = sorted(files.iterdir())
    with _PLACING:
        places = [
            mine / f"to-{safe_relative(_deal_of(found.name, deal, apart) or 'any deal')}" / "Imported"
            for found in given
        ]
        targets = [place / found.name for found, place in zip(given, places, strict=True)]
        if any(target.exists() for target in targets):
            # Another import is at the same place just now: ours keeps its own, all of them.
            return given, {files}, {f"{files.as_posix()}/{name}": stated for name, stated in apart.items()}
        for found, target in zip(given, targets, strict=True):
            make_folder(target.parent)
            found.rename(target)
    at = {found.name: target.parent.as_posix() for found, target in zip(given, targets, strict=True)}
    tops = {name: name.split("!/", 1)[0].split("/", 1)[0] for name in apart}
    lie = {f"{at[tops[name]]}/{name}": stated for name, stated in apart.items() if tops[name] in at}
    return targets, set(places), lie


def _deal_of(name: str, deal: str | None, apart: Mapping[str, str]) -> str | None:
    """The one deal of all that is in a file or folder; none where it holds those of several."""
    below = {stated for place, stated in apart.items() if place == name or place.startswith((f"{name}/", f"{name}!/"))}
    return deal if not below else below.pop() if len(below) == 1 else None
