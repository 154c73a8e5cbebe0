"""What must hold of a workspace whatever happened to whoever wrote to it."""

from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

from benchmarks.faults import served
from otherside.domain import InputError
from otherside.store.opening import FILE
from otherside.store.place import server_of
from otherside.store.unfinished import PREFIX
from otherside.workspace import Workspace
from otherside.workspace.privacy.auditing import verified

#: Columns that say when something was done.
_WHEN = {"added", "at_noted", "made", "ended"}
State = dict[str, list[tuple[Any, ...]]]


def state(folder: Path) -> State:
    """Every row of every table, but for the moments at which things were done; empty where there is no workspace."""
    address = server_of(folder)
    if address is not None:
        rows, names = served.state(address, _WHEN)
        return _by_name(rows, names)
    if not (folder / FILE).is_file():
        return {}
    db = sqlite3.connect(folder / FILE)
    try:
        found: State = {}
        tables = [r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        for table in tables:
            columns = [r[1] for r in db.execute(f'PRAGMA table_info("{table}")')]
            # When somebody noted a consent; of a turn it is when it was sent, which stays.
            left = _WHEN | ({"at"} if table == "consents" else set())
            kept = ", ".join(f'"{c}"' for c in columns if c not in left)
            found[table] = [tuple(row) for row in db.execute(f'SELECT {kept} FROM "{table}"')]
        return _by_name(found, dict(db.execute("SELECT id, name FROM people")) if "people" in found else {})
    finally:
        db.close()


def _by_name(found: State, names: dict[str, str]) -> State:
    """People by name: an id stays what it first was, which depends on what was known of them at that moment."""

    def shown(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        for key, name in names.items():
            value = value.replace(key, name)
        return value

    return {
        table: sorted((tuple(map(shown, map(_timeless, row))) for row in rows), key=repr)
        for table, rows in found.items()
    }


#: When it was noted, within what is kept as JSON (a refusal that outlives its conversation).
_NOTED = re.compile(r'(?<=[{ ])"at": "[^"]*"(?:, )?')


def _timeless(value: Any) -> Any:
    return _NOTED.sub("", value) if isinstance(value, str) and value.startswith("{") else value


def conversations(folder: Path) -> dict[str, tuple[str, ...]]:
    """The words of each conversation, turn by turn."""
    address = server_of(folder)
    if address is not None:
        return served.conversations(address)
    if not (folder / FILE).is_file():
        return {}
    db = sqlite3.connect(folder / FILE)
    try:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'conversations'").fetchone():
            return {}
        found: dict[str, list[str]] = {r[0]: [] for r in db.execute("SELECT id FROM conversations")}
        for number, text in db.execute("SELECT conversation, text FROM turns ORDER BY conversation, number"):
            found[number].append(text)
        return {number: tuple(words) for number, words in found.items()}
    finally:
        db.close()


def broken(folder: Path) -> list[str]:
    """What is wrong with a workspace just after a kill; one line each. Looks at a copy: the original stays as it was left."""
    address = server_of(folder)
    if not (folder / FILE).is_file() and not (address and served.is_made(address)):
        return []
    copy = folder.with_name(f"{folder.name}.looked-at")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    problems = []
    try:
        problems += served.broken(address) if address else _broken(copy / FILE)
        with Workspace.open(copy) as workspace:
            problems += workspace.check()
            workspace.deals()
        if address is None or served.has_log(address):
            verified(copy)
        # Half of a conversation has turns missing.
        for number, words in conversations(copy).items():
            if not words:
                problems.append(f"conversation {number} has no turns")
    except (InputError, sqlite3.Error, AssertionError) as error:
        problems.append(f"{type(error).__name__}: {error}")
    finally:
        shutil.rmtree(copy, ignore_errors=True)
    return problems


def _broken(file: Path) -> list[str]:
    db = sqlite3.connect(file)
    try:
        return [f"integrity: {row[0]}" for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"] + [
            f"foreign key: {row}" for row in db.execute("PRAGMA foreign_key_check")
        ]
    finally:
        db.close()


def unfinished(found: State) -> list[str]:
    """Notes of what is under way: none may be left when a command has ended."""
    return [str(row[0]) for row in found.get("settings", []) if str(row[0]).startswith(PREFIX)]


def traces(folder: Path, gone: tuple[str, ...]) -> list[str]:
    """Files in which something stands that must not; on a server, those of its tables."""
    found = []
    address = server_of(folder)
    files = served.files(address) if address else []
    for path in [*sorted(p for p in folder.rglob("*") if p.is_file()), *files]:
        data = path.read_bytes().lower()
        found += [f"{path.name}: {text!r}" for text in gone if text.lower().encode() in data]
    return found


def difference(found: State, expected: State) -> list[str]:
    """Tables that are not as they should be."""
    return [
        f"table {name}: {[r for r in found.get(name, []) if r not in expected.get(name, [])][:2]} "
        f"instead of {[r for r in expected.get(name, []) if r not in found.get(name, [])][:2]}"
        for name in sorted({*found, *expected})
        if found.get(name) != expected.get(name)
    ]
