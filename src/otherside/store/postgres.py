"""PostgreSQL as the database of a team: pooled connections, one writer at a time, errors as one clear line.

The tables are those of ``store.schema``, made by the same migrations. Two things are added here. Text columns compare
by code point (collation ``C``), as SQLite does, so that the same workspace has the same order on both. And a table
``revision`` with one row, which every writer counts up first: the row's lock lets one writer in at a time, and its
number tells everybody else that something has changed; ``store.stamps`` keeps the number that each deal last changed at.

What a question costs is the exchanges with the server, so they are counted: one statement is asked without a
transaction around it (it sees one moment by itself), several about the same moment go and come back in one pipeline, and a
pooled connection is tried before use only if it has been idle for a while or the server has said something on it.
"""

from __future__ import annotations

import atexit
import logging
import os
import re
import select
import threading
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Select, create_engine, event, text
from sqlalchemy.exc import DBAPIError, InvalidatePoolError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from otherside.domain import InputError, OthersideError, Refused, Unavailable
from otherside.store import planner, schema
from otherside.store.place import read_url, shown
from otherside.store.stamps import SINCE, Seen, install

_log = logging.getLogger(__name__)
_WAIT_SECONDS = 60
#: A connection that was idle for longer is tried before it is used: a firewall may have dropped it without a word.
_IDLE_SECONDS = 30
#: Connections kept, and how many more there may be for a while; as many as a web server has threads that ask.
_KEPT, _MORE = 8, 40
#: One pool for each server, however often a workspace is opened: a new connection costs a process over there.
_ENGINES: dict[str, _Engines] = {}
_GUARD = threading.Lock()
#: For each pool what this process last saw of the store.
_SEEN: dict[Engine, Seen] = {}
_BLINK = 0.05
#: Also the time in milliseconds: a copy of an earlier day that is put back never counts the same number for something else.
_NEXT = "greatest(number + 1, CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint))"
_REVISION = text(f"UPDATE revision SET number = {_NEXT}")
_NUMBER = text("SELECT number FROM revision")
#: As ``stamps.SINCE``, where the stamps cannot be read.
_WHOLE = text("SELECT number AS revision, erased, number AS total, '' AS deal, number FROM revision")
_ERASED = text("SELECT erased FROM revision")
_OPENING = text("SELECT version_num, erased FROM alembic_version, revision")
_NOW = text("SELECT pg_current_xact_id()::xid::text")
#: Whoever reads a moment before, or has been writing since before; the server's own cleaning does not count.
_LOOKING_BACK = text(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
    "AND backend_type = 'client backend' AND greatest(age(backend_xmin), age(backend_xid)) > age(CAST(:now AS xid)) LIMIT 1"
)
_NO_TABLE, _NO_RIGHT = "42P01", "42501"


@dataclass(frozen=True, slots=True)
class _Engines:
    """One pool, and what connections of it are for; see ``store.database.Database``."""

    writer: Engine
    reader: Engine
    asker: Engine


class PostgresDatabase:
    """See ``store.database.Database``."""

    def __init__(self, address: str) -> None:
        """Opens nothing yet.

        Raises:
            InputError: when the address cannot be read or the driver is not installed.
        """
        self.name, engines = _opened(address)
        self.reader: Engine = engines.reader
        self.asker: Engine = engines.asker
        self.writer: Engine = engines.writer
        self._engine = self.writer
        #: What was read while opening, for the first who asks.
        self._erased: str | None = None

    def wrote(self) -> None:
        """Forgets the revision that was remembered."""
        with _GUARD:
            seen = _SEEN.setdefault(self._engine, Seen())
            seen.writes += 1
            seen.until = 0.0

    def recent_revision(self) -> str:
        """As ``revision``, but a colleague's write may be seen a blink late; one of this process never is.

        A page asks for it dozens of times; each would be an exchange with the server.
        """
        with self._present() as seen:
            return str(seen.number)

    def stamp(self, deals: Collection[str]) -> str:
        """As ``stamps.Seen.stamp``, as far behind as ``recent_revision``."""
        with self._present() as seen:
            return seen.stamp(deals)

    def stamps(self, deals: Collection[str]) -> dict[str, str]:
        """The stamp of each deal, asked for now."""
        self.wrote()
        with self._present() as seen:
            return {deal: seen.stamp((deal,)) for deal in deals}

    @contextmanager
    def _present(self) -> Iterator[Seen]:
        """What was seen a blink ago at most; nobody changes it meanwhile."""
        with _GUARD:
            seen = _SEEN.setdefault(self._engine, Seen())
            writes, known, fresh = seen.writes, seen.number, time.monotonic() < seen.until
        if not fresh:
            asked = time.monotonic()
            rows = self._since(known)
            with _GUARD:
                holds = seen.take(known, rows)
            if not holds:
                rows = self._since(-1)
                with _GUARD:
                    seen.number = -1
                    seen.take(-1, rows)
            with _GUARD:
                if seen.writes == writes:
                    seen.until = asked + _BLINK
        with _GUARD:
            yield seen

    def _since(self, known: int) -> list[Any]:
        with self.translate(), self.asker.connect() as connection:
            try:
                return list(connection.execute(SINCE, {"known": known}))
            except ProgrammingError as error:
                if getattr(error.orig, "sqlstate", None) not in (_NO_TABLE, _NO_RIGHT):
                    raise
            # Of an older version, or not ours to read: then each write concerns every deal.
            return list(connection.execute(_WHOLE))

    def answers(self, questions: tuple[Select[Any], ...], given: Mapping[str, Any]) -> list[list[Any]]:
        """The rows of several questions about one moment, in one exchange with the server."""
        with self.asker.connect() as connection:
            return _in_one_exchange(connection, questions, given)

    def lock(self, connection: Connection) -> None:
        """Waits for the other writer, if any, and counts the revision up."""
        connection.execute(
            text(
                f"SELECT set_config('lock_timeout', '{_WAIT_SECONDS}s', true), "
                # A writer whose machine vanishes says no farewell: the server asks after it, and lets its lock go before
                # the next one has waited for too long.
                "set_config('tcp_keepalives_idle', '15', true), set_config('tcp_keepalives_interval', '10', true), "
                "set_config('tcp_keepalives_count', '3', true), set_config('tcp_user_timeout', '45s', true), "
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
            raise _explained(self.name, error) from error
        except PoolTimeout as error:
            raise Unavailable(f"{self.name}: too many ask at a time; wait a little and repeat") from error

    def revision(self) -> str:
        """The number of the last write."""
        with self.translate(), self.asker.connect() as connection:
            return str(connection.execute(_NUMBER).scalar_one())

    def may_scrub(self) -> None:
        """See ``store.database.Database``."""
        with self.translate(), self.asker.connect() as connection:
            owners = planner.other_owners(connection)
        if owners:
            raise Refused(
                f"{self.name}: only the owner of its tables may erase, since that rewrites them; nothing was changed; "
                f"do it as the database's user {' and '.join(owners)}"
            )

    def scrub(self) -> None:
        """Rewrites every table, and what the server's planner notes of them: nothing of what was deleted stays in their files.

        The server's own journal, its replicas and its backups are its administrator's; see ``docs/team-store.md``.
        """
        tables = ", ".join(f'"{table.name}"' for table in schema.metadata.sorted_tables)
        with self.translate(), self._engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            if owners := planner.other_owners(connection):
                self._warn(
                    "only their owner may rewrite the tables", f"{' and '.join(owners)} says VACUUM FULL, and ANALYZE"
                )
            else:
                anew = _all_look_anew(connection)
                connection.execute(text(f"VACUUM (FULL) {tables}"))
                planner.note_anew(connection)
                owner = planner.owner_of_all(connection)
                if owner is None:
                    anew = _all_look_anew(connection) and anew
                    planner.drop_old_notes(connection)
                else:
                    self._warn(
                        "what the planner noted is not ours to rewrite", f"{owner} says VACUUM FULL pg_statistic"
                    )
                if not anew:
                    self._warn(
                        "somebody has been reading since before the erasure",
                        "they end and its administrator says VACUUM FULL",
                    )
            connection.execute(text(f"UPDATE revision SET number = {_NEXT}, erased = erased + 1"))
        self.wrote()

    def _warn(self, why: str, until: str) -> None:
        _log.warning("%s: %s; what was deleted stays in the server's files until %s", self.name, why, until)

    def noted(self) -> Iterator[tuple[str, str]]:
        """See ``store.database.Database``."""
        with self.translate(), self.asker.connect() as connection:
            yield from (("pg_stats", values) for values in planner.noted_values(connection))

    def erasures(self) -> str:
        """How often something was erased for good."""
        if self._erased is not None:
            erased, self._erased = self._erased, None
            return erased
        with self.translate(), self.asker.connect() as connection:
            return str(connection.execute(_ERASED).scalar_one())

    def version(self) -> str | None:
        """The migration that the tables are at; ``None`` where there are none."""
        try:
            with self.asker.connect() as connection:
                row = connection.execute(_OPENING).first()
        except ProgrammingError as error:
            if getattr(error.orig, "sqlstate", None) != _NO_TABLE:
                raise
            return version(self)
        if row is None:
            return None
        self._erased = str(row.erased)
        return str(row.version_num)

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
    install(connection)
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
        for engines in _ENGINES.values():
            engines.writer.dispose()
        _ENGINES.clear()
        _SEEN.clear()


def _all_look_anew(connection: Connection) -> bool:
    """Waits until nobody reads an earlier moment: rewriting a table keeps what they may still see; whether nobody does."""
    now = connection.execute(_NOW).scalar_one()
    until = time.monotonic() + _WAIT_SECONDS
    while connection.execute(_LOOKING_BACK, {"now": now}).first():
        if time.monotonic() > until:
            return False
        time.sleep(_BLINK)
    return True


def _in_one_exchange(
    connection: Connection, questions: tuple[Select[Any], ...], given: Mapping[str, Any]
) -> list[list[Any]]:
    import psycopg
    from psycopg.rows import namedtuple_row

    raw: Any = connection.connection.driver_connection
    try:
        with raw.pipeline():
            # Sent without waiting for the answer of the one before.
            raw.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            asked = []
            for question in questions:
                words, fixed = _compiled(question, connection.dialect)
                cursor = raw.cursor(row_factory=namedtuple_row)
                asked.append(cursor.execute(words, {name: given.get(name, value) for name, value in fixed.items()}))
            raw.execute("COMMIT")
            return [cursor.fetchall() for cursor in asked]
    except psycopg.Error as error:
        lost = raw.closed
        # The transaction is the connection's own: neither it nor a connection that is lost may go back to the pool.
        connection.invalidate()
        raise DBAPIError.instance(
            None, None, error, psycopg.Error, connection_invalidated=lost, dialect=connection.dialect
        ) from error


@lru_cache(maxsize=256)
def _compiled(question: Select[Any], dialect: Any) -> tuple[str, dict[str, Any]]:
    compiled = question.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    return str(compiled), compiled.params


@lru_cache(maxsize=64)
def _read(address: str) -> tuple[str, URL, str]:
    url = read_url(address)
    return shown(url), url, url.render_as_string(hide_password=False)


def _opened(address: str) -> tuple[str, _Engines]:
    name, url, key = _read(address)
    with _GUARD:
        if key not in _ENGINES:
            try:
                engine = create_engine(
                    url,
                    pool_size=_KEPT,
                    max_overflow=_MORE,
                    pool_use_lifo=True,
                    connect_args={"connect_timeout": 10, "application_name": "otherside"},
                )
            except ImportError as error:
                raise InputError(
                    "PostgreSQL needs a driver, which is not installed; pip install 'otherside[postgres]'"
                ) from error
            for logger in ("psycopg", "sqlalchemy.pool.impl.QueuePool"):
                logging.getLogger(logger).addFilter(_not_said_already)
            event.listen(engine, "checkin", _noted)
            event.listen(engine, "checkout", _tried)
            # One snapshot for all statements of a read, as SQLite gives it.
            reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            _ENGINES[key] = _Engines(engine, reader, engine.execution_options(isolation_level="AUTOCOMMIT"))
        return name, _ENGINES[key]


def _not_said_already(record: logging.LogRecord) -> bool:
    """Driver and pool tell what goes wrong while they put a lost connection away; an error of ours says already that it is lost."""
    import psycopg

    lost = record.exc_info is not None and isinstance(record.exc_info[1], psycopg.OperationalError)
    return not lost and not str(record.msg).startswith("error ignored")


def _noted(_connection: Any, record: Any) -> None:
    record.info["idle_since"] = time.monotonic()


def _tried(connection: Any, record: Any, _proxy: Any) -> None:
    """A server that was restarted, or a connection that a firewall dropped, is noticed before it is used."""
    since = record.info.get("idle_since")
    if since is None:
        return
    # A connection that waits for us is silent: what stands to be read is a farewell.
    told = connection.closed or select.select([connection.fileno()], [], [], 0)[0]
    if not told and time.monotonic() - since < _IDLE_SECONDS:
        return
    import psycopg

    try:
        connection.autocommit = True
        connection.execute("")
        connection.autocommit = False
    except psycopg.Error as error:
        raise InvalidatePoolError("the server has closed the connection") from error


def _forget() -> None:
    """In a forked process: the connections are the parent's and must not be closed from here."""
    for engines in _ENGINES.values():
        engines.writer.dispose(close=False)
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
    "42501": "this user may not do that; ask the server's administrator to grant rights on the schema and all its tables",
    "3D000": "there is no such database; make it with: createdb",
    "3F000": "there is no such schema, or this user may not use it; make it with: CREATE SCHEMA",
    "28": "the server does not let this user in; check user and password",
    "57P03": "the server is starting or stopping; wait a little and repeat",
}
#: Of these, what passes or is mended at the server: the same can be asked again.
_PASSING = ("55P03", "53", "57P", "08")
#: As the server says it when somebody comes in; it has no SQLSTATE then.
_NO_ROLE = re.compile(r'role "([^"]{1,63})" does not exist')
_LOST = "the connection to the server was lost; what was not finished is not stored; repeat, nothing is stored twice"


def _explained(name: str, error: DBAPIError) -> OthersideError:
    original: Any = error.orig
    state = getattr(original, "sqlstate", None) or ""
    kind = Unavailable if state.startswith(_PASSING) else InputError
    lines = [line.strip() for line in str(original).splitlines() if line.strip()]
    for begin in (state, state[:2]):
        if begin in _EXPLAINED:
            return kind(f"{name}: {_EXPLAINED[begin]}")
    if error.connection_invalidated or state.startswith(("08", "57P")):
        return Unavailable(f"{name}: {_LOST}")
    if not state and type(original).__name__ == "OperationalError":
        reason = lines[-1].split("failed: ")[-1] if lines else "no answer"
        if "password" in reason or "authentication" in reason:
            return InputError(f"{name}: {_EXPLAINED['28']}")
        if "does not exist" in reason and "database" in reason:
            return InputError(f"{name}: {_EXPLAINED['3D000']}")
        if (role := _NO_ROLE.search(reason)) is not None:
            return InputError(
                f"{name}: the server knows no user {role[1]!r}; name one in the address, or have it made there: createuser {role[1]}"
            )
        return Unavailable(f"{name}: the server cannot be reached ({reason}); check the address and that it is running")
    return kind(f"{name}: the database reports: {lines[0] if lines else 'an unknown error'}")
