"""What-if from the command line: `Dana Lee.exposure=0.1`, `deal.horizon=90`, `us.failure=0.2`."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

from otherside.domain.patterns import lazily
from otherside.forecast import priors
from otherside.forecast.errors import ScenarioError
from otherside.forecast.keys import (
    DEAL_ALIASES,
    DEAL_KEYS,
    OPTION_ALIASES,
    OPTION_KEYS,
    PERSON_ALIASES,
    PERSON_ONLY,
    canonical,
)
from otherside.forecast.reading import option_fields, person_field
from otherside.forecast.reading_deal import deal_fields
from otherside.forecast.scenario import Option, PersonBeliefs, Scenario
from otherside.forecast.values import UNKNOWN, belief

_NO_ZERO = lazily(r"[+-]?\.\d+")
_UNKNOWABLE = ("trigger", "closes", "tempo", "cycle", "capacity")


def apply_set(scenario: Scenario, setting: str) -> Scenario:
    """The scenario with one value changed.

    Args:
        scenario: What to change.
        setting: `WHO.KEY=VALUE`: WHO is a person's name (any case), `deal`, or an option's name; KEY as in
            a scenario file, `gain.OPTION` for one option's gain; VALUE as in a scenario file, `unknown`
            included.

    Raises:
        ScenarioError: One line naming key, person and the allowed range.
    """
    left, equals, text = setting.partition("=")
    left, text = left.strip(), text.strip()
    if not equals or "." not in left or not text:
        raise ScenarioError(
            f'set {setting!r}: write it as "NAME.KEY=VALUE", like "Dana Lee.exposure=0.1" or "deal.horizon=90"'
        )
    value = _value(text)
    person = _match(left, [p.name for p in scenario.people])
    if person is not None:
        return _set_person(scenario, person, left[len(person) + 1 :].strip(), value)
    if left.lower().startswith("deal."):
        return _set_deal(scenario, left[5:].strip(), value)
    option = _match(left, [o.name for o in scenario.options])
    if option is not None:
        key = left[len(option) + 1 :].strip()
        if canonical(key, OPTION_ALIASES, OPTION_KEYS) in ("name", "us", "note"):
            raise ScenarioError(f"{key} of option {option} cannot be set; change it in the file")
        changed = tuple(
            replace(o, **option_fields({key: value}, o.name)) if o.name == option else o for o in scenario.options
        )
        return replace(scenario, options=changed)
    who = ", ".join(p.name for p in scenario.people)
    raise ScenarioError(f"set {setting!r}: nobody of that name; one of {who}, deal, or an option's name")


def _value(text: str) -> Any:
    if _NO_ZERO.fullmatch(text):  # ".1", as people write it
        return float(text)
    try:
        return tomllib.loads(f"v = {text}")["v"]
    except (ValueError, RecursionError):  # not TOML, or a number or nesting beyond what it can read
        return text


def _match(left: str, names: list[str]) -> str | None:
    """The longest name that `left` begins with, followed by a dot."""
    found = [n for n in names if left.lower().startswith(n.lower() + ".")]
    return max(found, key=len) if found else None


def _set_person(scenario: Scenario, name: str, key: str, value: Any) -> Scenario:
    names = [o.name for o in scenario.options]
    fields = person_field(key, value, name, names)
    old = next(p for p in scenario.people if p.name == name)
    if "gains" in fields:  # said now, over a position said before
        made = fields["gains"]
        dropped = {key.partition(".")[2] or names[0]}
        kept = {k: v for k, v in old.gains.items() if made or k not in dropped}
        new = replace(old, gains={**kept, **made}, position=None)
    elif fields:
        new = replace(old, **fields)
    else:
        new = _forget(old, key, value)
    people = tuple(new if p.name == name else p for p in scenario.people)
    return replace(scenario, people=people)


def _forget(person: PersonBeliefs, key: str, value: Any) -> PersonBeliefs:
    """The person with that number unknown again."""
    field = canonical(key, PERSON_ALIASES, (*priors.PERSON, *PERSON_ONLY))
    if field in ("veto", "position"):
        return replace(person, **{field: None})  # type: ignore[arg-type]
    if field in priors.PERSON:
        return replace(person, **{field: priors.PERSON[field].prior})  # type: ignore[arg-type]
    raise ScenarioError(f"{key} of {person.name} cannot be set to {value!r}")


def _set_deal(scenario: Scenario, key: str, value: Any) -> Scenario:
    known = canonical(key, DEAL_ALIASES, DEAL_KEYS)
    if known == "failure":
        read = belief(value, priors.FAILURE, "deal.failure")
        changed: tuple[Option, ...] = tuple(
            replace(o, failure=priors.FAILURE.prior if read is None else read) for o in scenario.options
        )
        return replace(scenario, options=changed)
    if known == "unit":
        raise ScenarioError("deal.unit cannot be set alone; change it in the file")
    if isinstance(value, str) and value.strip().lower() in UNKNOWN and known in _UNKNOWABLE:
        return replace(scenario, deal=replace(scenario.deal, **_unknown_deal(known, scenario.deal.unit)))
    table = (
        {"trigger": {"at": value}} if key in ("trigger", "trigger.at") and not isinstance(value, dict) else {key: value}
    )
    return replace(scenario, deal=replace(scenario.deal, **deal_fields(table, scenario.deal)))


def _unknown_deal(key: str, unit: str) -> dict[str, Any]:
    """The deal's field with nothing known about it."""
    if key in ("tempo", "cycle"):
        return {"tempo": priors.tempo_prior(unit)}
    return {key: priors.DEAL[key].prior if key in priors.DEAL else None}
