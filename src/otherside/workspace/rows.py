"""The evidence of a deal as those read it who draw something from it: brief, forecast, questions, drafts, diff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from otherside.domain import Deal
from otherside.profiles.private_dates import private_date
from otherside.store import EvidenceRow

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


def rows_of(workspace: Workspace, deal: Deal) -> list[EvidenceRow]:
    """The evidence of a deal that may ground something: somebody's age and their private days ground nothing."""
    return [row for row in workspace.store.evidence(deal.name) if not private_date(row.evidence.quote)]
