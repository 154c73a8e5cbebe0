"""Speed of the whole reader against the bare encoder in the same run, and of the commands people wait for.

    python -m benchmarks.extraction.speed [--sentences 4000] [--json]

The whole reader segments, encodes, decides and stores; the bare encoder gets the same pairs. Each is run in turn, A B A B,
and medians and the median ratio are printed, because machines are noisy. `extract`
gets the pairs as lines of JSON.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from otherside.domain import Conversation, Participant, Turn
from otherside.extraction.encoder import default_encoder
from otherside.extraction.segment import segment
from otherside.store import SourceRecord
from otherside.store.stored import CrmRecords
from otherside.workspace import Workspace
from otherside.workspace.reading.analysis import analyse
from otherside.workspace.reading.stateless import extract_lines

ROOT = Path(__file__).parents[2]


def _sentences(count: int) -> list[str]:
    """Sentences written for this project, each used once per round of shuffling."""
    lines = []
    for path in sorted((ROOT / "training" / "data" / "written").glob("*.jsonl")):
        lines += [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    random.Random(0).shuffle(lines)
    return [lines[i % len(lines)] for i in range(count)]


def _whole(folder: Path, turns: list[str]) -> float:
    """Seconds to read and store the turns, import left out."""
    with Workspace.init(folder, ["acme.example"]) as workspace:
        people = (Participant("Dana Lee", "dana@globex.example"), Participant("Sam", "sam@acme.example"))
        for n in range(0, len(turns), 100):
            call = Conversation(f"call {n}", "vtt", tuple(Turn(t, "Dana Lee") for t in turns[n : n + 100]), people)
            record = SourceRecord(f"/{n}", str(n), f"{n}.vtt", "vtt")
            workspace.store.put_source(record, [(f"c{n}", "globex", call)], CrmRecords())
        workspace.refresh()
        begin = time.perf_counter()
        analyse(workspace.store)
        return time.perf_counter() - begin


def _extract(lines: list[str]) -> float:
    """Seconds of ``otherside extract`` without starting and reading files."""
    begin = time.perf_counter()
    for _ in extract_lines(lines, "benchmark"):
        pass
    return time.perf_counter() - begin


def _command(*arguments: str) -> float:
    """Median seconds of a whole process, five runs after a warm-up."""
    runs = []
    for _ in range(6):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-m", "otherside", *arguments], check=True, capture_output=True, cwd=ROOT)
        runs.append(time.perf_counter() - begin)
    return statistics.median(runs[1:])


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    sentences = _sentences(args.sentences)
    turns = [" ".join(sentences[i : i + 4]) for i in range(0, len(sentences), 4)]
    pairs: list[tuple[str, str]] = []
    prev = ""
    for turn in turns:
        for span in segment(turn):
            pairs.append((prev, turn[span.start : span.end]))
            prev = pairs[-1][1]
    encoder = default_encoder()
    encoder.encode(pairs[:64])
    lines = [json.dumps({"id": n, "prev": prev, "text": text}) for n, (prev, text) in enumerate(pairs)]
    bare, whole, extract = [], [], []
    for _ in range(args.rounds):
        begin = time.perf_counter()
        encoder.encode(pairs)
        bare.append(time.perf_counter() - begin)
        with tempfile.TemporaryDirectory() as folder:
            whole.append(_whole(Path(folder), turns))
        extract.append(_extract(lines))
    with tempfile.TemporaryDirectory() as folder:
        place = ("--workspace", folder)
        subprocess.run(
            [sys.executable, "-m", "otherside", *place, "add", "examples/harbourline", "--us", "tidewise.example"],
            check=True,
            capture_output=True,
            cwd=ROOT,
        )
        start, help_s = _command("--version"), _command("--help")
        brief = _command(*place, "brief", "harbourline", "--json")
    result = {
        "sentences": len(pairs),
        "bare_encoder_per_s": round(len(pairs) / statistics.median(bare)),
        "whole_reader_per_s": round(len(pairs) / statistics.median(whole)),
        "ratio": round(statistics.median([b / w for b, w in zip(bare, whole, strict=True)]), 3),
        "extract_per_s": round(len(pairs) / statistics.median(extract)),
        "extract_ratio": round(statistics.median([b / e for b, e in zip(bare, extract, strict=True)]), 3),
        "help_s": round(help_s, 3),
        "version_s": round(start, 3),
        "brief_s": round(brief, 3),
    }
    print(json.dumps(result, indent=1) if args.json else "\n".join(f"{k:22} {v}" for k, v in result.items()))


if __name__ == "__main__":
    main()
