"""The small parts: coalition, time, influence, Shapley values, voting power, positions."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherside.forecast import spatial
from otherside.forecast.burdens import shapley
from otherside.forecast.coalition import shares, stationary, support, win_probabilities
from otherside.forecast.hazard import exposure, outcomes, wait_threshold
from otherside.forecast.influence import resolvent
from otherside.forecast.voi import evpi, evppi, levels
from otherside.forecast.voting import banzhaf


def chain(p: np.ndarray) -> np.ndarray:
    """Stationary distribution by an eigenvector, for one draw."""
    k = p.shape[0]
    t = p.T / (k + 1)
    np.fill_diagonal(t, 0)
    np.fill_diagonal(t, 1 - t.sum(axis=1))
    value, vector = np.linalg.eig(t.T)
    q = np.real(vector[:, int(np.argmin(abs(value - 1)))])
    return np.asarray(q / q.sum())


@pytest.mark.parametrize("k", [2, 3, 4, 7])
def test_stationary_distribution(k: int) -> None:
    rng = np.random.default_rng(k)
    s = rng.uniform(0, 1, (k, k, 50))
    p = win_probabilities(s)
    q = stationary(p)
    assert q.sum(axis=0) == pytest.approx(1)
    for d in range(50):
        assert q[:, d] == pytest.approx(chain(p[:, :, d]), abs=1e-9)


def test_a_winner_of_every_pair_takes_all() -> None:
    for k in (2, 3, 5):
        s = np.zeros((k, k))
        s[1] = 1
        s[1, 1] = 0
        assert stationary(win_probabilities(s))[1] == pytest.approx(1, abs=1e-9)


def test_both_rules_agree_on_a_single_way_to_act() -> None:
    rng = np.random.default_rng(0)
    u, w = rng.normal(0, 1, (1, 5, 40)), rng.uniform(0, 1, (5, 40))
    first, pairs = (shares(support(u, w, rule).sum(axis=1), rule) for rule in ("first_choice", "all_pairs"))
    assert first == pytest.approx(pairs, abs=1e-9)


def test_nobody_pulls() -> None:
    zero = np.zeros((2, 3, 4))
    w = np.ones((3, 4))
    assert shares(support(zero, w, "first_choice").sum(axis=1), "first_choice")[:, 0] == pytest.approx(
        [0.5, 0.25, 0.25]
    )
    assert shares(support(zero, w, "all_pairs").sum(axis=1), "all_pairs")[:, 0] == pytest.approx([1 / 3] * 3)


def test_ties_between_favourites_are_shared() -> None:
    for ways in (2, 3):
        s = support(np.full((ways, 1, 1), 0.5), np.ones((1, 1)), "first_choice")
        assert s[1:].ravel() == pytest.approx([0.5 / ways] * ways)


def test_outcomes_sum_and_limit() -> None:
    rates = np.array([[0.0, 0.1, 5.0], [0.0, 0.3, 0.0]])
    p = outcomes(rates, np.full(3, 10.0))
    assert p[:, 0] == pytest.approx([0, 0])
    assert p[:, 1] == pytest.approx(np.array([0.25, 0.75]) * (1 - np.exp(-4)))
    assert p[:, 2] == pytest.approx([1, 0])
    tiny = outcomes(np.full((1, 1), 1e-12, np.float32), np.ones(1, np.float32))
    assert float(tiny[0, 0]) == pytest.approx(1e-12, rel=1e-3)


def test_exposure_around_a_trigger() -> None:
    at = np.array([60.0, 10.0, -5.0])
    assert exposure(100, at, lead=30, lift=3, after=0.5) == pytest.approx([30 + 90 + 20, 30 + 45, 50])
    assert exposure(40, np.array([60.0]), lead=30, lift=3) == pytest.approx([60])
    assert exposure(100, closes=np.array([40.0, 200.0])) == pytest.approx([40, 100])
    assert exposure(7) == pytest.approx([7])


@given(st.lists(st.floats(-5, 5), min_size=16, max_size=16))
def test_shapley_values_sum_to_the_gap(values: list[float]) -> None:
    assert sum(shapley(values)) == pytest.approx(values[-1] - values[0], abs=1e-9)


def test_shapley_values_of_known_games() -> None:
    assert shapley([0, 1, 2, 3]) == pytest.approx([1, 2])
    majority = [float(bin(s).count("1") >= 2) for s in range(8)]
    assert shapley(majority) == pytest.approx([1 / 3] * 3)
    with pytest.raises(ValueError, match="2\\^n"):
        shapley([0, 1, 2])


def test_influence() -> None:
    assert resolvent(["A", "B"], [{}, {}]) is None
    mixed = resolvent(["A", "B"], [{"B": 0.4}, {}])
    assert mixed == pytest.approx(np.array([[0.6, 0.4], [0, 1]]))
    loop = resolvent(["A", "B", "C"], [{"B": 0.5}, {"A": 0.3, "C": 0.3}, {}])
    assert loop is not None
    assert loop.sum(axis=1) == pytest.approx(1)
    assert (loop >= 0).all()


def test_waiting_needs_positive_numbers() -> None:
    with pytest.raises(ValueError, match="above 0"):
        wait_threshold(0.04, 0, 0.2)


def test_a_dictator_has_all_the_power() -> None:
    assert banzhaf(5, [5, 1, 1]) == [1, 0, 0]


def test_value_of_information_of_yes_or_no() -> None:
    rng = np.random.default_rng(0)
    yes = rng.integers(0, 2, 20_000)
    benefit = np.stack([np.zeros(yes.size), 2.0 * yes - 1])
    assert evppi(benefit, yes) == pytest.approx(0.5, abs=0.02)
    assert evppi(benefit, yes) <= evpi(benefit)
    assert levels(yes).value.tolist() == [0, 1]
    assert evppi(benefit, np.ones(yes.size)) == 0


def test_noise_is_worth_nothing_even_where_decisions_tie() -> None:
    values = []
    for seed in range(30):
        rng = np.random.default_rng(seed)
        gain = rng.normal(0, 1, 20_000)
        values.append(evppi(np.stack([np.zeros(gain.size), gain]), rng.normal(size=gain.size)))
    assert float(np.mean(values)) < 20_000**-0.5 / 3


def test_a_number_that_matters_without_a_trend() -> None:
    """A spline, not a line: the gain depends on the square."""
    rng = np.random.default_rng(0)
    x = rng.normal(0, 1, 50_000)
    exact = np.stack([np.zeros(x.size), x**2 - 1])
    noisy = exact + np.stack([np.zeros(x.size), rng.normal(0, 1, x.size)])
    assert evppi(noisy, x) == pytest.approx(evpi(exact), rel=0.05)


def test_crps_by_sum_and_by_integral() -> None:
    at, q = np.array([10.0, 40.0, 90.0]), np.array([0.2, 0.5, 0.3])
    grid = np.linspace(0, 100, 100_001)
    for outcome in (0.0, 40.0, 77.0):
        exact = spatial.crps(at, q, outcome)
        assert spatial.crps_cdf(spatial.step_cdf(at, q, grid), grid, outcome) == pytest.approx(exact, abs=0.01)


def test_crps_against_another_implementation() -> None:
    oracle = pytest.importorskip("scoringrules", reason="pip install scoringrules for the cross-check")
    members = np.array([5.0, 20.0, 20.0, 60.0])
    at, q = spatial.held(members, np.ones(4))
    assert spatial.crps(at, q, 30.0) == pytest.approx(float(oracle.crps_ensemble(30.0, members)), abs=1e-9)


def test_mixture_is_a_distribution() -> None:
    grid = np.linspace(0, 100, 201)
    cdf = spatial.mixture_cdf(np.array([20.0, 80.0]), np.array([0.5, 0.5]), grid)
    assert (np.diff(cdf) >= 0).all()
    assert cdf[-1] == pytest.approx(1)


def test_share_at_the_status_quo() -> None:
    assert spatial.status_quo_share([0, 5, 50], [1, 1, 2], 0) == 0.5
    assert spatial.status_quo_share([0], [0], 0) == 0


def test_importing_the_room_is_light() -> None:
    code = "import sys, otherside.forecast; print([m for m in ('numpy', 'scipy', 'sklearn') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": "src", "PATH": ""}
    )
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there() -> None:
    import otherside.forecast as room

    assert all(getattr(room, name) is not None for name in room.__all__)
    with pytest.raises(AttributeError):
        _ = room.nonsense
