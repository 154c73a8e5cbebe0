"""The four figures of the benchmark, from scores of all ordered pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from training.gaps.data import Dossier

Scores = Mapping[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured.

    Attributes:
        first: share of dossiers with a true pair whose best pair is a true one.
        precision: mean average precision over dossiers with a true pair, all ordered pairs ranked.
        decoys: share of annotated decoys (either order) that are shown.
        empty: share of dossiers without a true pair in which nothing is shown.
        found: share of true pairs that are shown.
    """

    first: float
    precision: float
    decoys: float
    empty: float
    found: float

    def __str__(self) -> str:
        return (
            f"first {self.first:.3f} AP {self.precision:.3f} decoys {self.decoys:.3f} empty {self.empty:.3f} "
            f"found {self.found:.3f}"
        )


def average_precision(scores: Scores, true: Sequence[tuple[int, int]]) -> float:
    """Mean of the precision at the rank of each true pair; a pair without a score ranks nowhere and counts 0."""
    ranked = sorted(scores, key=lambda p: -scores[p])
    hits, total = 0, 0.0
    for n, pair in enumerate(ranked, 1):
        if pair in true:
            hits += 1
            total += hits / n
    return total / len(true)


def shown(scores: Scores, threshold: float, most: int = 3, each: int = 2) -> list[tuple[int, int]]:
    """The pairs to be shown: at or above the threshold, at most ``most``, no statement more than ``each`` times."""
    out: list[tuple[int, int]] = []
    for pair in sorted(scores, key=lambda p: -scores[p]):
        if scores[pair] < threshold or len(out) == most:
            break
        used = [n for p in out for n in p]
        if max(used.count(pair[0]), used.count(pair[1])) < each:
            out.append(pair)
    return out


def figures(rows: Sequence[Dossier], scores: Sequence[Scores], threshold: float) -> Figures:
    """The figures of dossiers under scores."""
    first, precision, decoys, empty, found = [], [], [], [], []
    for dossier, own in zip(rows, scores, strict=True):
        said = shown(own, threshold)
        either = {frozenset(p) for p in said}
        decoys += [frozenset(p) in either for p in dossier.decoys]
        if dossier.pairs:
            best = max(own, key=lambda p: own[p])
            first.append(best in dossier.pairs)
            precision.append(average_precision(own, list(dossier.pairs)))
            found += [p in said for p in dossier.pairs]
        else:
            empty.append(not said)
    return Figures(*(float(np.mean(x)) if x else float("nan") for x in (first, precision, decoys, empty, found)))


def threshold_for_empty(rows: Sequence[Dossier], scores: Sequence[Scores], share: float = 0.85) -> float:
    """The lowest threshold at which that share of the dossiers without a pair stays empty."""
    best = sorted(max(s.values()) for d, s in zip(rows, scores, strict=True) if not d.pairs)
    return float(best[min(len(best) - 1, int(np.ceil(share * len(best))))]) + 1e-6
