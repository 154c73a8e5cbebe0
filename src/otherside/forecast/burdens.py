"""Burdens: how much each of four things holds the deal back, as Shapley values."""

from __future__ import annotations

from math import factorial

import numpy as np
from numpy.typing import ArrayLike


def shapley(values: ArrayLike) -> list[float]:
    """Shapley values of a game given by the worth of every coalition (Shapley 1953).

    Args:
        values: Worth of the 2^n coalitions; bit b of the index says whether player b is in.

    Returns:
        n numbers that sum to `values[-1] - values[0]` up to rounding.
    """
    v = np.asarray(values, dtype=np.float64)
    n = v.size.bit_length() - 1
    if v.size != 1 << n:
        raise ValueError(f"a game of n players has 2^n coalitions, not {v.size}")
    out = []
    for player in range(n):
        bit = 1 << player
        total = 0.0
        for s in range(v.size):
            if not s & bit:
                size = s.bit_count()
                total += factorial(size) * factorial(n - size - 1) / factorial(n) * (v[s | bit] - v[s])
        out.append(float(total))
    return out
