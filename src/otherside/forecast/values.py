"""A number as people write it in a scenario file, turned into a belief, or refused in one line."""

from __future__ import annotations

import datetime as dt
import math
import re
from difflib import get_close_matches
from typing import Any

from otherside.domain.patterns import lazily
from otherside.forecast import beliefs
from otherside.forecast.beliefs import Belief
from otherside.forecast.errors import ScenarioError
from otherside.forecast.priors import DAYS, Parameter

LARGEST = 1e15
"""The largest number taken anywhere; the arithmetic is in single precision."""
LONGEST_DAYS = 36_525
"""A hundred years: the longest time a scenario may speak of."""
UNKNOWN = ("unknown", "?", "")
_SHAPES = (
    "a number, [low, high], {mean, sd}, {low, high}, {low, mode, high}, {median, sigma}, {alpha, beta}, "
    '{p10, p50, p90}, {chance} or "unknown"'
)
_PERCENTILE = lazily(r"p(\d{1,2}(?:\.\d+)?)$")
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
        raise ScenarioError(f"{what} is {shown(raw)}, must be {allowed(row)}: {_SHAPES}")
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
        raise ScenarioError(f"{what} is not understood, must be {allowed(row)}: {_SHAPES}")
    origin = raw.get("origin", "user")
    if origin not in ("prior", "evidence", "user"):
        raise ScenarioError(f"{what}: origin is {origin!r}, must be prior, evidence or user")
    try:
        made = _distribution({k: v for k, v in raw.items() if k != "origin"}, row, what)
    except ScenarioError:
        raise
    except ValueError as error:
        raise ScenarioError(f"{what}: {error}; {row.name or 'it'} is {allowed(row)}") from None
    if row.name == "veto":  # held or not, in every draw: what is uncertain is which
        return beliefs.chance(made.bounded(row.low, row.high).mean(), origin=origin)
    bounded = made if made.kind in ("point", "chance") else made.bounded(row.low, row.high)
    return bounded.by(origin)


def _distribution(raw: dict[str, Any], row: Parameter, what: str) -> Belief:
    keys = set(raw)

    def at(key: str) -> float:
        return number(raw[key], row, f"{key} of {what}")

    def width(key: str, low: float, high: float) -> float:
        x = plain(raw[key], f"{key} of {what}", f"a number from {low:g} to {high:g}")
        if not low <= x <= high:
            raise ScenarioError(
                f"{key} of {what} is {x:g}, must be from {low:g} to {high:g}; {row.name} is {allowed(row)}"
            )
        return x

    # Beyond these a width says no more than "anything within the range" or "certain", and rounding takes over.
    span = row.high - row.low
    widest = 1000 * span if math.isfinite(span) else LARGEST

    if keys == {"value"}:
        return beliefs.point(at("value"))
    if keys == {"chance"} and row.name == "veto":
        return beliefs.chance(at("chance"))
    if keys == {"mean", "sd"}:
        return beliefs.normal(at("mean"), _certain(width("sd", 0, widest)))
    if keys == {"low", "high"}:
        return beliefs.ninety(at("low"), at("high"))
    if keys == {"low", "mode", "high"}:
        return beliefs.triangular(at("low"), at("mode"), at("high"))
    if keys == {"median", "sigma"}:
        return beliefs.lognormal(at("median"), _certain(width("sigma", 0, 10)))
    if keys == {"alpha", "beta"} and (row.low, row.high) == (0, 1):
        return beliefs.beta(width("alpha", 0.01, 1e6), width("beta", 0.01, 1e6))
    if len(keys) >= 2 and all(_PERCENTILE.match(k) for k in keys):
        pairs = {float(k[1:]) / 100: at(k) for k in keys}
        return beliefs.quantiles(pairs, low=row.low, high=row.high)
    raise ScenarioError(f"{what} has {', '.join(sorted(keys))}; must be {allowed(row)}: {_SHAPES}")


def _certain(width: float) -> float:
    """A width too small to matter is none: the value is certain."""
    return width if width >= 1e-9 else 0.0


def number(raw: Any, row: Parameter, what: str) -> float:
    """A finite number within the row's range."""
    x = plain(raw, what, allowed(row))
    if not row.low <= x <= row.high:
        hint = f" (write {x / 100:g} for {x:g} of 100)" if (row.high == 1 and 10 <= x <= 100) else ""
        raise ScenarioError(f"{what} is {x:g}, must be {allowed(row)}{hint}")
    return x


def plain(raw: Any, what: str, must: str = "a finite number") -> float:
    """A finite number of any size."""
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise ScenarioError(f"{what} is {shown(raw)}, must be {must}")
    if not abs(raw) <= LARGEST:  # nan too; a whole number of TOML may be longer than a float holds
        raise ScenarioError(f"{what} is {shown(raw)}, must be {must}")
    return float(raw)


def shown(raw: Any) -> str:
    """A value as it was written, short and on one line."""
    text = str(raw) if isinstance(raw, dt.date | dt.time) else str(raw).lower() if isinstance(raw, bool) else repr(raw)
    return text if len(text) <= 60 else f"{text[:40]}…"


def allowed(row: Parameter) -> str:
    """The range in words: `a number from 0 to 1`."""
    if row.name == "veto":
        return "true, false or a chance from 0 to 1"
    if row.low > -LARGEST and row.high < LARGEST:
        return f"a number from {row.low:g} to {row.high:g}"
    return f"a number of {row.low:g} or more" if row.low > -LARGEST else "a finite number"


def span(raw: Any, unit: str, what: str, today: dt.date | None) -> float:
    """A time from now in `unit`: a number, `"3 months"`, or a date when `today` is known."""
    if isinstance(raw, str):
        text = raw.strip().lower()
        match = re.fullmatch(r"([\d.]+)\s*(day|week|month|quarter|year)s?", text)
        if match:
            try:
                count = float(match[1])
            except ValueError:
                count = math.nan
            if math.isfinite(count):
                return _within_reach(count * DAYS[match[2] + "s"] / DAYS[unit], unit, what)
        try:
            raw = dt.date.fromisoformat(text)
        except ValueError:
            raise ScenarioError(
                f'{what} is {shown(raw)}, must be a number of {unit}, a span like "3 months" or a date'
            ) from None
    if isinstance(raw, dt.date):
        day = raw.date() if isinstance(raw, dt.datetime) else raw
        if today is None:
            raise ScenarioError(
                f"{what} is the date {day}; say deal.today = YYYY-MM-DD too, or give a number of {unit}"
            )
        return _within_reach((day - today).days / DAYS[unit], unit, what)
    return _within_reach(plain(raw, what, f'a number of {unit}, a span like "3 months" or a date'), unit, what)


def _within_reach(time: float, unit: str, what: str) -> float:
    longest = LONGEST_DAYS / DAYS[unit]
    if abs(time) > longest:
        raise ScenarioError(f"{what} is {time:g} {unit}, must be within a hundred years ({longest:g} {unit})")
    return time


def nearest(key: str, known: list[str]) -> str:
    """A remedy for a key nobody knows."""
    close = get_close_matches(key, known, 1)
    return f"did you mean {close[0]!r}?" if close else f"one of {', '.join(dict.fromkeys(known))}"
