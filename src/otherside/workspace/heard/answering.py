"""Which turn of a stored conversation a turn answers."""

from __future__ import annotations

from otherside.domain.conversation import LOOKED_BACK
from otherside.extraction.question_before import asked_at
from otherside.store import StoredConversation


def answers_at(stored: StoredConversation, number: int) -> int:
    """The number of the turn that a turn answers, as ``extraction.question_before.asked_at`` finds it.

    Args:
        number: of the turn, from 1; the first one answers nothing.
    """
    first = max(0, number - LOOKED_BACK - 1)
    said = [(held.turn.speaker, held.turn.text) for held in stored.turns[first : number + 1]]
    return first + asked_at(said, number - first)
