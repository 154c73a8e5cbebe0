"""The evidence of a deal as those read it who draw something from it: brief, forecast, questions, drafts, diff."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from otherside.domain import Deal, TurnKind
from otherside.messaging.drafts.tact import KEEP
from otherside.profiles.private_dates import private_date
from otherside.store import EvidenceRow, StoredConversation

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Beside a quote that somebody asked us to keep to ourselves.
IN_CONFIDENCE = "said in confidence"


def rows_of(workspace: Workspace, deal: Deal) -> list[EvidenceRow]:
    """The evidence of a deal that may ground something.

    Somebody's age and their private days ground nothing; what was said in confidence has ``IN_CONFIDENCE`` in its mark.
    """
    kept = in_confidence(workspace.conversations(deal.name))
    rows = (row for row in workspace.store.evidence(deal.name) if not private_date(row.evidence.quote))
    return [_marked(row) if (row.evidence.conversation, row.evidence.turn) in kept else row for row in rows]


def in_confidence(conversations: Iterable[StoredConversation]) -> set[tuple[str, int]]:
    """``(conversation, turn)`` of what was said, or in speech stands beside, "between us" and the like."""
    out = set()
    for stored in conversations:
        asked = [bool(KEEP.search(t.turn.text)) for t in stored.turns]
        for n, held in enumerate(stored.turns):
            if asked[n] or (held.turn.kind is TurnKind.SPEECH and any(asked[max(0, n - 1) : n + 2])):
                out.add((stored.id, n))
    return out


def _marked(row: EvidenceRow) -> EvidenceRow:
    return replace(row, mark=", ".join(filter(None, (row.mark, IN_CONFIDENCE))))
