"""What stands beside the numbers of a forecast: what it hangs on in their own words, and what they wait for from us. Plain data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal
from otherside.profiles.said.changed import MET
from otherside.workspace.derived import kept_while_same
from otherside.workspace.heard.beside import with_marks
from otherside.workspace.one_call import one_call

if TYPE_CHECKING:
    from otherside.questions.view import Statement, View
    from otherside.workspace.heard.over import GivenUp
    from otherside.workspace.workspace import Workspace

#: Of a sentence that says what must be so before they go on; other kinds are the open topics of the bank of questions.
CONDITION = "condition"
_CONDITIONS = "if_so"


@one_call
def hanging(workspace: Workspace, deal: Deal, as_of: dt.date | None = None) -> dict[str, Any]:
    """``hangs_on`` and ``waits_for_us`` of a deal that is not decided, each latest first.

    ``hangs_on`` are quotes with ``person``, ``mark`` and ``kind``: a condition, or the topic of the bank that they left open. What
    they wait for is as things stand now, as lists have it: nobody knows what was owed on an earlier day.

    Args:
        as_of: leave out what was said after this day; by default nothing.
    """
    from otherside.workspace.heard.told_first import told_first

    last = max(workspace.store.dates(deal.name), default=None)
    if as_of is not None and last is not None and as_of < last:
        return {"hangs_on": _hangs_on(workspace, deal, as_of), "waits_for_us": []}
    rows = kept_while_same(workspace, deal, "hangs", lambda: {"hangs_on": _hangs_on(workspace, deal)})
    return {**rows, "waits_for_us": with_marks(workspace, told_first(workspace, deal)["waits_for_us"])}


def _hangs_on(workspace: Workspace, deal: Deal, until: dt.date | None = None) -> list[dict[str, Any]]:
    from otherside.questions.ranking import statement_json
    from otherside.workspace.heard.over import given_up_by
    from otherside.workspace.heard.terms import conditions, told_whole
    from otherside.workspace.questioning import view_of

    view = view_of(workspace, deal, until=until)
    there = {b.id: b.name for b in view.buyers if not b.left}
    conversations = list(workspace.conversations(deal.name))
    gave_up = given_up_by(conversations, set(there), until)
    whole = {c.id: c for c in conversations}
    told = told_whole((s for s in conditions(view) if s.id not in view.over or s.id in view.met), whole)
    found = [(s, CONDITION) for s in told]
    for s, topic in _left_open(view):
        if not any(_same_words(s, known) for known, _ in found):
            found.append((s, topic))
    found.sort(key=lambda one: (str(one[0].date or ""), one[0].conversation, -one[0].turn, -one[0].start), reverse=True)
    rows = [
        {**statement_json(s), "person": there[s.person], "reported": s.reported, "kind": kind, "mark": mark}
        for s, kind in found
        if s.person in there
        # Said to be met it is open no more; of what only sounds so it is told.
        and not (mark := _met(s, gave_up)).startswith(MET)
    ]
    return with_marks(workspace, sorted(rows, key=lambda row: bool(row["mark"])))


def _met(s: Statement, gave_up: Mapping[str, Sequence[GivenUp]]) -> str:
    from otherside.workspace.heard.over import met_since

    return met_since(s.text, s.date, (s.conversation, s.turn, s.start, s.end), gave_up.get(s.person, ()))


def _left_open(view: View) -> list[tuple[Statement, str]]:
    """What each of them named as open and nobody has closed since, with the topic under which it is asked about."""
    from otherside.questions.bank import load_bank
    from otherside.questions.open_matters import still_open

    topics = [t for t in load_bank().topics if t.open and not (view.private and t.purchase)]
    kinds = {t.id: CONDITION if t.id == _CONDITIONS else t.id for t in topics}
    return [
        (s, kinds[t.id])
        for b in view.buyers
        for t in topics
        for s in still_open(view, t, b.id)
        if s.id not in view.over
    ]


def _same_words(a: Statement, b: Statement) -> bool:
    return (a.conversation, a.turn) == (b.conversation, b.turn) and a.start < b.end and b.start < a.end
