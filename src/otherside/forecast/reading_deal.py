"""The `[deal]` table of a scenario file: numbers, times, dates and the trigger."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from typing import Any

from otherside.forecast import priors, values
from otherside.forecast.beliefs import Belief, lognormal, point
from otherside.forecast.errors import ScenarioError
from otherside.forecast.keys import DEAL_ALIASES, DEAL_KEYS, renamed
from otherside.forecast.priors import DAYS, Parameter
from otherside.forecast.scenario import DealBeliefs, Trigger

_MONEY = Parameter("", (), 0, values.LARGEST, point(0), "")
_FACTOR = Parameter("", (), 0, 1000, point(0), "")
_NUMBERS = {
    "value": _MONEY,
    "pursuit_cost": _MONEY,
    "tau": Parameter("", (), 0.01, 100, point(0), ""),
    "epsilon": Parameter("", (), 0.0001, 10, point(0), ""),
}
_FAR = Parameter("", (), -values.LARGEST, values.LARGEST, point(0), "")


def deal_fields(raw: dict[str, Any], base: DealBeliefs) -> dict[str, Any]:
    """The `DealBeliefs` fields these keys set; `failure` is left to the options."""
    table = renamed(raw, DEAL_ALIASES, DEAL_KEYS, "deal.{}")
    for key in table:
        if key not in DEAL_KEYS:
            raise ScenarioError(f"deal.{key}: no such key; {values.nearest(key, list(DEAL_KEYS))}")
    if "tempo" in table and "cycle" in table:
        raise ScenarioError("deal.cycle: says the same as 'tempo', the other way round; keep one of the two")
    unit = table.get("unit", base.unit)
    if not isinstance(unit, str) or unit not in DAYS:
        raise ScenarioError(f"deal.unit is {values.shown(unit)}, must be one of {', '.join(DAYS)}")
    today = _date(table["today"]) if "today" in table else None
    out: dict[str, Any] = {"unit": unit}
    if unit != base.unit:
        out["horizon"] = base.horizon * DAYS[base.unit] / DAYS[unit]
        out["tempo"] = priors.tempo_prior(unit)
    if "name" in table:
        out["name"] = str(table["name"])
    if "horizon" in table:
        out["horizon"] = values.span(table["horizon"], unit, "deal.horizon", today)
        if out["horizon"] <= 0:
            raise ScenarioError(f"deal.horizon is {out['horizon']:g}, must be above 0 (in {unit})")
    for key in ("tempo", "capacity"):
        if key in table and (read := values.belief(table[key], priors.DEAL[key], f"deal.{key}")) is not None:
            out[key] = read
    if "cycle" in table and (cycle := _cycle(table["cycle"], unit)) is not None:
        out["tempo"] = cycle
    for key, row in _NUMBERS.items():
        if key in table:
            out[key] = values.number(table[key], row, f"deal.{key}")
    if "trigger" in table and table["trigger"] not in values.UNKNOWN:
        out["trigger"] = _trigger(table["trigger"], unit, today)
    if "closes" in table and table["closes"] not in values.UNKNOWN:
        out["closes"] = _time(table["closes"], unit, "deal.closes", today)
        if out["closes"].kind == "point" and out["closes"].mean() < 0:
            raise ScenarioError(f"deal.closes is {out['closes'].mean():g}, must be 0 or more (in {unit} from now)")
    if "coalition" in table:
        if table["coalition"] not in ("first_choice", "all_pairs"):
            raise ScenarioError(
                f"deal.coalition is {values.shown(table['coalition'])}, must be first_choice or all_pairs"
            )
        out["coalition"] = table["coalition"]
    if "status_quo" in table:
        out["status_quo"] = values.plain(table["status_quo"], "deal.status_quo")
    if "scale" in table:
        scale = table["scale"]
        if not (isinstance(scale, list) and len(scale) == 2):
            raise ScenarioError("deal.scale: must be [lowest, highest] position")
        low, high = (values.plain(x, "deal.scale") for x in scale)
        if low >= high:
            raise ScenarioError(f"deal.scale is [{low:g}, {high:g}], the first must be below the second")
        out["scale"] = (low, high)
    return out


def _date(raw: Any) -> dt.date:
    if isinstance(raw, dt.datetime):
        return raw.date()
    if isinstance(raw, dt.date):
        return raw
    try:
        return dt.date.fromisoformat(str(raw))
    except ValueError:
        raise ScenarioError(f"deal.today is {raw!r}, must be a date, YYYY-MM-DD") from None


def _time(raw: Any, unit: str, what: str, today: dt.date | None) -> Belief:
    """A date or span as a belief; tables and lists give a spread around it."""
    if isinstance(raw, list):
        raw = {"low": raw[0], "high": raw[-1]} if len(raw) == 2 else raw
    if isinstance(raw, dict):
        numbers = {k: values.span(v, unit, f"{k} of {what}", today) if k != "origin" else v for k, v in raw.items()}
        read = values.belief(numbers, _FAR, what)
        assert read is not None
        return read
    return point(values.span(raw, unit, what, today))


def _trigger(raw: Any, unit: str, today: dt.date | None) -> Trigger:
    lead = 30.0 / DAYS[unit]
    if not (isinstance(raw, dict) and not values.is_distribution(raw)):
        return Trigger(_time(raw, unit, "deal.trigger", today), lead)
    known = ("at", "date", "lead", "lift", "after", "name", "note")
    for key in raw:
        if key not in known:
            raise ScenarioError(f"deal.trigger.{key}: no such key; {values.nearest(key, list(known))}")
    if "at" not in raw and "date" not in raw:
        raise ScenarioError(f"deal.trigger: needs at, a number of {unit} or a date")
    at = _time(raw.get("at", raw.get("date")), unit, "deal.trigger.at", today)
    out = Trigger(at, lead)
    if "lead" in raw:
        out = replace(out, lead=values.span(raw["lead"], unit, "deal.trigger.lead", today))
        if out.lead < 0:
            raise ScenarioError(f"deal.trigger.lead is {out.lead:g}, must be 0 or more")
    for key in ("lift", "after"):
        if key in raw:
            size = values.number(raw[key], _FACTOR, f"deal.trigger.{key}")
            out = replace(out, lift=size) if key == "lift" else replace(out, after=size)
    return out


def _cycle(raw: Any, unit: str) -> Belief | None:
    """Tempo from the usual length of such a decision."""
    what = "deal.cycle"
    if isinstance(raw, list) and len(raw) == 2:
        raw = {"low": raw[0], "high": raw[1]}
    if isinstance(raw, dict) and set(raw) == {"low", "high"}:
        low, high = (values.span(raw[k], unit, what, None) for k in ("low", "high"))
        if not 0 < low <= high:
            raise ScenarioError(f"{what} is [{low:g}, {high:g}], must be above 0 and rising")
        return lognormal(1 / math.sqrt(low * high), math.log(high / low) / 3.2897072539)
    if isinstance(raw, str) and raw.strip().lower() in values.UNKNOWN:
        return None
    length = values.span(raw, unit, what, None)
    if length <= 0:
        raise ScenarioError(f"{what} is {length:g}, must be above 0 (in {unit})")
    return point(1 / length)
