"""Decisions on a scale: where a committee will settle, with how much spread, and whether it keeps the
status quo.

The probabilistic Condorcet election on positions (`coalition`, rule `all_pairs`), measured on real
legislative decisions in `benchmarks/forecast/deu3.py`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from otherside.forecast.coalition import stationary, win_probabilities

F64 = NDArray[np.float64]


def weighted_mean(positions: ArrayLike, weights: ArrayLike) -> float:
    """The compromise: mean position, weighted. Both of shape (n,)."""
    return float(np.average(np.asarray(positions, np.float64), weights=np.asarray(weights, np.float64)))


def election(positions: ArrayLike, weights: ArrayLike) -> tuple[F64, F64]:
    """Distribution over the positions held, by the probabilistic Condorcet election with utilities `-|x_i -
    x_k|`.

    Args:
        positions: Ideal points, shape (n,).
        weights: Power times salience, at least 0, shape (n,).

    Returns:
        The K different positions, rising, and their probabilities, both of shape (K,).
    """
    x, w = np.asarray(positions, np.float64), np.asarray(weights, np.float64)
    at, where = np.unique(x, return_inverse=True)
    mass = np.bincount(where, w, at.size)
    u = -np.abs(at[:, None] - at[None, :])
    gain = np.maximum(u[:, :, None] - u[:, None, :], 0.0)
    return at, np.asarray(stationary(win_probabilities(np.einsum("i,ikl->kl", mass, gain))), np.float64)


def held(positions: ArrayLike, weights: ArrayLike) -> tuple[F64, F64]:
    """Distribution over the positions held in proportion to weight: the weighted empirical one."""
    at, where = np.unique(np.asarray(positions, np.float64), return_inverse=True)
    mass = np.bincount(where, np.asarray(weights, np.float64), at.size)
    return at, mass / mass.sum()


def location(positions: ArrayLike, weights: ArrayLike) -> float:
    """Expected outcome of `election`."""
    at, q = election(positions, weights)
    return float(at @ q)


def mixture_cdf(at: F64, q: F64, grid: F64, share: float = 0.6, sd: float = 30.0) -> F64:
    """Distribution function of the election blurred: `share` of it plus the rest of a normal around its mean.

    The normal is truncated to the ends of the grid. Outcomes fall between positions more often than the
    election says.

    Args:
        at, q: Positions and probabilities, shape (K,).
        grid: Where to evaluate, rising, shape (G,).
        share: Weight of the election.
        sd: Standard deviation of the normal before truncation, in the scale's units.
    """
    from scipy.special import ndtr

    mean = float(at @ q)
    low, high = (float(ndtr((grid[end] - mean) / sd)) for end in (0, -1))
    smooth = (ndtr((grid - mean) / sd) - low) / (high - low)
    return np.asarray(share * step_cdf(at, q, grid) + (1 - share) * smooth)


def step_cdf(at: F64, q: F64, grid: F64) -> F64:
    """Distribution function of a discrete distribution at the grid, shape (G,)."""
    return np.concatenate([[0.0], np.cumsum(q)])[np.searchsorted(at, grid, "right")]


def crps(at: F64, q: F64, outcome: float) -> float:
    """Continuous ranked probability score of a discrete distribution: `E|X - y| - E|X - X'| / 2` (Gneiting
    & Raftery 2007)."""
    return float(q @ np.abs(at - outcome) - 0.5 * q @ np.abs(at[:, None] - at) @ q)


def crps_cdf(cdf: F64, grid: F64, outcome: float) -> float:
    """The same from a distribution function on a grid, by the trapezoid rule."""
    return float(np.trapezoid((cdf - (grid >= outcome)) ** 2, grid))


def status_quo_share(positions: ArrayLike, weights: ArrayLike, status_quo: float, within: float = 10.0) -> float:
    """Share of the weight that sits within that distance of the status quo."""
    x, w = np.asarray(positions, np.float64), np.asarray(weights, np.float64)
    total = float(w.sum())
    return float(w[np.abs(x - status_quo) <= within].sum()) / total if total > 0 else 0.0
