"""Batch: one result a row, whoever was killed in between."""

import os
import signal
import sys

import pytest

from otherside.domain import InputError
from otherside.workspace.reading import batch as room

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

TEXTS = [
    "We lose two days every month to reconciling.",
    "Finance has to agree first.",
    "Thank you.",
    "If this fails my boss will pay for it. We want to be done by June.",
    "",
]


@pytest.fixture
def source(tmp_path):
    rows = TEXTS * 5
    path = tmp_path / "in.parquet"
    table = pa.table({"id": [f"r{n}" for n in range(len(rows))], "text": rows, "more": list(range(len(rows)))})
    pq.write_table(table, path, row_group_size=7)
    return path


def ids(path):
    return pq.read_table(path).column("id").to_pylist()


def test_every_row_has_one_result_in_order(source, tmp_path):
    done = room.batch(source, tmp_path / "out.parquet", part=4)
    assert done == {"rows": 25, "parts": 7, "done_before": 0}
    assert ids(tmp_path / "out.parquet") == [f"r{n}" for n in range(25)]
    table = pq.read_table(tmp_path / "out.parquet")
    assert "frustration" in table.column("facets")[0].as_py()
    assert table.column("facets")[4].as_py() == "[]"
    assert [p.name for p in tmp_path.iterdir() if "part" in p.name] == []


def test_the_size_of_a_part_changes_no_result(source, tmp_path):
    room.batch(source, tmp_path / "a.parquet", part=3)
    room.batch(source, tmp_path / "b.parquet", part=100)
    a, b = (pq.read_table(tmp_path / f"{n}.parquet") for n in "ab")
    assert a.column("facets") == b.column("facets")


def test_what_is_done_is_not_done_again(source, tmp_path, monkeypatch):
    real, calls = room.do_part, []

    def dies(source, work, number, begin, end):
        calls.append(number)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return real(source, work, number, begin, end)

    monkeypatch.setattr(room, "do_part", dies)
    with pytest.raises(KeyboardInterrupt):
        room.batch(source, tmp_path / "out.parquet", part=4)
    assert not (tmp_path / "out.parquet").exists()
    done = room.batch(source, tmp_path / "out.parquet", part=4)
    assert done["done_before"] == 3
    assert sorted(calls) == [0, 1, 2, 3, 3, 4, 5, 6]
    assert ids(tmp_path / "out.parquet") == [f"r{n}" for n in range(25)]


def test_parts_of_another_input_are_not_used(source, tmp_path, monkeypatch):
    monkeypatch.setattr(room, "_join", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        room.batch(source, tmp_path / "out.parquet", part=4)
    monkeypatch.undo()
    pq.write_table(pa.table({"id": ["x", "y"], "text": ["Now.", "Later."]}), source)
    assert room.batch(source, tmp_path / "out.parquet", part=4)["done_before"] == 0
    assert ids(tmp_path / "out.parquet") == ["x", "y"]


@pytest.mark.parametrize("columns", [{"id": [1]}, {"text": ["a"]}])
def test_missing_columns_are_named(tmp_path, columns):
    pq.write_table(pa.table(columns), tmp_path / "in.parquet")
    with pytest.raises(InputError, match="it needs id and text"):
        room.batch(tmp_path / "in.parquet", tmp_path / "out.parquet")


def test_another_kind_of_file_is_refused(tmp_path):
    (tmp_path / "in.parquet").write_text("hello")
    with pytest.raises(InputError, match="not a Parquet file"):
        room.batch(tmp_path / "in.parquet", tmp_path / "out.parquet")


def killing(source, work, number, begin, end):
    """Does a part; the first worker to reach the third one kills itself, as the system does with one too large."""
    note = work.parent / "killed.note"
    if number == 2 and not note.exists():
        note.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return REAL(source, work, number, begin, end)


REAL = room.do_part


def test_a_killed_worker_loses_nothing_and_repeats_nothing(source, tmp_path, monkeypatch):
    room.batch(source, tmp_path / "whole.parquet", part=4)
    monkeypatch.setattr(room, "do_part", killing)
    done = room.batch(source, tmp_path / "out.parquet", part=4, workers=2)
    assert (tmp_path / "killed.note").exists()
    assert done["rows"] == 25
    assert ids(tmp_path / "out.parquet") == [f"r{n}" for n in range(25)]
    assert pq.read_table(tmp_path / "out.parquet").equals(pq.read_table(tmp_path / "whole.parquet"))


def dying(source, work, number, begin, end):
    os.kill(os.getpid(), signal.SIGKILL)


def test_workers_that_keep_dying_are_reported(source, tmp_path, monkeypatch):
    monkeypatch.setattr(room, "do_part", dying)
    with pytest.raises(InputError, match="rows 0 to 25 failed 3 times: a worker died"):
        room.batch(source, tmp_path / "out.parquet", part=100, workers=2)
    assert not (tmp_path / "out.parquet").exists()
    monkeypatch.undo()
    assert room.batch(source, tmp_path / "out.parquet", part=100)["rows"] == 25


# Daft leaves the pipes of its workers to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_daft_gives_what_the_pool_gives(source, tmp_path, monkeypatch):
    monkeypatch.setenv("DO_NOT_TRACK", "true")  # for the import here; after that it is not ours
    pytest.importorskip("daft", reason="the optional engine is not installed")
    monkeypatch.delenv("DO_NOT_TRACK")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    room.batch(source, tmp_path / "pool.parquet", part=4)
    room.batch(source, tmp_path / "daft.parquet", part=4, workers=2, engine="daft")
    assert pq.read_table(tmp_path / "daft.parquet").equals(pq.read_table(tmp_path / "pool.parquet"))
    assert os.environ["DO_NOT_TRACK"] == "true"


def test_an_unknown_engine_is_named(source, tmp_path):
    with pytest.raises(InputError, match="choose one of processes, daft"):
        room.batch(source, tmp_path / "out.parquet", engine="abacus")
