"""Taking words out for good: of a person, or of everything older than a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, and_, delete, func, or_, select, update

from otherside.domain import FORM, Person, local_day
from otherside.store import schema as t
from otherside.store.consent import remember_refusals
from otherside.store.corrections import delete_corrections_in
from otherside.store.redaction import keep_told
from otherside.store.tables import Tables, chunks


class ErasureTables(Tables):
    """Erasure. What is taken out stays known as a source, so that adding the same file again does not bring it back
    unless it is asked for."""

    def erase_person(self, person: Person) -> dict[str, int]:
        """Takes out somebody's words, evidence, contact data and name as a participant, in one transaction.

        The turns stay as empty places, so that offsets of everybody else's words hold. Others who spoke of the person keep
        their own words.
        """
        emails = {e.casefold() for e in person.emails}
        with self._write() as db:
            mentions = db.execute(
                select(t.participants.c.conversation, t.participants.c.name).where(t.participants.c.person == person.id)
            ).all()
            counts = {"turns": 0, "evidence": 0, "conversations": len({m.conversation for m in mentions})}
            for conversation, name in mentions:
                spoken = and_(t.turns.c.conversation == conversation, t.turns.c.speaker == name)
                numbers = list(db.execute(select(t.turns.c.number).where(spoken)).scalars())
                for chunk in chunks(numbers):
                    counts["evidence"] += db.execute(
                        delete(t.evidence).where(
                            t.evidence.c.conversation == conversation,
                            or_(t.evidence.c.turn.in_(chunk), t.evidence.c.speaker == name),
                        )
                    ).rowcount
                counts["turns"] += db.execute(
                    update(t.turns)
                    .where(spoken)
                    .values(text="", speaker=None, reported_by=None, recipients=[], message_id=None)
                ).rowcount
                db.execute(
                    delete(t.participants).where(
                        t.participants.c.conversation == conversation, t.participants.c.name == name
                    )
                )
                of = select(t.conversations.c.fields, t.conversations.c.format).where(
                    t.conversations.c.id == conversation
                )
                fields, form = next(iter(db.execute(of)), ({}, ""))
                # What a form tells beside the answers is told of who gave them.
                kept = {k: v for k, v in fields.items() if form != FORM and not _speaks_of(f"{k} {v}", person, emails)}
                db.execute(update(t.conversations).where(t.conversations.c.id == conversation).values(fields=kept))
            # What colleagues said that they are was told of them alone, and is theirs.
            own = {word.casefold() for name in (person.name, *person.aliases) for word in name.split()}
            homes = select(t.conversations.c.id).where(t.conversations.c.deal.in_(person.deals))
            keep_told(
                db,
                list(db.execute(homes).scalars()),
                lambda one: own.isdisjoint(f"{one.name} {one.by}".casefold().split()),
            )
            if emails:
                self._forget_recipients(db, emails)
            for record in db.execute(select(t.crm_records)).all():
                if record.kind in ("contact", "role") and _speaks_of(str(record.record), person, emails):
                    db.execute(delete(t.crm_records).where(t.crm_records.c.id == record.id))
            for row in db.execute(select(t.deal_contacts)).all():
                if _speaks_of(f"{row.name} {row.email}", person, emails):
                    db.execute(delete(t.deal_contacts).where(t.deal_contacts.c.id == row.id))
            db.execute(delete(t.people).where(t.people.c.id == person.id))
        return counts

    def _forget_recipients(self, db: Any, emails: set[str]) -> None:
        for row in db.execute(select(t.turns.c.conversation, t.turns.c.number, t.turns.c.recipients)).all():
            if emails & {str(r).casefold() for r in row.recipients}:
                db.execute(
                    update(t.turns)
                    .where(t.turns.c.conversation == row.conversation, t.turns.c.number == row.number)
                    .values(recipients=[r for r in row.recipients if str(r).casefold() not in emails])
                )

    def count_before(self, day: dt.date) -> dict[str, int]:
        """How many conversations ``erase_before`` would delete."""
        with self._read() as db:
            return {"conversations": len(_older(db, day))}

    def erase_before(self, day: dt.date) -> dict[str, int]:
        """Deletes conversations whose last words are older than a day, with their evidence; undated ones stay."""
        with self._write() as db:
            return _erase(db, _older(db, day))

    def erase_conversations(self, conversations: Collection[str]) -> dict[str, int]:
        """Deletes these, with their evidence; of those that there are not any more, nothing."""
        with self._write() as db:
            there: list[str] = []
            for chunk in chunks(sorted(set(conversations))):
                there += db.execute(select(t.conversations.c.id).where(t.conversations.c.id.in_(chunk))).scalars()
            return _erase(db, there)


def _erase(db: Connection, conversations: Sequence[str]) -> dict[str, int]:
    turns = 0
    remember_refusals(db, conversations)
    delete_corrections_in(db, list(conversations))
    for chunk in chunks(list(conversations)):
        turns += int(
            db.execute(select(func.count()).select_from(t.turns).where(t.turns.c.conversation.in_(chunk))).scalar_one()
        )
        db.execute(delete(t.conversations).where(t.conversations.c.id.in_(chunk)))
        db.execute(delete(t.consents).where(t.consents.c.conversation.in_(chunk)))
    return {"conversations": len(conversations), "turns": turns}


def _older(db: Connection, day: dt.date) -> list[str]:
    """Conversations whose last words are older than a day; a message is of the day that its writer's own clock showed."""
    last = {row.id: row.date for row in db.execute(select(t.conversations.c.id, t.conversations.c.date))}
    sent = select(t.turns.c.conversation, t.turns.c.utc_offset_s, func.max(t.turns.c.at).label("at"))
    for row in db.execute(
        sent.where(t.turns.c.at.is_not(None)).group_by(t.turns.c.conversation, t.turns.c.utc_offset_s)
    ):
        written = local_day(row.at, row.utc_offset_s)
        last[row.conversation] = max(written, last[row.conversation] or written)
    return [conversation for conversation, when in last.items() if when is not None and when < day]


def _speaks_of(text: str, person: Person, emails: set[str]) -> bool:
    plain = text.casefold()
    names = {person.name.casefold(), *(a.casefold() for a in person.aliases if " " in a)}
    return any(e in plain for e in emails) or any(n in plain for n in names if n)
