"""Value of information: what it would be worth to know a number before deciding what to do about the deal.

EVPI, EVPPI and EVSI from draws of the *expected* net benefit of each decision (never of sampled wins and
losses), by regression on a spline (Strong, Oakley & Brennan 2014, Medical Decision Making 34), and in
closed form for normals.

Plain regression reads noise as knowledge: the value of a number that changes nothing comes out above 0.
Here each fitted deviation is shrunk by the share of it that noise alone would produce, and dropped where
noise explains it, so that a null parameter is worth 0 within error.

A number is handed over as `Levels`: draws grouped into a few hundred slices of equal probability, within
which it hardly varies. Sums per slice are all the regression needs, which makes each of a thousand numbers
cost a fraction of a millisecond.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

F64 = NDArray[np.float64]

SLICES = 512
_KNOTS = (0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99)
_FEW = 8
#: How seldom a number of no consequence may be taken to matter, for one decision.
_CHANCE = 1e-3


@dataclass(frozen=True, slots=True)
class Levels:
    """A number at the draws, in slices.

    Attributes:
        index: Slice of every draw, shape (D,), integers below the number of slices.
        value: The number in the middle of each slice, shape (slices,), not falling.
    """

    index: NDArray[Any]
    value: F64


def levels(x: ArrayLike) -> Levels:
    """Slices of a number given by its draws, shape (D,); up to 8 different values are taken as they are."""
    v = np.asarray(x, dtype=np.float64)
    few = np.unique(v[:200])
    if few.size <= _FEW:
        few, index = np.unique(v, return_inverse=True)
        if few.size <= _FEW:
            return Levels(index, few)
    order = np.argsort(v, kind="stable")
    index = np.empty(v.size, dtype=np.intp)
    index[order] = np.arange(v.size) * SLICES // v.size
    count = np.maximum(np.bincount(index, minlength=SLICES), 1)
    return Levels(index, np.bincount(index, v, SLICES) / count)


def evpi(benefit: ArrayLike) -> float:
    """Value of knowing everything: `E[max_d NB_d] - max_d E[NB_d]`.

    Args:
        benefit: Expected net benefit, shape (decisions, draws).
    """
    return _perfect(_relative(benefit))


def evppi(benefit: ArrayLike, number: Levels | ArrayLike) -> float:
    """Value of knowing one number: `E[max_d E(NB_d | phi)] - max_d E[NB_d]`, between 0 and EVPI.

    Args:
        benefit: Expected net benefit, shape (decisions, draws).
        number: The number at the draws, shape (draws,), or its slices.
    """
    return evppi_all(benefit, [number if isinstance(number, Levels) else levels(number)])[0]


def evppi_all(benefit: ArrayLike, numbers: list[Levels]) -> list[float]:
    """`evppi` for many numbers on the same benefits."""
    z = _relative(benefit)
    top = _perfect(z)
    spread = np.einsum("ij,ij->j", z, z)
    center = z.mean(axis=0)
    return [min(_regress(z, number, center, spread), top) for number in numbers]


def evsi(benefit: ArrayLike, value: ArrayLike, noise_sd: float, rng: np.random.Generator) -> float:
    """Value of one noisy answer about a number: EVPPI of `value + noise`.

    Args:
        benefit: Expected net benefit, shape (decisions, draws).
        value: The number at the draws, shape (draws,).
        noise_sd: Standard deviation of the answer around the truth, in the number's units; for the mean of n
            observations, that of one divided by the root of n.
        rng: Source of the noise.
    """
    x = np.asarray(value, dtype=np.float64)
    return evppi(benefit, x + noise_sd * rng.standard_normal(x.size))


def unit_normal_loss(mean: float, sd: float) -> float:
    """`E[max(0, X)]` for X normal: `sd (phi(m) + m Phi(m))`, m = mean / sd (Raiffa & Schlaifer 1961)."""
    if sd == 0:
        return max(0.0, mean)
    m = mean / sd
    density = math.exp(-m * m / 2) / math.sqrt(2 * math.pi)
    return sd * (density + m * 0.5 * math.erfc(-m / math.sqrt(2)))


def normal_value(mean: float, sd: float) -> float:
    """Value of learning everything that makes a gain vary, when the other decision is worth 0.

    The gain is normal with this mean; `sd` is that of the part one would learn.
    """
    return unit_normal_loss(mean, sd) - max(0.0, mean)


def normal_sample_value(mean: float, sd: float, observation_sd: float, n: int) -> float:
    """Value of n observations of a normal gain: `normal_value` at the preposterior sd `sd^2 / sqrt(sd^2 +
    s^2 / n)`."""
    return normal_value(mean, sd * sd / math.sqrt(sd * sd + observation_sd**2 / n))


def _relative(benefit: ArrayLike) -> F64:
    """Benefit relative to the decision that is best on average, whose column is 0; shape (draws,
    decisions)."""
    b = np.asarray(benefit)
    best = int(np.argmax(b.mean(axis=1, dtype=np.float64)))
    return np.ascontiguousarray((b - b[best]).T, dtype=np.float64)


def _perfect(z: F64) -> float:
    return float(max(0.0, z.max(axis=1).mean()))


def _basis(x: F64) -> F64:
    """Functions of the number at its slices, constant left out, shape (slices, functions).

    Indicators for a handful of values, otherwise a natural cubic spline (linear beyond the outer knots).
    """
    if x.size <= _FEW:
        return np.asarray(np.eye(x.size)[:, 1:])
    knots = np.unique(np.quantile(x, _KNOTS))
    span = knots[-1] - knots[0]
    if knots.size < 3 or span <= 0:
        return np.asarray((x - x.mean())[:, None] / max(float(np.ptp(x)), 1e-300))
    x, knots = (x - knots[0]) / span, (knots - knots[0]) / span
    cubes = np.maximum(x[:, None] - knots, 0.0) ** 3
    chords = (cubes[:, :-1] - cubes[:, -1:]) / (knots[-1] - knots[:-1])
    return np.column_stack([x, chords[:, :-1] - chords[:, -1:]])


def _regress(z: F64, number: Levels, center: F64, spread: F64) -> float:
    """Mean of the largest shrunk fit; `z` is relative, so that the best decision without knowing is worth
    0."""
    from scipy.sparse import csc_matrix
    from scipy.special import chdtri

    draws, slices = z.shape[0], number.value.size
    if slices < 2:
        return 0.0
    member = csc_matrix((np.ones(draws), number.index, np.arange(draws + 1)), shape=(slices, draws))
    sums = member @ z
    count = np.bincount(number.index, minlength=slices).astype(np.float64)
    basis = _basis(number.value)
    basis -= (count @ basis) / draws
    cross = basis.T @ sums
    coefficients, _, rank, _ = np.linalg.lstsq((basis.T * count) @ basis, cross, rcond=1e-10)
    explained = np.maximum((coefficients * cross).sum(axis=0), 0.0)
    residual = np.maximum(spread - draws * center**2 - explained, 0.0)
    noise = int(rank) * residual / max(draws - int(rank) - 1, 1)
    keep = np.clip(1.0 - noise / np.maximum(explained, 1e-300), 0.0, 1.0)
    # What noise alone explains is chi-square with as many degrees of freedom as functions, in units of its mean here.
    keep[explained < noise * float(chdtri(max(int(rank), 1), _CHANCE)) / max(int(rank), 1)] = 0.0
    fit = basis @ (coefficients * keep) + center
    return float(max(0.0, count @ fit.max(axis=1) / draws))
