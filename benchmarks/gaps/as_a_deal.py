"""The figures of pairs between people of one committee as ``otherside gaps DEAL`` shows them.

    python -m benchmarks.gaps.as_a_deal [--split test|dev] [--json]

The same dossiers as ``benchmarks.gaps.committees``, which measures the scorer on chosen statements. A deal is free talk:
there a pair must be surer, and the rules for free talk hold.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import fields

import numpy as np

from benchmarks.gaps.committees import Committee, committees, halved
from benchmarks.gaps.run import Table, interval
from otherside.profiles.incongruence import find_across
from otherside.profiles.incongruence.find import across_logits
from otherside.profiles.incongruence.house import least_across
from otherside.profiles.incongruence.scorer import default_scorer
from otherside.workspace.incongruences import LEAST
from training.gaps.data import Dossier
from training.gaps.scoring import Figures, Pair, Scores, table


def figures(rows: Sequence[Committee], least: float) -> Table:
    """By figure, one value a dossier: what a deal with these people shows, and how their pairs are ranked."""
    said: list[Dossier] = [c.said for c in rows]
    found = table(said, [_ranked(c) for c in rows], [_shown(c, least) for c in rows])
    return {**found, "halved": [float(not _shown(c, least)) for c in halved(rows)]}


def _shown(c: Committee, least: float) -> list[Pair]:
    found = find_across(c.said.texts, c.people, each=1, least=least, talk=True)
    return [(pair.ideal, pair.actual) for pair in found]


def _ranked(c: Committee) -> Scores:
    logits = across_logits(c.said.texts, c.people, default_scorer(), True)
    n = range(len(c.people))
    # What cannot be a pair comes after everything else.
    return {(i, a): max(-100.0, float(logits[i, a])) for i in n for a in n if c.people[i] != c.people[a]}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=["test", "dev"], default="test")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    rows, rng, least = committees(args.split), np.random.default_rng(0), max(LEAST, least_across())
    values = figures(rows, least)
    names = [*(f.name for f in fields(Figures)), "halved"]
    out = {name: [round(x, 3) for x in interval(values[name], rng)] for name in names}
    about = {"split": args.split, "dossiers": len(rows), "scorer": default_scorer().version, "least": least}
    if args.json:
        print(json.dumps({**about, "as a deal": out}))
        return
    print(f"{len(rows)} committees ({args.split}), looked at as a deal; scorer {about['scorer']}, shown from {least}")
    for name, (mean, low, high) in out.items():
        print(f"  {name:17} {mean:.3f}  [{low:.3f}, {high:.3f}]")


if __name__ == "__main__":
    main()
