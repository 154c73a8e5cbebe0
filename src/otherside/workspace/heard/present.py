"""Who was there when something was said: before which of their colleagues, to whom of us, and after which question of ours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from otherside.domain import Person, TurnKind
from otherside.domain.patterns import lazily
from otherside.extraction.segment import segment
from otherside.messaging.drafts import Channel
from otherside.profiles.rhythm.mail import CHAT
from otherside.profiles.said.farewells import says_goodbye
from otherside.store import StoredConversation

#: Words of a question that is told again beside its answer, and the ways in which one leaves the answer open.
_LONGEST, _SHORTEST = 24, 4
_OPEN = lazily(r"(?:(?:and|so|but|then|now),? )?(?:what|how|which|where|who|when)\b", re.IGNORECASE)


_CHANNELS = {
    TurnKind.SPEECH: Channel.TALK,
    TurnKind.MESSAGE: Channel.MAIL,
    TurnKind.REPORTED: Channel.NOTE,
    TurnKind.NOTE: Channel.NOTE,
}


def channel_of(stored: StoredConversation, at: int) -> Channel:
    """How a turn reached us; a line of a chat is no letter."""
    channel = _CHANNELS[stored.turns[at].turn.kind]
    return Channel.CHAT if channel is Channel.MAIL and stored.conversation.format == CHAT else channel


def all_there_until(stored: StoredConversation, theirs: frozenset[str]) -> int:
    """The last turn that is said before all of the buyer's side who take part; -1 where fewer than two of them do.

    Whoever takes their leave with the last thing they say has gone after it.
    """
    last: dict[str, tuple[int, str]] = {}
    for n, held in enumerate(stored.turns):
        person = stored.speaker(held.turn)
        if person in theirs:
            last[person] = (n, held.turn.text)
    if len(last) < 2:
        return -1
    return min((n for n, text in last.values() if says_goodbye(text)), default=len(stored.turns) - 1)


def talk_of(stored: StoredConversation, ours: Mapping[str, Person]) -> Counter[str]:
    """How many turns each of ours has in a conversation, by id."""
    speakers = (stored.speaker(t.turn) for t in stored.turns)
    return Counter(p for p in speakers if p in ours)


def heard_by(
    stored: StoredConversation, at: int, ours: Mapping[str, Person], talked: Mapping[str, int]
) -> tuple[str, ...]:
    """Names of ours who heard a turn, got it as a letter, or wrote it down; those who talk most there first. Empty: unknown.

    Args:
        ours: people of our side, by id.
        talked: as ``talk_of`` gives it of the conversation.
    """
    turn = stored.turns[at].turn
    if turn.kind is TurnKind.MESSAGE and turn.recipients:
        there = {p.id for p in ours.values() if set(p.emails) & set(turn.recipients)}
    else:
        there = {p for p in stored.people.values() if p in ours}
        there |= {p.id for p in ours.values() if turn.reported_by and turn.reported_by in (p.name, *p.aliases)}
    return tuple(ours[p].name for p in sorted(there, key=lambda p: (-talked.get(p, 0), ours[p].name)))


def asked_before(stored: StoredConversation, at: int, ours: Mapping[str, Person]) -> str:
    """The open question of ours that a turn answers: the last sentence of the turn before it; empty where there is none."""
    before = stored.turns[at - 1].turn if at else None
    if before is None or before.kind is TurnKind.MESSAGE or stored.speaker(before) not in ours:
        return ""
    spans = segment(before.text)
    question = " ".join(before.text[spans[-1].start : spans[-1].end].split()) if spans else ""
    fits = question.endswith("?") and _SHORTEST <= len(question.split()) <= _LONGEST
    return question if fits and _OPEN.match(question) else ""
