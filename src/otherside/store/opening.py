"""Making and opening a store, and bringing an older one up to date."""

from __future__ import annotations

import os
import threading
from collections.abc import Collection
from pathlib import Path

from otherside.domain import InputError
from otherside.store import schema
from otherside.store.database import Database
from otherside.store.place import FILE as FILE  # re-exported: the embedded store's file
from otherside.store.place import SERVER_FILE, make_file, make_folder, read_url, server_of, shown, write_server
from otherside.store.sql import SqlStore
from otherside.store.sqlite import SqliteDatabase, file_revision

_ONE_AT_A_TIME = threading.Lock()


def create_store(folder: Path, server: str | None = None) -> SqlStore:
    """Makes an empty store: in a folder, which is created if need be, or on a server, which the folder then names.

    Args:
        server: the address of a PostgreSQL database. Where somebody has made a workspace in it already, that one is
            opened.

    Raises:
        InputError: when the folder cannot be written or the server not used.
    """
    server = server or server_of(folder)
    if server is not None:
        if (folder / FILE).is_file():
            raise InputError(
                f"{folder}: holds a workspace of its own; move it with: otherside migrate {folder} {shown(read_url(server))}"
            )
        store = _open_server(server, make=True)
        if server_of(folder) != server:
            write_server(folder, server)
        return store
    try:
        make_folder(folder)
        make_file(folder / FILE)
    except OSError as error:
        raise InputError(f"{folder}: cannot make the folder ({error.strerror}); choose another place") from error
    database = SqliteDatabase(folder / FILE)
    with database.translate():
        upgrade(database)
    return SqlStore(database)


def open_store(folder: Path) -> SqlStore:
    """Opens the store of a workspace, after a migration where it is an older one (a file is copied before).

    Raises:
        InputError: when there is none, it is damaged, or a newer version of otherside made it.
    """
    server = server_of(folder)
    if server is not None:
        return _open_server(server, make=False)
    path = folder / FILE
    if not path.is_file():
        raise InputError(f"{folder}: no otherside workspace here; make one with: otherside init")
    database = SqliteDatabase(path)
    with database.translate():
        version = _version(database)
        if version != schema.HEAD:
            _refuse_newer(str(folder), version)
            if version is not None:
                _keep_earlier(database, path.with_suffix(f".{version}.bak"))
            upgrade(database)
    return SqlStore(database)


def _keep_earlier(database: SqliteDatabase, path: Path) -> None:
    """A copy of before a migration: whole, with what is only in the journal yet, or not there."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        make_file(part)
        database.backup_to(part)
        os.replace(part, path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); check its permissions") from error


def is_made(folder: Path) -> bool:
    """Whether a folder has a workspace, or names a server that should have one."""
    return (folder / FILE).is_file() or (folder / SERVER_FILE).is_file()


def revision(folder: Path) -> str:
    """Changes whenever the store of a folder does, whoever changes it; cheap."""
    server = server_of(folder)
    if server is None:
        return file_revision(folder / FILE)
    from otherside.store import postgres

    return postgres.PostgresDatabase(server).recent_revision()


def stamp(folder: Path, deals: Collection[str]) -> str:
    """Changes whenever something is written that concerns these deals; where that is not known, as ``revision``."""
    server = server_of(folder)
    if server is None:
        return file_revision(folder / FILE)
    from otherside.store import postgres

    return postgres.PostgresDatabase(server).stamp(deals)


def look_anew(folder: Path) -> None:
    """What is said of a store next is asked for and not remembered, however short a time ago."""
    server = server_of(folder)
    if server is not None:
        from otherside.store import postgres

        postgres.PostgresDatabase(server).wrote()


def _open_server(server: str, *, make: bool) -> SqlStore:
    from otherside.store import postgres

    database = postgres.PostgresDatabase(server)
    with database.translate():
        version = database.version()
        if version is None and not make:
            raise InputError(f"{database.name}: no otherside workspace here; make one with: otherside init")
        if version != schema.HEAD:
            _refuse_newer(database.name, version)
            upgrade(database)
    return SqlStore(database)


def _refuse_newer(name: str, version: str | None) -> None:
    if version is not None and version > schema.HEAD:
        raise InputError(
            f"{name}: made by a newer version of otherside (schema {version}, this one knows "
            f"{schema.HEAD}); upgrade otherside"
        )


def _version(database: SqliteDatabase) -> str | None:
    with database.reader.connect() as db:
        found = db.exec_driver_sql(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
        ).first()
        if not found:
            return None
        row = db.exec_driver_sql("SELECT version_num FROM alembic_version").first()
        return str(row[0]) if row else None


def upgrade(database: Database) -> None:
    """Runs the migrations that are due, in one transaction."""
    # Loaded only when a migration is due: it costs more time than all the rest of opening.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    # Alembic keeps the migration it is at in a global: two at once in one process would run into each other.
    with _ONE_AT_A_TIME, database.writer.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        if connection.dialect.name == "postgresql":
            from otherside.store import postgres

            postgres.alone(connection)
            command.upgrade(config, "head")
            postgres.finish(connection)
        else:
            command.upgrade(config, "head")
