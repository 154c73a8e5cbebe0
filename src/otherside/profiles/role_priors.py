"""What a stated role lets one assume, before a word of evidence: an editable table (`data/role_priors.toml`).

A copy of the table in the workspace folder is asked first. Ranges are judgement, not data; evidence moves them.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from otherside.domain import InputError
from otherside.profiles.who.names import plain

FILE = "role_priors.toml"
_SHIPPED = Path(__file__).parent / "data" / FILE

#: Hard bounds of each number, as in the forecast; ``(low, high)``.
LIMITS: dict[str, tuple[float, float]] = {
    "gain": (-1.0, 1.0),
    "other_gain": (-1.0, 1.0),
    "power": (0.0, 1.0),
    "salience": (0.0, 1.0),
    "loss_aversion": (0.0, 10.0),
    "exposure": (0.0, 1.0),
    "switching_cost": (0.0, 2.0),
    "rank": (1.0, 100.0),
    "failure": (0.0, 1.0),
}

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table.

    Attributes:
        name: what the role is called on screen.
        ranges: parameter to the range that holds it nine times in ten; parameters left out have the default.
        veto: chance that they can stop it alone; None where the role says nothing of it.
    """

    name: str
    titles: tuple[str, ...]
    ranges: Mapping[str, Range]
    veto: float | None = None


@dataclass(frozen=True, slots=True)
class RoleTable:
    """Rules, first match wins, and the ranges for somebody of whom no role is known."""

    rules: tuple[Rule, ...]
    default: Mapping[str, Range]
    _found: dict[str, Rule | None] = field(default_factory=dict, repr=False, compare=False)

    def rule(self, role: str | None) -> Rule | None:
        """The rule of a title, or None where none fits.

        The words before a comma or an "and" are asked first: "crew planner and crew council" is a planner.
        """
        if not role:
            return None
        if role not in self._found:
            parts = [p for p in re.split(r",|\band\b|&|/|\bof\s+the\b", role) if p.strip()]
            tries = [*parts[:1], role, *parts[1:]] if len(parts) > 1 else [role]
            self._found[role] = next((r for t in tries for r in self.rules if _fits(r, t)), None)
        return self._found[role]

    def range(self, rule: Rule | None, parameter: str) -> Range:
        """The range of a parameter under a rule."""
        if rule is not None and parameter in rule.ranges:
            return rule.ranges[parameter]
        return self.default[parameter]


@cache
def _pattern(title: str) -> re.Pattern[str]:
    """A title as a pattern over plain text: `*` alone is any one to three words, at the end of a word any ending."""
    words = []
    for word in title.split():
        if word == "*":
            words.append(r"\w+(?: \w+){0,2}")
        else:
            words.append(re.escape(plain(word.rstrip("*"))) + (r"\w*" if word.endswith("*") else ""))
    return re.compile(r"\b" + " ".join(words).replace(r"\ ", " ") + r"\b")


def _fits(rule: Rule, role: str) -> bool:
    text = plain(role)
    return any(text == plain(t) if t.startswith("=") else _pattern(t).search(text) for t in rule.titles)


def load_role_table(folder: Path | None = None) -> RoleTable:
    """The shipped table, with the user's own rules before it where their folder holds a copy.

    Raises:
        InputError: the user's table cannot be read; the text names the file, the rule and the remedy.
    """
    shipped = _shipped()
    own = folder / FILE if folder is not None else None
    if own is None or not own.is_file():
        return shipped
    rules, default = _read(own)
    return RoleTable((*rules, *shipped.rules), {**shipped.default, **default})


@cache
def _shipped() -> RoleTable:
    rules, default = _read(_SHIPPED)
    return RoleTable(tuple(rules), default)


def _read(path: Path) -> tuple[list[Rule], dict[str, Range]]:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: {error}; mend it or delete it to have the table that ships") from error
    default = _ranges(raw.get("default", {}), f"{path}: default")
    rules = []
    entries = raw.get("role", [])
    if not isinstance(entries, list):
        raise InputError(f"{path}: write each role under [[role]], with two brackets")
    for n, entry in enumerate(entries, 1):
        where = f"{path}: role {entry.get('name', n)!r}"
        titles = entry.get("titles")
        if not isinstance(titles, list) or not titles or not all(isinstance(t, str) and t.strip() for t in titles):
            raise InputError(f'{where}: titles must be a list of words, like ["head of crewing"]')
        veto = entry.get("veto")
        if veto is not None and not (_number(veto) and 0 <= veto <= 1):
            raise InputError(f"{where}: veto is {veto!r}, must be a chance from 0 to 1")
        values = {k: v for k, v in entry.items() if k not in ("name", "titles", "veto")}
        rules.append(Rule(str(entry.get("name", titles[0])), tuple(titles), _ranges(values, where), veto))
    return rules, default


def _ranges(raw: Mapping[str, Any], where: str) -> dict[str, Range]:
    out = {}
    for key, value in raw.items():
        if key not in LIMITS:
            raise InputError(f"{where}: {key!r} is not known; one of {', '.join(LIMITS)}, veto")
        low, high = LIMITS[key]
        if not (isinstance(value, list) and len(value) == 2 and all(_number(x) for x in value)):
            raise InputError(f"{where}: {key} must be [low, high], each from {low:g} to {high:g}")
        if not low <= value[0] <= value[1] <= high:
            raise InputError(f"{where}: {key} is {value}, must be [low, high], each from {low:g} to {high:g}")
        out[key] = (float(value[0]), float(value[1]))
    return out


def _number(x: Any) -> bool:
    return isinstance(x, int | float) and not isinstance(x, bool) and math.isfinite(x)
