"""Learning from closed deals: tempo, recalibration, and how good the forecasts were.

Everything is shrunk: the tempo towards its prior, the recalibration towards the base rate, so that few
deals move little. With fewer than `MINIMUM` deals, or fewer than `MINIMUM_EACH` won or not won, nothing is
applied at all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from otherside.forecast.scenario import Scenario

F64 = NDArray[np.float64]
MINIMUM = 20
MINIMUM_EACH = 5
TEMPO_STRENGTH = 5.0
"""How many decided deals the prior tempo counts for."""
SLOPE_STRENGTH = 4.0
"""Ridge on the slope per unit of standardised log-odds."""
_FLOOR = 1e-4


@dataclass(frozen=True, slots=True)
class ClosedDeal:
    """A closed deal and what was forecast for it, without calibration, before it closed.

    Attributes:
        us, nothing: Forecast P(us) and P(nothing) by `horizon`.
        horizon: Time the forecast looked ahead.
        outcome: What happened by then.
        time: How long it was watched: until the decision, or until it was closed without one.
        opened, closed: When, as ordinals or any other numbers that grow with time (for `walk_forward`).
        stage_probability: What the CRM's stage said, if known.
    """

    us: float
    nothing: float
    horizon: float
    outcome: Literal["won", "lost", "nothing"]
    time: float
    opened: float = 0.0
    closed: float = 0.0
    stage_probability: float | None = None

    def at_tempo(self, factor: float) -> float:
        """P(us) by the horizon were the tempo `factor` times as high: `us / (1 - nothing) (1 -
        nothing^factor)`."""
        acting = 1.0 - self.nothing
        return self.us / acting * (1.0 - max(self.nothing, 1e-12) ** factor) if acting > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """What closed deals taught.

    Attributes:
        tempo_factor: Multiplies the prior tempo.
        intercept, slope: `logit p' = intercept + slope logit p`, slope at least 0.
        base_rate: Share won, with half a deal added to each side.
        count: Number of deals.
        enough: Whether there were enough of them to be used.
        level_only: Whether they taught how often and how fast, and nothing that tells one deal from another.
    """

    tempo_factor: float
    intercept: float
    slope: float
    base_rate: float
    count: int
    enough: bool
    level_only: bool = False

    def link(self, p: Any) -> Any:
        """Recalibrated probability; numbers give a float, arrays keep their shape."""
        x = np.clip(np.asarray(p, dtype=np.float64), _FLOOR, 1 - _FLOOR)
        out = _sigmoid(self.intercept + self.slope * np.log(x / (1 - x)))
        return float(out) if np.ndim(p) == 0 else out

    def with_tempo(self, scenario: Scenario) -> Scenario:
        """The scenario at the learned tempo; one the user stated stays as it is."""
        tempo = scenario.deal.tempo
        if tempo.origin != "prior":
            return scenario
        return replace(scenario, deal=replace(scenario.deal, tempo=tempo.scaled(self.tempo_factor)))


def fit_calibration(deals: Sequence[ClosedDeal]) -> Calibration:
    """Fit tempo and recalibration.

    The tempo factor is the posterior mean of a gamma prior (mean 1, `TEMPO_STRENGTH` decisions) after
    Poisson decisions at the forecast hazards. The recalibration is a logistic regression with a ridge on
    the slope of the standardised log-odds, which leaves the base rate when the forecasts carry no signal.
    """
    won = np.array([d.outcome == "won" for d in deals], dtype=np.float64)
    n, wins = len(deals), float(won.sum())
    base = (wins + 0.5) / (n + 1.0)
    hazard = sum(-math.log(min(max(d.nothing, 1e-6), 1.0)) / d.horizon * d.time for d in deals)
    decided = sum(d.outcome != "nothing" for d in deals)
    factor = (TEMPO_STRENGTH + decided) / (TEMPO_STRENGTH + hazard)
    enough = n >= MINIMUM and min(wins, n - wins) >= MINIMUM_EACH
    if n == 0:
        return Calibration(1.0, 0.0, 1.0, base, 0, False)
    x = _logit(np.array([d.at_tempo(factor) for d in deals]))
    middle, spread = float(x.mean()), float(x.std())
    if spread < 1e-9:
        return Calibration(factor, math.log(base / (1 - base)), 0.0, base, n, enough)
    a, b = _ridge((x - middle) / spread, won, base)
    slope = b / spread
    return Calibration(factor, a - slope * middle, slope, base, n, enough)


def scores(p: ArrayLike, happened: ArrayLike, bins: int = 10) -> dict[str, Any]:
    """How good probabilities were.

    Args:
        p: Forecast probabilities, shape (n,).
        happened: 1 or 0, shape (n,).
        bins: Number of bins of about equal count in the reliability curve, at most; equal forecasts stay together.

    Returns:
        `brier`, `log_loss` (natural logarithm, p held within 1e-4 of 0 and 1), `auc` (None with one class
        only), `calibration` (per bin: `forecast`, `happened`, `low`, `high` (95 % Wilson), `count`),
        `baseline` (the same figures for the sample's own base rate) and `count`.
    """
    x, y = np.asarray(p, dtype=np.float64), np.asarray(happened, dtype=np.float64)
    if x.size == 0 or x.shape != y.shape:
        raise ValueError("scores need as many outcomes as probabilities, at least one")
    base = np.full(x.size, y.mean())
    curve = []
    for part in _parts(x, max(1, min(bins, x.size // 5))):
        low, high = wilson(float(y[part].sum()), part.size)
        curve.append(
            {
                "forecast": float(x[part].mean()),
                "happened": float(y[part].mean()),
                "low": low,
                "high": high,
                "count": int(part.size),
            }
        )
    return {
        "brier": float(((x - y) ** 2).mean()),
        "log_loss": _log_loss(x, y),
        "auc": auc(x, y),
        "calibration": curve,
        "baseline": {"brier": float(((base - y) ** 2).mean()), "log_loss": _log_loss(base, y), "auc": 0.5},
        "count": int(x.size),
    }


def _parts(x: F64, bins: int) -> list[NDArray[np.intp]]:
    """Indices of `x`, rising, in bins of about equal count whose borders never part equal values."""
    order = np.argsort(x, kind="stable")
    value = np.round(x[order], 6)
    cuts = {int(np.searchsorted(value, value[n * x.size // bins])) for n in range(1, bins)} - {0}
    return np.split(order, sorted(cuts))


def auc(p: ArrayLike, happened: ArrayLike) -> float | None:
    """Probability that a deal that happened was rated above one that did not, ties half; None with one
    class only."""
    from scipy.stats import rankdata

    x, y = np.asarray(p, dtype=np.float64), np.asarray(happened, dtype=bool)
    yes, no = int(y.sum()), int((~y).sum())
    if not (yes and no):
        return None
    return float((rankdata(x)[y].sum() - yes * (yes + 1) / 2) / (yes * no))


def wilson(hits: float, n: int, z: float = 1.959964) -> tuple[float, float]:
    """95 % interval of a proportion (Wilson 1927)."""
    share = hits / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    # At the ends the two terms are equal; their rounding would show as "<1 %" where it is 0.
    return 0.0 if hits <= 0 else max(0.0, middle - half), 1.0 if hits >= n else min(1.0, middle + half)


def walk_forward(deals: Iterable[ClosedDeal]) -> list[tuple[ClosedDeal, float, Calibration]]:
    """Each deal, by the day it opened, with its recalibrated P(us) and what was learned, only from deals closed before then.

    Deals without enough before them keep their uncalibrated forecast.
    """
    ordered = sorted(deals, key=lambda d: d.opened)
    out = []
    for deal in ordered:
        learned = fit_calibration([d for d in ordered if d.closed <= deal.opened and d is not deal])
        p = float(learned.link(deal.at_tempo(learned.tempo_factor))) if learned.enough else deal.us
        out.append((deal, p, learned))
    return out


def backtest(deals: Iterable[ClosedDeal]) -> dict[str, Any]:
    """`scores` of the walk-forward forecasts, with `baseline` the base rate known at the time, and `stage`
    the CRM's. `learned_before` is the same of the deals that had enough closed ones before them, where there are
    others too: below that the forecasts are as they come, on another level, and no one figure ranks both.

    `enough` is False, with a `message`, when there are too few deals for the figures to mean much.
    """
    rows = walk_forward(deals)
    if not rows:
        return {
            "brier": None,
            "log_loss": None,
            "auc": None,
            "calibration": [],
            "baseline": {},
            "count": 0,
            "enough": False,
            "message": "no closed deals",
        }
    y = np.array([d.outcome == "won" for d, _, _ in rows], dtype=np.float64)
    out = scores([p for _, p, _ in rows], y)
    p = np.array([p for _, p, _ in rows])
    base = np.array([learned.base_rate for _, _, learned in rows])
    out["baseline"] = _figures(base, y)
    taught = np.array([learned.enough for _, _, learned in rows])
    if taught.any() and not taught.all():
        out["learned_before"] = {
            **_figures(p[taught], y[taught]),
            "count": int(taught.sum()),
            "baseline": _figures(base[taught], y[taught]),
        }
    staged = [n for n, (d, _, _) in enumerate(rows) if d.stage_probability is not None]
    if staged:
        stage = scores([rows[n][0].stage_probability or 0.0 for n in staged], y[staged])
        out["stage"] = {k: stage[k] for k in ("brier", "log_loss", "auc", "count")}
    wins = int(y.sum())
    out["enough"] = y.size >= MINIMUM and min(wins, y.size - wins) >= MINIMUM_EACH
    if not out["enough"]:
        out["message"] = (
            f"{y.size} closed deals, {wins} won: too few to judge (needs {MINIMUM}, with {MINIMUM_EACH} won"
            f" and {MINIMUM_EACH} not)"
        )
    return out


def _figures(p: F64, y: F64) -> dict[str, float | None]:
    return {"brier": float(((p - y) ** 2).mean()), "log_loss": _log_loss(p, y), "auc": auc(p, y)}


def _logit(p: F64) -> F64:
    x = np.clip(p, _FLOOR, 1 - _FLOOR)
    return np.asarray(np.log(x / (1 - x)))


def _sigmoid(x: F64) -> F64:
    return np.asarray(1.0 / (1.0 + np.exp(-x)))


def _log_loss(p: F64, y: F64) -> float:
    x = np.clip(p, _FLOOR, 1 - _FLOOR)
    return float(-(y * np.log(x) + (1 - y) * np.log(1 - x)).mean())


def _ridge(x: F64, y: F64, base: float) -> tuple[float, float]:
    """Intercept and slope (at least 0) by Newton's method; half a win and half a loss at x = 0 hold the
    intercept."""
    a, b = math.log(base / (1 - base)), 0.0
    x = np.append(x, [0.0, 0.0])
    y = np.append(y, [1.0, 0.0])
    weight = np.append(np.ones(x.size - 2), [0.5, 0.5])
    for _ in range(50):
        p = _sigmoid(a + b * x)
        error, bend = weight * (y - p), weight * p * (1 - p)
        gradient = np.array([error.sum(), (error * x).sum() - SLOPE_STRENGTH * b])
        curve = np.array([[bend.sum(), (bend * x).sum()], [(bend * x).sum(), (bend * x * x).sum() + SLOPE_STRENGTH]])
        step = np.linalg.solve(curve, gradient)
        a, b = a + float(step[0]), b + float(step[1])
        if float(np.abs(step).max()) < 1e-10:
            break
    return (a, b) if b >= 0 else (math.log(base / (1 - base)), 0.0)
