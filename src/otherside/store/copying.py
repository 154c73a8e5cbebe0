"""Copies everything a store holds into an empty one, whatever database is behind either, and proves it row by row."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Integer, MetaData, Table, func, insert, select, text

from otherside.domain import InputError
from otherside.store import schema
from otherside.store.database import Database

#: Rows that are in memory at a time.
_BATCH = 1_000
#: PostgreSQL has no such character in text; importers put the same in its place.
_NUL, _INSTEAD = "\x00", "\ufffd"


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """One table that is the same on both sides.

    Attributes:
        rows: how many there are.
        digest: SHA-256 over the digests of its rows in the order of their keys, hexadecimal.
    """

    name: str
    rows: int
    digest: str


def copy_store(
    source: Database,
    target: Database,
    *,
    tables: MetaData = schema.metadata,
    freeze: bool = False,
    progress: Callable[[str, int, int], None] = lambda _stage, _done, _total: None,
) -> list[CopiedTable]:
    """Copies every table in one transaction, and compares each row as the target then has it before it ends.

    The target is whole and proven afterwards, or as empty as before.

    Args:
        tables: those to copy.
        freeze: keeps everybody else from writing to the source meanwhile; otherwise they may, and one moment is copied.

    Raises:
        InputError: when the target holds something, or a row did not arrive as it was.
    """
    with ExitStack() as stack:
        stack.enter_context(source.translate())
        taken = stack.enter_context((source.writer if freeze else source.reader).connect())
        stack.enter_context(taken.begin())
        if freeze:
            source.lock(taken)
        stack.enter_context(target.translate())
        put = stack.enter_context(target.writer.connect())
        stack.enter_context(put.begin())
        target.lock(put)
        _refuse_full(target, put, tables)
        clean = put.dialect.name == "postgresql"
        with source.translate():
            total = sum(_count(taken, table) for table in tables.sorted_tables)
        copied: list[CopiedTable] = []
        done = 0
        for table in tables.sorted_tables:
            expected = _Digest()
            # Closed before its connection is, whatever happens: a cursor must not outlive it.
            with closing(_rows(source, taken, table, clean)) as rows:
                while batch := list(islice(rows, _BATCH)):
                    put.execute(insert(table), batch)
                    for row in batch:
                        expected.add(row)
                    done += len(batch)
                    progress("copying", done, total)
            _continue_numbers(put, table)
            copied.append(CopiedTable(table.name, expected.rows, expected.digest()))
        done = 0
        for told in copied:
            table = tables.tables[told.name]
            with (
                closing(_rows(source, taken, table, clean)) as before,
                closing(_rows(target, put, table, False)) as after,
            ):
                _compare(table, before, after, told)
            done += told.rows
            progress("comparing", done, total)
        if freeze:
            # Only a lock was wanted of the source.
            taken.get_transaction().rollback()  # type: ignore[union-attr]
    return copied


def digests(database: Database, tables: MetaData) -> list[CopiedTable]:
    """What ``copy_store`` says of the tables, of a database as it is."""
    found = []
    with database.translate(), database.reader.connect() as db, db.begin():
        for table in tables.sorted_tables:
            held = _Digest()
            for row in _rows(database, db, table, False):
                held.add(row)
            found.append(CopiedTable(table.name, held.rows, held.digest()))
    return found


def _refuse_full(target: Database, put: Connection, tables: MetaData) -> None:
    for table in tables.sorted_tables:
        if put.execute(select(table).limit(1)).first():
            raise InputError(
                f"{target.name}: is not empty (there are {table.name} in it); name an empty place to copy to, or take "
                "away what is there"
            )


def _count(db: Connection, table: Table) -> int:
    return int(db.execute(select(func.count()).select_from(table)).scalar_one())


def _rows(database: Database, db: Connection, table: Table, clean: bool) -> Generator[dict[str, Any], None, None]:
    """Every row in the order of its key, a few at a time."""
    keys = list(table.primary_key) or list(table.c)
    ordered = select(table).order_by(*keys)
    with database.translate(), db.execute(ordered, execution_options={"yield_per": _BATCH}) as found:
        for row in found.mappings():
            yield _without_nul(dict(row)) if clean else dict(row)


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace(_NUL, _INSTEAD)
    if isinstance(value, dict):
        return {_without_nul(k): _without_nul(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_without_nul(v) for v in value]
    return value


def _continue_numbers(put: Connection, table: Table) -> None:
    """New rows get numbers beyond those copied; SQLite does that by itself."""
    if put.dialect.name != "postgresql" or "id" not in table.c or not isinstance(table.c.id.type, Integer):
        return
    put.execute(
        text(
            f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "
            f'coalesce(max(id), 0) + 1, false) FROM "{table.name}"'
        )
    )


def _compare(
    table: Table, before: Iterator[dict[str, Any]], after: Iterator[dict[str, Any]], told: CopiedTable
) -> None:
    found = _Digest()
    for expected, row in zip(before, after, strict=False):
        found.add(row)
        if row_digest(row) != row_digest(expected):
            key = ", ".join(str(expected[c.name]) for c in table.primary_key) or "a row"
            raise InputError(f"{table.name}: {key} did not arrive as it was; nothing was moved; please report it")
    if next(after, None) is not None or (found.rows, found.digest()) != (told.rows, told.digest):
        raise InputError(
            f"{table.name}: {told.rows} rows were sent and {found.rows} arrived; nothing was moved; please report it"
        )


def row_digest(row: dict[str, Any]) -> bytes:
    """SHA-256 of a row's values by the names of their columns; the same on every database."""
    plain = json.dumps(row, ensure_ascii=True, default=_plain, sort_keys=True)
    return hashlib.sha256(plain.encode()).digest()


def _plain(value: Any) -> str:
    return f"{type(value).__name__} {value.isoformat()}"


class _Digest:
    """A digest over rows as they come."""

    def __init__(self) -> None:
        self.rows = 0
        self._hash = hashlib.sha256()

    def add(self, row: dict[str, Any]) -> None:
        self.rows += 1
        self._hash.update(row_digest(row))

    def digest(self) -> str:
        return self._hash.hexdigest()
