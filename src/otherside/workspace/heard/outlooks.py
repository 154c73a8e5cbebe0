"""What is told of how those look at it who have not spoken to us, and which of them it needs: the tellers' words, as plain data."""

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
from otherside.workspace.heard.rows import IN_CONFIDENCE

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Quotes on one person, first the newest of each kind.
_MOST = 5
#: Words of a sentence that tells anything: a name alone, or initials, does not.
_LEAST = 3
_KINDS = (Facet.RISK, Facet.WANT, Facet.PRIORITY, Facet.CONSENSUS)


def not_heard(
    workspace: Workspace, deal: Deal, forecast: Mapping[str, Any] | None, until: dt.date | None = None
) -> dict[str, list[dict[str, Any]]]:
    """What others say of those who have not spoken to us: ``outlooks`` as ``told_of`` gives them, and ``needed``.

    On top of the outlooks is what they wrote to a colleague with us in copy: their own words, with ``to``, the name of the colleague.

    ``needed`` are the words by which it does not go without somebody, one row for each, with ``person``, who tells it, ``of`` and
    ``of_id``; those on whom most hangs first. Empty where no words say so, where they were said in confidence, or once they say that
    it is decided.
    """
    from otherside.workspace.questioning import view_of

    view = view_of(workspace, deal, forecast, until=until)
    rows = [row for one in told_in(view).values() for row in one]
    return {key: with_marks(workspace, found) for key, found in (("outlooks", rows), ("needed", _needed(view)))}


def _needed(view: View) -> list[dict[str, Any]]:
    forecast = view.forecast or {}
    if not forecast or forecast.get("said_decided"):
        return []
    silent = {b.id: b.name for b in view.buyers if not (b.spoke or b.left)}
    said = {b["person_id"]: b["evidence"] for b in forecast.get("beliefs", ()) if b["parameter"] == "veto"}
    found = []
    for row in sorted(forecast.get("people", ()), key=lambda p: -view.importance.get(str(p["id"]), 0.0)):
        name = silent.get(row["id"])
        quotes = [(e, forecast["quotes"].get(e)) for e in said.get(row["id"], ())] if name else []
        told = [
            {**q, "id": e, "of": name, "of_id": row["id"]}
            for e, q in quotes
            if q and q["person"] != name and IN_CONFIDENCE not in (q["mark"] or "")
        ]
        # The newest that tells of the say, and not how they look at it: that stands with the outlooks.
        found += sorted(told, key=lambda q: (not outlook(q["quote"]), q["date"] or ""))[-1:]
    return found


def told_of(
    workspace: Workspace, deal: Deal, forecast: Mapping[str, Any] | None, until: dt.date | None = None
) -> list[dict[str, Any]]:
    """Quotes with ``person``, who tells it, ``of`` and ``of_id``, of whom; those on whom most hangs first.

    It is no evidence of whom it is told of. Empty where everybody speaks for themselves.

    Args:
        forecast: the JSON of a forecast, which knows who is named and was never heard.
        until: leave out what was said after this day.
    """
    return not_heard(workspace, deal, forecast, until)["outlooks"]


def told_in(view: View) -> dict[str, list[dict[str, Any]]]:
    """The same by the id of whom it is told of, without marks."""
    names = {b.id: b.name for b in view.buyers}
    there = sorted((b for b in view.buyers if not b.left), key=lambda b: -view.importance.get(b.id, 0.0))
    out = {}
    for b in there:
        told = _chosen(outlooks(view, b.id)[::-1])
        rows = [
            {**statement_json(s), "person": names[s.person], "of": b.name, "of_id": b.id, "reported": s.reported}
            for s in told
        ]
        if (to := view.wrote_to.get(b.id)) is not None:
            own = [s for s in view.by_person[b.id] if s.written and not (s.kept or s.between_us)][-_MOST:]
            rows = [
                {**statement_json(s), "person": b.name, "of": b.name, "of_id": b.id, "reported": False, "to": names[to]}
                for s in own
                if len(s.text.split()) >= _LEAST
            ] + rows
        if rows:
            out[b.id] = rows
    return out


def _chosen(told: Sequence[Statement]) -> list[Statement]:
    """The newest words on what somebody dreads, wants to see, puts first and is for; then others.

    Args:
        told: newest first.
    """
    of_each = [next((s for s in told if kind in outlook(s.text)), None) for kind in _KINDS]
    found = {s.id: s for s in (*of_each, *told) if s is not None}
    return list(found.values())[:_MOST]
