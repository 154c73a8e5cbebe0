"""Scenario files: TOML in, `Scenario` out. The format is written down in `docs/forecast.md`."""

from __future__ import annotations

import datetime as dt
import math
import os
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from otherside.forecast import priors, values
from otherside.forecast.beliefs import Belief, lognormal, point
from otherside.forecast.errors import ScenarioError
from otherside.forecast.keys import (
    DEAL_ALIASES,
    DEAL_KEYS,
    OPTION_ALIASES,
    OPTION_KEYS,
    PERSON_ALIASES,
    PERSON_ONLY,
    TABLE_ALIASES,
    canonical,
)
from otherside.forecast.priors import DAYS, Parameter
from otherside.forecast.scenario import US, DealBeliefs, Option, PersonBeliefs, Scenario, Trigger

NOTHING = ("nothing", "do nothing", "status quo", "status_quo", "no decision")
_TABLES = ("deal", "options", "people")
_POSITIVE = Parameter("", (), 0, math.inf, point(0), "")


def load_scenario(path: str | os.PathLike[str]) -> Scenario:
    """Read a scenario file.

    Raises:
        ScenarioError: One line that begins with the file's name and says which key of whom is wrong and
            what is allowed.
    """
    file = Path(path)
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        return parse_scenario(data, file.stem)
    except OSError as error:
        raise ScenarioError(f"{file}: {error.strerror or 'cannot be read'}") from None
    except UnicodeDecodeError:
        raise ScenarioError(f"{file}: not UTF-8 text; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ScenarioError(f"{file}: not valid TOML: {' '.join(str(error).split())}") from None
    except ScenarioError as error:
        raise ScenarioError(f"{file}: {error}") from None


def parse_scenario(data: dict[str, Any], name: str = "deal") -> Scenario:
    """Build a scenario from the tables of a file.

    Raises:
        ScenarioError: One line naming key, person and the allowed range.
    """
    tables: dict[str, Any] = {}
    for key, table in data.items():
        known = canonical(key, TABLE_ALIASES, _TABLES)
        if known not in _TABLES:
            raise ScenarioError(f"{key}: no such table; {values.nearest(key, list(_TABLES))}")
        if known in tables:
            raise ScenarioError(f"{key}: there are {known} already; put them all under one name")
        tables[known] = table
    data = tables
    raw_deal = data.get("deal", {})
    if not isinstance(raw_deal, dict):
        raise ScenarioError("deal: must be a table, [deal]")
    deal = replace(DealBeliefs(name=name), **deal_fields(raw_deal, DealBeliefs()))
    raw_people = rows(data.get("people"), "people")
    if not raw_people:
        raise ScenarioError("people: none given; a scenario needs at least one [[people]] table with a name")
    options, status_quo = _options(rows(data.get("options"), "options"), raw_people)
    if status_quo is not None:
        deal = replace(deal, status_quo=status_quo)
    options = _failures(options, raw_deal)
    names = [o.name for o in options]
    deal, options = _places(deal, options, raw_deal, raw_people)
    people = []
    for raw in raw_people:
        who = str(raw.get("name", ""))
        fields: dict[str, Any] = {}
        for key, value in raw.items():
            _merge(fields, person_field(key, value, who, names))
        people.append(PersonBeliefs(who, **fields))
        people[-1] = _within(people[-1], deal)
    return Scenario(tuple(people), options, deal)


def _places(
    deal: DealBeliefs, options: tuple[Option, ...], raw_deal: dict[str, Any], people: list[dict[str, Any]]
) -> tuple[DealBeliefs, tuple[Option, ...]]:
    """Positions nobody wrote down: ours at the end away from the status quo, the scale as wide as needed."""
    rows_known = (*priors.PERSON, *PERSON_ONLY)
    if not any(canonical(k, PERSON_ALIASES, rows_known) == "position" for p in people for k in p):
        return deal, options
    if "scale" not in raw_deal:
        points = [0.0, 1.0, deal.status_quo, *(o.position for o in options if o.position is not None)]
        deal = replace(deal, scale=(min(points), max(points)))
    low, high = deal.scale
    ours = options[0]
    if ours.position is None:
        ours = replace(ours, position=high if deal.status_quo <= (low + high) / 2 else low)
    return deal, (ours, *options[1:])


def _within(person: PersonBeliefs, deal: DealBeliefs) -> PersonBeliefs:
    """The person with their position held to the scale; one that lies off it is refused."""
    if person.position is None:
        return person
    low, high = deal.scale
    x = person.position.mean()
    if not low <= x <= high:
        raise ScenarioError(
            f"position of {person.name} is {x:g}, must be a number from {low:g} to {high:g} "
            "(deal.scale sets the ends: scale = [0, 100])"
        )
    known = person.position.kind == "point"
    return person if known else replace(person, position=person.position.bounded(low, high))


def rows(raw: Any, what: str) -> list[dict[str, Any]]:
    """Tables with a name each, from an array of tables, a table of tables, or a list of names."""
    if raw is None:
        return []
    if isinstance(raw, dict):
        for key, value in raw.items():
            if not isinstance(value, dict):
                raise ScenarioError(f'{what}.{key}: must be a table, [{what}."{key}"]')
        raw = [{"name": key, **value} for key, value in raw.items()]
    if not isinstance(raw, list):
        raise ScenarioError(f"{what}: must be [[{what}]] tables")
    out = []
    for number, item in enumerate(raw, 1):
        table = {"name": item} if isinstance(item, str) else item
        if not isinstance(table, dict):
            raise ScenarioError(f"{what}: entry {number} must be a table with a name")
        if not isinstance(table.get("name"), str) or not table["name"].strip():
            raise ScenarioError(f"{what}: entry {number} needs a name, any text")
        out.append({**table, "name": table["name"].strip()})
    return out


def person_field(key: str, raw: Any, who: str, options: list[str]) -> dict[str, Any]:
    """The `PersonBeliefs` fields one key sets; empty for what is unknown.

    `gain` gives `{"gains": {option: belief}}`, to be merged with other options' gains.
    """
    known = canonical(key, PERSON_ALIASES, (*priors.PERSON, *PERSON_ONLY))
    if known in ("name", "role", "note", "notes"):
        return {}
    if known == "influenced_by":
        if not isinstance(raw, dict):
            raise ScenarioError(
                f'influenced_by of {who}: must be a table of names and weights, like {{"Dana Lee" = 0.3}}'
            )
        row = Parameter("weight", (), 0, 1, point(0), "")
        return {"influenced_by": {k: values.number(v, row, f"influenced_by {k} of {who}") for k, v in raw.items()}}
    head, _, rest = key.partition(".")
    if canonical(head, PERSON_ALIASES, (*priors.PERSON, *PERSON_ONLY)) == "gain":
        option = rest or options[0]
        table = raw if isinstance(raw, dict) and not values.is_distribution(raw) else {option: raw}
        gains = {}
        for k, v in table.items():
            at = options[0] if k == US and US not in options else k
            if k in NOTHING:
                if v == 0:
                    continue
                raise ScenarioError(f"gain of {who}: {k!r} is what gains are measured from, must be 0 or left out")
            if at not in options:
                raise ScenarioError(f"gain of {who}: no option is called {k!r}; one of {', '.join(options)}")
            b = values.belief(v, priors.PERSON["gain"], f"gain of {who}" + (f" from {k}" if len(table) > 1 else ""))
            if b is not None:
                gains[at] = b
        return {"gains": gains}
    if known not in priors.PERSON:
        raise ScenarioError(f"{key} of {who}: no such key; {values.nearest(key, [*priors.PERSON, *PERSON_ONLY])}")
    read = values.belief(raw, priors.PERSON[known], f"{key} of {who}")
    return {} if read is None else {known: read}


def option_fields(raw: dict[str, Any], name: str) -> dict[str, Any]:
    """The `Option` fields these keys set."""
    out: dict[str, Any] = {}
    for key, value in raw.items():
        known = canonical(key, OPTION_ALIASES, OPTION_KEYS)
        if known not in OPTION_KEYS:
            raise ScenarioError(f"{key} of option {name}: no such key; {values.nearest(key, list(OPTION_KEYS))}")
        if known == "position":
            out[known] = values.plain(value, f"position of option {name}")
        elif known in ("failure", "stake"):
            row = priors.FAILURE if known == "failure" else priors.STAKE
            read = values.belief(value, row, f"{key} of option {name}")
            out[known] = row.prior if read is None else read
    return out


def deal_fields(raw: dict[str, Any], base: DealBeliefs) -> dict[str, Any]:
    """The `DealBeliefs` fields these keys set; `failure` is left to the options."""
    table = {}
    for key, value in raw.items():
        known = canonical(key, DEAL_ALIASES, DEAL_KEYS)
        if known not in DEAL_KEYS:
            raise ScenarioError(f"deal.{key}: no such key; {values.nearest(key, list(DEAL_KEYS))}")
        table[known] = value
    unit = table.get("unit", base.unit)
    if unit not in DAYS:
        raise ScenarioError(f"deal.unit is {unit!r}, must be one of {', '.join(DAYS)}")
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
    for key in ("value", "pursuit_cost", "tau", "epsilon"):
        if key in table:
            out[key] = values.number(table[key], _POSITIVE, f"deal.{key}")
            if key in ("tau", "epsilon") and out[key] == 0:
                raise ScenarioError(f"deal.{key} is 0, must be above 0")
    if "trigger" in table and table["trigger"] not in values.UNKNOWN:
        out["trigger"] = _trigger(table["trigger"], unit, today)
    if "closes" in table and table["closes"] not in values.UNKNOWN:
        out["closes"] = _time(table["closes"], unit, "deal.closes", today)
    if "coalition" in table:
        if table["coalition"] not in ("first_choice", "all_pairs"):
            raise ScenarioError(f"deal.coalition is {table['coalition']!r}, must be first_choice or all_pairs")
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
        read = values.belief(numbers, Parameter("", (), -math.inf, math.inf, point(0), ""), what)
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
            size = values.number(raw[key], _POSITIVE, f"deal.trigger.{key}")
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


def _options(raw: list[dict[str, Any]], people: list[dict[str, Any]]) -> tuple[tuple[Option, ...], float | None]:
    """Options, ours first, and the position of the status quo where it is listed."""
    status_quo = None
    made: list[tuple[bool, Option]] = []
    for table in raw:
        name = table["name"]
        fields = option_fields(table, name)
        if name.lower() in NOTHING:
            status_quo = fields.get("position", status_quo)
            continue
        made.append((table.get("us") is True or name.lower() == US, Option(name, **fields)))
    if not made:
        names = [US]
        for person in people:
            gain = person.get("gain", person.get("b", person.get("gains")))
            if isinstance(gain, dict) and not values.is_distribution(gain):
                names += [k for k in gain if k not in names and k not in NOTHING]
        made = [(name == US, Option(name)) for name in names]
    ours = [n for n, (us, _) in enumerate(made) if us]
    if len(ours) > 1:
        raise ScenarioError("options: only one can be ours (us = true)")
    first = ours[0] if ours else 0
    rest = [o for n, (_, o) in enumerate(made) if n != first]
    return (made[first][1], *rest), status_quo


def _failures(options: tuple[Option, ...], deal: dict[str, Any]) -> tuple[Option, ...]:
    """Options with the deal's failure probability where they have none of their own."""
    raw = next((deal[k] for k in ("failure", "pi", "failure_probability") if k in deal), None)
    if raw is None:
        return options
    per_option = isinstance(raw, dict) and not values.is_distribution(raw)
    names = [o.name for o in options]
    if per_option:
        for key in raw:
            if key not in names:
                raise ScenarioError(f"deal.failure: no option is called {key!r}; one of {', '.join(names)}")
    out = []
    for option in options:
        value = raw.get(option.name) if per_option else raw
        read = None if value is None else values.belief(value, priors.FAILURE, f"deal.failure for {option.name}")
        own = option.failure is not priors.FAILURE.prior
        out.append(option if read is None or own else replace(option, failure=read))
    return tuple(out)


def _merge(fields: dict[str, Any], more: dict[str, Any]) -> None:
    for key, value in more.items():
        if key == "gains":
            fields.setdefault("gains", {}).update(value)
        else:
            fields[key] = value
