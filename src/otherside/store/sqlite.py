"""The embedded database: one file of SQLite in the workspace's folder."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Select, create_engine, event
from sqlalchemy.exc import DBAPIError

from otherside.domain import InputError

_BUSY_SECONDS = 60
#: With less, in bytes, the database says that it could not write, not that the disk is full.
_SPARE = 1 << 20


class SqliteDatabase:
    """See ``store.database.Database``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)
        self.reader: Engine = _engine(path)
        self.asker: Engine = self.reader
        self.writer: Engine = self.reader.execution_options(otherside_write=True)

    def lock(self, connection: Connection) -> None:
        """Nothing to do: a writer's transaction takes the lock as it begins."""

    def wrote(self) -> None:
        """Nothing to do: nothing is remembered."""

    def answers(self, questions: tuple[Select[Any], ...], given: Mapping[str, Any]) -> list[list[Any]]:
        """The rows of several questions, one after the other in one transaction."""
        with self.reader.connect() as connection:
            return [list(connection.execute(question, dict(given))) for question in questions]

    @contextmanager
    def translate(self) -> Iterator[None]:
        """Database errors as one clear line with the remedy."""
        try:
            yield
        except DBAPIError as error:
            raise InputError(_explain(self.path, error.orig)) from error
        except sqlite3.Error as error:
            raise InputError(_explain(self.path, error)) from error

    def revision(self) -> str:
        """Size and time of the file and its journal; a false alarm is possible, a change unseen is not."""
        return file_revision(self.path)

    def stamps(self, deals: Collection[str]) -> dict[str, str] | None:
        """None: a file knows only when it was last written to."""
        return None

    def erasures(self) -> str:
        """How often something was erased for good; empty for never."""
        with self.translate(), self.reader.connect() as connection:
            count = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        return str(count) if count else ""

    def may_scrub(self) -> None:
        """Nothing to do: whoever may write the file may rewrite it."""

    def noted(self) -> Iterator[tuple[str, str]]:
        """Nothing: what stands in the file is found there."""
        return iter(())

    def scrub(self) -> None:
        """Rewrites the file, so that what was deleted is left neither in free pages nor in the journal; counts the erasure."""
        count = int(self.erasures() or 0) + 1
        self._raw(
            f"PRAGMA user_version = {count}",
            "PRAGMA wal_checkpoint(TRUNCATE)",
            "VACUUM",
            "PRAGMA wal_checkpoint(TRUNCATE)",
        )

    def backup_to(self, path: Path) -> None:
        """A consistent copy while the file may be in use."""
        self._raw("VACUUM INTO ?", parameters=(str(path),))

    def close(self) -> None:
        """Closes the file."""
        self.reader.dispose()

    def _raw(self, *statements: str, parameters: tuple[str, ...] = ()) -> None:
        """Runs what must not be in a transaction."""
        with self.translate(), self.reader.connect() as connection:
            raw = connection.connection.dbapi_connection
            assert raw is not None
            cursor = raw.cursor()
            for statement in statements:
                cursor.execute(statement, parameters)
            cursor.close()


def file_revision(path: Path) -> str:
    """What ``SqliteDatabase.revision`` says, without opening anything."""
    parts = []
    for place in (path, path.with_name(f"{path.name}-wal")):
        try:
            found = place.stat()
        except FileNotFoundError:
            continue
        # An empty journal comes and goes with every reader and says nothing.
        if found.st_size:
            parts.append(f"{found.st_size}.{found.st_mtime_ns}")
    return "/".join(parts)


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: Any) -> None:
        # The driver's own transaction handling would begin too late for a consistent read.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA trusted_schema=OFF")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        # A writer takes the lock at once and waits for it; a reader never blocks.
        writes = connection.get_execution_options().get("otherside_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _free(path: Path) -> int:
    """Bytes free on the disk of a file."""
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return _SPARE


def _read_only(path: Path) -> bool:
    """Whether the disk is mounted for reading only, where the system says so."""
    try:
        return bool(os.statvfs(path.parent).f_flag & os.ST_RDONLY)
    except (OSError, AttributeError):
        return False


def _explain(path: Path, error: BaseException | None) -> str:
    text = str(error)
    if "full" in text or ("I/O" in text and _free(path) < _SPARE):
        return f"{path}: the disk is full; nothing of the last step was stored; free some space and repeat"
    if "I/O" in text:
        return f"{path}: the disk cannot be read or written; check it, and restore a backup if it is failing"
    if _read_only(path):
        return f"{path}: is on a disk that cannot be written; copy the workspace to another one"
    if "readonly" in text or "read-only" in text:
        return f"{path}: the workspace cannot be written; check the permissions of its folder"
    if "locked" in text:
        return f"{path}: another otherside has been writing for over a minute; wait for it and repeat"
    if "malformed" in text or "not a database" in text:
        return f"{path}: the workspace file is damaged; restore it from a backup"
    if "unable to open" in text:
        return f"{path}: cannot be opened; check the path and its permissions"
    return f"{path}: the database reports: {text.splitlines()[0] if text else 'an unknown error'}"
