"""The lint, turned on our own drafts: a sentence that it minds is said otherwise, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from otherside.messaging.drafts.compose import compose
from otherside.messaging.drafts.draft import Draft, Line
from otherside.messaging.drafts.plan import DraftPlan
from otherside.messaging.drafts.said import Passage
from otherside.messaging.lint import Finding, LintContext, Quoted, lint

#: Rounds of saying it otherwise before a sentence is left out.
_TRIES = 4


def write(plan: DraftPlan) -> Draft:
    """A draft without findings of our own lint, where that can be had; what remains is reported with it.

    Every quotation is proved against the turn it was taken from.

    Raises:
        RuntimeError: a quotation is not verbatim; a defect of ours, never passed on silently.
    """
    context = lint_context(plan.evidence)
    avoid: dict[str, int] = {}
    draft = compose(plan)
    findings = lint(draft.text, context)
    for _ in range(_TRIES):
        if not findings:
            break
        for line in _minded(draft, findings):
            avoid[line.key] = avoid.get(line.key, 0) + 1
        draft = compose(plan, avoid)
        findings = lint(draft.text, context)
    while findings:
        dropped = next((x for x in _minded(draft, findings) if not x.needed), None)
        if dropped is None:
            break
        draft = draft.without(dropped)
        findings = lint(draft.text, context)
    prove(draft)
    return replace(draft, findings=tuple(findings))


def lint_context(passages: Sequence[Passage]) -> LintContext:
    """What the lint holds a draft against: the evidence it was written from."""
    return LintContext(quotes=[Quoted(p.quote.quote, tuple(f.value for f in p.facets), p.name) for p in passages])


def prove(draft: Draft) -> None:
    """Every quoted stretch stands in its turn, at its offsets, and in the text as it stands there.

    Raises:
        RuntimeError: one does not.
    """
    for line in draft.lines:
        for fragment in line.used:
            quote, turn = fragment.passage.quote, fragment.passage.setting.turn
            there = quote.quote[fragment.start - quote.start : fragment.end - quote.start] == fragment.text
            if turn is not None:
                there = there and turn[fragment.start : fragment.end] == fragment.text
            if not there or fragment.shown.rstrip(".") not in line.text:
                raise RuntimeError(f"a draft would have quoted {fragment.text!r}, which is not verbatim")


def _minded(draft: Draft, findings: Sequence[Finding]) -> list[Line]:
    """The lines that findings lie in; the last ones of the draft when a finding spans all of it."""
    text, at, places = draft.text, 0, []
    for line in draft.lines:
        start = text.index(line.text, at)
        at = start + len(line.text)
        places.append((start, at, line))
    return [line for start, end, line in places if any(f.start < end and f.end > start for f in findings)]
