"""Seconds of `otherside forecast DEAL` in a process of its own, and of pattern breaks, on the bundled example."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNS = 5
_MAIN = "from otherside.cli.main import main; main()"


def timed(*arguments: str) -> tuple[float, float]:
    """Wall and processor seconds of one run of the command line."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-c", _MAIN, *arguments], check=True, env=env, cwd=ROOT, capture_output=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Prints the best and the median of five runs."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = ["--workspace", str(Path(folder) / "w")]
        timed(*workspace, "add", "examples/harbourline", "--us", "tidewise.example")
        runs = sorted(timed(*workspace, "forecast", "harbourline", "--json") for _ in range(RUNS))
        print(json.dumps({"forecast": {"best wall s": round(runs[0][0], 2), "median wall s": round(runs[2][0], 2),
                                       "median processor s": round(sorted(r[1] for r in runs)[2], 2)}}))  # fmt: skip


if __name__ == "__main__":
    main()
