"""Files that came over the wire: kept under names of our own making until they are imported, then deleted."""

from __future__ import annotations

import datetime as dt
import io
import json
import secrets
import shutil
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.datastructures import UploadFile

from otherside.accounts.acting import whom
from otherside.domain.patterns import lazily
from otherside.store.place import make_folder
from otherside.web.problems import Problem

if TYPE_CHECKING:
    from otherside.store import Store
    from otherside.workspace.intake.looking import Looked

FOLDER = "incoming"
FILES = "files"
_BY = "by"
_SAID = "said.json"
_BATCH = lazily(r"[A-Za-z0-9_-]{16,32}")
_UNSAFE = lazily(r"[\x00-\x1f\x7f<>:\"|?*\\/]+")
_OLD_SECONDS = 24 * 3600
_DEEPEST = 6


def safe_relative(name: str) -> Path:
    """A path below a folder, whatever a browser or somebody else calls a file: no parents, roots or devices."""
    parts = [_safe(part) for part in name.replace("\\", "/").split("/")]
    parts = [part for part in parts if part]
    return Path(*parts[-_DEEPEST:]) if parts else Path("file")


def _safe(part: str) -> str:
    cleaned = _UNSAFE.sub("_", part).strip().lstrip(".").strip()
    # File systems count bytes; the suffix says what it is and must stay.
    stem, dot, suffix = cleaned.rpartition(".")
    if dot and len(suffix) <= 10:
        return _short(stem, 180) + dot + suffix
    return _short(cleaned, 190)


def _short(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")


def _is_batch(folder: Path) -> bool:
    """Whether a folder is a batch: files that are being imported lie beside it, for a deal that may be called like one."""
    return _BATCH.fullmatch(folder.name) is not None and (folder / FILES).is_dir()


def _account() -> str:
    """Whose batches are whose: empty for whoever sits at the machine."""
    who = whom()
    return who.account if who is not None else ""


def _latest(folder: Path) -> float:
    """When something in a folder changed last: of its own, a folder knows only what is directly in it."""
    latest = time.time()
    with suppress(OSError):
        # What is on its way meanwhile is no more where it was: then it is of this moment.
        latest = max(p.lstat().st_mtime for p in (folder, *folder.rglob("*")))
    return latest


class Incoming:
    """Batches of uploaded files below the workspace."""

    def __init__(self, folder: Path) -> None:
        self._root = folder / FOLDER

    def path(self, batch: str) -> Path:
        """The folder of a batch.

        Raises:
            Problem: 404 when there is none, or a colleague brought it.
        """
        folder = self._root / batch
        if not _is_batch(folder) or not self._is_mine(folder):
            raise Problem(404, "Not found", "These files are not here any more; drop them once again.")
        return folder

    def _is_mine(self, folder: Path) -> bool:
        by = folder / _BY
        with suppress(OSError):
            return (by.read_text(encoding="utf-8") if by.is_file() else "") == _account()
        return False

    def open_ones(self) -> list[tuple[str, list[str], float]]:
        """What this account brought and has not decided on yet, latest first: ``(id, names of what was dropped, when)``."""
        if not self._root.is_dir():
            return []
        found = []
        for folder in self._root.iterdir():
            if _is_batch(folder) and self._is_mine(folder):
                with suppress(OSError):
                    names = sorted(p.name for p in (folder / FILES).iterdir())
                    if names:
                        found.append((folder.name, names, folder.stat().st_ctime))
        return sorted(found, key=lambda each: -each[2])

    def said(self, batch: str) -> dict[str, Any]:
        """What somebody filled in about a batch when they looked last; empty where nobody has."""
        with suppress(OSError, ValueError):
            held = json.loads((self.path(batch) / _SAID).read_text(encoding="utf-8"))
            return held if isinstance(held, dict) else {}
        return {}

    def note(self, batch: str, said: Mapping[str, Any]) -> None:
        """Keeps what was filled in beside the files, for as long as these are here."""
        # A disk without room loses what was typed once the page is left, and nothing else.
        with suppress(OSError):
            (self.path(batch) / _SAID).write_text(json.dumps(said), encoding="utf-8")

    def dated(self, batch: str, name: str, day: dt.date) -> str:
        """Puts a day into the name of a file, as its name would tell it to begin with; not of a member of an archive.

        Returns:
            The name that it has now.
        """
        files = self.path(batch) / FILES
        place = files / name
        if "!/" in name or not place.is_file() or not place.resolve().is_relative_to(files.resolve()):
            return name
        target = place.with_name(f"{day.isoformat()} {place.name}")
        if target.exists():
            return name
        with suppress(OSError):
            place.rename(target)
        return target.relative_to(files).as_posix() if target.exists() else name

    def keep_text(self, text: str, title: str, day: dt.date | None) -> str:
        """Writes a pasted text into a new batch, as a file called by its title and its day, and returns the batch's id."""
        name = str(safe_relative(title.replace("/", " ").replace("\\", " "))) + ".txt"
        return self.keep_file(f"{day.isoformat()} {name}" if day else name, text)

    def keep_file(self, name: str, text: str) -> str:
        """Writes a text into a new batch as the one file of it, and returns the batch's id."""
        return self.keep([UploadFile(io.BytesIO(text.encode("utf-8", "replace")), filename=name)], 1)

    def keep(self, uploads: Sequence[UploadFile], most: int) -> str:
        """Writes uploaded files into a new batch and returns its id.

        Raises:
            Problem: there are no files, or too many.
        """
        given = [u for u in uploads if u.filename]
        if not given:
            raise Problem(422, "No files", "Choose one file or more.")
        if len(given) > most:
            raise Problem(413, "Too many files", f"At most {most} files at a time; import fewer, or a zip of them.")
        self._tidy()
        batch = secrets.token_urlsafe(16)
        folder = self._root / batch / FILES
        make_folder(folder)
        try:
            (folder.parent / _BY).write_text(_account(), encoding="utf-8")
            for upload in given:
                self._write(folder, upload)
        except OSError as error:
            shutil.rmtree(folder.parent, ignore_errors=True)
            raise Problem(
                422,
                "Not stored",
                f"The files could not be written ({error.strerror}); see that the disk has room, and drop them once more.",
            ) from error
        return batch

    def _write(self, folder: Path, upload: UploadFile) -> None:
        place = folder / safe_relative(upload.filename or "file")
        number = 1
        while place.exists() or any(p.is_file() for p in place.parents if folder in p.parents):
            number += 1
            place = folder / f"{number}" / safe_relative(upload.filename or "file").name
        make_folder(place.parent)
        with place.open("xb") as out:
            shutil.copyfileobj(upload.file, out, 1 << 20)

    def drop(self, batch: str) -> None:
        """Deletes a batch; whoever asks has found it by ``path``."""
        if _is_batch(self._root / batch):
            shutil.rmtree(self._root / batch, ignore_errors=True)

    def _tidy(self) -> None:
        """What nobody came back for goes after a day."""
        if not self._root.is_dir():
            return
        for folder in self._root.iterdir():
            if folder.is_dir() and time.time() - _latest(folder) > _OLD_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def looked(folder: Path, us: Sequence[str], store: Store) -> Looked:
    """What is seen of a batch, with file names instead of paths."""
    from otherside.workspace.intake.looking import look

    found = look(folder / FILES, us, store, dt.date.today())
    _without_paths(found.seen)
    return found


def understood(folder: Path, us: Sequence[str]) -> dict[str, Any]:
    """What is understood of a batch, with file names instead of paths."""
    from otherside.workspace.intake.importing import understand

    seen = understand(folder / FILES, us)
    _without_paths(seen)
    return seen


def _without_paths(seen: dict[str, Any]) -> None:
    for skipped in seen["skipped"]:
        skipped["path"] = Path(str(skipped["path"])).name
