"""Sentences of theirs that name a day which bears on deciding, where the reader of single sentences made no evidence of them.

In: the conversations up to a day, and the rows that there are. Out: rows without facets, for the window alone. A sentence that a user
rejected, or that is private, says nothing here.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from otherside.domain import Deal
from otherside.domain.patterns import lazily
from otherside.profiles.time.bearing import bearing
from otherside.store import EvidenceRow, StoredConversation
from otherside.workspace.heard.their_sentences import their_sentences

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Without a month, a feast or a date in figures there is no day of the calendar in a turn, and nothing to look for.
_MAY_NAME_ONE = lazily(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Christmas|Easter|New Year)|\b20\d\d-")


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
    taken: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        taken[row.evidence.conversation, row.evidence.turn].append((row.evidence.start, row.evidence.end))
    for row in their_sentences(workspace, deal, conversations, worth=_MAY_NAME_ONE.search):
        e = row.evidence
        held = taken[e.conversation, e.turn]
        if any(
            day.date >= today and not any(s < e.start + day.end and e.start + day.start < end for s, end in held)
            for day in bearing(e.quote, row.date or today)
        ):
            yield row
