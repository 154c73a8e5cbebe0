"""Influence among people: how their gains move once they have talked to each other (off unless stated)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray


def resolvent(names: Sequence[str], weights: Sequence[Mapping[str, float]]) -> NDArray[np.float64] | None:
    """The matrix `(I - A)^-1 (I - diag(A 1))` of Friedkin & Johnsen (1990, J. Math. Sociology 15), shape
    (N, N).

    Args:
        names: The N people.
        weights: For each of them, name -> weight they give to that person's view; the rest stays with their
            own.

    Returns:
        None when nobody is influenced. Rows sum to 1 and are not negative, so gains stay in [-1, 1].
    """
    if not any(weights):
        return None
    index = {name: i for i, name in enumerate(names)}
    a = np.zeros((len(names), len(names)))
    for i, row in enumerate(weights):
        for name, share in row.items():
            a[i, index[name]] = share
    return np.asarray(np.linalg.solve(np.eye(len(names)) - a, np.diag(1.0 - a.sum(axis=1))), np.float64)
