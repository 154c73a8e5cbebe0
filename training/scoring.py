"""Scores of facet predictions: micro and macro F1, thresholds, calibration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from otherside.domain import FACETS

Array = NDArray[Any]


def sigmoid(x: Array) -> Array:
    """The logistic function."""
    return 1 / (1 + np.exp(-x))


@dataclass(frozen=True, slots=True)
class F1:
    """Counts-based scores.

    Attributes:
        micro: over all labels.
        macro: mean over facets with at least 10 positives.
        precision: of all labels given.
        recall: of all labels there are.
        by_facet: F1 of each facet, in the order of ``FACETS``.
    """

    micro: float
    macro: float
    precision: float
    recall: float
    by_facet: tuple[float, ...]
    positives: tuple[int, ...]


def f1(said: Array, true: Array) -> F1:
    """Scores of boolean predictions ``(n, 15)`` against boolean labels ``(n, 15)``."""
    tp, fp, fn = ((said & true).sum(0), (said & ~true).sum(0), (~said & true).sum(0))
    each = 2 * tp / np.maximum(1, 2 * tp + fp + fn)
    enough = true.sum(0) >= 10
    return F1(
        micro=float(2 * tp.sum() / max(1, 2 * tp.sum() + fp.sum() + fn.sum())),
        macro=float(each[enough].mean()) if enough.any() else float("nan"),
        precision=float(tp.sum() / max(1, (tp + fp).sum())),
        recall=float(tp.sum() / max(1, (tp + fn).sum())),
        by_facet=tuple(float(x) for x in each),
        positives=tuple(int(x) for x in true.sum(0)),
    )


def platt(logits: Array, true: Array, weights: Array) -> tuple[Array, Array]:
    """Slope and intercept of a logistic calibration for each facet, ``(15,)`` each.

    Platt (1999), with the slope kept positive and pulled towards 1 by the ridge penalty on centred logits,
    so that a rare facet does not get a wild one.
    """
    slopes, intercepts = np.ones(len(FACETS)), np.zeros(len(FACETS))
    for k in range(len(FACETS)):
        if true[:, k].sum() < 8:
            continue
        model = LogisticRegression(C=10.0).fit(logits[:, [k]], true[:, k], sample_weight=weights)
        slopes[k] = max(0.2, float(model.coef_[0, 0]))
        intercepts[k] = float(model.intercept_[0])
    return slopes, intercepts


def best_threshold(p: Array, true: Array, *, prior: float = 8.0) -> float:
    """The threshold on calibrated probability that maximises F1, shrunk towards the theoretical half of it.

    For calibrated scores the F1-optimal threshold is half the F1 reached (Lipton et al. 2014); with few
    positives the empirical optimum is noise, so it is averaged with 0.33 with the weight of ``prior`` positives.
    """
    grid = np.arange(0.08, 0.7, 0.01)
    said = p[:, None] >= grid[None, :]
    tp = (said & true[:, None]).sum(0)
    scores = 2 * tp / np.maximum(1, said.sum(0) + true.sum())
    # A plateau is common: take its middle.
    best = grid[scores >= scores.max() - 0.005].mean()
    n = float(true.sum())
    return float((n * best + prior * 0.33) / (n + prior))


def precise_threshold(p: Array, true: Array, *, target: float, floor: float) -> float:
    """The lowest threshold, not below ``floor``, whose precision reaches ``target`` (else the strictest tried)."""
    for threshold in np.arange(floor, 0.95, 0.01):
        said = p >= threshold
        if said.sum() < 5:
            break
        if true[said].mean() >= target:
            return float(threshold)
    return float(max(floor, 0.75))


def calibration_error(p: Array, true: Array, bins: int = 10) -> float:
    """Expected calibration error over equal-width bins of all facet scores."""
    flat, hit = p.ravel(), true.ravel()
    which = np.minimum((flat * bins).astype(int), bins - 1)
    error = 0.0
    for b in range(bins):
        inside = which == b
        if inside.any():
            error += inside.mean() * abs(flat[inside].mean() - hit[inside].mean())
    return float(error)
