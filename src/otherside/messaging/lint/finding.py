"""What the lint says: codes, findings, severities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

#: Signs of one rule add up to this before anything is said.
ENOUGH = 0.99
#: A phrase of this weight has no harmless meaning and stands whatever the head reads in its sentence.
SURE = 2.0


class Severity(StrEnum):
    """How loudly a finding is said. ``error`` and ``warning`` count for an exit code, ``note`` does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """One variant of a fault.

    Attributes:
        code: ``OS`` and three digits; the first digit is the rule's.
        name: short name in kebab case.
        why: what the words do to the reader, in one or two sentences.
        instead: what to write in their place.
        example: a text that has the fault.
        better: the same concern without it.
        severity: how loudly it is said, unless told otherwise.
    """

    code: str
    name: str
    why: str
    instead: str
    example: str
    better: str
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule noticed, before it is weighed.

    Attributes:
        code: the variant.
        start: offset of the first character in the text, in Unicode code points.
        end: offset one past the last.
        weight: 1 is enough for a finding alone; weaker signs of one rule add up.
        why: replaces the code's explanation when the case allows a more precise one.
        instead: replaces the code's suggestion likewise.
    """

    code: str
    start: int
    end: int
    weight: float = 1.0
    why: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place.

    Attributes:
        code: such as ``OS101``.
        rule: such as ``self_focus``.
        start: offset of the first character, in Unicode code points.
        end: offset one past the last.
        text: ``message[start:end]``, always.
        why: what the words do to the reader.
        instead: what to write in their place.
        severity: how loudly it is said.
    """

    code: str
    rule: str
    start: int
    end: int
    text: str
    why: str
    instead: str
    severity: Severity = Severity.WARNING

    def as_dict(self) -> Mapping[str, object]:
        """The keys of the documented JSON, in their order."""
        return {
            "code": self.code,
            "rule": self.rule,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "why": self.why,
            "instead": self.instead,
            "severity": self.severity.value,
        }
