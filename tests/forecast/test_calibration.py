"""Learning from closed deals."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from otherside.forecast import (
    Calibration,
    ClosedDeal,
    PersonBeliefs,
    Scenario,
    backtest,
    compare,
    fit_calibration,
    forecast,
    scores,
)
from otherside.forecast.beliefs import point
from otherside.forecast.calibration import walk_forward, wilson


def deals(count: int, seed: int = 0, tempo: float = 1.0, skill: float = 1.0) -> list[ClosedDeal]:
    """Deals that follow their forecast at `tempo` times the pace; with `skill` 0 the forecasts carry no signal."""
    rng = np.random.default_rng(seed)
    out = []
    for n in range(count):
        hazard, share = rng.uniform(0.2, 2.0), rng.uniform(0.1, 0.9)
        when = rng.exponential(1 / (hazard * tempo))
        decided = when < 1
        won = rng.random() < (share if rng.random() < skill else 0.5)
        nothing = float(np.exp(-hazard))
        out.append(
            ClosedDeal(
                (1 - nothing) * share,
                nothing,
                180,
                ("won" if won else "lost") if decided else "nothing",
                180 * min(when, 1.0),
                opened=n * 10.0,
                closed=n * 10.0 + 100,
            )
        )
    return out


def test_tempo_is_found_and_shrunk() -> None:
    fast = fit_calibration(deals(2000, tempo=2.0))
    assert fast.tempo_factor == pytest.approx(2, rel=0.1)
    few = fit_calibration(deals(4, tempo=2.0))
    assert abs(few.tempo_factor - 1) < abs(fast.tempo_factor - 1) + 0.5
    assert fit_calibration([]).tempo_factor == 1


def test_good_forecasts_are_left_alone() -> None:
    learned = fit_calibration(deals(4000))
    for p in (0.2, 0.5, 0.7):
        assert learned.link(p) == pytest.approx(p, abs=0.06)


def noise(count: int, seed: int) -> list[ClosedDeal]:
    """Forecasts that say nothing about what happened; 30 % are won."""
    rng = np.random.default_rng(seed)
    return [
        ClosedDeal(float(p), 0.05, 180, "won" if rng.random() < 0.3 else "lost", 90)
        for p in rng.uniform(0.05, 0.9, count)
    ]


def test_forecasts_without_signal_shrink_to_the_base_rate() -> None:
    """Over replications: one sample of noise may look like signal by chance, the average must not."""

    def gaps(count: int) -> list[float]:
        fits = [fit_calibration(noise(count, seed)) for seed in range(60)]
        return [f.link(0.9) - f.link(0.1) for f in fits]

    small, large = gaps(100), gaps(1600)
    assert np.mean(small) < 0.1
    assert np.mean(large) < 0.04
    assert np.quantile(large, 0.95) < 0.12
    many = fit_calibration(noise(20_000, 0))
    assert many.link(0.5) == pytest.approx(many.base_rate, abs=0.02)


def test_more_never_maps_to_less() -> None:
    upside_down = [
        replace(d, outcome="lost" if d.outcome == "won" else "won") for d in deals(200) if d.outcome != "nothing"
    ]
    learned = fit_calibration(upside_down)
    assert learned.slope >= 0
    assert (np.diff(learned.link(np.linspace(0.01, 0.99, 50))) >= 0).all()


def test_too_few_deals_are_set_aside() -> None:
    assert not fit_calibration(deals(10)).enough
    assert not fit_calibration([replace(d, outcome="won") for d in deals(100)]).enough
    assert fit_calibration(deals(60)).enough
    scenario = Scenario((PersonBeliefs("A"),))
    plain = forecast(scenario, 500)
    assert forecast(scenario, 500, calibration=fit_calibration(deals(10))) == plain
    assert not plain.calibrated


def test_a_calibrated_forecast_hangs_together() -> None:
    scenario = Scenario(tuple(PersonBeliefs(n) for n in "ABC"))
    learned = Calibration(1.5, -0.4, 0.7, 0.3, 100, True)
    r = forecast(scenario, 1000, calibration=learned)
    assert r.calibrated
    assert sum(r.p.values()) == pytest.approx(1)
    assert sum(r.burdens.values()) == pytest.approx(r.frictionless - r.p["us"], abs=1e-9)
    assert all(0 <= low <= high <= 1 for low, high in r.interval.values())
    assert compare(scenario, scenario, 1000, calibration=learned).before == pytest.approx(r.p, abs=1e-6)


def test_a_stated_tempo_is_kept() -> None:
    scenario = Scenario((PersonBeliefs("A"),))
    learned = Calibration(2.0, 0, 1, 0.3, 100, True)
    assert learned.with_tempo(scenario).deal.tempo.mean() == pytest.approx(2 * scenario.deal.tempo.mean())
    stated = replace(scenario, deal=replace(scenario.deal, tempo=point(0.1)))
    assert learned.with_tempo(stated) == stated


def test_scores() -> None:
    out = scores([0.9, 0.8, 0.3, 0.1], [1, 1, 0, 0])
    assert out["brier"] == pytest.approx((0.01 + 0.04 + 0.09 + 0.01) / 4)
    assert out["log_loss"] == pytest.approx(-np.log([0.9, 0.8, 0.7, 0.9]).mean())
    assert out["auc"] == 1
    assert out["baseline"]["brier"] == 0.25
    assert scores([0.5, 0.5], [1, 1])["auc"] is None
    curve = scores(np.linspace(0.05, 0.95, 100), np.arange(100) % 2)["calibration"]
    assert sum(b["count"] for b in curve) == 100
    assert all(b["low"] <= b["happened"] <= b["high"] for b in curve)
    with pytest.raises(ValueError, match="at least one"):
        scores([], [])


def test_the_reliability_curve_keeps_equal_forecasts_together() -> None:
    """Deals told apart by nothing are one point of the curve, not several that differ by chance."""
    happened = np.random.default_rng(0).integers(0, 2, 200)
    assert [row["count"] for row in scores(np.full(200, 0.45), happened)["calibration"]] == [200]
    mixed = scores(np.repeat([0.2, 0.45, 0.45, 0.45, 0.7], 40), happened)["calibration"]
    assert [(round(row["forecast"], 2), row["count"]) for row in mixed] == [(0.2, 40), (0.45, 120), (0.7, 40)]
    assert len(scores(np.linspace(0.1, 0.9, 200), happened)["calibration"]) == 10


def test_scores_against_another_implementation() -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    rng = np.random.default_rng(0)
    p, y = rng.uniform(0.01, 0.99, 300).round(2), rng.integers(0, 2, 300)
    out = scores(p, y)
    assert out["auc"] == pytest.approx(metrics.roc_auc_score(y, p))
    assert out["brier"] == pytest.approx(metrics.brier_score_loss(y, p))
    assert out["log_loss"] == pytest.approx(metrics.log_loss(y, p))


def test_walking_forward_never_looks_ahead() -> None:
    history = deals(60)
    before = walk_forward(history)
    changed = [replace(d, outcome="won") if d.closed > 400 else d for d in history]
    after = walk_forward(changed)
    for (a, p, learned), (_, q, other) in zip(before, after, strict=True):
        if a.opened <= 400:
            assert (p, learned) == (q, other)


def test_backtest() -> None:
    good = backtest([replace(d, stage_probability=0.5) for d in deals(300)])
    assert good["enough"]
    assert good["brier"] < good["baseline"]["brier"]
    assert good["stage"]["count"] == 300
    few = backtest(deals(8))
    assert "learned_before" not in few
    assert not few["enough"]
    assert "too few" in few["message"]
    assert backtest([])["count"] == 0


def test_a_backtest_tells_the_forecasts_that_were_taught_from_those_that_were_not() -> None:
    history = deals(60)
    found = backtest(history)
    base = [learned.base_rate for _, _, learned in walk_forward(history)]
    taught = [
        n
        for n, d in enumerate(sorted(history, key=lambda d: d.opened))
        if fit_calibration([o for o in history if o.closed <= d.opened and o is not d]).enough
    ]
    after = found["learned_before"]
    assert 0 < after["count"] == len(taught) < 60
    rows = [walk_forward(history)[n] for n in taught]
    assert after["brier"] == pytest.approx(np.mean([(p - (d.outcome == "won")) ** 2 for d, p, _ in rows]))
    assert after["baseline"]["brier"] == pytest.approx(
        np.mean([(base[n] - (r[0].outcome == "won")) ** 2 for n, r in zip(taught, rows, strict=True)])
    )


def test_an_interval_reaches_its_end_where_nothing_or_everything_happened() -> None:
    for n in range(1, 40):
        assert wilson(0, n)[0] == 0.0
        assert wilson(n, n)[1] == 1.0
