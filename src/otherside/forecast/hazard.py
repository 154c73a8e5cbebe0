"""Time: competing hazards, tempo that follows a trigger, and the threshold of an option to wait."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]


def exposure(
    t: float,
    trigger: Floats | None = None,
    lead: float = 0.0,
    lift: float = 1.0,
    after: float = 1.0,
    closes: Floats | None = None,
) -> Floats:
    """Time weighted by tempo from now to `t`: the integral of 1, `lift` during the lead before the trigger,
    `after` beyond.

    Args:
        t: End, in the deal's unit of time, at least 0.
        trigger: When the event happens, shape (D,), or None.
        lead, lift, after: As in `Trigger`.
        closes: Time after which nothing counts, shape (D,), or None.

    Returns:
        Shape (D,), or (1,) when neither date is given.
    """
    end = np.full(1, t) if closes is None else np.clip(closes, 0.0, t)
    if trigger is None:
        return np.asarray(end, dtype=np.float64)
    stop = np.maximum(trigger, 0.0)
    start = np.maximum(trigger - lead, 0.0)
    before = np.minimum(end, start)
    during = np.clip(end, start, stop) - start
    return np.asarray(before + lift * during + after * np.maximum(end - stop, 0.0))


def outcomes(rates: Floats, time: Floats) -> Floats:
    """Probability of each way to act by the time: `(Lambda_k / Lambda)(1 - exp(-Lambda t))`, in place where
    possible.

    Args:
        rates: `Lambda_k >= 0`, shape (M, ..., B).
        time: Exposure, broadcast against (..., B).

    Returns:
        Shape (M, ..., B); one minus the sum over M is the probability of nothing.
    """
    total = rates[0].copy() if rates.shape[0] == 1 else rates.sum(axis=0)
    total *= time
    tiny = np.finfo(rates.dtype).tiny
    factor = np.expm1(-total)
    factor *= -time
    total += tiny
    factor /= total
    return np.asarray(rates * np.where(total > 1e-30, factor, time))


def wait_threshold(r: float, delta: float, sigma: float) -> float:
    """Value over cost at which acting now beats waiting, `beta / (beta - 1)` (Dixit & Pindyck 1994, ch. 5).

    Args:
        r: Discount rate.
        delta: What waiting forgoes, as a rate of the value.
        sigma: Volatility of the value per root of time.
    """
    if not (r > 0 and delta > 0 and sigma > 0):
        raise ValueError("r, delta and sigma must be above 0")
    drift = (r - delta) / sigma**2
    beta = 0.5 - drift + math.sqrt((drift - 0.5) ** 2 + 2 * r / sigma**2)
    return beta / (beta - 1)
