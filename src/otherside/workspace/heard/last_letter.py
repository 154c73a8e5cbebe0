"""The last words of somebody where they are a letter that nobody of us has answered; and what has come of what they needed since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Sequence

from otherside.domain import Person, TurnKind
from otherside.messaging.drafts.conditions import needed
from otherside.messaging.drafts.worth import asks_us
from otherside.store import EvidenceRow, StoredConversation
from otherside.workspace.heard.arrived import Later, arrived


def last_letter(
    reader: Person, conversations: Sequence[StoredConversation], ours: Container[str]
) -> tuple[StoredConversation, int] | None:
    """The reader's last turn, where it was written and nobody of us has said anything since.

    Args:
        conversations: of the deal.
        ours: ids of our people.
    """
    last: tuple[tuple[int, float, int, int], StoredConversation, int] | None = None
    answered = (0, 0.0, 0, 0)
    for n, stored in enumerate(conversations):
        speakers = [stored.speaker(t.turn) for t in stored.turns]
        if reader.id not in speakers and reader.name not in {p.name for p in stored.conversation.participants}:
            continue
        for index, (held, speaker) in enumerate(zip(stored.turns, speakers, strict=True)):
            at = held.turn.at
            day = stored.day(held.turn)
            key = (day.toordinal() if day else 0, at.timestamp() if at else 0.0, n, index)
            if speaker == reader.id and (last is None or key > last[0]):
                last = (key, stored, index)
            elif speaker in ours and held.turn.kind is not TurnKind.NOTE:
                answered = max(answered, key)
    if last is None or answered > last[0]:
        return None
    _, stored, index = last
    return (stored, index) if stored.turns[index].turn.kind is TurnKind.MESSAGE else None


def since(
    reader: Person, conversations: Sequence[StoredConversation], ours: Container[str]
) -> list[tuple[dt.date, Later]]:
    """What we wrote to the reader, and what the reader said and wrote, which may tell that something came; with its day."""
    out = []
    for stored in conversations:
        for held in stored.turns:
            day, speaker = stored.day(held.turn), stored.speaker(held.turn)
            if day is None or held.turn.kind is TurnKind.NOTE:
                continue
            to_them = reader.id in stored.people.values() or bool(set(reader.emails) & set(held.turn.recipients))
            sent = held.turn.kind is TurnKind.MESSAGE and speaker in ours and to_them
            if sent or speaker == reader.id:
                out.append((day, Later(held.turn.text, stored.conversation.title or "", ours=sent)))
    return out


def has_come(row: EvidenceRow, after: Sequence[tuple[dt.date, Later]]) -> bool:
    """Whether what somebody said they need, or asked us for, has come on a later day: it is no need of today.

    Args:
        row: with their words.
        after: as ``since`` gives it.
    """
    quote = row.evidence.quote
    if row.date is None or not (needed(quote) or asks_us(quote)):
        return False
    later = [what for day, what in after if day > row.date]
    return arrived(quote, later, sought=True) is not None
