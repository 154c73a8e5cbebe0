"""Pattern breaks of a stored deal: conversations in, plain data out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Side, Stance
from otherside.profiles.rhythm import Meeting, Watched, one_a_message, pattern_breaks

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


def deal_breaks(workspace: Workspace, deal: Deal) -> list[dict[str, Any]]:
    """``[{person, date, kind, what, before, after, words, confidence}]`` of a deal, latest first, one row a
    message.

    Each of ``words`` is a quote with its conversation, turn and offsets, and the source's name.
    """
    meetings, sources = [], {s.id: s.name for s in workspace.store.sources(deal.name)}
    source_of: dict[tuple[str, int], str] = {}
    for stored in workspace.conversations(deal.name):
        meetings.append(Meeting(stored.id, stored.conversation, tuple(t.turn for t in stored.turns), stored.people))
        for n, turn in enumerate(stored.turns):
            source_of[stored.id, n] = sources.get(turn.source, "")
    stances: dict[tuple[str, int], list[Stance]] = defaultdict(list)
    for row in workspace.store.evidence(deal.name):
        stances[row.evidence.conversation, row.evidence.turn].append(row.evidence.stance)
    people = workspace.store.people(deal.name)
    watched = [Watched(p.id, p.name, p.emails) for p in people if p.side is Side.THEIRS]
    names = {address: p.name for p in people for address in p.emails}
    out = []
    for found in one_a_message(pattern_breaks(meetings, watched, stances, names)):
        row_json = found.to_json()
        for words in row_json["words"]:
            words["source"] = source_of.get((words["conversation"], words["turn"]), "")
        out.append(row_json)
    return out
