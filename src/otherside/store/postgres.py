"""PostgreSQL as the database of a team: pooled connections, one writer at a time, errors as one clear line.

The tables are those of ``store.schema``, made by the same migrations. Two things are added here. Text columns compare
by code point (collation ``C``), as SQLite does, so that the same workspace has the same order on both. And a table
``revision`` with one row, which every writer counts up first: the row's lock lets one writer in at a time, and its
number tells everybody else that something has changed.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError

from otherside.domain import InputError
from otherside.store import schema
from otherside.store.place import read_url, shown

_WAIT_SECONDS = 60
#: One pool for each server, however often a workspace is opened: a new connection costs a process over there.
_ENGINES: dict[str, Engine] = {}
_GUARD = threading.Lock()
_REVISION = text("UPDATE revision SET number = number + 1")


class PostgresDatabase:
    """See ``store.database.Database``."""

    def __init__(self, address: str) -> None:
        """Opens nothing yet.

        Raises:
            InputError: when the address cannot be read or the driver is not installed.
        """
        url = read_url(address)
        self.name = shown(url)
        self._engine = _engine(url)
        # One snapshot for all statements of a read, as SQLite gives it.
        self.reader: Engine = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self.writer: Engine = self._engine

    def lock(self, connection: Connection) -> None:
        """Waits for the other writer, if any, and counts the revision up."""
        connection.execute(
            text(
                f"SELECT set_config('lock_timeout', '{_WAIT_SECONDS}s', true), "
                # What is acknowledged must have reached the disk, whatever the server's default is.
                "CASE WHEN current_setting('synchronous_commit') = 'off' "
                "THEN set_config('synchronous_commit', 'on', true) END"
            )
        )
        connection.execute(_REVISION)

    @contextmanager
    def translate(self) -> Iterator[None]:
        """Database errors as one clear line with the remedy."""
        try:
            yield
        except DBAPIError as error:
            raise InputError(_explain(self.name, error)) from error

    def revision(self) -> str:
        """The number of the last write."""
        with self.translate(), self.reader.connect() as connection:
            return str(connection.execute(text("SELECT number FROM revision")).scalar_one())

    def scrub(self) -> None:
        """Rewrites every table: nothing of what was deleted stays in their files.

        The server's own journal, its replicas and its backups are its administrator's; see ``docs/team-store.md``.
        """
        tables = ", ".join(f'"{table.name}"' for table in schema.metadata.sorted_tables)
        with self.translate(), self._engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text(f"VACUUM (FULL) {tables}"))
            connection.execute(text("UPDATE revision SET number = number + 1, erased = erased + 1"))

    def erasures(self) -> str:
        """How often something was erased for good."""
        with self.translate(), self.reader.connect() as connection:
            return str(connection.execute(text("SELECT erased FROM revision")).scalar_one())

    def backup_to(self, path: Path) -> None:
        """Copies one snapshot into a file of SQLite."""
        from otherside.store.copying import copy_store
        from otherside.store.opening import upgrade
        from otherside.store.sqlite import SqliteDatabase

        target = SqliteDatabase(path)
        try:
            with target.translate():
                upgrade(target)
            copy_store(self, target)
        finally:
            target.close()

    def close(self) -> None:
        """Keeps the pool for whoever opens the workspace next; it ends with the process."""


def version(database: PostgresDatabase) -> str | None:
    """The migration that the tables are at; ``None`` where there are none."""
    with database.reader.connect() as db:
        if db.execute(text("SELECT to_regclass('alembic_version')")).scalar() is None:
            return None
        return db.execute(text("SELECT version_num FROM alembic_version")).scalar()


def alone(connection: Connection) -> None:
    """Waits until nobody else makes or changes tables; until the transaction ends."""
    connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('otherside ' || current_schema()))"))


def finish(connection: Connection) -> None:
    """After migrations: the table ``revision``, and text that compares by code point."""
    connection.execute(
        text(
            "CREATE TABLE IF NOT EXISTS revision "
            "(one integer PRIMARY KEY DEFAULT 1 CHECK (one = 1), number bigint NOT NULL DEFAULT 0, "
            "erased bigint NOT NULL DEFAULT 0)"
        )
    )
    connection.execute(text("INSERT INTO revision DEFAULT VALUES ON CONFLICT DO NOTHING"))
    connection.execute(_REVISION)
    wrong = connection.execute(
        text(
            "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) AS kind FROM pg_attribute a "
            "JOIN pg_class c ON c.oid = a.attrelid JOIN pg_collation l ON l.oid = a.attcollation "
            "WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 "
            "AND NOT a.attisdropped AND l.collname <> 'C' AND c.relname = ANY(:ours) ORDER BY 1, 2"
        ),
        {"ours": [table.name for table in schema.metadata.sorted_tables]},
    ).all()
    by_table: dict[str, list[str]] = {}
    for table, column, kind in wrong:
        by_table.setdefault(table, []).append(f'ALTER COLUMN "{column}" TYPE {kind} COLLATE "C"')
    for table, changes in by_table.items():
        connection.execute(text(f'ALTER TABLE "{table}" {", ".join(changes)}'))


def disconnect() -> None:
    """Closes every pooled connection; workspaces that are open get new ones when they need them."""
    with _GUARD:
        for engine in _ENGINES.values():
            engine.dispose()
        _ENGINES.clear()


def _engine(url: URL) -> Engine:
    key = url.render_as_string(hide_password=False)
    with _GUARD:
        if key not in _ENGINES:
            try:
                _ENGINES[key] = create_engine(
                    url,
                    # A server that was restarted, or a connection a firewall dropped, is noticed before it is used.
                    pool_pre_ping=True,
                    pool_size=5,
                    max_overflow=15,
                    connect_args={"connect_timeout": 10, "application_name": "otherside"},
                )
            except ImportError as error:
                raise InputError(
                    "PostgreSQL needs a driver, which is not installed; pip install 'otherside[postgres]'"
                ) from error
        return _ENGINES[key]


def _forget() -> None:
    """In a forked process: the connections are the parent's and must not be closed from here."""
    for engine in _ENGINES.values():
        engine.dispose(close=False)
    _ENGINES.clear()


atexit.register(disconnect)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)

#: First characters of an SQLSTATE to what to tell people. Longer ones are looked up first.
_EXPLAINED = {
    "55P03": "another otherside has been writing for over a minute; wait for it and repeat",
    "25006": "the server only lets us read; use the address of the primary server",
    "53100": "the server's disk is full; nothing of the last step was stored; free some space there and repeat",
    "53300": "the server has no free connection; wait a little and repeat, or raise its max_connections",
    "42501": "this user may not do that; ask the server's administrator to grant rights on the schema",
    "3D000": "there is no such database; make it with: createdb",
    "3F000": "there is no such schema, or this user may not use it; make it with: CREATE SCHEMA",
    "28": "the server does not let this user in; check user and password",
    "57P03": "the server is starting or stopping; wait a little and repeat",
}
_LOST = "the connection to the server was lost; what was not finished is not stored; repeat, nothing is stored twice"


def _explain(name: str, error: DBAPIError) -> str:
    original: Any = error.orig
    state = getattr(original, "sqlstate", None) or ""
    lines = [line.strip() for line in str(original).splitlines() if line.strip()]
    for begin in (state, state[:2]):
        if begin in _EXPLAINED:
            return f"{name}: {_EXPLAINED[begin]}"
    if error.connection_invalidated or state.startswith(("08", "57P")):
        return f"{name}: {_LOST}"
    if not state and type(original).__name__ == "OperationalError":
        reason = lines[-1].split("failed: ")[-1] if lines else "no answer"
        if "password" in reason or "authentication" in reason:
            return f"{name}: {_EXPLAINED['28']}"
        if "does not exist" in reason and "database" in reason:
            return f"{name}: {_EXPLAINED['3D000']}"
        return f"{name}: the server cannot be reached ({reason}); check the address and that it is running"
    return f"{name}: the database reports: {lines[0] if lines else 'an unknown error'}"
