"""Charts: complete specifications, safe with any name, written in every format."""

from __future__ import annotations

import json
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


def test_another_suffix(result: ForecastResult, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.svg"):
        save(CHARTS["burdens"](result), tmp_path / "a.gif")
