"""A number as people write it in a scenario file, turned into a belief, or refused in one line."""

from __future__ import annotations

import datetime as dt
import math
import re
from difflib import get_close_matches
from typing import Any

from otherside.forecast import beliefs
from otherside.forecast.beliefs import Belief
from otherside.forecast.errors import ScenarioError
from otherside.forecast.priors import DAYS, Parameter

UNKNOWN = ("unknown", "?", "")
_SHAPES = (
    "a number, [low, high], {mean, sd}, {low, high}, {low, mode, high}, {median, sigma}, {alpha, beta}, "
    '{p10, p50, p90}, {chance} or "unknown"'
)
_PERCENTILE = re.compile(r"p(\d{1,2}(?:\.\d+)?)$")
WORDS = {"mean", "sd", "low", "high", "mode", "median", "sigma", "alpha", "beta", "chance", "value", "origin"}


def is_distribution(raw: Any) -> bool:
    """Whether a table describes one number, rather than one per option."""
    return isinstance(raw, dict) and bool(raw) and all(k in WORDS or _PERCENTILE.match(str(k)) for k in raw)


def belief(raw: Any, row: Parameter, what: str) -> Belief | None:
    """Read one value.

    Args:
        raw: As TOML gives it.
        row: The parameter's range and prior.
        what: Key and person, for the message: `power of Dana Lee`.

    Returns:
        The belief within the parameter's range, or None for "unknown".

    Raises:
        ScenarioError: Not such a value, or out of range.
    """
    if isinstance(raw, str):
        text = raw.strip().lower()
        if text in UNKNOWN:
            return None
        if row.name == "veto" and text in ("yes", "no"):
            return beliefs.point(float(text == "yes"))
        raise ScenarioError(f"{what} is {raw!r}, must be {allowed(row)}: {_SHAPES}")
    if isinstance(raw, bool):
        if row.name != "veto":
            raise ScenarioError(f"{what} is {str(raw).lower()}, must be {allowed(row)}")
        return beliefs.point(float(raw))
    if isinstance(raw, int | float):
        x = number(raw, row, what)
        return beliefs.chance(x) if row.name == "veto" else beliefs.point(x)
    if isinstance(raw, list):
        if len(raw) != 2:
            raise ScenarioError(f"{what} is a list of {len(raw)}, must be [low, high], each {allowed(row)}")
        raw = {"low": raw[0], "high": raw[1]}
    if not is_distribution(raw):
        raise ScenarioError(f"{what} is not understood, must be {_SHAPES}")
    origin = raw.get("origin", "user")
    if origin not in ("prior", "evidence", "user"):
        raise ScenarioError(f"{what}: origin is {origin!r}, must be prior, evidence or user")
    try:
        made = _distribution({k: v for k, v in raw.items() if k != "origin"}, row, what)
    except ScenarioError:
        raise
    except ValueError as error:
        raise ScenarioError(f"{what}: {error}; {row.name} is {allowed(row)}") from None
    bounded = made if made.kind in ("point", "chance") else made.bounded(row.low, row.high)
    return bounded.by(origin)


def _distribution(raw: dict[str, Any], row: Parameter, what: str) -> Belief:
    keys = set(raw)

    def at(key: str) -> float:
        return number(raw[key], row, f"{key} of {what}")

    def free(key: str) -> float:
        return plain(raw[key], f"{key} of {what}")

    if keys == {"value"}:
        return beliefs.point(at("value"))
    if keys == {"chance"} and row.name == "veto":
        return beliefs.chance(at("chance"))
    if keys == {"mean", "sd"}:
        return beliefs.normal(at("mean"), free("sd"))
    if keys == {"low", "high"}:
        return beliefs.ninety(at("low"), at("high"))
    if keys == {"low", "mode", "high"}:
        return beliefs.triangular(at("low"), at("mode"), at("high"))
    if keys == {"median", "sigma"}:
        return beliefs.lognormal(at("median"), free("sigma"))
    if keys == {"alpha", "beta"} and (row.low, row.high) == (0, 1):
        return beliefs.beta(free("alpha"), free("beta"))
    if len(keys) >= 2 and all(_PERCENTILE.match(k) for k in keys):
        pairs = {float(k[1:]) / 100: at(k) for k in keys}
        return beliefs.quantiles(pairs, low=row.low, high=row.high)
    raise ScenarioError(f"{what} has {', '.join(sorted(keys))}; must be {_SHAPES}")


def number(raw: Any, row: Parameter, what: str) -> float:
    """A finite number within the row's range."""
    x = plain(raw, what, allowed(row))
    if not row.low <= x <= row.high:
        hint = f" (write {x / 100:g} for {x:g} of 100)" if (row.high == 1 and 1 < x <= 100) else ""
        raise ScenarioError(f"{what} is {x:g}, must be {allowed(row)}{hint}")
    return x


def plain(raw: Any, what: str, must: str = "a finite number") -> float:
    """A finite number of any size."""
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not math.isfinite(raw):
        raise ScenarioError(f"{what} is {raw!r}, must be {must}")
    return float(raw)


def allowed(row: Parameter) -> str:
    """The range in words: `a number from 0 to 1`."""
    if row.name == "veto":
        return "true, false or a chance from 0 to 1"
    if math.isfinite(row.low) and math.isfinite(row.high):
        return f"a number from {row.low:g} to {row.high:g}"
    return f"a number of {row.low:g} or more" if math.isfinite(row.low) else "a finite number"


def span(raw: Any, unit: str, what: str, today: dt.date | None) -> float:
    """A time from now in `unit`: a number, `"3 months"`, or a date when `today` is known."""
    if isinstance(raw, str):
        text = raw.strip().lower()
        match = re.fullmatch(r"([\d.]+)\s*(day|week|month|quarter|year)s?", text)
        if match:
            try:
                return float(match[1]) * DAYS[match[2] + "s"] / DAYS[unit]
            except ValueError:
                pass
        try:
            raw = dt.date.fromisoformat(text)
        except ValueError:
            raise ScenarioError(
                f'{what} is {raw!r}, must be a number of {unit}, a span like "3 months" or a date'
            ) from None
    if isinstance(raw, dt.date):
        day = raw.date() if isinstance(raw, dt.datetime) else raw
        if today is None:
            raise ScenarioError(
                f"{what} is the date {day}; say deal.today = YYYY-MM-DD too, or give a number of {unit}"
            )
        return (day - today).days / DAYS[unit]
    return plain(raw, what, f'a number of {unit}, a span like "3 months" or a date')


def nearest(key: str, known: list[str]) -> str:
    """A remedy for a key nobody knows."""
    close = get_close_matches(key, known, 1)
    return f"did you mean {close[0]!r}?" if close else f"one of {', '.join(known)}"
