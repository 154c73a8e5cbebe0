"""Two scenarios on the same draws: what changes, and how sure the change is."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from otherside.forecast.api import check_luck
from otherside.forecast.draws import sample
from otherside.forecast.engine import run
from otherside.forecast.priors import DAYS
from otherside.forecast.scenario import Scenario
from otherside.forecast.settled import outcomes_after, us_after

if TYPE_CHECKING:
    from otherside.forecast.calibration import Calibration


@dataclass(frozen=True, slots=True)
class Comparison:
    """Difference between two scenarios, after minus before.

    Attributes:
        before, after: P of nothing, us, other.
        change: Their differences.
        interval: Central 90 % of the change in P(us) over the draws: what the unknowns leave open.
        standard_error: Monte-Carlo error of the change in P(us), on common draws.
        better: Share of draws in which P(us) rises.
        horizon, unit: When, of the first.
        horizon_after: When, of the second, in the same unit; another only where the horizon itself is what differs.
    """

    before: dict[str, float]
    after: dict[str, float]
    change: dict[str, float]
    interval: tuple[float, float]
    standard_error: float
    better: float
    horizon: float
    unit: str
    horizon_after: float

    def to_json(self) -> dict[str, Any]:
        """Plain dicts, lists and numbers."""
        return {**asdict(self), "interval": list(self.interval)}


def compare(
    before: Scenario,
    after: Scenario,
    draws: int = 20_000,
    seed: int = 0,
    horizon: float | None = None,
    *,
    calibration: Calibration | None = None,
) -> Comparison:
    """Run two scenarios on the same draws.

    Args:
        before, after: The scenarios; people are matched by name.
        draws, seed: As in `forecast`.
        horizon: Of both, in the unit of the first; by default each scenario's own.
        calibration: As in `forecast`.
    """
    if calibration is not None and not calibration.enough:
        calibration = None
    check_luck(before, draws, seed)
    check_luck(after, draws, seed)
    scale = DAYS[after.deal.unit] / DAYS[before.deal.unit]
    ends = (before.deal.horizon, after.deal.horizon) if horizon is None else (horizon, horizon / scale)
    both, us = [], []
    for scenario, end in zip((before, after), ends, strict=True):
        tuned = scenario if calibration is None else calibration.with_tempo(scenario)
        p = run(sample(tuned, draws, seed), tuned.deal, end, whole=False).p.astype(np.float64)
        raw = float(p[0].mean())
        ours = raw if calibration is None else float(calibration.link(raw))
        rest = (1 - ours) / (1 - raw) if raw < 1 else 0.0
        other = float(p[1:].sum(axis=0).mean()) * rest if p.shape[0] > 1 else 0.0
        modelled = {"nothing": max(0.0, 1 - ours - other), "us": ours, "other": other}
        settled = scenario.deal.settled
        both.append(outcomes_after(settled, modelled, modelled))
        us.append(us_after(settled, p[0]))
    difference = us[1] - us[0]
    low, high = np.quantile(difference, (0.05, 0.95))
    return Comparison(
        both[0],
        both[1],
        {k: both[1][k] - both[0][k] for k in both[0]},
        (float(low), float(high)),
        float(difference.std() / math.sqrt(draws)),
        float((difference > 0).mean()),
        ends[0],
        before.deal.unit,
        ends[1] * scale,
    )
