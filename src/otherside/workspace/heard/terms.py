"""What the buyers said yes to, asked us to leave or wait with, on which conditions they would go on, and what was promised: plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Facet
from otherside.extraction.plain.in_principle import in_principle
from otherside.messaging.drafts.conditions import agreements, requires
from otherside.profiles.private.open_part import private
from otherside.profiles.said.settled import approval, goes_ahead, takes_back
from otherside.questions import access
from otherside.questions.prepared import standing_wishes
from otherside.questions.ranking import statement_json
from otherside.questions.view import Statement, View
from otherside.store import StoredConversation
from otherside.workspace.heard.kept_parts import Confided
from otherside.workspace.heard.promises import LATELY, promises_of
from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence
from otherside.workspace.questioning import view_of

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


#: Of a deal that has no terms.
NONE: dict[str, Any] = {
    "agreed": [],
    "wishes": [],
    "conditions": [],
    "promises": {"ours": [], "theirs": [], "sought": []},
}


def terms_of(workspace: Workspace, deal: Deal) -> dict[str, Any]:
    """``{"agreed": …, "wishes": …, "conditions": [quotes], "promises": {…}}`` of a deal, latest first; the last as ``promises_of``.

    Each quote has its ``person`` and ``mark``.
    """
    view = view_of(workspace, deal)
    conversations = list(workspace.conversations(deal.name))
    kept = in_confidence(conversations)
    whole = {c.id: c for c in conversations}
    return {
        "agreed": _rows(view, told_whole(agreed(view), whole), kept),
        "wishes": _rows(view, asked_of_us(view), kept),
        "conditions": _rows(view, told_whole(conditions(view), whole), kept),
        "promises": promises_of(workspace, deal, days=LATELY),
    }


def asked_of_us(view: View) -> list[Statement]:
    """What they asked us to leave alone, whom not to approach and when to come back, of everybody; no meeting that has been."""
    found = [s for b in view.buyers for s in standing_wishes(view, b.id)]
    bars = [*access.bars(view).values(), *access.own_times(view).values()]
    return [*found, *(bar.statement for bar in bars if bar.statement is not None)]


def agreed(view: View) -> list[Statement]:
    """Sentences that tell of a yes that was given, freely or on a condition, and those that take one back.

    What "is signed" may be another agreement of theirs: a yes in such words counts where it was read as a commitment.
    """
    given = [
        s
        for s in view.statements
        if approval(s.text) or in_principle(s.text) or (Facet.COMMITMENT in s.facets and goes_ahead(s.text))
    ]
    first = min((_order(s) for s in given), default=None)
    back = [s for s in view.statements if takes_back(s.text) and first and _order(s) > first]
    return [*given, *back]


def conditions(view: View) -> list[Statement]:
    """Sentences that say what must be so before they go on."""
    return [s for s in view.statements if requires(s.text) or agreements(s.text)]


def told_whole(found: Iterable[Statement], conversations: Mapping[str, StoredConversation]) -> list[Statement]:
    """Each sentence that is a yes on a condition with what the yes hangs on, where that was said beside it; each place once.

    "When that is in, you have my vote" says little without the sentence before it.
    """
    out: dict[tuple[str, int, int, int], Statement] = {}
    for s in found:
        stored = conversations.get(s.conversation)
        text = stored.turns[s.turn].turn.text if stored else ""
        around = [(a, b) for a, b in agreements(text) if a <= s.start and s.end <= b]
        start, end = around[0] if around else (s.start, s.end)
        whole = replace(s, text=text[start:end], start=start, end=end) if around and not private(text[start:end]) else s
        out.setdefault((whole.conversation, whole.turn, whole.start, whole.end), whole)
    return list(out.values())


def _rows(view: View, found: Iterable[Statement], kept: Confided) -> list[dict[str, Any]]:
    names = {b.id: b.name for b in view.buyers}
    seen: dict[str, Statement] = {s.id: s for s in found}
    return [
        {
            **statement_json(s),
            "person": names[s.person],
            "reported": s.reported,
            "mark": IN_CONFIDENCE if kept.covers(s.conversation, s.turn, s.start, s.end) else "",
        }
        for s in sorted(seen.values(), key=_order, reverse=True)
        if s.person in names
    ]


def _order(s: Statement) -> tuple[str, str, int, int]:
    return str(s.date or ""), s.conversation, -s.turn, -s.start
