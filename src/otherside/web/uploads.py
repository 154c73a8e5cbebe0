"""Files that came over the wire: kept under names of our own making until they are imported, then deleted."""

from __future__ import annotations

import secrets
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from starlette.datastructures import UploadFile

from otherside.domain.patterns import lazily
from otherside.store.place import make_folder
from otherside.web.problems import Problem

FOLDER = "incoming"
FILES = "files"
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
            Problem: 404 when there is none.
        """
        folder = self._root / batch
        if not _is_batch(folder):
            raise Problem(404, "Not found", "These files are not here any more; drop them once again.")
        return folder

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
        """Deletes a batch."""
        if _is_batch(self._root / batch):
            shutil.rmtree(self._root / batch, ignore_errors=True)

    def _tidy(self) -> None:
        """What nobody came back for goes after a day."""
        if not self._root.is_dir():
            return
        for folder in self._root.iterdir():
            if folder.is_dir() and time.time() - _latest(folder) > _OLD_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def understood(folder: Path, us: Sequence[str]) -> dict[str, Any]:
    """What is understood of a batch, with file names instead of paths."""
    from otherside.workspace.intake.importing import understand

    seen = understand(folder / FILES, us)
    for skipped in seen["skipped"]:
        skipped["path"] = Path(str(skipped["path"])).name
    return seen
