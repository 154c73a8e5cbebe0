"""What is told of how those look at it who have not spoken to us: the tellers' words, as plain data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Facet
from otherside.profiles.around.outlook import outlook
from otherside.questions.answered import outlooks
from otherside.questions.ranking import statement_json
from otherside.questions.view import Statement, View
from otherside.workspace.heard.beside import with_marks

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Quotes on one person, first the newest of each kind.
_MOST = 5
_KINDS = (Facet.RISK, Facet.WANT, Facet.PRIORITY, Facet.CONSENSUS)


def told_of(
    workspace: Workspace, deal: Deal, forecast: Mapping[str, Any] | None, until: dt.date | None = None
) -> list[dict[str, Any]]:
    """Quotes with ``person``, who tells it, ``of`` and ``of_id``, of whom; those on whom most hangs first.

    It is no evidence of whom it is told of. Empty where everybody speaks for themselves.

    Args:
        forecast: the JSON of a forecast, which knows who is named and was never heard.
        until: leave out what was said after this day.
    """
    from otherside.workspace.questioning import view_of

    view = view_of(workspace, deal, forecast, until=until)
    rows = [row for one in told_in(view).values() for row in one]
    return with_marks(workspace, rows)


def told_in(view: View) -> dict[str, list[dict[str, Any]]]:
    """The same by the id of whom it is told of, without marks."""
    names = {b.id: b.name for b in view.buyers}
    there = sorted((b for b in view.buyers if not b.left), key=lambda b: -view.importance.get(b.id, 0.0))
    out = {}
    for b in there:
        told = _chosen(outlooks(view, b.id)[::-1])
        if told:
            out[b.id] = [
                {**statement_json(s), "person": names[s.person], "of": b.name, "of_id": b.id, "reported": s.reported}
                for s in told
            ]
    return out


def _chosen(told: Sequence[Statement]) -> list[Statement]:
    """The newest words on what somebody dreads, wants to see, puts first and is for; then others.

    Args:
        told: newest first.
    """
    of_each = [next((s for s in told if kind in outlook(s.text)), None) for kind in _KINDS]
    found = {s.id: s for s in (*of_each, *told) if s is not None}
    return list(found.values())[:_MOST]
