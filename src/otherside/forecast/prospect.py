"""Prospect theory: how a person values gains, losses and odds (Tversky & Kahneman 1992, J. Risk and
Uncertainty 5)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

CURVATURE = 0.88
GAMMA_GAIN = 0.61
GAMMA_LOSS = 0.69
LOSS_AVERSION = 2.25

Floats = NDArray[np.floating[Any]]


def weight(p: Floats, gamma: float) -> Floats:
    """Decision weight `p^g / (p^g + (1-p)^g)^(1/g)` of a probability, shape and dtype kept; 0 -> 0 and 1 ->
    1."""
    up, down = p**gamma, (1.0 - p) ** gamma
    return np.asarray(up / (up + down) ** (1.0 / gamma))


def weight_gain(p: ArrayLike) -> Floats:
    """Weight of the probability of a gain, gamma .61: `w+(.5) = .42064`."""
    return weight(np.asarray(p, dtype=np.float64), GAMMA_GAIN)


def weight_loss(p: ArrayLike) -> Floats:
    """Weight of the probability of a loss, gamma .69: `w-(.5) = .45399`."""
    return weight(np.asarray(p, dtype=np.float64), GAMMA_LOSS)


def value(x: ArrayLike, loss_aversion: float = LOSS_AVERSION) -> Floats:
    """Value of a change `x`: `x^.88` for gains, `-lambda |x|^.88` for losses. Shape kept."""
    change = np.asarray(x, dtype=np.float64)
    size = np.abs(change) ** CURVATURE
    return np.where(change >= 0, size, -loss_aversion * size)


def certainty_equivalent(x: float, p: float) -> float:
    """The sure amount that is worth as much as `x` with probability `p` and nothing otherwise."""
    w = float(weight_gain(p) if x >= 0 else weight_loss(p))
    return float(np.sign(x) * (w * abs(x) ** CURVATURE) ** (1.0 / CURVATURE))
