"""What one side offers at the end of a turn, and the other says yes to at once: from then on a promise, with the day of the answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from otherside.domain import Person, Side, TurnKind
from otherside.extraction.segment import Span
from otherside.profiles.said.accepted import offer, takes_up, wanted_by
from otherside.profiles.time.due import due_in
from otherside.store import StoredConversation

_BOTH = {Side.OURS, Side.THEIRS}


@dataclass(frozen=True, slots=True)
class TakenUp:
    """An offer that was taken up.

    Attributes:
        span: the sentence that offers, in its turn.
        by: the day by which the answer wants it; None where it names none.
    """

    span: Span
    by: dt.date | None


def taken_up(stored: StoredConversation, at: int, people: Mapping[str, Person]) -> TakenUp | None:
    """What a turn offers that the next one, of the other side, says yes to; None where it offers nothing, or nobody takes it up.

    Args:
        at: number of the turn that may offer.
        people: of the deal, by id.
    """
    turn = stored.turns[at].turn
    if turn.kind not in (TurnKind.SPEECH, TurnKind.MESSAGE) or at + 1 >= len(stored.turns):
        return None
    span = offer(turn.text)
    after = stored.turns[at + 1].turn
    sides = {p.side for t in (turn, after) if (p := people.get(stored.speaker(t))) is not None}
    if span is None or sides != _BOTH or after.kind is not turn.kind or not takes_up(after.text):
        return None
    # In a chat the day may stand in a line of its own.
    on = stored.turns[at + 2].turn if at + 2 < len(stored.turns) else None
    more = on.text if on is not None and on.speaker == after.speaker and on.kind is after.kind else ""
    said = stored.day(after)
    days = [due_in(text[s.start : s.end], said) for text in (after.text, more) for s in wanted_by(text) if said]
    return TakenUp(span, next((day for day in days if day is not None), None))
