"""Mails that hold the same words though nothing in their headers says so: an answer that quotes a mail whole, a mail saved twice.

Mail programs name the messages that a mail answers; one that was saved by hand, forwarded or sent on by a gateway may name none.
Then the words themselves tell, of mails of one deal and of about one moment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from otherside.domain import Conversation, Turn, TurnKind
from otherside.domain.patterns import lazily
from otherside.domain.repeats import LEAST, left_of, letters
from otherside.store import schema as t
from otherside.store.stored import StoredTurn

#: How mails are read in.
MAILS = ("eml", "mbox", "msg")
#: What quotes a message tells its time without a zone.
_APART = dt.timedelta(hours=26)
#: So many messages of one stored conversation are compared.
_MOST = 400
_WORD = lazily(r"[^\W\d_]+")


def naive(at: dt.datetime | None) -> dt.datetime | None:
    """A time in UTC without a zone, as the store holds it."""
    return at.astimezone(dt.UTC).replace(tzinfo=None) if at and at.tzinfo else at


def same_chain(db: Connection, deal: str, mail: Conversation) -> set[str]:
    """The stored conversations of a deal in which stand messages of this one, or what it quotes.

    Two messages that have numbers are two, unless they were sent by the same at the same moment.
    """
    told = [
        (at, turn)
        for turn in mail.turns
        if turn.kind is TurnKind.MESSAGE and (at := naive(turn.at)) and len(turn.text) >= LEAST
    ]
    if mail.format not in MAILS or not told:
        return set()
    of_then = (
        select(t.turns.c.conversation, t.turns.c.number, t.turns.c.at, t.turns.c.message_id)
        .join(t.conversations)
        .where(
            t.conversations.c.deal == deal,
            t.conversations.c.format.in_(MAILS),
            t.turns.c.kind == TurnKind.MESSAGE.value,
            t.turns.c.at.between(min(at for at, _ in told) - _APART, max(at for at, _ in told) + _APART),
        )
    )
    near: dict[str, dict[int, list[Turn]]] = {}
    for row in db.execute(of_then):
        beside = [turn for at, turn in told if _may_be_one(at, turn.message_id, row.at, row.message_id)]
        if beside:
            near.setdefault(row.conversation, {})[row.number] = beside
    said = {id(turn): letters(turn.text) for _, turn in told} if near else {}
    return {conversation for conversation, turns in near.items() if _holds_one(db, conversation, turns, said)}


def _may_be_one(at: dt.datetime, number: str | None, other_at: dt.datetime, other_number: str | None) -> bool:
    return at == other_at if number and other_number else abs(at - other_at) <= _APART


def _holds_one(db: Connection, conversation: str, turns: Mapping[int, Sequence[Turn]], said: Mapping[int, str]) -> bool:
    """Whether one of a stored conversation's turns, by number, says what one of those beside it says."""
    rows = db.execute(
        select(t.turns.c.number, t.turns.c.message_id, t.turns.c.speaker, t.turns.c.text).where(
            t.turns.c.conversation == conversation, t.turns.c.number.in_(list(turns)[:_MOST])
        )
    )
    for row in rows:
        other = letters(row.text)
        for turn in turns[row.number]:
            mine = said[id(turn)]
            if min(len(mine), len(other)) < LEAST or not _may_be_same(row.speaker, turn.speaker):
                continue
            if (
                (row.speaker, other) == (turn.speaker, mine)
                if turn.message_id and row.message_id
                else mine in other or other in mine
            ):
                return True
    return False


def _may_be_same(one: str | None, other: str | None) -> bool:
    """Whether two names in mails, or addresses, can be one person's: "Ada Voss", "ada.voss@marlstone.example"; nobody's can be anyone's."""
    words, others = (set(_WORD.findall((name or "").partition("@")[0].casefold())) for name in (one, other))
    return not words or not others or not words.isdisjoint(others)


def without_repeats(turns: Sequence[StoredTurn]) -> list[StoredTurn]:
    """The turns of a chain, each once: no message sent twice, and of what is quoted only what no message says."""
    whole = [letters(turn.turn.text) for turn in turns if turn.turn.message_id]
    kept: list[StoredTurn] = []
    quoted: list[str] = []
    sent: set[tuple[dt.datetime | None, str | None, str]] = set()
    for turn in turns:
        said = turn.turn
        if said.message_id is None and said.kind is TurnKind.MESSAGE:
            rest = left_of(said.text, (*whole, *quoted))
            if not rest and said.text:
                continue
            turn = turn if rest == said.text else replace(turn, turn=replace(said, text=rest))
            quoted.append(letters(rest))
        elif said.message_id and said.text and said.at:
            once = _sending(said)
            if once in sent:
                continue
            sent.add(once)
        kept.append(turn)
    return kept


def _sending(turn: Turn) -> tuple[dt.datetime | None, str | None, str]:
    return naive(turn.at), turn.speaker, letters(turn.text)
