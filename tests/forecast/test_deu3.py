"""Figures on real decisions; needs the data set."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def figures(deu3: Path) -> dict[str, Any]:
    from benchmarks.forecast.deu3 import run

    return run(deu3)


def test_scored_issues(deu3: Path) -> None:
    from benchmarks.forecast.deu3 import load

    assert len(load(deu3)) == 351


def test_location(figures: dict[str, Any]) -> None:
    mae = figures["location"]["mae"]
    assert mae["weighted mean"] == pytest.approx(22.99, abs=0.005)
    assert mae["condorcet step"] == pytest.approx(22.59, abs=0.005)
    assert mae["constant 50"] == pytest.approx(28, abs=0.05)
    assert mae["condorcet step"] <= 22.7
    gap = figures["location"]["step_minus_mean"]
    assert gap["low"] < 0 < gap["high"], "the difference is not significant, and we do not claim one"


def test_distribution(figures: dict[str, Any]) -> None:
    crps = figures["distribution"]["crps"]
    assert crps["climatology"] == pytest.approx(19.09, abs=0.01)
    assert crps["weighted empirical"] == pytest.approx(18.10, abs=0.01)
    assert crps["condorcet step"] == pytest.approx(16.68, abs=0.02)
    assert crps["mixture 60/40, sd 30"] == pytest.approx(15.40, abs=0.01)
    assert crps["mixture, cross-validated"] <= 15.5


def test_status_quo(figures: dict[str, Any]) -> None:
    out = figures["status_quo"]
    assert out["issues"] == 252
    assert out["base_rate"] == pytest.approx(0.214, abs=0.0005)
    assert [b["kept"] for b in out["bins"]] == pytest.approx([0.087, 0.085, 0.179, 0.288, 0.475], abs=0.0005)
    assert out["auc"] >= 0.71
    assert out["auc"] == pytest.approx(0.718, abs=0.005)
    assert out["brier"] == pytest.approx(0.1487, abs=0.001)
    assert out["base_brier"] == pytest.approx(0.1705, abs=0.001)
