"""Whether people agreed to be recorded and analysed, conversation by conversation, and what that excludes."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, update

from otherside.domain import Consent, ConsentState, InputError
from otherside.store import known_again
from otherside.store import schema as t
from otherside.store.tables import Tables, chunks

#: From the least to the most restrictive.
_STRICTER = (ConsentState.UNKNOWN, ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.WITHDRAWN)


def excluded() -> Select[Any]:
    """Ids of the conversations of which nothing may be made."""
    states = [s.value for s in ConsentState if s.excludes]
    return select(t.consents.c.conversation).where(t.consents.c.state.in_(states))


class ConsentTables(Tables):
    """Consent."""

    def consents(self) -> dict[str, Consent]:
        """See ``store.interface.Store``."""
        with self._ask() as db:
            return {row.conversation: _consent(row) for row in db.execute(select(t.consents))}

    def put_consent(self, consent: Consent) -> None:
        """See ``store.interface.Store``."""
        with self._write() as db:
            there = db.execute(select(t.conversations.c.id).where(t.conversations.c.id == consent.conversation)).first()
            if there is None:
                raise InputError(f"no conversation has the id {consent.conversation!r}; look it up and repeat")
            _put(db, dataclasses.replace(consent, at=consent.at or dt.datetime.now(dt.UTC).replace(tzinfo=None)))


def inherit_consent(db: Connection, moved: Collection[str], homes: Sequence[str], titles: dict[str, str]) -> None:
    """Keeps what was said of conversations that were rewritten: a corrected file must not undo a refusal.

    A new conversation takes over from an earlier one of its title; where none of the new ones has it, from all that
    are gone: better one excluded too many than one too few.

    Args:
        moved: conversations that were removed or rewritten.
        homes: those that hold the words now.
        titles: of the conversations that were moved.
    """
    held: dict[str, Consent] = {}
    for chunk in chunks(sorted({*moved, *homes})):
        for row in db.execute(select(t.consents).where(t.consents.c.conversation.in_(chunk))):
            held[row.conversation] = _consent(row)
    if not held:
        return
    there = set()
    now_titled: dict[str, str] = {}
    for chunk in chunks(sorted({*moved, *homes})):
        for row in db.execute(
            select(t.conversations.c.id, t.conversations.c.title).where(t.conversations.c.id.in_(chunk))
        ):
            there.add(row.id)
            now_titled[row.id] = row.title
    for old, consent in held.items():
        if old in there and old not in homes:
            continue
        heirs = [h for h in homes if h in there and (h == old or now_titled[h] == titles.get(old))]
        for heir in heirs or [h for h in homes if h in there]:
            own = held.get(heir)
            if own is None or _STRICTER.index(own.state) <= _STRICTER.index(consent.state):
                _put(db, dataclasses.replace(consent, conversation=heir))
        if old not in there:
            db.execute(delete(t.consents).where(t.consents.c.conversation == old))


def take_over(db: Connection, homes: Collection[str]) -> None:
    """Excludes those of these conversations that hold most of what people refused to have analysed, here or before."""
    for consent in list(known_again.refusals_of(db, homes)):
        _put(db, dataclasses.replace(consent, at=dt.datetime.now(dt.UTC).replace(tzinfo=None)))


def remember_refusals(db: Connection, conversations: Sequence[str]) -> None:
    """Before conversations are deleted: what was refused in them stays refused when it comes anew."""
    states = [s.value for s in ConsentState if s.excludes]
    for chunk in chunks(conversations):
        mine = t.consents.c.conversation.in_(chunk)
        for row in db.execute(select(t.consents).where(mine, t.consents.c.state.in_(states))).all():
            known_again.remember_refused(db, _consent(row))


def _put(db: Connection, consent: Consent) -> None:
    db.execute(delete(t.consents).where(t.consents.c.conversation == consent.conversation))
    db.execute(
        insert(t.consents).values(
            conversation=consent.conversation, state=consent.state.value, note=consent.note, said_by=consent.by,
            at=consent.at,
        )
    )  # fmt: skip
    if not consent.state.excludes:
        known_again.drop_refusals(db, consent.conversation)
    else:
        known_again.remember_refused(db, consent)
        # What was made of the words goes; they are read anew should consent be given later.
        db.execute(delete(t.evidence).where(t.evidence.c.conversation == consent.conversation))
        db.execute(update(t.turns).where(t.turns.c.conversation == consent.conversation).values(extractor=None))
        _unlearn(db, consent.conversation)


def _unlearn(db: Connection, conversation: str) -> None:
    """Drops every setting that says in ``corrections`` that it was learnt from words of a conversation."""
    rests = set(db.execute(select(t.corrections.c.id).where(t.corrections.c.conversation == conversation)).scalars())
    for row in db.execute(select(t.settings)).all() if rests else ():
        if isinstance(row.value, dict) and rests & set(row.value.get("corrections") or ()):
            db.execute(delete(t.settings).where(t.settings.c.key == row.key))


def _consent(row: Any) -> Consent:
    return Consent(row.conversation, ConsentState(row.state), row.note, row.said_by, row.at)
