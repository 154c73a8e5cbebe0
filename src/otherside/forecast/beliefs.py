"""Numeric beliefs: one distribution for one unknown, sampled through its quantile function.

Every belief turns a uniform number in (0, 1) into a value. Two scenarios that share a stream of uniforms
therefore share their luck (common random numbers): what differs between their forecasts is what differs in
the beliefs.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
Kind = Literal["point", "normal", "lognormal", "beta", "triangular", "quantiles", "uniform", "chance"]
Origin = Literal["prior", "evidence", "user"]

_Z95 = 1.6448536269514722
_TABLE = 2049


@dataclass(frozen=True, slots=True)
class Belief:
    """A distribution of one number.

    Attributes:
        kind: Family of the distribution.
        params: Its parameters, in the order of the constructor of that name below.
        low, high: Bounds of the value; the distribution is truncated to them (not clipped).
        origin: Where it came from; carried along, never used in the arithmetic.
    """

    kind: Kind
    params: tuple[float, ...]
    low: float = -math.inf
    high: float = math.inf
    origin: Origin = "user"

    def __post_init__(self) -> None:
        if not all(math.isfinite(p) for p in self.params):
            raise ValueError("parameters of a belief must be finite numbers")
        if not self.low <= self.high:
            raise ValueError(f"the lower bound {self.low:g} is above the upper bound {self.high:g}")

    @property
    def known(self) -> bool:
        """Whether the value is certain (a point, or a distribution of no width)."""
        if self.kind == "point":
            return True
        if self.kind == "chance":
            return self.params[0] in (0.0, 1.0)
        return self.low == self.high

    def bounded(self, low: float, high: float) -> Belief:
        """The same belief truncated to [low, high] as well."""
        return replace(self, low=max(low, self.low), high=min(high, self.high))

    def by(self, origin: Origin) -> Belief:
        """The same belief with another origin."""
        return replace(self, origin=origin)

    def scaled(self, factor: float) -> Belief:
        """The belief about `factor` (above 0) times the number; not for beta and chance, which end at 1."""
        if self.kind in ("beta", "chance"):
            raise ValueError(f"a {self.kind} cannot be scaled")
        moved = len(self.params)
        if self.kind == "lognormal":
            moved = 1
        first = len(self.params) // 2 if self.kind == "quantiles" else 0
        params = tuple(x * factor if first <= n < moved else x for n, x in enumerate(self.params))
        return replace(self, params=params, low=self.low * factor, high=self.high * factor)

    def mean(self) -> float:
        """Mean of the truncated distribution, by the midpoint rule over 4,096 quantiles (exact for point,
        chance)."""
        if self.kind in ("point", "chance"):
            return float(self.params[0])
        return float(self.quantile((np.arange(4096) + 0.5) / 4096).mean())

    def quantile(self, u: FloatArray) -> FloatArray:
        """Values at the probabilities `u`, shape kept, each in (0, 1)."""
        if self.kind == "point":
            return np.full(u.shape, self.params[0])
        if self.kind == "chance":
            return (u > 1.0 - self.params[0]).astype(np.float64)
        x: FloatArray = np.clip(_QUANTILES[self.kind](self, u), self.low, self.high)
        return x


def point(value: float, *, origin: Origin = "user") -> Belief:
    """Certainty."""
    return Belief("point", (value,), origin=origin)


def chance(probability: float, *, origin: Origin = "user") -> Belief:
    """Yes (1) with this probability, no (0) otherwise."""
    if not 0.0 <= probability <= 1.0:
        raise ValueError(f"a chance is a number from 0 to 1, not {probability:g}")
    return Belief("chance", (probability,), 0.0, 1.0, origin)


def normal(
    mean: float, sd: float, *, low: float = -math.inf, high: float = math.inf, origin: Origin = "user"
) -> Belief:
    """Normal with mean and standard deviation before truncation to [low, high]."""
    if sd < 0:
        raise ValueError(f"sd must be 0 or more, not {sd:g}")
    return Belief("normal", (mean, sd), low, high, origin) if sd > 0 else point(mean, origin=origin)


def lognormal(
    median: float, sigma: float, *, low: float = 0.0, high: float = math.inf, origin: Origin = "user"
) -> Belief:
    """Lognormal with this median; `sigma` is the standard deviation of the logarithm."""
    if median <= 0 or sigma < 0:
        raise ValueError("a lognormal needs a median above 0 and a sigma of 0 or more")
    return Belief("lognormal", (median, sigma), low, high, origin) if sigma > 0 else point(median, origin=origin)


def beta(a: float, b: float, *, low: float = 0.0, high: float = 1.0, origin: Origin = "user") -> Belief:
    """Beta with shape parameters a and b on [0, 1], truncated to [low, high]; sampled from a table of 2,049
    quantiles."""
    if a <= 0 or b <= 0:
        raise ValueError("a beta needs both shapes above 0")
    return Belief("beta", (a, b), low, high, origin)


def uniform(low: float, high: float, *, origin: Origin = "user") -> Belief:
    """Every value between the two alike."""
    return Belief("uniform", (low, high), low, high, origin)


def triangular(low: float, mode: float, high: float, *, origin: Origin = "user") -> Belief:
    """Triangle from low to high with its peak at mode; low and high are hard limits."""
    if not low <= mode <= high:
        raise ValueError("low <= mode <= high is needed")
    return Belief("triangular", (low, mode, high), low, high, origin) if low < high else point(low, origin=origin)


def ninety(low: float, high: float, *, origin: Origin = "user") -> Belief:
    """Normal that lies between low and high nine times in ten (its 5th and 95th percentiles)."""
    if high < low:
        raise ValueError("low must not be above high")
    return normal((low + high) / 2, (high - low) / (2 * _Z95), origin=origin)


def quantiles(
    points: dict[float, float], *, low: float = -math.inf, high: float = math.inf, origin: Origin = "user"
) -> Belief:
    """From probability -> value pairs, linear between them; beyond the outer pairs the outer slope goes on
    to 0 and 1."""
    if len(points) < 2:
        raise ValueError("at least two quantiles are needed")
    ps = sorted(points)
    xs = [points[p] for p in ps]
    if ps[0] < 0.0 or ps[-1] > 1.0:
        raise ValueError("quantiles are keyed by probabilities from 0 to 1")
    if any(b < a for a, b in pairwise(xs)):
        raise ValueError("quantiles must not fall as the probability rises")
    if ps[0] > 0.0:
        xs.insert(0, max(low, xs[0] - ps[0] * (xs[1] - xs[0]) / (ps[1] - ps[0])))
        ps.insert(0, 0.0)
    if ps[-1] < 1.0:
        xs.append(min(high, xs[-1] + (1.0 - ps[-1]) * (xs[-1] - xs[-2]) / (ps[-1] - ps[-2])))
        ps.append(1.0)
    return Belief("quantiles", (*ps, *xs), low, high, origin)


def stream(seed: int, *names: str) -> np.random.Generator:
    """A generator of its own for each (seed, names): adding or moving a person leaves everybody else's
    draws alone."""
    digest = hashlib.blake2b("\x1f".join(names).encode(), digest_size=16).digest()
    words = [int.from_bytes(digest[i : i + 4], "little") for i in range(0, 16, 4)]
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence([seed, *words])))


def uniforms(seed: int, draws: int, *names: str) -> NDArray[np.float32]:
    """`draws` uniform numbers strictly inside (0, 1) from the stream of that name, float32."""
    u = stream(seed, *names).random(draws, dtype=np.float32)
    u += np.float32(2.0**-26)  # never 0, where quantiles are infinite; the top is 1 - 2**-24 at most
    return np.minimum(u, np.float32(1.0 - 2.0**-24), out=u)


def _squeeze(u: FloatArray, below: float, above: float) -> FloatArray:
    """Map (0, 1) into (F(low), F(high)): truncation by inversion."""
    return u if below <= 0.0 and above >= 1.0 else below + u * (above - below)


def _normal(b: Belief, u: FloatArray) -> FloatArray:
    from scipy.special import ndtr, ndtri

    mean, sd = b.params
    out: FloatArray = ndtri(_squeeze(u, float(ndtr((b.low - mean) / sd)), float(ndtr((b.high - mean) / sd))))
    return mean + sd * out


def _lognormal(b: Belief, u: FloatArray) -> FloatArray:
    median, sigma = b.params
    low = math.log(b.low / median) if b.low > 0 else -math.inf
    high = math.log(b.high / median) if b.high < math.inf else math.inf
    return np.asarray(median * np.exp(_normal(Belief("normal", (0.0, sigma), low, high), u)))


def _beta(b: Belief, u: FloatArray) -> FloatArray:
    from scipy.special import betainc, betaincinv

    shape_a, shape_b = b.params
    below, above = (float(betainc(shape_a, shape_b, min(max(x, 0.0), 1.0))) for x in (b.low, b.high))
    grid = np.linspace(0.0, 1.0, _TABLE)
    table = betaincinv(shape_a, shape_b, below + grid * (above - below))
    return np.asarray(np.interp(u, grid, table))


def _uniform(b: Belief, u: FloatArray) -> FloatArray:
    low, high = max(b.params[0], b.low), min(b.params[1], b.high)
    return low + u * (high - low)


def _triangular(b: Belief, u: FloatArray) -> FloatArray:
    low, mode, high = b.params
    span = high - low

    def cdf(x: float) -> float:
        x = min(max(x, low), high)
        if x < mode:
            return (x - low) ** 2 / (span * (mode - low))
        return 1.0 - (high - x) ** 2 / (span * (high - mode)) if x < high else 1.0

    v = _squeeze(u, cdf(b.low), cdf(b.high))
    peak = (mode - low) / span
    left = low + np.sqrt(np.minimum(v, peak) * span * (mode - low))
    right = high - np.sqrt((1.0 - v) * span * (high - mode))
    return np.where(v < peak, left, right)


def _quantile_table(b: Belief, u: FloatArray) -> FloatArray:
    half = len(b.params) // 2
    ps, xs = b.params[:half], b.params[half:]
    below = float(np.interp(b.low, xs, ps)) if b.low > xs[0] else 0.0
    above = float(np.interp(b.high, xs, ps)) if b.high < xs[-1] else 1.0
    return np.interp(_squeeze(u, below, above), ps, xs)


_QUANTILES = {
    "normal": _normal,
    "lognormal": _lognormal,
    "beta": _beta,
    "uniform": _uniform,
    "triangular": _triangular,
    "quantiles": _quantile_table,
}
