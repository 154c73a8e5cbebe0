"""All rules and codes, and their explanations."""

from __future__ import annotations

from collections.abc import Mapping

from otherside.domain import InputError
from otherside.messaging.lint.finding import Code
from otherside.messaging.lint.rule import Rule
from otherside.messaging.lint.rules import (
    argues_with_buyer,
    betrays_confidence,
    feature_dump,
    ignores_burden,
    jargon_not_theirs,
    leading_question,
    passes_over_decision,
    pressure,
    self_focus,
    unsupported_claim,
)

#: Every rule by its name, in the order of its codes.
RULES: Mapping[str, Rule] = {
    module.RULE.name: module.RULE
    for module in (
        self_focus,
        pressure,
        unsupported_claim,
        feature_dump,
        leading_question,
        ignores_burden,
        jargon_not_theirs,
        argues_with_buyer,
        betrays_confidence,
        passes_over_decision,
    )
}
CODES: Mapping[str, Code] = {code.code: code for rule in RULES.values() for code in rule.codes}
RULE_OF: Mapping[str, str] = {code.code: rule.name for rule in RULES.values() for code in rule.codes}


def explain(code: str) -> str:
    """A code or a rule in plain words: what it means, why, what instead, with an example.

    Raises:
        InputError: no such code or rule.
    """
    wanted = code.strip()
    if wanted.lower() in RULES:
        rule = RULES[wanted.lower()]
        return "\n\n".join([f"{rule.name}: {rule.summary}", *(_explained(c) for c in rule.codes)])
    found = CODES.get(wanted.upper())
    if not found:
        raise InputError(f"{code}: no such code or rule; there are {', '.join(RULES)} with codes such as OS101.")
    return _explained(found)


def _explained(code: Code) -> str:
    return (
        f"{code.code} {code.name} ({RULE_OF[code.code]})\n{code.why}\nInstead: {code.instead}\n"
        f"Example: {code.example}\nBetter: {code.better}"
    )
