"""Scenario files: TOML in, `Scenario` out. The format is written down in `docs/forecast.md`."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from otherside.forecast import priors, values
from otherside.forecast.beliefs import point
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
    renamed,
)
from otherside.forecast.priors import Parameter
from otherside.forecast.reading_deal import deal_fields
from otherside.forecast.scenario import US, DealBeliefs, Option, PersonBeliefs, Scenario

NOTHING = ("nothing", "do nothing", "status quo", "status_quo", "no decision")
_TABLES = ("deal", "options", "people")
_PERSON_KEYS = (*priors.PERSON, *PERSON_ONLY)


def load_scenario(path: str | os.PathLike[str]) -> Scenario:
    """Read a scenario file.

    Raises:
        ScenarioError: One line that begins with the file's name and says which key of whom is wrong and
            what is allowed.
    """
    file = Path(path)
    try:
        return read_scenario(file.read_text(encoding="utf-8-sig"), file.stem)
    except OSError as error:
        raise ScenarioError(f"{file}: {error.strerror or 'cannot be read'}") from None
    except UnicodeDecodeError:
        raise ScenarioError(f"{file}: not UTF-8 text; save it as UTF-8") from None
    except ScenarioError as error:
        raise ScenarioError(f"{file}: {error}") from None


def read_scenario(text: str, name: str) -> Scenario:
    """Read the text of a scenario file.

    Args:
        text: TOML.
        name: of the deal, unless the text names it.

    Raises:
        ScenarioError: One line that says which key of whom is wrong and what is allowed.
    """
    try:
        return parse_scenario(tomllib.loads(text), name)
    except ScenarioError:
        raise
    except ValueError as error:  # tomllib's own, or a number with thousands of digits
        raise ScenarioError(
            f"not valid TOML: {_one_line(str(error)).partition(';')[0]}{_bare_point(error, text)}"
        ) from None
    except RecursionError:
        raise ScenarioError("not valid TOML: nested too deeply") from None


def _bare_point(error: ValueError, text: str) -> str:
    """The remedy where the line that is wrong has a number like ``.9``, which TOML does not take."""
    place = re.search(r"\(at line (\d+), column \d+\)", str(error))
    line = text.splitlines()[int(place[1]) - 1 :][:1] if place else []
    slip = re.search(r"(?<![\w.\"'])[-+]?\.\d+", line[0]) if line else None
    return f"; write {slip[0].replace('.', '0.')}, not {slip[0]}" if slip else ""


def parse_scenario(data: dict[str, Any], name: str = "deal") -> Scenario:
    """Build a scenario from the tables of a file.

    Raises:
        ScenarioError: One line naming key, person and the allowed range.
    """
    tables: dict[str, Any] = {}
    for key, table in data.items():
        _printable(key, "the name of a table")
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
    _told_apart(raw_people)
    options, status_quo = _options(rows(data.get("options"), "options"), raw_people)
    if status_quo is not None:
        deal = replace(deal, status_quo=status_quo)
    options = _failures(options, raw_deal)
    names = [o.name for o in options]
    deal, options = _places(deal, options, raw_deal, raw_people)
    _on_the_scale(deal, options)
    people = []
    for raw in raw_people:
        who = str(raw.get("name", ""))
        fields: dict[str, Any] = {}
        for key, value in renamed(raw, PERSON_ALIASES, _PERSON_KEYS, f"{{}} of {who}").items():
            _merge(fields, person_field(key, value, who, names))
        for option in options if fields.get("position") is not None else ():
            if option.position is not None and option.name in fields.get("gains", ()):
                raise ScenarioError(f"gain of {who} from {option.name}: their position says it already; keep one")
        people.append(PersonBeliefs(who, **fields))
        people[-1] = _within(people[-1], deal)
    return Scenario(tuple(people), options, deal)


def _places(
    deal: DealBeliefs, options: tuple[Option, ...], raw_deal: dict[str, Any], people: list[dict[str, Any]]
) -> tuple[DealBeliefs, tuple[Option, ...]]:
    """Positions nobody wrote down: ours at the end away from the status quo, the scale as wide as needed."""
    if not any(canonical(k, PERSON_ALIASES, _PERSON_KEYS) == "position" for p in people for k in p):
        return deal, options
    if "scale" not in raw_deal:
        points = [0.0, 1.0, deal.status_quo, *(o.position for o in options if o.position is not None)]
        deal = replace(deal, scale=(min(points), max(points)))
    low, high = deal.scale
    ours = options[0]
    if ours.position is None:
        ours = replace(ours, position=high if deal.status_quo <= (low + high) / 2 else low)
    return deal, (ours, *options[1:])


def _on_the_scale(deal: DealBeliefs, options: tuple[Option, ...]) -> None:
    """Refuses a status quo or an option that lies off the scale."""
    low, high = deal.scale
    points = [("deal.status_quo", deal.status_quo)]
    points += [(f"position of option {o.name}", o.position) for o in options if o.position is not None]
    for what, x in points:
        if not low <= x <= high and any(o.position is not None for o in options):
            raise ScenarioError(f"{what} is {x:g}, must be a number from {low:g} to {high:g} (the ends of deal.scale)")


def _told_apart(people: list[dict[str, Any]]) -> None:
    """Refuses two people whose names differ in case alone: a what-if could not say which."""
    seen: dict[str, str] = {}
    for name in (p["name"] for p in people):
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            raise ScenarioError(f"people: {other!r} and {name!r} differ in case alone; write them apart")


def _printable(text: str, what: str) -> None:
    """Refuses line breaks and control characters, which would end up in messages and on the screen."""
    if not text.isprintable():
        raise ScenarioError(f"{what} is {text!r}, must be one line of printable text")


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


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
        raw = [{**value, "name": key} for key, value in raw.items()]
    if not isinstance(raw, list):
        raise ScenarioError(f"{what}: must be [[{what}]] tables")
    out = []
    for number, item in enumerate(raw, 1):
        table = {"name": item} if isinstance(item, str) else item
        if not isinstance(table, dict):
            raise ScenarioError(f"{what}: entry {number} must be a table with a name")
        if not isinstance(table.get("name"), str) or not table["name"].strip():
            raise ScenarioError(f"{what}: entry {number} needs a name, any text")
        for key in (table["name"].strip(), *table):
            _printable(key, f"{what}: a name or key in entry {number}")
        out.append({**table, "name": table["name"].strip()})
    return out


def person_field(key: str, raw: Any, who: str, options: list[str]) -> dict[str, Any]:
    """The `PersonBeliefs` fields one key sets; empty for what is unknown.

    `gain` gives `{"gains": {option: belief}}`, to be merged with other options' gains.
    """
    known = canonical(key, PERSON_ALIASES, _PERSON_KEYS)
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
    if canonical(head, PERSON_ALIASES, _PERSON_KEYS) == "gain":
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
        raise ScenarioError(f"{key} of {who}: no such key; {values.nearest(key, list(_PERSON_KEYS))}")
    read = values.belief(raw, priors.PERSON[known], f"{key} of {who}")
    return {} if read is None else {known: read}


def option_fields(raw: dict[str, Any], name: str) -> dict[str, Any]:
    """The `Option` fields these keys set."""
    out: dict[str, Any] = {}
    for known, value in renamed(raw, OPTION_ALIASES, OPTION_KEYS, f"{{}} of option {name}").items():
        if known not in OPTION_KEYS:
            raise ScenarioError(f"{known} of option {name}: no such key; {values.nearest(known, list(OPTION_KEYS))}")
        if known == "us" and not isinstance(value, bool):
            raise ScenarioError(f"us of option {name} is {values.shown(value)}, must be true or false")
        if known == "position":
            out[known] = values.plain(value, f"position of option {name}")
        elif known in ("failure", "stake"):
            row = priors.FAILURE if known == "failure" else priors.STAKE
            read = values.belief(value, row, f"{known} of option {name}")
            out[known] = row.prior if read is None else read
    return out


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
        ours = renamed(table, OPTION_ALIASES, OPTION_KEYS, "{}").get("us") is True
        made.append((ours or name.lower() == US, Option(name, **fields)))
    if not made:
        names = [US]
        for person in people:
            gain = renamed(person, PERSON_ALIASES, _PERSON_KEYS, f"{{}} of {person['name']}").get("gain")
            if isinstance(gain, dict) and not values.is_distribution(gain):
                names += [k for k in gain if k not in names and k not in NOTHING]
        made = [(name == US, Option(name)) for name in names]
    marked = [n for n, (us, _) in enumerate(made) if us]
    if len(marked) > 1:
        raise ScenarioError("options: only one can be ours (us = true)")
    first = marked[0] if marked else 0
    rest = [o for n, (_, o) in enumerate(made) if n != first]
    return (made[first][1], *rest), status_quo


def _failures(options: tuple[Option, ...], deal: dict[str, Any]) -> tuple[Option, ...]:
    """Options with the deal's failure probability where they have none of their own."""
    raw = renamed(deal, DEAL_ALIASES, DEAL_KEYS, "deal.{}").get("failure")
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
