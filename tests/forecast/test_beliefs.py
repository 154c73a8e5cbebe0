"""Beliefs: bounds, means, truncation, streams."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherside.forecast import beliefs
from otherside.forecast.beliefs import Belief, stream, uniforms

LEVELS = (np.arange(20_000) + 0.5) / 20_000
MADE = {
    "point": beliefs.point(0.3),
    "normal": beliefs.normal(0.3, 0.1),
    "lognormal": beliefs.lognormal(2.25, 0.3),
    "beta": beliefs.beta(2, 3),
    "triangular": beliefs.triangular(0, 0.2, 1),
    "uniform": beliefs.uniform(0.2, 0.6),
    "quantiles": beliefs.quantiles({0.1: 0, 0.5: 0.4, 0.9: 1}),
    "chance": beliefs.chance(0.3),
}
MEANS = {
    "point": 0.3,
    "normal": 0.3,
    "lognormal": 2.25 * np.exp(0.045),
    "beta": 0.4,
    "triangular": 0.4,
    "uniform": 0.4,
    "chance": 0.3,
}


@pytest.mark.parametrize("kind", MADE)
def test_quantiles_rise_and_have_the_mean(kind: str) -> None:
    b = MADE[kind]
    x = b.quantile(LEVELS)
    assert (np.diff(x) >= 0).all()
    if kind in MEANS:
        assert float(x.mean()) == pytest.approx(MEANS[kind], rel=2e-3)
        assert b.mean() == pytest.approx(MEANS[kind], rel=2e-3)


@given(
    st.sampled_from(["normal", "lognormal", "beta", "triangular", "uniform", "quantiles"]),
    st.floats(0.21, 0.4),
    st.floats(0.41, 0.59),
)
def test_truncation_keeps_the_shape_inside(kind: str, low: float, high: float) -> None:
    """Within the bounds, values come in the same proportions as before."""
    whole, cut = MADE[kind], MADE[kind].bounded(low, high)
    x = cut.quantile(LEVELS)
    assert x.min() >= low
    assert x.max() <= high
    inside = whole.quantile(LEVELS)
    inside = inside[(inside >= low) & (inside <= high)]
    if inside.size > 500:
        assert float(np.median(x)) == pytest.approx(float(np.median(inside)), abs=0.01)


@pytest.mark.parametrize("kind", ["point", "normal", "lognormal", "triangular", "uniform", "quantiles"])
def test_scaling(kind: str) -> None:
    assert MADE[kind].scaled(3).quantile(LEVELS) == pytest.approx(3 * MADE[kind].quantile(LEVELS))


def test_ninety_in_a_hundred() -> None:
    x = beliefs.ninety(0.1, 0.5).quantile(np.array([0.05, 0.5, 0.95]))
    assert x == pytest.approx([0.1, 0.3, 0.5])


@pytest.mark.parametrize(
    "make",
    [
        lambda: beliefs.normal(0, -1),
        lambda: beliefs.lognormal(0, 1),
        lambda: beliefs.beta(0, 1),
        lambda: beliefs.triangular(0, 2, 1),
        lambda: beliefs.chance(2),
        lambda: beliefs.quantiles({0.5: 1}),
        lambda: beliefs.quantiles({0.1: 1, 0.9: 0}),
        lambda: beliefs.ninety(1, 0),
        lambda: Belief("point", (np.nan,)),
        lambda: beliefs.uniform(1, 0),
        lambda: beliefs.chance(0.5).scaled(2),
    ],
)
def test_nonsense_is_refused(make: object) -> None:
    with pytest.raises(ValueError):
        make()  # type: ignore[operator]


def test_streams_are_apart_and_repeatable() -> None:
    a, b, c = (uniforms(1, 1000, "person", n, "power") for n in ("A", "B", "A"))
    assert (a == c).all()
    assert abs(float(np.corrcoef(a, b)[0, 1])) < 0.15
    assert (a > 0).all()
    assert (a < 1).all()
    assert stream(1, "ab", "c").random() != stream(1, "a", "bc").random()
