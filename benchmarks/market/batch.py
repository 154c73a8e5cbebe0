"""Batch against the plain pipeline, one worker and two, and a worker that is killed.

    python -m benchmarks.market.batch [ROWS] [ROUNDS] [daft]

Each round runs plain, one worker, two workers one after the other, and the ratios are taken within the round, so that
what else the machine does touches both sides; the median of the rounds is printed. Processor seconds beside the wall's
tell what parts and workers cost in themselves where the processors are shared. Rows are the project's own written
sentences (``$OTHERSIDE_DATA/facets/written.jsonl``), repeated with a number so that no two are alike. Both sides use
one thread a process.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def rows(count: int) -> list[str]:
    """Sentences, each different."""
    path = Path(os.environ["OTHERSIDE_DATA"]) / "facets" / "written.jsonl"
    own = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return [f"{own[n % len(own)]} {n}" for n in range(count)]


_ALONE = "import os; os.environ['RAYON_NUM_THREADS'] = '1'; os.cpu_count = lambda: 1\n"
_PLAIN = """import sys, time
import pyarrow.parquet as pq
from otherside.workspace.reading.batch import extract_batch
begin = time.perf_counter()
pq.write_table(extract_batch(pq.read_table(sys.argv[1])), sys.argv[2])
print(time.perf_counter() - begin)
"""
_BATCH = """import sys, time
from pathlib import Path
from otherside.workspace.reading.batch import batch
if __name__ == "__main__":
    begin = time.perf_counter()
    batch(Path(sys.argv[1]), Path(sys.argv[2]), workers=int(sys.argv[3]), part=1000, engine=sys.argv[4])
    print(time.perf_counter() - begin)
"""


def timed(
    source: Path, target: Path, workers: int = 0, kill: bool = False, engine: str = "processes"
) -> tuple[float, float]:
    """Seconds of the wall and of processors; 0 workers is the pipeline without parts. With ``kill`` one is killed."""
    script = target.with_suffix(".py")
    script.write_text(_ALONE + (_BATCH if workers else _PLAIN), encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(
        [sys.executable, str(script), str(source), str(target), str(workers), engine], stdout=subprocess.PIPE, text=True
    )
    if kill:
        threading.Thread(target=_kill_one, args=(process.pid, target), daemon=True).start()
    out, _ = process.communicate()
    assert process.returncode == 0, "the run failed"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return float(out), after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _kill_one(parent: int, target: Path) -> None:
    work = target.with_name(f".{target.name}.parts")
    while not list(work.glob("0*.parquet")) if work.exists() else True:
        time.sleep(0.02)
    for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text():
            os.kill(int(child), signal.SIGKILL)
            print(f"killed worker {child}")
            return


def main() -> None:
    """Prints rates and ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "in.parquet"
        pq.write_table(pa.table({"id": list(range(count)), "text": rows(count)}), source, row_group_size=1000)
        table = [[timed(source, folder / f"{w}.parquet", w) for w in (0, 1, 2)] for _ in range(rounds)]
        for kind, n in (("wall", 0), ("processor", 1)):
            plain, one, two = (statistics.median(r[w][n] for r in table) for w in range(3))
            share = statistics.median(r[0][n] / r[1][n] for r in table)
            gain = statistics.median(r[1][n] / r[2][n] for r in table)
            print(
                f"{kind}: plain {count / plain:.0f} rows/s, one worker {count / one:.0f} ({share:.2f} of plain), "
                f"two workers {count / two:.0f} ({gain:.2f} times one); medians of {rounds}"
            )
        if "daft" in sys.argv:
            wall, processor = timed(source, folder / "daft.parquet", 2, engine="daft")
            print(f"Daft, two workers: {count / wall:.0f} rows/s of wall, {count / processor:.0f} of processor")
        timed(source, folder / "killed.parquet", 2, kill=True)
        a, b = (pq.read_table(folder / f"{name}.parquet") for name in ("1", "killed"))
        told = "the same" if a.equals(b) else "NOT the same"
        print(f"after the kill: {b.num_rows} results for {count} rows, {told} as unkilled")


if __name__ == "__main__":
    main()
