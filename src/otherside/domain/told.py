"""What somebody is, as a colleague tells it where they are not: kept with the conversation in which it is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from otherside.domain.patterns import lazily

#: The field of a conversation that holds it: ``"Tom, CFO (told by Dana Lee); Yael, CTO (told by Dana Lee)"``.
ROLES_TOLD = "roles told"
_APART = "; "
_ONE = lazily(r"(?P<name>[^,;]+), (?P<role>[^,;()]+) \(told by (?P<by>[^;]+)\)")


@dataclass(frozen=True, slots=True)
class RoleTold:
    """A role with whose it is, as they are called there, and the participant who says so."""

    name: str
    role: str
    by: str


def written(told: Iterable[RoleTold]) -> str:
    """As a field holds them, each once; what it could not be read back from is left out."""
    lines = dict.fromkeys(f"{one.name}, {one.role} (told by {one.by})" for one in told)
    return _APART.join(line for line in lines if _ONE.fullmatch(line))


def roles_told(fields: Mapping[str, str]) -> tuple[RoleTold, ...]:
    """Those that a conversation's fields hold."""
    found = (_ONE.fullmatch(line) for line in fields.get(ROLES_TOLD, "").split(_APART))
    return tuple(RoleTold(m["name"], m["role"], m["by"]) for m in found if m)
