"""How much is read of initiatives, dates and costs in labelled sentences (`OTHERSIDE_DATA`/facets/written.jsonl)."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from pathlib import Path

from otherside.domain import Facet, Stance
from otherside.profiles.around.initiatives import competing
from otherside.profiles.beliefs import Piece
from otherside.profiles.money.quantities import quantities
from otherside.profiles.time.dates import find_dates

DAY = dt.date(2026, 6, 1)


def main() -> None:
    """Prints counts; with --show, what was read, to judge by eye."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N readings of each kind")
    show = parser.parse_args().show
    data = os.environ.get("OTHERSIDE_DATA")
    if not data:
        sys.exit("set OTHERSIDE_DATA to the folder that holds facets/written.jsonl")
    lines = Path(data, "facets", "written.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    priority = [r for r in rows if "priority" in r["facets"]]
    rest = [r for r in rows if "priority" not in r["facets"]]
    read = [(r, competing([_said(r)], DAY)) for r in priority]
    wrong = [(r, competing([_said(r)], DAY)) for r in rest]
    print(f"initiatives: read in {_of(read)} sentences labelled priority, in {_of(wrong)} of all others")
    trigger = [(r, find_dates(r["text"], DAY)) for r in rows if "trigger" in r["facets"]]
    print(f"dates: in {_of(trigger)} sentences labelled trigger")
    hurts = [(r, quantities(r["text"])) for r in rows if {"frustration", "fear"} & set(r["facets"])]
    print(f"numbers with units: in {_of(hurts)} sentences labelled frustration or fear")
    for name, found in (("initiative", read), ("other", wrong), ("date", trigger), ("number", hurts)):
        for r, what in [x for x in found if x[1]][:show]:
            said = [getattr(w, "name", getattr(w, "words", w)) for w in what]
            print(f"{name}: {said} | {r['text']}")


def _said(row: dict[str, object]) -> tuple[str, Piece]:
    facets = {Facet(f): 0.7 for f in row["facets"]}  # type: ignore[attr-defined]
    return "buyer", Piece(str(row["id"]), str(row["text"]), facets, Stance.NEUTRAL, 0.5, DAY)


def _of(found: list[tuple[dict[str, object], list[object]]]) -> str:
    hits = sum(bool(what) for _, what in found)
    return f"{hits} of {len(found)} ({100 * hits / max(len(found), 1):.1f} %)"


if __name__ == "__main__":
    main()
