"""Sentences of theirs that name a day which bears on deciding, where the reader of single sentences made no evidence of them.

In: the conversations up to a day, and the rows that there are. Out: rows without facets, for the window alone. A sentence that a user
rejected says nothing here, nor does a private one, but for a day on which they decide, and in a household the days of the family.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from otherside.domain import Deal
from otherside.domain.calendar_words import MONTH_BEGINNINGS
from otherside.domain.patterns import lazily
from otherside.profiles.said.sentences import sentences
from otherside.profiles.time.answered_days import day_answered
from otherside.profiles.time.bearing import bearing
from otherside.profiles.time.dates import find_dates
from otherside.profiles.time.life_days import decides_then
from otherside.store import EvidenceRow, StoredConversation
from otherside.workspace.heard.families import is_household
from otherside.workspace.heard.their_sentences import their_sentences

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Without a month, a feast or a date in figures there is no day of the calendar in a turn, and nothing to look for.
_MAY_NAME_ONE = lazily(
    rf"\b(?:{MONTH_BEGINNINGS}|Christmas|Easter|New Year)|\b20\d\d-|"
    r"\b[Oo]n the (?:\d{1,2}(?:st|nd|rd|th)|\w+(?:th|st|second|third))\b|"
    r"\b(?:[Tt]he|[A-Z]\w+day,?) (?:the )?(?:\d{1,2}(?:st|nd|rd|th)\b|\w+teenth\b|tenth\b|eleventh\b|twelfth\b|twent\w+|thirt\w+)"
)


def own_days(
    workspace: Workspace,
    deal: Deal,
    conversations: Sequence[StoredConversation],
    rows: Collection[EvidenceRow],
    today: dt.date,
) -> Iterator[EvidenceRow]:
    """A row for each such sentence, in the order of the conversations; with the next one where that says that they decide then.

    Args:
        conversations: as ``heard`` gives them for the day it is asked for.
        rows: what is evidence; a day that lies in one of them is left to it.
        today: days before then are none to look for.
    """
    taken: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        taken[row.evidence.conversation, row.evidence.turn].append((row.evidence.start, row.evidence.end))
    texts = {stored.id: stored for stored in conversations}
    family = is_household(workspace, deal, conversations)

    def of_the_matter(words: str) -> bool:
        return bool(bearing(words, today, family=family))

    for found in their_sentences(workspace, deal, conversations, worth=_MAY_NAME_ONE.search, whole=of_the_matter):
        row = _with_decision(found, texts[found.evidence.conversation], today)
        e = row.evidence
        held = taken[e.conversation, e.turn]
        if any(
            day.date >= today and not any(s < e.start + day.end and e.start + day.start < end for s, end in held)
            for day in bearing(e.quote, row.date or today, family=family)
        ) or (not any(s < e.end and e.start < end for s, end in held) and _answers(row, texts[e.conversation], today)):
            yield row


def _answers(row: EvidenceRow, stored: StoredConversation, today: dt.date) -> bool:
    """Whether a sentence is the day that the turn before asked for, of something that bears on deciding."""
    e = row.evidence
    asked = stored.turns[e.turn - 1].turn.text if e.turn else ""
    answer = day_answered(f"{asked}\n\n{stored.turns[e.turn].turn.text[: e.start]}", e.quote, row.date or today)
    return answer is not None and any(day.date >= today for day in answer.days)


def _with_decision(row: EvidenceRow, stored: StoredConversation, today: dt.date) -> EvidenceRow:
    """The row with the sentence right behind it, where only that one says that they decide on its day."""
    e = row.evidence
    text = stored.turns[e.turn].turn.text
    behind = next((s for s in sentences(text) if s.start >= e.end), None)
    if behind is None or "\n\n" in text[e.end : behind.start]:
        return row
    said = row.date or today
    both = text[e.start : behind.end]
    days = find_dates(e.quote, said)
    if not any(decides_then(both, day) and not decides_then(e.quote, day) for day in days):
        return row
    return replace(row, evidence=replace(e, end=behind.end, quote=both))
