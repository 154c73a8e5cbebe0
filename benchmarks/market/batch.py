"""Batch against the plain pipeline, one worker and two, and a worker that is killed.

    python -m benchmarks.market.batch [ROWS]

Rows are the project's own written sentences (``$OTHERSIDE_DATA/facets/written.jsonl``), repeated with a number so that
no two are alike. Both sides use one thread a process.
"""

from __future__ import annotations

import json
import os
import signal
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


def plain(source: Path) -> float:
    """Seconds of the pipeline without parts: read, extract, write; one process, one thread."""
    code = (
        "import os, sys, time; os.cpu_count = lambda: 1\n"
        "import pyarrow.parquet as pq\nfrom otherside.workspace.batch import extract_batch\n"
        "begin = time.perf_counter(); t = pq.read_table(sys.argv[1]); "
        "pq.write_table(extract_batch(t), sys.argv[1] + '.plain'); print(time.perf_counter() - begin)"
    )
    return float(
        subprocess.run([sys.executable, "-c", code, str(source)], capture_output=True, text=True, check=True).stdout
    )


def run(source: Path, target: Path, workers: int, kill: bool = False) -> float:
    """Seconds of a run, with workers started; with ``kill`` one worker is killed on the way."""
    code = (
        "import os, sys, time; os.cpu_count = lambda: 1\nfrom pathlib import Path\n"
        "from otherside.workspace.batch import batch\n"
        "if __name__ == '__main__':\n"
        " begin = time.perf_counter(); batch(Path(sys.argv[1]), Path(sys.argv[2]), workers=int(sys.argv[3]), part=1000)\n"
        " print(time.perf_counter() - begin)"
    )
    script = target.with_suffix(".py")
    script.write_text(code, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script), str(source), str(target), str(workers)], stdout=subprocess.PIPE, text=True
    )
    if kill:
        threading.Thread(target=_kill_one, args=(process.pid, target), daemon=True).start()
    out, _ = process.communicate()
    assert process.returncode == 0, "the run failed"
    return float(out)


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
    """Prints rates."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.parquet"
        pq.write_table(pa.table({"id": list(range(count)), "text": rows(count)}), source, row_group_size=1000)
        base = plain(source)
        one = run(source, Path(folder) / "one.parquet", 1)
        two = run(source, Path(folder) / "two.parquet", 2)
        killed = run(source, Path(folder) / "killed.parquet", 2, kill=True)
        print(f"plain {count / base:.0f} rows/s; one worker {count / one:.0f} ({base / one:.2f} of plain)")
        print(f"two workers {count / two:.0f} rows/s ({one / two:.2f} times one); with one killed {count / killed:.0f}")
        a, b = (pq.read_table(Path(folder) / f"{name}.parquet") for name in ("one", "killed"))
        same = a.equals(b)
        print(
            f"after the kill: {b.num_rows} results for {count} rows, {'the same' if same else 'NOT the same'} as unkilled"
        )


if __name__ == "__main__":
    main()
