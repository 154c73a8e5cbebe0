"""Peak memory of reading many turns, and what an idle command pays for looking whether something is unread.

    python -m benchmarks.extraction.memory [--turns 50000 200000] [--json]

Each size runs in a process of its own over a made-up workspace, with a stand-in for the encoder (its memory does not depend
on how much is read, and the real one would take hours). The slope between the sizes says what a million turns would take.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from otherside.domain import Conversation, Participant, Turn
from otherside.extraction import extractor
from otherside.extraction.encoder import Encoded
from otherside.store import SourceRecord
from otherside.store.stored import CrmRecords
from otherside.workspace import Workspace
from otherside.workspace.reading.analysis import analyse

CALL = 100


class StandIn:
    """Gives every sentence logits by chance: about one in four is evidence."""

    def __init__(self) -> None:
        self.chance = np.random.default_rng(0)

    def encode(self, pairs: Sequence[tuple[str, str]]) -> Encoded:
        """Logits and vectors of the right shape."""
        n = len(pairs)
        logits = self.chance.normal(-7, 3, (n, 18)).astype(np.float32)
        nowhere = np.zeros((n, 384), dtype=np.float32)
        return Encoded(logits, nowhere, nowhere)


def _fill(workspace: Workspace, turns: int) -> None:
    people = (Participant("Dana Lee", "dana@globex.example"), Participant("Sam", "sam@acme.example"))
    for n in range(0, turns, CALL):
        said = tuple(
            Turn(f"We counted {n + k} boxes by hand again, and nobody here likes it. It takes all day.", "Dana Lee")
            for k in range(CALL)
        )
        call = Conversation(f"call {n}", "vtt", said, people)
        workspace.store.put_source(
            SourceRecord(f"/{n}", str(n), f"{n}.vtt", "vtt"), [(f"c{n}", "globex", call)], CrmRecords()
        )


def _one(turns: int) -> dict[str, float]:
    """Reads so many turns; peak memory before and after in MB, and seconds."""
    stand_in = StandIn()
    extractor.default_encoder = lambda: stand_in  # type: ignore[assignment,return-value]
    with tempfile.TemporaryDirectory() as folder, Workspace.init(Path(folder), ["acme.example"]) as workspace:
        _fill(workspace, turns)
        workspace.refresh()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        begin = time.perf_counter()
        found = analyse(workspace.store)
        seconds = time.perf_counter() - begin
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        begin = time.perf_counter()
        analyse(workspace.store)
        idle = time.perf_counter() - begin
    return {
        "turns": turns,
        "evidence": found,
        "peak_before_mb": round(before),
        "peak_after_mb": round(after),
        "seconds": round(seconds, 1),
        "idle_s": round(idle, 3),
    }


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, nargs="+", default=[50_000, 200_000])
    parser.add_argument("--one", action="store_true", help="in this process, one size")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if args.one:
        print(json.dumps(_one(args.turns[0])))
        return
    rows = []
    for turns in args.turns:
        command = [sys.executable, "-m", "benchmarks.extraction.memory", "--one", "--turns", str(turns)]
        rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
        if not args.json:
            print(rows[-1], flush=True)
    first, last = rows[0], rows[-1]
    slope = (last["peak_after_mb"] - first["peak_after_mb"]) / max(1, last["turns"] - first["turns"])
    million = round(last["peak_after_mb"] + slope * (1_000_000 - last["turns"]))
    print(json.dumps({"sizes": rows, "million_turns_mb": million}) if args.json else f"a million turns: {million} MB")


if __name__ == "__main__":
    main()
