"""How a forecast moved, and counts by deal."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from otherside.workspace import Workspace
from otherside.workspace.forecasts.history import forecast_history, spread

TALK = """---
title: Talk {n}
date: 2026-0{n}-10
---
Pia Sand: And what would that be like?

Lena Brook: {said}
"""
SAID = (
    "We have to cut onboarding to two weeks by June.",
    "I am afraid that another failed rollout would cost me my standing here.",
    "The board has other things on its list before this.",
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("history")
    files = folder / "Brook"
    files.mkdir()
    for n, said in enumerate(SAID, start=1):
        (files / f"{n}.md").write_text(TALK.format(n=n, said=said), encoding="utf-8")
    with Workspace.init(folder / "ws", ["Pia Sand"]) as made:
        made.add([files], deal="Brook")
        if made.person("Lena Brook").side.value != "theirs":
            from otherside.domain import Side

            made.set_side("Lena Brook", Side.THEIRS)
            made.settle()
        yield made


def test_each_day_knows_only_what_had_been_heard(workspace: Workspace):
    points = forecast_history(workspace, "Brook")
    assert [p["date"] for p in points] == ["2026-01-10", "2026-02-10", "2026-03-10"]
    for point in points:
        assert sum(point["p"].values()) == pytest.approx(1.0)
    alone = workspace.forecast("Brook", draws=1_000, as_of=dt.date(2026, 1, 10))
    assert points[0]["p"] == pytest.approx(alone["p"])
    # Kept on disk, and the same again.
    kept = list(Path(workspace.folder / "cache").glob("*.history.json"))
    assert len(kept) == 1
    assert forecast_history(workspace, "Brook") == points


def test_days_are_spread_with_the_first_and_the_last():
    days = [dt.date(2026, 1, 1) + dt.timedelta(days=n) for n in range(50)]
    found = spread(days, 8)
    assert len(found) == len(set(found)) == 8
    assert (found[0], found[-1]) == (days[0], days[-1])
    assert spread(days[:3], 8) == days[:3]


def test_counts_by_deal_are_those_of_the_evidence_also_after_corrections(workspace: Workspace):
    def both() -> tuple[int, int]:
        return workspace.store.counts_by_deal(["Brook"])["Brook"]["evidence"], len(workspace.evidence("Brook"))

    counted, there = both()
    assert counted == there > 0
    assert workspace.store.counts_by_deal(["Brook"])["Brook"] == {"conversations": 3, "people": 1, "evidence": there}
    workspace.correct(workspace.evidence("Brook")[0].evidence.id, "rejected")
    assert both() == (there - 1, there - 1)
    workspace.undo_correction(workspace.corrections("Brook")[0]["id"])
