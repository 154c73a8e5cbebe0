"""The lint: narcissism and pressure in a seller's own words, found as a code linter finds faults."""

from otherside.messaging.lint.config import Config
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.engine import lint
from otherside.messaging.lint.evidence import Quoted, Refusal, quotes_of, read_evidence
from otherside.messaging.lint.finding import Code, Finding, Severity
from otherside.messaging.lint.output import to_json, to_lines, to_sarif
from otherside.messaging.lint.registry import CODES, RULES, explain

__all__ = [
    "CODES",
    "RULES",
    "Code",
    "Config",
    "Finding",
    "LintContext",
    "Quoted",
    "Refusal",
    "Severity",
    "explain",
    "lint",
    "quotes_of",
    "read_evidence",
    "to_json",
    "to_lines",
    "to_sarif",
]
