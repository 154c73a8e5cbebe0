"""Files to import: folders walked, archives opened, what cannot be read reported.

The order is the same on every run (by name). Links that lead out of the folder, and links back into it, are not
followed; hidden files, what operating systems leave about, and what otherside itself wrote there (a workspace, an export,
a brief) are passed over silently; everything else that is not taken in is a ``Skipped`` with one line that says why and
what to do. It is ``partial`` where the folder or archive was read in full all the same: an empty file, a link.
"""

import io
import os
import stat
import zipfile
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from otherside.domain import Skipped
from otherside.importers.gong_calls import PEEK, Calls, holds_calls, may_hold_calls
from otherside.importers.slack_export import ACCOUNTS, LISTS, Accounts, holds_accounts
from otherside.importers.source import SourceFile

_JUNK = frozenset(
    {"thumbs.db", "desktop.ini", "__macosx", "icon\r", "$recycle.bin", "system volume information", "lost+found"}
    | {"license", "licence", "license.txt", "licence.txt", "license.md", "copying", "notice"}
)
_MEDIA = frozenset(
    ".mp3 .mp4 .m4a .wav .mov .avi .mkv .webm .ogg .flac .png .jpg .jpeg .gif .heic .webp .ico .svg .exe .dll .so .dmg "
    ".iso .pyc .woff .woff2 .ttf".split()
)
#: Files of a workspace, and what an export always has.
_WORKSPACE = frozenset({"otherside.db", "store.toml"})
_EXPORTED = frozenset({"evidence", "turns"})
#: How a brief ends in Markdown, and begins as a page.
_BRIEF = (
    b"Each quote is verbatim; the percentage is how sure the reading is, not how much it matters.\n",
    b'<p class="kicker">Seen from their side of the table</p>',
)
_ZIP = b"PK\x03\x04"
_OFFICE = ("word/document.xml", "xl/workbook.xml", "ppt/presentation.xml", "mimetype", "META-INF/MANIFEST.MF")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before it is refused.

    Attributes:
        file_bytes: of one file or archive member.
        line_bytes: of one line in it.
        archive_bytes: of all members of one archive, unpacked.
        archive_members: in one archive, those in archives within it included.
        ratio: unpacked to packed size of one member; beyond it is a bomb, not text.
        nesting: archives within archives.
    """

    file_bytes: int = 200_000_000
    line_bytes: int = 20_000_000
    archive_bytes: int = 1_000_000_000
    archive_members: int = 20_000
    ratio: int = 200
    nesting: int = 2


def read_sources(paths: Sequence[Path], *, limits: Limits = Limits()) -> Iterator[SourceFile | Skipped]:
    """The files under these paths, in a stable order.

    Args:
        paths: files, folders, archives, Maildirs. A path that is given itself is read even if it is hidden or
            a link.
        limits: what is too big.

    Yields:
        A ``SourceFile`` for each file, named by the path as given joined with the path below it
        (``a.zip!/member`` in archives), or a ``Skipped``.
    """
    for path in paths:
        shown = os.fspath(path)
        if not path.exists():
            why = "the link leads nowhere" if path.is_symlink() else "there is no such file or folder"
            yield Skipped(shown, f"{why}; check the path")
        elif path.is_dir() and _WORKSPACE & set(_names(path)):
            yield Skipped(shown, "this is a workspace of otherside; add the files that it was made from")
        elif path.is_dir():
            yield from _folder(path, limits)
        else:
            yield from _file(path, shown, limits)


def _folder(top: Path, limits: Limits) -> Iterator[SourceFile | Skipped]:
    """Walks a folder without recursion. ``seen`` holds the folders visited, so that no loop is possible."""
    root = os.path.realpath(top)
    seen = {root}
    stack: list[Path] = [top]
    exported = _Exported()
    while stack:
        path = stack.pop()
        if not path.is_dir():
            yield from exported.passing(_file(path, path.as_posix(), limits, below=True))
            continue
        try:
            names = sorted(os.listdir(path))
        except OSError as error:
            yield Skipped(path.as_posix(), f"the folder cannot be read ({_why(error)}); change its permissions")
            continue
        if path != top and _own(names):
            continue
        mail = {"cur", "new", "tmp"} <= set(names)
        below: list[Path] = []
        for name in names:
            entry = path / name
            if _is_junk(name) and not (mail and _is_maildir_folder(entry)):
                continue
            if mail and name == "tmp":
                continue  # messages still being delivered
            if entry.is_symlink():
                reason = _link(entry, root, seen)
                if reason:
                    yield Skipped(entry.as_posix(), reason, partial=True)
                    continue
            if entry.is_dir():
                real = os.path.realpath(entry)
                if real in seen:
                    continue
                seen.add(real)
            below.append(entry)
        below.sort(key=lambda entry: not (entry.name == ACCOUNTS or _lists_calls(entry)))
        stack.extend(reversed(below))


def _lists_calls(entry: Path) -> bool:
    """Whether a file may tell who took part in the calls whose words lie beside it."""
    if entry.suffix.lower() != ".json" or not entry.is_file():
        return False
    try:
        with entry.open("rb") as file:
            return may_hold_calls(file.read(PEEK))
    except OSError:
        return False


class _Exported:
    """What exports hold beside anybody's words, by the folder in which it lies: Slack's accounts, for the files of the channels
    there, and Gong's calls, for the transcripts there."""

    def __init__(self) -> None:
        self._in: dict[str, Accounts] = {}
        self._calls: dict[str, Calls] = {}

    def passing(self, items: Iterator[SourceFile | Skipped]) -> Iterator[SourceFile | Skipped]:
        """Each file with the accounts of its export; not these themselves, nor the lists beside them, for nobody speaks there."""
        for item in items:
            if isinstance(item, Skipped):
                yield item
                continue
            folder, _, name = item.name.rpartition("/")
            if holds_accounts(name, item.data):
                self._in[folder] = Accounts(item.data)
            elif item.suffix == ".json" and holds_calls(item.data):
                known = self._calls.get(folder)
                self._calls[folder] = Calls((*(known.files if known else ()), item.data))
                yield Skipped(
                    item.name,
                    "it tells who took part in calls and holds nobody's words; read for the transcripts beside it",
                    partial=True,
                )
            elif item.suffix == ".json" and folder in self._calls:
                yield replace(item, calls=self._calls[folder])
            elif not (folder in self._in and name in LISTS):
                accounts = self._in.get(folder.rpartition("/")[0])
                yield replace(item, accounts=accounts) if accounts and item.suffix == ".json" else item


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _own(names: Sequence[str]) -> bool:
    """Whether a folder of these files is a workspace or an export: what it holds was read once already."""
    return bool(_WORKSPACE & set(names)) or {os.path.splitext(name)[0] for name in names} >= _EXPORTED


def _link(entry: Path, root: str, seen: set[str]) -> str | None:
    """Why a link is not followed, if it is not."""
    try:
        target = os.path.realpath(entry, strict=True)
    except OSError:
        return "the link leads nowhere or in a circle; remove it"
    inside = target == root or target.startswith(root.rstrip(os.sep) + os.sep)
    if not inside:
        return "the link leads out of the folder and is not followed; add its target by its own path"
    if os.path.isdir(target):
        back = os.path.realpath(entry.parent)
        if back == target or back.startswith(target.rstrip(os.sep) + os.sep) or target in seen:
            return "the link leads back into the same folder and is not followed; remove it"
        return None
    return "the link leads to a file that is read where it lies; nothing to do"


def _is_junk(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _JUNK


def _is_maildir_folder(entry: Path) -> bool:
    """Maildir++ keeps its folders hidden: ``.Sent/cur``."""
    return (entry / "cur").is_dir()


def _file(path: Path, shown: str, limits: Limits, below: bool = False) -> Iterator[SourceFile | Skipped]:
    """A file as a source; ``below`` a folder that was given, a brief of ours is passed over."""
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            yield Skipped(shown, "not a regular file; add a file or folder")
            return
        if path.suffix.lower() in _MEDIA:
            yield Skipped(shown, "a recording, picture or program is not read; add its transcript")
            return
        if info.st_size > limits.file_bytes:
            yield Skipped(shown, _too_big(info.st_size, limits))
            return
        data = path.read_bytes()
    except OSError as error:
        yield Skipped(shown, f"the file cannot be read ({_why(error)}); change its permissions or copy it")
        return
    if data.endswith(_BRIEF[0]) or _BRIEF[1] in data[:20_000]:
        if not below:
            yield Skipped(shown, "this is a brief that otherside wrote; add the files that it was made from")
        return
    modified = _moment(info.st_mtime)
    if _is_archive(data):
        yield from _archive(data, shown, modified, limits)
    else:
        yield _checked(SourceFile(shown, data, modified), limits, below)


def _checked(source: SourceFile, limits: Limits, below: bool = True) -> SourceFile | Skipped:
    """The source, or why it is refused: a line that long is no text that anybody wrote, and among others an empty one is none."""
    if below and not source.data.removeprefix(BOM_UTF8).strip():
        return Skipped(source.name, "the file is empty; export it again if there were words in it", partial=True)
    if len(source.data) > limits.line_bytes and not source.data.startswith((_ZIP, b"\xd0\xcf\x11\xe0")):
        start = 0
        while len(source.data) - start > limits.line_bytes:
            end = source.data.find(b"\n", start, start + limits.line_bytes + 1)
            if end < 0:
                other = source.data.find(b"\r", start, start + limits.line_bytes + 1)
                if other < 0:
                    size = limits.line_bytes // 1_000_000
                    return Skipped(source.name, f"it has a line of more than {size} MB; export it with line breaks")
                end = other
            # Jump to the last line end within reach: few steps even for short lines.
            start = max(end, source.data.rfind(b"\n", start, start + limits.line_bytes)) + 1
    return source


def _too_big(size: int, limits: Limits) -> str:
    return f"it has {size // 1_000_000} MB, the limit is {limits.file_bytes // 1_000_000} MB; split it"


# --- archives -------------------------------------------------------------------------------------


@dataclass
class _Budget:
    """What one outermost archive may still unpack."""

    bytes: int
    members: int


def _is_archive(data: bytes) -> bool:
    """Whether the bytes are a zip archive of files, and not a document in a zip container."""
    return data.startswith(_ZIP) and not any(
        marker.encode() in data[:4096] or marker.encode() in data[-65536:] for marker in _OFFICE
    )


def _archive(
    data: bytes, shown: str, modified: datetime | None, limits: Limits, budget: _Budget | None = None, depth: int = 1
) -> Iterator[SourceFile | Skipped]:
    budget = budget or _Budget(limits.archive_bytes, limits.archive_members)
    if depth > limits.nesting:
        yield Skipped(shown, "an archive within an archive within an archive; unpack it first")
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        few = len(archive.infolist()) <= limits.archive_members
        infos = sorted(archive.infolist(), key=lambda i: (not (few and _goes_first(archive, i)), i.filename))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        yield Skipped(shown, f"the archive is damaged ({_why(error)}); pack it again")
        return
    exported = _Exported()
    with archive:
        for info in infos:
            parts = info.filename.replace("\\", "/").split("/")
            # Not ``is_dir``: a damaged directory of the archive may have a name of nothing, on which it fails.
            if info.filename.endswith("/") or any(_is_junk(p) for p in parts if p and p not in {".", ".."}):
                continue
            member = f"{shown}!/{info.filename}"
            budget.members -= 1
            if budget.members < 0:
                yield Skipped(shown, f"it holds more than {limits.archive_members} files; unpack it and add the folder")
                return
            if stat.S_ISLNK(info.external_attr >> 16):
                yield Skipped(member, "a link in an archive is not followed; pack the file itself", partial=True)
                continue
            if os.path.splitext(info.filename)[1].lower() in _MEDIA:
                yield Skipped(member, "a recording, picture or program is not read; add its transcript")
                continue
            content = _unpack(archive, info, member, limits, budget)
            if isinstance(content, Skipped):
                yield content
                if budget.bytes < 0:
                    return
            elif _is_archive(content):
                yield from _archive(content, member, _packed(info), limits, budget, depth + 1)
            else:
                found = _checked(SourceFile(member, content, _packed(info) or modified), limits)
                yield from exported.passing(iter((found,)))


def _goes_first(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    """Whether a member may tell who speaks in the others; no more than its beginning is unpacked for that."""
    if info.filename.rpartition("/")[2] == ACCOUNTS:
        return True
    if not info.filename.lower().endswith(".json") or info.flag_bits & 1:
        return False
    try:
        with archive.open(info) as file:
            return may_hold_calls(file.read(PEEK))
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError):
        return False  # told when it is read in full


def _unpack(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str, limits: Limits, budget: _Budget
) -> bytes | Skipped:
    """A member's bytes, never more than the limits allow whatever the archive's directory claims."""
    if info.flag_bits & 1:
        return Skipped(shown, "it is protected by a password; unpack it first")
    if info.file_size > limits.file_bytes:
        return Skipped(shown, _too_big(info.file_size, limits))
    if info.file_size > 1_000_000 and info.file_size > limits.ratio * max(1, info.compress_size):
        return Skipped(
            shown, "it unpacks to a multiple that no text does (a zip bomb?); unpack it yourself if you trust it"
        )
    if info.file_size > budget.bytes:
        budget.bytes = -1
        total = limits.archive_bytes // 1_000_000
        return Skipped(shown, f"the archive unpacks to more than {total} MB; unpack it and add the folder")
    try:
        with archive.open(info) as file:
            data = file.read(info.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        return Skipped(shown, f"this file in the archive is damaged ({_why(error)}); pack it again")
    budget.bytes -= len(data)
    return data


def _packed(info: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*info.date_time, tzinfo=UTC) if info.date_time[0] > 1980 else None
    except ValueError:
        return None


def _moment(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None


def _why(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error) or type(error).__name__
    return " ".join(text.split())[:120].lower()
