"""Everything out, in open formats: one file a table, as users corrected it."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside.domain import InputError
from otherside.domain.patterns import lazily
from otherside.workspace.sql import VIEWS, fill

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

FORMATS = ("parquet", "csv", "jsonl")
_BATCH = 10_000
#: As spreadsheets read a formula; a number with its sign and the dash of a list are none.
_FORMULA = lazily(r"[=@\t\r]|[+-](?![\s\d.,()/-]*$)(?!\s)")


def export(workspace: Workspace, folder: Path, kind: str = "parquet", tables: Sequence[str] = ()) -> dict[str, Any]:
    """Writes a file of each table into a folder; returns ``{"folder", "files", "rows": {table: count}}``.

    Raises:
        InputError: for a format or table that is not there, a folder that cannot be written, or Parquet without its
            library.
    """
    if kind not in FORMATS:
        raise InputError(f"export: no format is called {kind!r}; choose one of {', '.join(FORMATS)}")
    wanted = list(tables) or list(VIEWS)
    for table in wanted:
        if table not in VIEWS:
            raise InputError(f"export: no table is called {table!r}; choose of {', '.join(VIEWS)}")
    if kind == "parquet":
        _parquet()
    with tempfile.TemporaryDirectory(prefix="otherside-export-") as scratch:
        # On disk, so that a million rows need no memory.
        db = sqlite3.connect(Path(scratch) / "export.db")
        try:
            db.execute("PRAGMA journal_mode=OFF")
            fill(db, workspace, turns="turns" in wanted)
            folder.mkdir(parents=True, exist_ok=True)
            rows = {table: _write(db, table, folder / f"{table}.{kind}", kind) for table in wanted}
        except OSError as error:
            raise InputError(f"{folder}: cannot be written ({error.strerror}); choose another place") from error
        finally:
            db.close()
    return {"folder": str(folder), "files": [f"{table}.{kind}" for table in wanted], "rows": rows}


def _parquet() -> Any:
    try:
        pa = import_module("pyarrow")
        import_module("pyarrow.parquet")
    except ImportError as error:
        raise InputError(
            "export: Parquet needs pyarrow, which is not installed; pip install 'otherside[market]', or choose "
            "--format csv or jsonl"
        ) from error
    return pa


def _write(db: sqlite3.Connection, table: str, path: Path, kind: str) -> int:
    """Writes one file, whole or not at all; returns how many rows it has."""
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    try:
        columns = [(row[1], row[2]) for row in db.execute(f"PRAGMA table_info({table})")]
        count = {"parquet": _write_parquet, "csv": _write_csv, "jsonl": _write_jsonl}[kind](
            columns, _batches(db, table), part
        )
        os.chmod(part, 0o644)
        os.replace(part, path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    return count


def _batches(db: sqlite3.Connection, table: str) -> Iterator[list[tuple[Any, ...]]]:
    cursor = db.execute(f"SELECT * FROM {table}")
    while rows := cursor.fetchmany(_BATCH):
        yield rows


def as_text(cell: Any) -> Any:
    """What a spreadsheet would take for a formula, marked as text with an apostrophe: names come from files of others."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def _write_csv(columns: list[tuple[str, str]], batches: Iterator[list[tuple[Any, ...]]], path: str) -> int:
    count = 0
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([name for name, _ in columns])
        for rows in batches:
            writer.writerows([as_text(cell) for cell in row] for row in rows)
            count += len(rows)
    return count


def _write_jsonl(columns: list[tuple[str, str]], batches: Iterator[list[tuple[Any, ...]]], path: str) -> int:
    names = [name for name, _ in columns]
    count = 0
    with open(path, "w", encoding="utf-8") as out:
        for rows in batches:
            for row in rows:
                out.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n")
            count += len(rows)
    return count


def _write_parquet(columns: list[tuple[str, str]], batches: Iterator[list[tuple[Any, ...]]], path: str) -> int:
    pa = _parquet()
    kinds = {"TEXT": pa.string(), "REAL": pa.float64(), "INTEGER": pa.int64()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in columns])
    count = 0
    with pa.parquet.ParquetWriter(path, schema, compression="zstd") as out:
        for rows in batches:
            arrays = [
                pa.array(values, field.type) for values, field in zip(zip(*rows, strict=True), schema, strict=True)
            ]
            out.write_table(pa.Table.from_arrays(arrays, schema=schema))
            count += len(rows)
    return count
