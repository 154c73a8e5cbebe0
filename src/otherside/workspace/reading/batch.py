"""Extraction over Parquet: an engine-free function on tables, parts that are done once, and workers that may die.

The input is cut into parts of whole row ranges. A part's result is written beside its place and renamed into it, so that
a part is either done or not, whoever was killed; a second run does only what is missing. The parts are joined at the end
in the order of the input: exactly one result a row.
"""

from __future__ import annotations

import json
import os
import tempfile
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from otherside.domain import FACETS, InputError
from otherside.workspace.intake.adding import Progress, silent
from otherside.workspace.reading.batch_engines import ENGINES, Part, RoundFailedError, here

#: Rows of a part: what a killed worker has to do again.
PART = 5_000
#: Rounds in a row in which not one part got done before we give up.
_RETRIES = 3


def arrow() -> Any:
    """The library that reads and writes Parquet.

    Raises:
        InputError: when it is not installed.
    """
    try:
        import_module("pyarrow.parquet")
        return import_module("pyarrow")
    except ImportError as error:
        raise InputError("batch: needs pyarrow, which is not installed; pip install 'otherside[market]'") from error


def extract_batch(table: Any) -> Any:
    """A table with ``id`` and ``text`` (``prev`` and ``speaker_role`` if known) to one of as many rows.

    Columns: ``id``, ``facets`` and ``spans`` as JSON, ``stance``, and a score per facet. The same function runs in a
    process pool, in a test, on a cluster, or as the Arrow map of an engine of yours.
    """
    from otherside.workspace.reading.stateless import extract_lines

    pa = arrow()
    rows = table.to_pylist()
    lines = (json.dumps({**row, "id": n, "text": row["text"] or ""}, default=str) for n, row in enumerate(rows))
    found = sorted(extract_lines(lines, "batch"), key=lambda line: line["id"])
    return pa.table(
        {
            "id": table.column("id"),
            "facets": pa.array([json.dumps(line["facets"]) for line in found], pa.string()),
            "stance": pa.array([line["stance"] for line in found], pa.string()),
            **{f.value: pa.array([line["scores"][f.value] for line in found], pa.float32()) for f in FACETS},
        }
    )


def batch(
    source: Path,
    target: Path,
    *,
    workers: int = 1,
    part: int = PART,
    engine: str = "processes",
    progress: Progress = silent,
) -> dict[str, int]:
    """Reads every row of a Parquet file; returns ``{"rows", "parts", "done_before"}``.

    Args:
        engine: a name in ``ENGINES``; with one worker of the default one, this process does it all.

    Raises:
        InputError: when the source is not such a file, or workers keep dying.
    """
    if engine not in ENGINES:
        raise InputError(f"batch: there is no engine {engine!r}; choose one of {', '.join(ENGINES)}")
    pq = arrow().parquet
    try:
        file = pq.ParquetFile(source)
    except (OSError, ValueError) as error:
        raise InputError(f"{source}: not a Parquet file that can be read ({error})") from error
    missing = {"id", "text"} - set(file.schema_arrow.names)
    if missing:
        raise InputError(f"{source}: has no column {', '.join(sorted(missing))}; it needs id and text")
    count = file.metadata.num_rows
    work = target.with_name(f".{target.name}.parts")
    work.mkdir(parents=True, exist_ok=True)
    state = source.stat()
    plan = {"source": str(source.resolve()), "size": state.st_size, "changed": state.st_mtime_ns, "part": part}
    _same_plan(work, plan)
    parts: list[Part] = [(n, n * part, min(count, (n + 1) * part)) for n in range(-(-count // part))]
    todo = [p for p in parts if not _place(work, p[0]).exists()]
    before = len(parts) - len(todo)
    do = partial(do_part, source.resolve(), work.resolve())
    run = here if workers == 1 and engine == "processes" else ENGINES[engine]
    idle, why = 0, ""
    while todo:
        try:
            for done, _ in enumerate(run(do, todo, workers), len(parts) - len(todo) + 1):
                progress("reading", done, len(parts))
        except RoundFailedError as error:
            why = f": {error}"
        left = [p for p in todo if not _place(work, p[0]).exists()]
        idle = idle + 1 if len(left) == len(todo) else 0
        if idle == _RETRIES:
            raise InputError(f"batch: rows {left[0][1]} to {left[0][2]} failed {_RETRIES} times{why}")
        todo = left
    _join(pq, [_place(work, n) for n, _, _ in parts], target, count)
    for path in work.iterdir():
        path.unlink()
    work.rmdir()
    return {"rows": count, "parts": len(parts), "done_before": before}


def _same_plan(work: Path, plan: dict[str, Any]) -> None:
    """Parts of another input are of no use: they go."""
    note = work / "plan.json"
    try:
        if json.loads(note.read_text(encoding="utf-8")) == plan:
            return
    except (OSError, ValueError):
        # Not there, or cut off: what parts lie there belong to nothing we know.
        pass
    for path in work.iterdir():
        path.unlink()
    part = work / "plan.part"
    part.write_text(json.dumps(plan), encoding="utf-8")
    os.replace(part, note)


def _place(work: Path, number: int) -> Path:
    return work / f"{number:06d}.parquet"


def do_part(source: Path, work: Path, number: int, begin: int, end: int) -> int:
    """Reads the rows of one part and puts its result in place; returns the part's number."""
    pa = arrow()
    handle, temporary = tempfile.mkstemp(dir=work, suffix=".part")
    os.close(handle)
    try:
        pa.parquet.write_table(extract_batch(_rows(source, begin, end)), temporary, compression="zstd")
        os.replace(temporary, _place(work, number))
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return number


def _rows(source: Path, begin: int, end: int) -> Any:
    """A range of rows, reading only the row groups that hold it."""
    pa = arrow()
    file = pa.parquet.ParquetFile(source)
    names = [n for n in ("id", "text", "prev", "speaker_role") if n in file.schema_arrow.names]
    tables, at, first = [], 0, None
    for group in range(file.num_row_groups):
        size = file.metadata.row_group(group).num_rows
        if at < end and at + size > begin:
            first = at if first is None else first
            tables.append(file.read_row_group(group, columns=names))
        at += size
    return pa.concat_tables(tables).slice(begin - (first or 0), end - begin)


def _join(pq: Any, parts: list[Path], target: Path, count: int) -> None:
    if not parts:
        pq.write_table(extract_batch(arrow().table({"id": [], "text": []})), target)
        return
    temporary = target.with_name(f".{target.name}.joining")
    schema = pq.read_schema(parts[0])
    rows = 0
    with pq.ParquetWriter(temporary, schema, compression="zstd") as out:
        for path in parts:
            table = pq.read_table(path)
            rows += table.num_rows
            out.write_table(table)
    if rows != count:
        temporary.unlink()
        raise InputError(f"batch: {rows} results for {count} rows; delete {parts[0].parent} and run again")
    os.replace(temporary, target)
