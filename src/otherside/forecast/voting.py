"""Power in weighted voting: how often one voter decides, exactly.

The pivotality of a voter is P(passes | they vote yes) - P(passes | they vote no). When the others flip fair
coins it is the absolute Banzhaf index; when all share a probability of yes drawn from (0, 1) uniformly it
is the Shapley-Shubik index (Straffin 1977, Public Choice 31).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import factorial

import numpy as np


def pivotality(quota: int, weights: Sequence[int], p: float) -> list[float]:
    """P(passes | i yes) - P(passes | i no) when every other voter says yes with probability `p`,
    independently.

    Args:
        quota: Total weight that passes.
        weights: Whole, not negative; one a voter.
        p: From 0 to 1.
    """
    out = []
    for i, own in enumerate(weights):
        distribution = np.zeros(sum(weights) - own + 1)
        distribution[0] = 1.0
        for j, w in enumerate(weights):
            if j != i:
                moved = np.zeros_like(distribution)
                moved[w:] = distribution[: distribution.size - w]
                distribution = (1 - p) * distribution + p * moved
        out.append(float(distribution[max(0, quota - own) : quota].sum()))
    return out


def banzhaf(quota: int, weights: Sequence[int]) -> list[float]:
    """Absolute Banzhaf index: pivotality under coin flips."""
    return pivotality(quota, weights, 0.5)


def shapley_shubik(quota: int, weights: Sequence[int]) -> list[Fraction]:
    """Shapley-Shubik index, exact: pivotality averaged over a shared p ~ U(0, 1)."""
    n = len(weights)
    out = []
    for i, own in enumerate(weights):
        table = {(0, 0): 1}  # (how many yes, their weight) -> number of coalitions of the others
        for j, w in enumerate(weights):
            if j != i:
                grown = dict(table)
                for (size, total), ways in table.items():
                    key = (size + 1, total + w)
                    grown[key] = grown.get(key, 0) + ways
                table = grown
        swings = sum(
            (
                Fraction(ways * factorial(size) * factorial(n - size - 1), factorial(n))
                for (size, total), ways in table.items()
                if quota - own <= total < quota
            ),
            Fraction(0),
        )
        out.append(swings)
    return out
