"""The keys a scenario file may use: friendly names, the symbols of the model, and small slips of the pen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from otherside.forecast import priors
from otherside.forecast.errors import ScenarioError

PERSON_ONLY = ("name", "role", "note", "notes", "gain", "influenced_by")
OPTION_KEYS = ("name", "failure", "stake", "position", "us", "note")
DEAL_KEYS = (
    "name",
    "horizon",
    "unit",
    "today",
    "tempo",
    "cycle",
    "capacity",
    "failure",
    "value",
    "pursuit_cost",
    "trigger",
    "closes",
    "tau",
    "epsilon",
    "coalition",
    "status_quo",
    "scale",
    "note",
)
DEAL_ALIASES = {
    "T": "horizon",
    "mu": "tempo",
    "C": "capacity",
    "pi": "failure",
    "failure_probability": "failure",
    "V": "value",
    "cost": "pursuit_cost",
    "eps": "epsilon",
    "cycle_time": "cycle",
    "notes": "note",
}
OPTION_ALIASES = {
    "pi": "failure",
    "failure_probability": "failure",
    "l": "stake",
    "loss": "stake",
    "notes": "note",
}
PERSON_ALIASES = {alias: row.name for row in priors.PERSON.values() for alias in row.aliases}
TABLE_ALIASES = {
    "person": "people",
    "persons": "people",
    "stakeholders": "people",
    "actors": "people",
    "option": "options",
    "alternatives": "options",
}


def renamed(raw: Mapping[str, Any], aliases: Mapping[str, str], known: Iterable[str], what: str) -> dict[str, Any]:
    """A table under its friendly names.

    Raises:
        ScenarioError: a key nobody knows, or the same thing said twice under two names.
    """
    names = tuple(known)
    out: dict[str, Any] = {}
    first: dict[str, str] = {}
    for key, value in raw.items():
        name = canonical(key, aliases, names)
        if name in out:
            raise ScenarioError(f"{what.format(key)}: says the same as {first[name]!r}; keep one of the two")
        out[name], first[name] = value, key
    return out


def canonical(key: str, aliases: Mapping[str, str], known: Iterable[str]) -> str:
    """The friendly name of a key: as written, by alias, or either of them whatever its case, spaces and hyphens."""
    names = set(known)
    if key in names:
        return key
    if key in aliases:
        return aliases[key]
    plain = key.strip().lower().replace(" ", "_").replace("-", "_")
    return plain if plain in names else aliases.get(plain, key)
