"""A rule: a name, its codes, and what it notices."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import Code, Hit
from otherside.messaging.lint.message import Message


@dataclass(frozen=True, slots=True)
class Rule:
    """One fault with its variants.

    Attributes:
        name: as in the JSON, such as ``self_focus``.
        summary: the fault in one line.
        codes: its variants.
        check: what it notices in a message; the weights of its hits are added up and one is needed for findings.
    """

    name: str
    summary: str
    codes: tuple[Code, ...]
    check: Callable[[Message, LintContext], Iterable[Hit]]
