"""Forecast: will this committee act with us, choose another option or do nothing by a date, and what would
change that.

    from otherside.forecast import forecast, load_scenario
    result = forecast(load_scenario("deal.toml"), draws=20_000, seed=0)
    result.to_json()

Pure numbers: beliefs in, answers out; no text, no store. NumPy loads on first use of a name below.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from otherside.forecast.api import forecast as forecast
    from otherside.forecast.beliefs import Belief as Belief
    from otherside.forecast.calibration import Calibration as Calibration
    from otherside.forecast.calibration import ClosedDeal as ClosedDeal
    from otherside.forecast.calibration import backtest as backtest
    from otherside.forecast.calibration import fit_calibration as fit_calibration
    from otherside.forecast.calibration import scores as scores
    from otherside.forecast.comparison import Comparison as Comparison
    from otherside.forecast.comparison import compare as compare
    from otherside.forecast.errors import ScenarioError as ScenarioError
    from otherside.forecast.levers import LEVERS as LEVERS
    from otherside.forecast.levers import Lever as Lever
    from otherside.forecast.overrides import apply_set as apply_set
    from otherside.forecast.reading import load_scenario as load_scenario
    from otherside.forecast.reading import parse_scenario as parse_scenario
    from otherside.forecast.result import ForecastResult as ForecastResult
    from otherside.forecast.scenario import DealBeliefs as DealBeliefs
    from otherside.forecast.scenario import Option as Option
    from otherside.forecast.scenario import PersonBeliefs as PersonBeliefs
    from otherside.forecast.scenario import Scenario as Scenario
    from otherside.forecast.scenario import Trigger as Trigger

_WHERE = {
    "Belief": "beliefs",
    "Calibration": "calibration",
    "ClosedDeal": "calibration",
    "Comparison": "comparison",
    "DealBeliefs": "scenario",
    "ForecastResult": "result",
    "LEVERS": "levers",
    "Lever": "levers",
    "Option": "scenario",
    "PersonBeliefs": "scenario",
    "Scenario": "scenario",
    "ScenarioError": "errors",
    "Trigger": "scenario",
    "apply_set": "overrides",
    "backtest": "calibration",
    "compare": "comparison",
    "fit_calibration": "calibration",
    "forecast": "api",
    "load_scenario": "reading",
    "parse_scenario": "reading",
    "scores": "calibration",
}

__all__ = sorted(_WHERE)


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    globals()[name] = value
    return value
