"""What runs the parts of a batch: this process, a pool of processes, or Daft on one machine or a Ray cluster.

Every engine calls the same function on each part. Whether a part is done says its file, not the engine: so an engine may
fail, repeat or forget, and the batch asks again for what is missing.
"""

from __future__ import annotations

import concurrent.futures
import os
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from multiprocessing import get_context
from typing import Any

from otherside.domain import InputError

#: A part's number, its first row and the row after its last.
Part = tuple[int, int, int]


class RoundFailedError(Exception):
    """An engine could not do all it was asked to; the text says why. What it did is done."""


#: Does one part and returns its number; can be sent to another process.
Do = Callable[[int, int, int], int]
#: Does some of the parts, in any order, and yields the number of each when it is done.
Engine = Callable[[Do, Sequence[Part], int], Iterator[int]]


def here(do: Do, parts: Sequence[Part], workers: int) -> Iterator[int]:
    """One part after the other, in this process."""
    for part in parts:
        yield do(*part)


def processes(do: Do, parts: Sequence[Part], workers: int) -> Iterator[int]:
    """A pool of processes of this machine.

    Raises:
        RoundFailedError: one of them died.
    """
    broken = False
    # Spawned, not forked: the encoder's threads do not survive a fork.
    with concurrent.futures.ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=one_thread
    ) as pool:
        running = [pool.submit(do, *part) for part in parts]
        for future in concurrent.futures.as_completed(running):
            try:
                yield future.result()
            except concurrent.futures.process.BrokenProcessPool:
                # All that were still to come fail alike.
                broken = True
    if broken:
        raise RoundFailedError("a worker died; run with fewer workers or smaller parts")


def with_daft(do: Do, parts: Sequence[Part], workers: int) -> Iterator[int]:
    """Daft's own runner, or its Ray runner where ``DAFT_RUNNER=ray`` says so; the folder must be one all can reach.

    Raises:
        InputError: when Daft is not installed.
        RoundFailedError: a worker died or a part failed.
    """
    daft = _daft()

    # A process of its own for each: reading words holds the interpreter's lock for half of the time.
    @daft.cls(max_concurrency=workers, use_process=True)  # type: ignore[untyped-decorator, unused-ignore]
    class Reader:
        def __init__(self) -> None:
            one_thread()

        @daft.method.batch(return_dtype=daft.DataType.int64(), batch_size=1)  # type: ignore[untyped-decorator, unused-ignore]
        def read(self, number: Any, begin: Any, end: Any) -> list[int]:
            rows = zip(number.to_pylist(), begin.to_pylist(), end.to_pylist(), strict=True)
            return [do(*row) for row in rows]

    numbers, begins, ends = (list(column) for column in zip(*parts, strict=True))
    frame = daft.from_pydict({"number": numbers, "begin": begins, "end": ends})
    if os.environ.get("DAFT_RUNNER") == "ray":
        # A cluster hands out partitions, not rows.
        frame = frame.into_partitions(len(parts))
    read = Reader().read
    frame = frame.select(read(daft.col("number"), daft.col("begin"), daft.col("end")).alias("done"))
    try:
        for row in frame.iter_rows():
            yield int(row["done"])
    except RuntimeError as error:
        # Daft says the same of a dead worker and of an error in it; the last line of its text tells which.
        lines = [line.strip() for line in str(error).splitlines() if line.strip()]
        raise RoundFailedError(lines[-1] if lines else "a worker failed") from error


def one_thread() -> None:
    """One processor for each worker: the workers are the parallelism, and the encoder takes as many as it sees."""
    os.environ["RAYON_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
    os.cpu_count = lambda: 1


def _daft() -> Any:
    # It reports its own use, from the import on, unless it is told not to; worker processes inherit it.
    os.environ["DO_NOT_TRACK"] = "true"
    try:
        return import_module("daft")
    except ImportError as error:
        raise InputError(
            "batch: Daft is not installed; pip install 'otherside[daft]', or --engine processes"
        ) from error


ENGINES: dict[str, Engine] = {"processes": processes, "daft": with_daft}
