"""What their side said is done, and evidence as it stands after that. What came first is no priority once it is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from otherside.domain import Facet, TurnKind
from otherside.profiles.around.initiatives import stands
from otherside.profiles.around.over import Done, done
from otherside.store import EvidenceRow, StoredConversation


def finished_in(conversations: Iterable[StoredConversation], theirs: Container[str]) -> list[Done]:
    """What anybody of their side said is done.

    Args:
        theirs: ids of the people on their side.
    """
    return done(
        (held.turn.text, stored.day(held.turn))
        for stored in conversations
        for held in stored.turns
        if held.turn.kind is not TurnKind.NOTE and stored.speaker(held.turn) in theirs
    )


def as_it_stands(row: EvidenceRow, finished: Sequence[Done], today: dt.date | None) -> EvidenceRow:
    """The row without `priority` where what it puts first is over by that day; what a user said of it stays."""
    e = row.evidence
    if Facet.PRIORITY not in e.facets or row.origin == "user" or stands(e.quote, row.date, finished, today):
        return row
    return replace(row, evidence=replace(e, facets={f: p for f, p in e.facets.items() if f is not Facet.PRIORITY}))
