"""What must hold of a workspace on a PostgreSQL server: its rows, its tables' files and its indexes, read past otherside."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from otherside.store import schema

#: What the sequences of a server give differs where something was rolled back: such numbers are counted anew.
_NUMBERED = {"sources": "id", "crm_records": "id", "corrections": "id"}
_POINTS_AT = {("turns", "source"): "sources", ("crm_records", "source"): "sources", ("corrections", "replaces"): "corrections"}  # fmt: skip
#: Says how often something was written, which a repeat changes.
_LEFT = ("revision",)


@contextmanager
def looking(address: str) -> Iterator[Any]:
    """A connection that sees one moment and is nobody's that otherside counts."""
    import psycopg

    with psycopg.connect(_plain(address), application_name="faults") as db:
        db.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        yield db


@lru_cache
def _plain(address: str) -> str:
    from otherside.store.place import read_url

    return read_url(address).set(drivername="postgresql").render_as_string(hide_password=False)


def _tables(db: Any) -> list[str]:
    known = {*schema.metadata.tables, "alembic_version", *_LEFT}
    found = db.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
    )
    return sorted(name for (name,) in found if name in known)


def is_made(address: str) -> bool:
    """Whether a workspace's tables are there."""
    with looking(address) as db:
        return "alembic_version" in _tables(db)


def has_log(address: str) -> bool:
    """Whether accounts and the log have their tables: looking must not make them."""
    with looking(address) as db:
        return db.execute("SELECT to_regclass('ledger_version')").fetchone()[0] is not None


def state(address: str, when: Collection[str]) -> tuple[dict[str, list[tuple[Any, ...]]], dict[str, str]]:
    """Every row of every table but for columns that say when, and the names of people by their ids.

    Numbers that the server gave are those that they would be if it had given no other ones.
    """
    found: dict[str, list[tuple[Any, ...]]] = {}
    with looking(address) as db:
        tables = [table for table in _tables(db) if table not in _LEFT]
        numbers = {
            table: {old: new for new, (old,) in enumerate(db.execute(f'SELECT "{key}" FROM "{table}" ORDER BY 1'))}
            for table, key in _NUMBERED.items()
            if table in tables
        }
        for table in tables:
            kinds = db.execute(f'SELECT * FROM "{table}" LIMIT 0').description
            left = {*when, *(("at",) if table == "consents" else ())}
            columns = [c.name for c in kinds if c.name not in left]
            asked = ", ".join(f'"{c}"' if _number(table, c) else f'"{c}"::text' for c in columns)
            counted = [numbers.get(_number(table, c) or "") for c in columns]
            found[table] = [
                tuple(
                    n[value] if n is not None and value is not None else value
                    for n, value in zip(counted, row, strict=True)
                )
                for row in db.execute(f'SELECT {asked} FROM "{table}"')
            ]
        names = dict(db.execute("SELECT id, name FROM people").fetchall()) if "people" in tables else {}
    return found, names


def _number(table: str, column: str) -> str | None:
    """The table whose numbers a column holds."""
    return table if _NUMBERED.get(table) == column else _POINTS_AT.get((table, column))


def conversations(address: str) -> dict[str, tuple[str, ...]]:
    """The words of each conversation, turn by turn."""
    with looking(address) as db:
        if "conversations" not in _tables(db):
            return {}
        found: dict[str, list[str]] = {row[0]: [] for row in db.execute("SELECT id FROM conversations")}
        for number, text in db.execute("SELECT conversation, text FROM turns ORDER BY conversation, number"):
            found[number].append(text)
    return {number: tuple(words) for number, words in found.items()}


def broken(address: str) -> list[str]:
    """References to what is not there; with the extension ``amcheck``, tables and indexes that are damaged."""
    problems = []
    with looking(address) as db:
        there = set(_tables(db))
        for table in (t for t in schema.metadata.sorted_tables if t.name in there):
            for key in table.foreign_keys:
                lost = db.execute(
                    f'SELECT count(*) FROM "{table.name}" a WHERE "{key.parent.name}" IS NOT NULL AND NOT EXISTS '
                    f'(SELECT 1 FROM "{key.column.table.name}" b WHERE b."{key.column.name}" = a."{key.parent.name}")'
                ).fetchone()[0]
                if lost:
                    problems.append(f"foreign key: {lost} of {table.name}.{key.parent.name} point at nothing")
        if db.execute("SELECT 1 FROM pg_extension WHERE extname = 'amcheck'").fetchone():
            problems += _damaged(db)
    return problems


def _damaged(db: Any) -> list[str]:
    ours = "WHERE c.relnamespace = current_schema()::regnamespace"
    damaged = db.execute(
        f"SELECT c.relname, v.msg FROM pg_class c, verify_heapam(c.oid, check_toast := true) v {ours} AND c.relkind = 'r'"
    ).fetchall()
    # Each answers nothing, or with an error.
    db.execute(
        "SELECT bt_index_check(i.indexrelid, true) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
        f"JOIN pg_am a ON a.oid = c.relam {ours} AND a.amname = 'btree' AND i.indisvalid"
    ).fetchall()
    return [f"table {name}: {message}" for name, message in damaged]


def files(address: str) -> list[Path]:
    """The files of a database's tables, with what the server still held in memory written out."""
    import psycopg

    with psycopg.connect(_plain(address), autocommit=True, application_name="faults") as db:
        db.execute("CHECKPOINT")
        data, oid = db.execute(
            "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
        ).fetchone()  # type: ignore[misc]
    # Unlike the journal, which is its administrator's.
    return sorted(p for p in (Path(data) / "base" / str(oid)).iterdir() if p.is_file())
