"""Value of information: what it would be worth to know a number before deciding what to do about the deal.

EVPI, EVPPI and EVSI from draws of the *expected* net benefit of each decision (never of sampled wins and losses), by
regression on a spline (Strong, Oakley & Brennan 2014, Medical Decision Making 34), and in closed form for normals.

Plain regression reads noise as knowledge: the value of a number that changes nothing comes out above 0. Here each fitted
deviation is shrunk by the share of it that noise explains, `1 - p / F`-wise, so that a null parameter is worth 0 within error.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

F64 = NDArray[np.float64]
Array = NDArray[np.float32] | NDArray[np.float64]

KNOTS = 5
"""Inner segments of the spline on the quantile scale."""


def evpi(benefit: ArrayLike) -> float:
    """Value of knowing everything: `E[max_d NB_d] - max_d E[NB_d]`.

    Args:
        benefit: Expected net benefit, shape (decisions, draws).
    """
    z = _relative(np.asarray(benefit))
    return float(max(0.0, z.max(axis=0).mean(dtype=np.float64)))


def evppi(benefit: ArrayLike, basis: Array, ceiling: float | None = None) -> float:
    """Value of knowing one number: `E[max_d E(NB_d | phi)] - max_d E[NB_d]`, between 0 and EVPI.

    Args:
        benefit: Expected net benefit, shape (decisions, draws).
        basis: Functions of the number at the draws, from `spline` or `groups`, shape (functions, draws).
        ceiling: EVPI if already known.
    """
    z = _relative(np.asarray(benefit))
    return min(_regress(z, basis), evpi(benefit) if ceiling is None else ceiling)


def evppi_all(benefit: ArrayLike, bases: list[Array]) -> list[float]:
    """`evppi` for many numbers on the same benefits."""
    z = _relative(np.asarray(benefit))
    top = float(max(0.0, z.max(axis=0).mean(dtype=np.float64)))
    spread = np.einsum("ij,ij->i", z, z, dtype=np.float64)
    return [min(_regress(z, basis, spread), top) for basis in bases]


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
    answer = x + noise_sd * rng.standard_normal(x.size)
    return evppi(benefit, spline(_ranks(answer)))


def spline(u: ArrayLike) -> F64:
    """Quadratic B-splines with equal knots on the quantile scale, without the constant, shape (KNOTS + 1, draws).

    Args:
        u: Quantile level of the number at each draw, in [0, 1]: the uniform it was drawn with, or its rank.
    """
    x = np.asarray(u)
    x = x.astype(x.dtype if x.dtype == np.float32 else np.float64, copy=False) * x.dtype.type(KNOTS)
    out = np.empty((KNOTS + 1, x.size), dtype=x.dtype)
    for j in range(KNOTS + 1):  # the first of KNOTS + 2 is left out: they sum to one
        d = np.abs(x - x.dtype.type(j + 0.5))
        near = np.maximum(x.dtype.type(1.5) - d, 0)
        near *= near
        close = np.maximum(x.dtype.type(0.5) - d, 0)
        close *= close
        close *= 3
        near -= close
        near *= x.dtype.type(0.5)
        out[j] = near
    return out  # type: ignore[return-value]


def groups(x: ArrayLike) -> F64:
    """Indicator of the upper of two values, for yes/no numbers, shape (1, draws)."""
    v = np.asarray(x, dtype=np.float64)
    return (v > v.min())[None].astype(np.float64)


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
    """Value of n observations of a normal gain: `normal_value` at the preposterior sd `sd^2 / sqrt(sd^2 + s^2 / n)`."""
    return normal_value(mean, sd * sd / math.sqrt(sd * sd + observation_sd**2 / n))


def _relative(benefit: Array) -> Array:
    """Benefit relative to the decision that is best on average; that row is 0."""
    best = int(np.argmax(benefit.mean(axis=1, dtype=np.float64)))
    return np.asarray(benefit - benefit[best])


def _ranks(x: F64) -> F64:
    order = np.argsort(x, kind="stable")
    u = np.empty(x.size)
    u[order] = (np.arange(x.size) + 0.5) / x.size
    return u


def _regress(z: Array, basis: Array, spread: F64 | None = None) -> float:
    """Mean of the largest shrunk fit; `z` relative, so the best decision without knowing is worth 0."""
    n = z.shape[1]
    center = z.mean(axis=1, dtype=np.float64)
    b = basis - basis.mean(axis=1, dtype=np.float64)[:, None].astype(basis.dtype)
    b = b.astype(z.dtype, copy=False)
    gram = (b @ b.T).astype(np.float64)
    cross = (b @ z.T).astype(np.float64)
    coefficients, _, rank, _ = np.linalg.lstsq(gram, cross, rcond=1e-9)
    explained = np.einsum("fd,fd->d", coefficients, cross)
    square = np.einsum("ij,ij->i", z, z, dtype=np.float64) if spread is None else spread
    residual = np.maximum(square - n * center**2 - explained, 0.0)
    freedom = max(n - int(rank) - 1, 1)
    noise = int(rank) * residual / freedom
    keep = np.clip(1.0 - noise / np.maximum(explained, 1e-300), 0.0, 1.0)
    fit = (coefficients * keep).T.astype(z.dtype) @ b
    fit += center[:, None].astype(z.dtype)
    return float(max(0.0, fit.max(axis=0).mean(dtype=np.float64)))
