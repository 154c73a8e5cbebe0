"""What the buyers asked us to leave or wait with, under which conditions they would go on, and what was promised: plain data."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal
from otherside.messaging.drafts.conditions import agreements, requires
from otherside.questions import access
from otherside.questions.prepared import standing_wishes
from otherside.questions.ranking import statement_json
from otherside.questions.view import Statement, View
from otherside.workspace.heard.promises import promises_of
from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence
from otherside.workspace.questioning import view_of

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


#: Of a deal that has no terms.
NONE: dict[str, Any] = {"wishes": [], "conditions": [], "promises": {"ours": [], "theirs": [], "sought": []}}


def terms_of(workspace: Workspace, deal: Deal) -> dict[str, Any]:
    """``{"wishes": [quotes], "conditions": [quotes], "promises": {…}}`` of a deal, latest first; the last as ``promises_of``.

    Each quote has its ``person`` and ``mark``.
    """
    view = view_of(workspace, deal)
    kept = in_confidence(workspace.conversations(deal.name))
    return {
        "wishes": _rows(view, asked_of_us(view), kept),
        "conditions": _rows(view, conditions(view), kept),
        "promises": promises_of(workspace, deal),
    }


def asked_of_us(view: View) -> list[Statement]:
    """What they asked us to leave alone, whom not to approach and when to come back, of everybody; no meeting that has been."""
    found = [s for b in view.buyers for s in standing_wishes(view, b.id)]
    bars = [*access.bars(view).values(), *access.own_times(view).values()]
    return [*found, *(bar.statement for bar in bars if bar.statement is not None)]


def conditions(view: View) -> list[Statement]:
    """Sentences that say what must be so before they go on."""
    return [s for s in view.statements if requires(s.text) or agreements(s.text)]


def _rows(view: View, found: Iterable[Statement], kept: Collection[tuple[str, int]]) -> list[dict[str, Any]]:
    names = {b.id: b.name for b in view.buyers}
    seen: dict[str, Statement] = {s.id: s for s in found}
    return [
        {
            **statement_json(s),
            "person": names[s.person],
            "reported": s.reported,
            "mark": IN_CONFIDENCE if (s.conversation, s.turn) in kept else "",
        }
        for s in sorted(seen.values(), key=_order, reverse=True)
        if s.person in names
    ]


def _order(s: Statement) -> tuple[str, str, int, int]:
    return str(s.date or ""), s.conversation, -s.turn, -s.start
