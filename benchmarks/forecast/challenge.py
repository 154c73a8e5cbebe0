"""The expected-utility ("challenge") model of Bueno de Mesquita, for comparison only; not part of the product.

After Bueno de Mesquita (1985, 1994, 1997) as unravelled by Scholz, Calbert & Smith (2011, J. Theoretical Politics 23):
utilities with risk exponents, pairwise challenges with stakes for third parties, offers, the least move accepted,
repeated for some rounds. Its author never published the program, and what is written of it leaves two things open, which
change the forecast a good deal: over what the support for a challenger is divided (``odds``), and which of several offers
is taken (``kinds_first``). Both readings are here, so that a comparison does not rest on one of them.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

F64 = NDArray[np.float64]
#: Support for i against j over all support in this pair of positions, or over all support in all pairs (as Scholz et al.).
Odds = Literal["pair", "all"]


def forecast(
    x: F64, c: F64, s: F64, span: float, rounds: int = 10, odds: Odds = "pair", kinds_first: bool = False
) -> tuple[F64, F64]:
    """The median and the mean position before the first round and after each.

    Args:
        x, c, s: Positions, capabilities, saliences (0 to 1), shape (n,).
        span: Length of the scale; at least the distance between the outermost positions.
        rounds: Rounds of bargaining.
        odds: What a challenger's support is divided by.
        kinds_first: Take a lost confrontation before a compromise before giving in (as Scholz et al.), and not simply the
            offer that asks the least.

    Returns:
        The median in pairwise votes and the mean, both weighted by capability x salience, shape (rounds + 1,).
    """
    now = x.astype(float).copy()
    medians, means = [pairwise_median(now, c * s)], [float(np.average(now, weights=c * s))]
    for _ in range(rounds):
        if np.ptp(now) > 0:
            seen = _expected(now, c, s, span, _risk(now, c, s, span, odds), odds)
            now = _move(now, seen, kinds_first)
        medians.append(pairwise_median(now, c * s))
        means.append(float(np.average(now, weights=c * s)))
    return np.array(medians), np.array(means)


def pairwise_median(x: F64, w: F64) -> float:
    """Position that no other beats in weighted votes by distance: the one with the most support over all pairs."""
    d = np.abs(x[:, None] - x[None, :])  # d[k, i]
    votes = np.einsum("k,kij->ij", w, d[:, None, :] - d[:, :, None])  # i over j
    return float(x[int(np.argmax((votes >= -1e-12).sum(axis=1)))])


def _expected(x: F64, c: F64, s: F64, span: float, risk: F64, odds: Odds) -> F64:
    """`E[v, i, j]`: what v, with v's risk exponent, thinks that i expects of challenging j."""
    d = np.abs(x[:, None] - x[None, :]) / span
    p = _odds(d, c * s, risk, odds)
    r = risk[:, None, None]
    success = 2 - 4 * np.maximum(0.5 - 0.5 * d, 0)[None] ** r
    failure = 2 - 4 * (0.5 + 0.5 * d)[None] ** r
    resist = p * success + (1 - p) * failure
    out: F64 = s[None, None, :] * resist + (1 - s[None, None, :]) * success - (2 - 4 * 0.5**r)
    return out


def _odds(d: F64, w: F64, risk: F64, odds: Odds) -> F64:
    """`P[i, j]`: chance that i wins against j, from the distances of everybody to both."""
    felt = d ** risk[:, None]
    stakes = w[:, None, None] * (felt[:, None, :] - felt[:, :, None])  # [k, i, j]: how much k would rather have i's
    total = np.abs(stakes).sum(axis=0) if odds == "pair" else np.abs(stakes).sum()
    return np.asarray(np.maximum(stakes, 0).sum(axis=0) / np.where(total > 0, total, 1))


def _risk(x: F64, c: F64, s: F64, span: float, odds: Odds) -> F64:
    """Risk exponents from how safe each position is: `(1 - R/3) / (1 + R/3)`."""
    e = _expected(x, c, s, span, np.ones_like(x), odds)
    n = x.size
    danger = np.array([sum(e[i, j, i] for j in range(n) if j != i) for i in range(n)])
    low, high = danger.min(), danger.max()
    if high - low < 1e-12:
        return np.ones_like(x)
    raw = (2 * danger - high - low) / (high - low)
    return np.asarray((1 - raw / 3) / (1 + raw / 3))


def _move(x: F64, e: F64, kinds_first: bool) -> F64:
    """Everyone takes one of the offers that the others, as they see it, can make good."""
    out = x.copy()
    for j in range(x.size):
        offers: list[tuple[int, float, float]] = []
        for i in range(x.size):
            mine, theirs = e[j, j, i], e[j, i, j]
            if x[i] == x[j] or theirs <= 0:
                continue
            if mine > 0 and theirs > mine:
                offers.append((0, abs(x[i] - x[j]), x[i]))  # a conflict that i would win
            elif mine < 0 and theirs > -mine:
                step = (x[i] - x[j]) * -mine / theirs
                offers.append((1, abs(step), x[j] + step))  # compromise
            elif mine < 0:
                offers.append((2, abs(x[i] - x[j]), x[i]))  # giving in
        if offers:
            out[j] = min(offers if kinds_first else [(0, *rest) for _, *rest in offers])[2]
    return out
