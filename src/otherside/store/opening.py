"""Making and opening the embedded store, and bringing an older one up to date."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from otherside.domain import InputError
from otherside.store import schema
from otherside.store.sql import SqlStore

FILE = "otherside.db"
_BUSY_SECONDS = 60


def create_store(folder: Path) -> SqlStore:
    """Makes an empty store in a folder, which is created if need be.

    Raises:
        InputError: when the folder cannot be written.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot make the folder ({error.strerror}); choose another place") from error
    engine = _engine(path)
    with _translate(path):
        _upgrade(engine)
    return SqlStore(engine, lambda: _translate(path))


def open_store(folder: Path) -> SqlStore:
    """Opens the store of a workspace, after a migration (with a backup copy) where it is an older one.

    Raises:
        InputError: when there is none, it is damaged, or a newer version of otherside made it.
    """
    path = folder / FILE
    if not path.is_file():
        raise InputError(f"{folder}: no otherside workspace here; make one with: otherside init")
    engine = _engine(path)
    with _translate(path):
        version = _version(engine)
        if version != schema.HEAD:
            if version is not None and version > schema.HEAD:
                raise InputError(
                    f"{folder}: made by a newer version of otherside (schema {version}, this one knows "
                    f"{schema.HEAD}); upgrade otherside"
                )
            if version is not None:
                shutil.copy2(path, path.with_suffix(f".{version}.bak"))
            _upgrade(engine)
    return SqlStore(engine, lambda: _translate(path))


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


def _version(engine: Engine) -> str | None:
    with engine.connect() as db:
        found = db.exec_driver_sql(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
        ).first()
        if not found:
            return None
        row = db.exec_driver_sql("SELECT version_num FROM alembic_version").first()
        return str(row[0]) if row else None


def _upgrade(engine: Engine) -> None:
    # Loaded only when a migration is due: it costs more time than all the rest of opening.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect().execution_options(otherside_write=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def _translate(path: Path) -> Iterator[None]:
    """Database errors as one clear line with the remedy."""
    try:
        yield
    except DBAPIError as error:
        raise InputError(_explain(path, error.orig)) from error
    except sqlite3.Error as error:
        raise InputError(_explain(path, error)) from error


def _explain(path: Path, error: BaseException | None) -> str:
    text = str(error)
    if "full" in text:
        return f"{path}: the disk is full; nothing of the last step was stored; free some space and repeat"
    if "readonly" in text or "read-only" in text:
        return f"{path}: the workspace cannot be written; check the permissions of its folder"
    if "locked" in text:
        return f"{path}: another otherside has been writing for over a minute; wait for it and repeat"
    if "malformed" in text or "not a database" in text:
        return f"{path}: the workspace file is damaged; restore it from a backup"
    if "unable to open" in text:
        return f"{path}: cannot be opened; check the path and its permissions"
    return f"{path}: the database reports: {text.splitlines()[0] if text else 'an unknown error'}"
