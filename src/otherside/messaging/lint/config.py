"""Which codes are looked for, and how loudly they are said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from otherside.domain import InputError
from otherside.messaging.lint.finding import Severity
from otherside.messaging.lint.registry import CODES, RULE_OF, RULES


def covers(selector: str, code: str) -> bool:
    """A selector is a code, the beginning of one (``OS1``), a rule's name, or ``ALL``."""
    wanted = selector.strip()
    return (
        wanted.lower() == RULE_OF[code]
        or wanted.upper() == "ALL"
        or (wanted.upper().startswith("OS") and code.startswith(wanted.upper()))
    )


@dataclass(frozen=True)
class Config:
    """What is looked for.

    Attributes:
        select: codes, beginnings of codes or rules to look for.
        ignore: those to leave out. The longer selector wins over the shorter, ``ignore`` on a tie.
        severity: by code, beginning or rule: ``error``, ``warning`` or ``note``; the longest match wins.

    Raises:
        InputError: a selector that covers no code, or an unknown severity.
    """

    select: Sequence[str] = ("ALL",)
    ignore: Sequence[str] = ()
    severity: Mapping[str, Severity | str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for selector in (*self.select, *self.ignore, *self.severity):
            if not any(covers(selector, code) for code in CODES):
                raise InputError(
                    f"{selector}: covers no code of the lint; write a code (OS101), its beginning (OS1) or a rule "
                    f"({', '.join(RULES)})."
                )
        for selector, level in self.severity.items():
            if str(level) not in {s.value for s in Severity}:
                raise InputError(f"Severity of {selector}: {level!r} is unknown; use error, warning or note.")

    @staticmethod
    def from_mapping(table: Mapping[str, object]) -> Config:
        """From a parsed table (TOML or JSON) with ``select``, ``ignore`` and ``severity``.

        Raises:
            InputError: an unknown key, or a value of another type.
        """
        unknown = set(table) - {"select", "ignore", "severity"}
        if unknown:
            raise InputError(f"Lint configuration: unknown key {min(unknown)!r}; use select, ignore or severity.")
        severity = table.get("severity", {})
        if not isinstance(severity, Mapping):
            raise InputError('Lint configuration: severity is a table such as {"OS204" = "note"}.')
        return Config(
            select=_selectors(table.get("select", ["ALL"]), "select"),
            ignore=_selectors(table.get("ignore", []), "ignore"),
            severity={str(key): str(value) for key, value in severity.items()},
        )

    def wants(self, code: str) -> bool:
        """The code is looked for."""
        chosen = _longest(self.select, code)
        return chosen > 0 and chosen > _longest(self.ignore, code)

    def severity_of(self, code: str) -> Severity:
        """How loudly a finding of the code is said."""
        best = max((s for s in self.severity if covers(s, code)), key=_length, default=None)
        return Severity(str(self.severity[best])) if best else CODES[code].severity


def _length(selector: str) -> int:
    """How specific a selector is: all, a rule or the beginning of a code, a code."""
    if selector.strip().upper() == "ALL":
        return 1
    return len(selector.strip()) if selector.strip().upper().startswith("OS") else 3


def _longest(selectors: Sequence[str], code: str) -> int:
    return max((_length(s) for s in selectors if covers(s, code)), default=0)


def _selectors(value: object, key: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(value.replace(",", " ").split())
    if isinstance(value, list | tuple) and all(isinstance(v, str) for v in value):
        return tuple(value)
    raise InputError(f"Lint configuration: {key} is a list of codes or rules.")
