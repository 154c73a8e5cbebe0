"""The figures of the benchmark, from scores of all ordered pairs and from what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np

from training.gaps.data import Dossier

Pair = tuple[int, int]
Scores = Mapping[Pair, float]


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured.

    Attributes:
        first: share of dossiers with a true pair whose best shown pair is a true one; nothing shown is a miss.
        precision: mean average precision of what is shown, over dossiers with a true pair.
        decoys: share of annotated decoys (either order) that are shown.
        empty: share of dossiers without a true pair in which nothing is shown.
        ranked_first: as ``first``, when every pair is ranked and nothing is held back.
        ranked_precision: as ``precision``, when every pair is ranked and nothing is held back.
    """

    first: float
    precision: float
    decoys: float
    empty: float
    ranked_first: float
    ranked_precision: float

    def __str__(self) -> str:
        return " ".join(f"{f.name} {getattr(self, f.name):.3f}" for f in fields(self))


def average_precision(ranked: Sequence[Pair], true: Sequence[Pair]) -> float:
    """Mean of the precision at the rank of each true pair; a pair that is not there counts 0."""
    hits, total = 0, 0.0
    for n, pair in enumerate(ranked, 1):
        if pair in true:
            hits += 1
            total += hits / n
    return total / len(true)


def shown(scores: Scores, threshold: float, further: float = 0.0, most: int = 3, each: int = 2) -> list[Pair]:
    """What is shown: nothing below the threshold; once something is, also what lies up to ``further`` below it.

    At most ``most`` pairs, no statement more than ``each`` times, no pair both ways round.
    """
    out: list[Pair] = []
    ranked = sorted(scores, key=lambda p: -scores[p])
    if scores[ranked[0]] < threshold:
        return out
    for pair in ranked:
        if scores[pair] < threshold - further or len(out) == most:
            break
        used = [n for p in out for n in p]
        if (pair[1], pair[0]) not in out and max(used.count(pair[0]), used.count(pair[1])) < each:
            out.append(pair)
    return out


def table(rows: Sequence[Dossier], scores: Sequence[Scores], said: Sequence[Sequence[Pair]]) -> dict[str, list[float]]:
    """Each dossier's contribution to each figure; nan where it has none. Decoys are a share of the dossier's own."""
    out: dict[str, list[float]] = {f.name: [] for f in fields(Figures)}
    for dossier, own, pairs in zip(rows, scores, said, strict=True):
        true = list(dossier.pairs)
        ranked = sorted(own, key=lambda p: -own[p])
        either = {frozenset(p) for p in pairs}
        nan = float("nan")
        out["first"].append(float(bool(pairs) and pairs[0] in true) if true else nan)
        out["precision"].append(average_precision(pairs, true) if true else nan)
        out["decoys"].append(float(np.mean([frozenset(p) in either for p in dossier.decoys])))
        out["empty"].append(nan if true else float(not pairs))
        out["ranked_first"].append(float(ranked[0] in true) if true else nan)
        out["ranked_precision"].append(average_precision(ranked, true) if true else nan)
    return out


def figures(rows: Sequence[Dossier], scores: Sequence[Scores], threshold: float, further: float = 0.0) -> Figures:
    """The figures of dossiers under scores."""
    found = table(rows, scores, [shown(s, threshold, further) for s in scores])
    return Figures(**{name: float(np.nanmean(values)) for name, values in found.items()})


def threshold_for_empty(rows: Sequence[Dossier], scores: Sequence[Scores], share: float = 0.82) -> float:
    """The lowest threshold at which that share of the dossiers without a pair stays empty."""
    best = sorted(max(s.values()) for d, s in zip(rows, scores, strict=True) if not d.pairs)
    return float(best[min(len(best) - 1, int(np.ceil(share * len(best))) - 1)]) + 1e-6
