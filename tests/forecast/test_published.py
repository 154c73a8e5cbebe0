"""Figures published elsewhere, to the digits given."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from otherside.forecast.hazard import wait_threshold
from otherside.forecast.prospect import certainty_equivalent, value, weight_gain, weight_loss
from otherside.forecast.voi import evpi, evppi, evsi, normal_sample_value, normal_value
from otherside.forecast.voting import banzhaf, pivotality, shapley_shubik

EEC6 = (12, [4, 4, 4, 2, 2, 1])


def test_decision_weights() -> None:
    assert float(weight_gain(0.5)) == pytest.approx(0.42064, abs=5e-6)
    assert float(weight_loss(0.5)) == pytest.approx(0.45399, abs=5e-6)
    assert [float(f(p)) for f in (weight_gain, weight_loss) for p in (0.0, 1.0)] == [0, 1, 0, 1]


def test_certainty_equivalents() -> None:
    assert certainty_equivalent(200, 0.71) == pytest.approx(99.38, abs=0.005)
    assert certainty_equivalent(-200, 0.64) == pytest.approx(-100.35, abs=0.005)


def test_losses_weigh_more() -> None:
    assert float(value(-1)) == -2.25 * float(value(1))


def test_value_of_information_in_closed_form() -> None:
    assert normal_value(1, 1) == pytest.approx(0.083315, abs=5e-7)
    assert normal_value(1, 2) == pytest.approx(0.395593, abs=5e-7)
    assert normal_value(1, 5**0.5) == pytest.approx(0.479811, abs=5e-7)
    for n, figure in ((10, 0.072325), (100, 0.082118), (1000, 0.083195)):
        assert normal_sample_value(1, 1, 1, n) == pytest.approx(figure, abs=5e-7)


def test_value_of_information_by_regression() -> None:
    """The estimator agrees with the closed form within four Monte-Carlo errors."""
    rng = np.random.default_rng(1)
    n = 400_000
    p1, p2 = rng.normal(1, 1, n), rng.normal(0, 2, n)
    benefit = np.stack([np.zeros(n), p1 - p2])
    error = 4 * float(benefit[1].std()) / n**0.5
    assert evppi(benefit, p1) == pytest.approx(0.083315, abs=error)
    assert evppi(benefit, p2) == pytest.approx(0.395593, abs=error)
    assert evpi(benefit) == pytest.approx(0.479811, abs=error)
    for size, figure in ((10, 0.072325), (100, 0.082118), (1000, 0.083195)):
        assert evsi(benefit, p1, size**-0.5, rng) == pytest.approx(figure, abs=error)


def test_coin_flip_pivotality_is_banzhaf() -> None:
    assert banzhaf(*EEC6) == pytest.approx([0.3125] * 3 + [0.1875] * 2 + [0.0], abs=1e-12)


def test_shared_probability_is_shapley_shubik() -> None:
    assert shapley_shubik(*EEC6) == [Fraction(14, 60)] * 3 + [Fraction(9, 60)] * 2 + [Fraction(0)]
    points, weights = np.polynomial.legendre.leggauss(8)  # exact: pivotality is a polynomial in p
    average = sum(w / 2 * np.array(pivotality(*EEC6, (x + 1) / 2)) for x, w in zip(points, weights, strict=True))
    assert average == pytest.approx([float(s) for s in shapley_shubik(*EEC6)], abs=1e-12)


def test_security_council() -> None:
    power = shapley_shubik(39, [7] * 5 + [1] * 10)
    assert float(power[0]) == pytest.approx(0.19627, abs=5e-6)
    assert float(power[-1]) == pytest.approx(0.001865, abs=5e-7)
    assert sum(power) == 1


def test_voting_against_another_implementation() -> None:
    oracle = pytest.importorskip("powerindex", reason="pip install powerindex for the cross-check")
    game = oracle.Game(EEC6[0], EEC6[1])
    game.calc()
    assert [float(s) for s in shapley_shubik(*EEC6)] == pytest.approx(list(game.shapley_shubik), abs=1e-9)
    index = np.array(banzhaf(*EEC6))
    assert index / index.sum() == pytest.approx(list(game.banzhaf), abs=1e-9)


def test_option_to_wait() -> None:
    for sigma, figure in ((0.1, 1.4215), (0.2, 2.0), (0.3, 2.7631), (0.4, 3.7321)):
        assert wait_threshold(0.04, 0.04, sigma) == pytest.approx(figure, abs=5e-5)
