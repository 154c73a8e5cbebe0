"""From a text to findings."""

from __future__ import annotations

from collections.abc import Iterable

from otherside.messaging.lint.config import Config
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import ENOUGH, Finding, Hit
from otherside.messaging.lint.inline import ignored
from otherside.messaging.lint.joining import joined
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.registry import CODES, RULES


def lint(text: str, context: LintContext | None = None, config: Config | None = None) -> list[Finding]:
    """Findings in a seller's own words, in the order of the text.

    Args:
        text: a mail, a message, a call opening, a paragraph of a proposal. Quoted replies (``>``), stretches in
            quotation marks and what follows the signature mark (``-- ``) are not ours and are passed over.
        context: the buyer's words and burdens; without it, only what the text alone shows.
        config: which codes are looked for, and how loudly they are said.
    """
    context = context or LintContext()
    config = config or Config()
    message = Message(text, context)
    exempt = ignored(text)
    findings: list[Finding] = []
    for rule in RULES.values():
        if not any(config.wants(code.code) for code in rule.codes):
            continue
        hits = joined(rule.name, merged(rule.check(message, context)), message, context)
        if sum(hit.weight for hit in hits) < ENOUGH:
            continue
        # A phrase inside a sentence of the same code is said once.
        for hit in merged(hits):
            hidden = any(e.hides(hit.code, hit.start, hit.end) for e in exempt)
            if hidden or not config.wants(hit.code) or hit.weight <= 0:
                continue
            code = CODES[hit.code]
            findings.append(
                Finding(
                    code=hit.code,
                    rule=rule.name,
                    start=hit.start,
                    end=hit.end,
                    text=text[hit.start : hit.end],
                    why=hit.why or code.why,
                    instead=hit.instead or code.instead,
                    severity=config.severity_of(hit.code),
                )
            )
    return sorted(findings, key=lambda f: (f.start, f.end, f.code))


def merged(hits: Iterable[Hit]) -> list[Hit]:
    """Hits in order; of overlapping ones of one code the union stays, with the greater weight."""
    out: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.code, h.start, h.end)):
        last = out[-1] if out else None
        if last and last.code == hit.code and hit.start < last.end:
            out[-1] = Hit(
                last.code,
                last.start,
                max(last.end, hit.end),
                max(last.weight, hit.weight),
                last.why or hit.why,
                last.instead or hit.instead,
            )
        else:
            out.append(hit)
    return out
