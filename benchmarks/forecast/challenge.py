"""The expected-utility ("challenge") model of Bueno de Mesquita, for comparison only; not part of the product.

After Bueno de Mesquita (1985, 1997) as unravelled by Scholz, Calbert & Smith (2011, J. Theoretical Politics 23):
utilities with risk exponents, pairwise challenges with stakes for third parties, offers, the least move accepted,
repeated for some rounds.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

F64 = NDArray[np.float64]


def forecast(x: F64, c: F64, s: F64, low: float, high: float, rounds: int = 10, q: float = 0.5) -> tuple[F64, F64]:
    """Positions after each round's median and mean.

    Args:
        x, c, s: Positions, capabilities, saliences (0 to 1), shape (n,).
        low, high: Ends of the scale.
        rounds: Rounds of bargaining.
        q: Probability that the status quo holds if nobody challenges.

    Returns:
        The weighted median and the weighted mean (by capability x salience) after each round, shape (rounds + 1,).
    """
    span = high - low
    now = x.astype(float).copy()
    medians, means = [pairwise_median(now, c * s)], [float(np.average(now, weights=c * s))]
    for _ in range(rounds):
        risk = _risk(now, c, s, span, q)
        now = _move(now, c, s, span, q, risk)
        medians.append(pairwise_median(now, c * s))
        means.append(float(np.average(now, weights=c * s)))
    return np.array(medians), np.array(means)


def pairwise_median(x: F64, w: F64) -> float:
    """Position that no other beats in weighted votes by distance: the one with the most support over all pairs."""
    d = np.abs(x[:, None] - x[None, :])  # d[k, i]
    votes = np.einsum("k,kij->ij", w, d[:, None, :] - d[:, :, None])  # i over j
    return float(x[int(np.argmax((votes >= -1e-12).sum(axis=1)))])


def _expected(x: F64, c: F64, s: F64, span: float, q: float, risk: F64) -> F64:
    """`E[i, j]`: expected utility for i of challenging j, seen by i with i's risk exponent."""
    d = np.abs(x[:, None] - x[None, :]) / span
    mid = pairwise_median(x, c * s)
    off = np.abs(x - mid)[:, None] / span
    r = risk[:, None]
    success = 2 - 4 * np.maximum(0.5 - 0.5 * d, 0) ** r
    failure = 2 - 4 * (0.5 + 0.5 * d) ** r
    better = 2 - 4 * np.maximum(0.5 - 0.25 * (off + d), 0) ** r
    worse = 2 - 4 * (0.5 + 0.25 * (off + d)) ** r
    stay = 2 - 4 * 0.5**r
    toward = (np.abs(x[None, :] - mid) < np.abs(x[:, None] - mid)).astype(float)
    u = 1 - d  # u[k, i]: what k thinks of i's position
    stakes = (c * s)[:, None, None] * (u[:, :, None] - u[:, None, :])
    total = np.abs(stakes).sum(axis=0)
    p = np.where(total > 0, np.maximum(stakes, 0).sum(axis=0) / np.where(total > 0, total, 1), 0.5)
    fight = s[None, :] * (p * success + (1 - p) * failure) + (1 - s[None, :]) * success
    out = fight - q * stay - (1 - q) * (toward * better + (1 - toward) * worse)
    np.fill_diagonal(out, 0)
    return out


def _risk(x: F64, c: F64, s: F64, span: float, q: float) -> F64:
    """Risk exponents from how safe each position is: `(1 - R/3) / (1 + R/3)`."""
    e = _expected(x, c, s, span, q, np.ones_like(x))
    security = e.sum(axis=0)  # what the others expect from challenging i
    low, high = security.min(), security.max()
    if high - low < 1e-12:
        return np.ones_like(x)
    raw = (2 * security - high - low) / (high - low)
    return (1 - raw / 3) / (1 + raw / 3)


def _move(x: F64, c: F64, s: F64, span: float, q: float, risk: F64) -> F64:
    """Everyone takes the offer that asks the least of them."""
    e = _expected(x, c, s, span, q, risk)
    out = x.copy()
    for j in range(x.size):
        best = np.inf
        for i in range(x.size):
            if i == j or e[i, j] <= 0 or x[i] == x[j]:
                continue
            mine, theirs = e[j, i], e[i, j]
            if mine > 0 and theirs > mine:
                target = x[i]  # conflict that i expects to win
            elif mine <= 0 and theirs > abs(mine):
                target = x[j] + (x[i] - x[j]) * abs(mine / theirs)  # compromise
            elif mine <= 0:
                target = x[i]  # capitulation
            else:
                continue
            if 0 < abs(target - x[j]) < best:
                best = abs(target - x[j])
                out[j] = target
    return out
