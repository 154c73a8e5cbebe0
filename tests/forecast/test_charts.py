"""Charts: complete specifications, safe with any name, written in every format."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from otherside.forecast import ForecastResult, Option, PersonBeliefs, Scenario, forecast
from otherside.forecast.beliefs import point
from otherside.forecast.charts import CHARTS, save, timeline

ODD = "<script>alert('x')</script> & \"Söhne\""


@pytest.fixture(scope="module")
def result() -> ForecastResult:
    people = (PersonBeliefs("Dana", veto=point(1)), PersonBeliefs(ODD))
    return forecast(Scenario(people, (Option("us"), Option("rival"))), 300)


@pytest.mark.parametrize("name", CHARTS)
def test_specifications_are_plain_json(name: str, result: ForecastResult) -> None:
    spec = CHARTS[name](result)
    assert json.loads(json.dumps(spec)) == spec
    assert spec["$schema"].endswith("v5.json")


@pytest.mark.parametrize("name", CHARTS)
def test_drawings(name: str, result: ForecastResult, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="pip install vl-convert-python to draw files")
    spec = CHARTS[name](result)
    svg = save(spec, tmp_path / "a.svg").read_text(encoding="utf-8")
    assert svg.startswith("<svg")
    assert "<script" not in svg
    assert "<script" not in save(spec, tmp_path / "a.html").read_text(encoding="utf-8")
    assert save(spec, tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert json.loads(save(spec, tmp_path / "a.json").read_text(encoding="utf-8")) == spec


def test_events_on_the_timeline(result: ForecastResult) -> None:
    assert len(timeline(result, [{"t": 30, "label": "licence ends"}])["layer"]) == 3


def test_names_of_events_close_together_stand_in_rows(result: ForecastResult) -> None:
    events = [{"t": t, "label": "the auditors arrive"} for t in (30, 32, 150)]
    layers = timeline(result, events)["layer"][2:]
    assert [[e["t"] for e in layer["data"]["values"]] for layer in layers] == [[30, 150], [32]]
    assert len({layer["mark"]["y"] for layer in layers}) == 2


@pytest.mark.parametrize("name", CHARTS)
def test_how_far_to_trust_it_stands_on_the_chart(name: str, result: ForecastResult) -> None:
    assert "not calibrated" in CHARTS[name](result)["title"]["subtitle"]


def test_a_level_alone_is_not_called_calibrated(result: ForecastResult) -> None:
    level = replace(result, calibrated=True, level_only=True)
    for make in CHARTS.values():
        assert "is not" in make(level)["title"]["subtitle"]
        assert "calibrated on closed deals" in make(replace(level, level_only=False))["title"]["subtitle"]


def test_where_nothing_is_worth_asking_the_chart_says_so() -> None:
    open_question = forecast(Scenario((PersonBeliefs("Dana"),)), 4000)
    assert "would not change" not in CHARTS["tornado"](open_question)["title"]["subtitle"]
    stopped = PersonBeliefs("Dana", gains={"us": point(-0.5)}, veto=point(1))
    nothing = forecast(Scenario((stopped, PersonBeliefs("Priya"))), 300)
    assert "would not change what to do" in CHARTS["tornado"](nothing)["title"]["subtitle"]


def test_names_on_the_map_cover_nothing() -> None:
    """People who stand close together all keep a name, and none runs into another."""
    close = [("Tomasz Grabiński", 0.85, 0.3), ("Sunita Raghunathan", 0.81, 0.31), ("Marit Oyelaran", 0.72, 0.28)]
    people = [PersonBeliefs(n, {"us": point(g)}, power=point(p), veto=point(float(p > 0.83))) for n, p, g in close]
    spec = CHARTS["stakeholders"](forecast(Scenario(tuple(people)), 300))
    far, top = spec["layer"][1]["encoding"]["x"]["scale"]["domain"][1], 1.1
    boxes = []
    for layer in spec["layer"][3:]:
        for row in layer["data"]["values"]:
            x, y = (row["x"] + far) / (2 * far) * 520, (1 - row["y"] / top) * 360
            long = 6.5 * len(row["person"])
            boxes.append((x, x + long, y) if layer["mark"]["align"] == "left" else (x - long, x, y))
    assert len(boxes) == 3
    for n, a in enumerate(boxes):
        for b in boxes[n + 1 :]:
            assert a[1] <= b[0] or b[1] <= a[0] or abs(a[2] - b[2]) >= 12


def test_somebody_of_whom_nothing_is_known_is_not_shown_as_standing_somewhere() -> None:
    people = (PersonBeliefs("known", {"us": point(0.3)}), PersonBeliefs("unknown"))
    rows = CHARTS["stakeholders"](forecast(Scenario(people), 300))["data"]["values"]
    assert [row["stands"] for row in rows] == ["as far as known", "not known"]


def test_another_suffix(result: ForecastResult, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.svg"):
        save(CHARTS["burdens"](result), tmp_path / "a.gif")
