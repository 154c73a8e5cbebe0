"""Sentences of theirs that name a day which bears on deciding, where the reader of single sentences made no evidence of them.

In: the conversations up to a day, and the rows that there are. Out: rows without facets, for the window alone. A sentence that a user
rejected, or that is private, says nothing here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from otherside.domain import Deal, Side, TurnKind
from otherside.profiles.said.sentences import sentences
from otherside.profiles.time.bearing import bearing
from otherside.store import EvidenceRow, StoredConversation, Verdict
from otherside.workspace.heard.quoting import row_of
from otherside.workspace.heard.rows import in_confidence, marked

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Without a month or a date in figures there is no day and month in a turn, and nothing to look for.
_MAY_NAME_ONE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\b20\d\d-")


def own_days(
    workspace: Workspace,
    deal: Deal,
    conversations: Sequence[StoredConversation],
    rows: Collection[EvidenceRow],
    today: dt.date,
) -> Iterator[EvidenceRow]:
    """A row for each such sentence, in the order of the conversations.

    Args:
        conversations: as ``heard`` gives them for the day it is asked for.
        rows: what is evidence; a day that lies in one of them is left to it.
        today: days before then are none to look for.
    """
    names = {p.id: p.name for p in workspace.store.people(deal.name, Side.THEIRS)}
    sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
    taken: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        taken[row.evidence.conversation, row.evidence.turn].append((row.evidence.start, row.evidence.end))
    for struck in workspace.store.corrections(deal.name):
        if struck.verdict is Verdict.REJECTED and struck.conversation is not None and struck.turn is not None:
            taken[struck.conversation, struck.turn].append((struck.start or 0, struck.end or 0))
    confided = in_confidence(conversations)
    for stored in conversations:
        for n, held in enumerate(stored.turns):
            turn = held.turn
            name = names.get(stored.speaker(turn))
            if name is None or turn.kind is TurnKind.NOTE or not _MAY_NAME_ONE.search(turn.text):
                continue
            for span in sentences(turn.text):
                days = bearing(turn.text[span.start : span.end], stored.day(turn) or today)
                free = [
                    day
                    for day in days
                    if day.date >= today
                    and not any(s < span.start + day.end and span.start + day.start < e for s, e in taken[stored.id, n])
                ]
                if free:
                    yield marked(row_of(stored, (n, span.start, span.end), name, sources), confided)
