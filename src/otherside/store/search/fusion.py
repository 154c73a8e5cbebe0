"""Two rankings into one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: The constant of reciprocal ranks (Cormack, Clarke & Büttcher 2009): a score that falls slowly with the place.
RRF = 60

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def fuse(by_words: Ints, by_meaning: Ints) -> tuple[Ints, Floats]:
    """Everything in either ranking, best first, with its score.

    What has the words comes first, in their order; what only meaning finds follows: like this it can add and never take
    away (``benchmarks/market``).

    Args:
        by_words: best first.
        by_meaning: best first.
    """
    more = by_meaning[~np.isin(by_meaning, by_words)]
    order = np.concatenate([by_words, more]).astype(np.int64)
    return order, 1.0 / (RRF + np.arange(1, len(order) + 1))
