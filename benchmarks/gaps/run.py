"""The four figures of incongruence on the test dossiers, with bootstrap intervals, beside similarity alone.

    python -m benchmarks.gaps.run [--json] [--by kind|author] [--author d4]

The test dossiers are whole domains that nothing was trained, tuned or calibrated on (``training/gaps/data.py``).
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import fields

import numpy as np

from otherside.extraction.encoder import default_encoder
from otherside.profiles.incongruence.find import shown_pairs
from otherside.profiles.incongruence.scorer import default_scorer
from training.gaps.data import Dossier, dossiers, test_set
from training.gaps.scoring import Figures, Pair, Scores, shown, table, threshold_for_empty

DRAWS = 2000
Table = dict[str, list[float]]


def ours(rows: Sequence[Dossier]) -> tuple[Table, float]:
    """The figures of the shipped scorer, and the seconds a dossier takes."""
    scorer = default_scorer()
    scorer.read(list(rows[0].texts))
    begin = time.perf_counter()
    scores: list[Scores] = []
    said: list[list[Pair]] = []
    for dossier in rows:
        read = scorer.read(list(dossier.texts))
        n = len(dossier.texts)
        scores.append({(a, b): float(read.logits[a, b]) for a in range(n) for b in range(n) if a != b})
        said.append([(i, a) for i, a, _ in shown_pairs(read.logits, scorer)])
    return table(rows, scores, said), (time.perf_counter() - begin) / len(rows)


def similarity(rows: Sequence[Dossier]) -> Table:
    """Cosine of the two statements' vectors, both ways round; its threshold is chosen on the test set itself."""
    scores: list[Scores] = []
    rng = np.random.default_rng(1)
    for dossier in rows:
        vectors = default_encoder().encode([("", t) for t in dossier.texts]).vectors
        near = vectors @ vectors.T
        n = len(dossier.texts)
        # Similarity knows no order. Half of the time the right one would come first: a hair's breadth by chance.
        near = near + rng.uniform(0, 1e-6, near.shape)
        scores.append({(a, b): float(near[a, b]) for a in range(n) for b in range(n) if a != b})
    at = threshold_for_empty(rows, scores, 0.8)
    return table(rows, scores, [shown(s, at) for s in scores])


def interval(values: Sequence[float], rng: np.random.Generator) -> tuple[float, float, float]:
    """Mean and 95 % bootstrap interval over dossiers."""
    known = np.array([v for v in values if not np.isnan(v)])
    if not len(known):
        return float("nan"), float("nan"), float("nan")
    draws = known[rng.integers(0, len(known), (DRAWS, len(known)))].mean(1)
    low, high = np.quantile(draws, [0.025, 0.975])
    return float(known.mean()), float(low), float(high)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--by", choices=["kind", "author"])
    parser.add_argument("--author", help="all dossiers of this author instead of the test domains")
    args = parser.parse_args()
    every = dossiers()
    rows = [d for d in every if d.author == args.author] if args.author else test_set(every)
    rng = np.random.default_rng(0)
    found, seconds = ours(rows)
    other = similarity(rows)
    out = {
        name: {f.name: [round(x, 3) for x in interval(values[f.name], rng)] for f in fields(Figures)}
        for name, values in (("otherside", found), ("similarity", other))
    }
    if args.json:
        print(json.dumps({"dossiers": len(rows), "seconds": round(seconds, 3), **out}))
        return
    print(f"{len(rows)} dossiers, {sum(bool(d.pairs) for d in rows)} with a pair; {seconds:.2f} s a dossier")
    for name, values in out.items():
        print(name)
        for figure, (mean, low, high) in values.items():
            print(f"  {figure:17} {mean:.3f}  [{low:.3f}, {high:.3f}]")
    if args.by:
        groups: dict[str, list[int]] = {}
        for n, d in enumerate(rows):
            for key in sorted(set(d.pairs.values())) if args.by == "kind" else [d.author]:
                groups.setdefault(key, []).append(n)
        for key, places in groups.items():
            own = {f.name: np.nanmean([found[f.name][n] for n in places]) for f in fields(Figures)}
            print(key, len(places), " ".join(f"{k} {v:.2f}" for k, v in own.items()))


if __name__ == "__main__":
    main()
