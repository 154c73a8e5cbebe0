"""The store over SQLAlchemy Core: one implementation for every SQL database we support."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, and_, delete, func, insert, or_, select, update

from otherside.domain import Conversation, Deal, Evidence, Person, Side
from otherside.store import schema as t
from otherside.store.interface import (
    CrmRecords,
    EvidenceRow,
    PendingTurn,
    PersonRecord,
    SourceRecord,
    StoredConversation,
    StoredTurn,
)
from otherside.store.records import (
    crm_of,
    crm_rows,
    deal_of,
    deal_row,
    evidence_of,
    evidence_row,
    participant_of,
    participant_row,
    person_of,
    turn_of,
    turn_row,
)

_CHUNK = 500


def _chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]


class SqlStore:
    """See ``store.interface.Store``."""

    def __init__(self, engine: Engine, translate: Callable[[], Any]) -> None:
        """``translate`` is a context manager that turns database errors into our own."""
        self._engine = engine
        self._translate = translate

    def close(self) -> None:
        """Releases the database."""
        self._engine.dispose()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with self._translate(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with (
            self._translate(),
            self._engine.connect().execution_options(otherside_write=True) as connection,
            connection.begin(),
        ):
            yield connection

    # settings

    def settings(self) -> dict[str, Any]:
        with self._read() as db:
            return {row.key: row.value for row in db.execute(select(t.settings))}

    def put_setting(self, key: str, value: Any) -> None:
        with self._write() as db:
            db.execute(delete(t.settings).where(t.settings.c.key == key))
            db.execute(insert(t.settings).values(key=key, value=value))

    # sources

    def sources(self) -> list[SourceRecord]:
        with self._read() as db:
            rows = db.execute(select(t.sources).order_by(t.sources.c.id)).all()
        return [self._source(row) for row in rows]

    def source_at(self, location: str) -> SourceRecord | None:
        return self._one_source(t.sources.c.location == location)

    def source_with(self, digest: str) -> SourceRecord | None:
        return self._one_source(t.sources.c.digest == digest)

    def _one_source(self, condition: Any) -> SourceRecord | None:
        with self._read() as db:
            row = db.execute(select(t.sources).where(condition).limit(1)).first()
        return self._source(row) if row else None

    @staticmethod
    def _source(row: Any) -> SourceRecord:
        return SourceRecord(row.location, row.digest, row.name, row.format, row.deal, row.id)

    def put_source(
        self,
        source: SourceRecord,
        conversations: Sequence[tuple[str, str, Conversation]],
        crm: CrmRecords,
        *,
        replaces: int | None = None,
    ) -> list[str]:
        with self._write() as db:
            if replaces is not None:
                self._remove_source(db, replaces)
            key = db.execute(
                insert(t.sources).values(
                    location=source.location,
                    digest=source.digest,
                    name=source.name,
                    format=source.format,
                    deal=source.deal,
                    added=dt.datetime.now(dt.UTC).replace(tzinfo=None),
                )
            ).inserted_primary_key
            assert key is not None
            source_id = int(key[0])
            homes = []
            for conversation_id, deal, conversation in conversations:
                turns = [StoredTurn(turn, source_id) for turn in conversation.turns]
                if conversation.thread:
                    conversation_id = self._merge_thread(db, conversation_id, deal, conversation, turns)
                else:
                    self._write_conversation(db, conversation_id, deal, conversation, turns)
                homes.append(conversation_id)
            rows = crm_rows(source_id, crm)
            if rows:
                db.execute(insert(t.crm_records), rows)
            return homes

    def _remove_source(self, db: Connection, source: int) -> None:
        """Takes out what a source brought; threads keep the messages of their other sources."""
        touched = [
            row[0] for row in db.execute(select(t.turns.c.conversation).where(t.turns.c.source == source).distinct())
        ]
        for conversation_id in touched:
            stored = self._load(db, conversation_id)
            assert stored is not None
            db.execute(delete(t.conversations).where(t.conversations.c.id == conversation_id))
            kept = [turn for turn in stored.turns if turn.source != source]
            if kept:
                self._write_conversation(db, conversation_id, stored.deal, stored.conversation, kept)
        db.execute(delete(t.sources).where(t.sources.c.id == source))

    def _merge_thread(
        self,
        db: Connection,
        conversation_id: str,
        deal: str,
        conversation: Conversation,
        turns: list[StoredTurn],
    ) -> str:
        """Joins the messages with those stored of the same thread, oldest first, each once."""
        known: list[str] = []
        for chunk in _chunks(sorted(conversation.thread)):
            known += db.execute(
                select(t.thread_messages.c.conversation).where(t.thread_messages.c.message.in_(chunk)).distinct()
            ).scalars()
        thread = set(conversation.thread)
        participants = {p.name: p for p in conversation.participants}
        title, date = conversation.title, conversation.date
        for other in sorted(set(known)):
            stored = self._load(db, other)
            assert stored is not None
            conversation_id, deal = other, stored.deal
            have = {turn.turn.message_id for turn in stored.turns if turn.turn.message_id}
            turns = [*stored.turns, *(turn for turn in turns if turn.turn.message_id not in have)]
            for participant in stored.conversation.participants:
                participants.setdefault(participant.name, participant)
            thread |= stored.conversation.thread
            if date is None or (stored.conversation.date and stored.conversation.date <= date):
                title, date = stored.conversation.title, stored.conversation.date
            db.execute(delete(t.conversations).where(t.conversations.c.id == other))
        turns.sort(key=lambda turn: _naive(turn.turn.at) or dt.datetime.max)
        merged = Conversation(
            title=title,
            format=conversation.format,
            turns=(),
            participants=tuple(participants.values()),
            date=date,
            deal=conversation.deal,
            thread=frozenset(thread),
            fields=conversation.fields,
        )
        self._write_conversation(db, conversation_id, deal, merged, turns)
        return conversation_id

    def _write_conversation(
        self,
        db: Connection,
        conversation_id: str,
        deal: str,
        conversation: Conversation,
        turns: Sequence[StoredTurn],
    ) -> None:
        db.execute(delete(t.conversations).where(t.conversations.c.id == conversation_id))
        db.execute(
            insert(t.conversations).values(
                id=conversation_id,
                deal=deal,
                title=conversation.title,
                format=conversation.format,
                date=conversation.date,
                fields=dict(conversation.fields),
            )
        )
        if conversation.participants:
            db.execute(
                insert(t.participants),
                [participant_row(conversation_id, n, p) for n, p in enumerate(conversation.participants)],
            )
        if turns:
            db.execute(
                insert(t.turns),
                [turn_row(conversation_id, n, turn.source, turn.turn) for n, turn in enumerate(turns)],
            )
        if conversation.thread:
            db.execute(
                insert(t.thread_messages),
                [{"message": m, "conversation": conversation_id} for m in sorted(conversation.thread)],
            )

    def move_source(self, source: int, deal: str) -> int:
        with self._write() as db:
            db.execute(update(t.sources).where(t.sources.c.id == source).values(deal=deal))
            mine = select(t.turns.c.conversation).where(t.turns.c.source == source)
            return db.execute(
                update(t.conversations)
                .where(and_(t.conversations.c.id.in_(mine), t.conversations.c.deal != deal))
                .values(deal=deal)
            ).rowcount

    # conversations

    def conversation_ids(self, deal: str | None = None) -> list[str]:
        query = select(t.conversations.c.id).order_by(t.conversations.c.date, t.conversations.c.id)
        if deal is not None:
            query = query.where(t.conversations.c.deal == deal)
        with self._read() as db:
            return list(db.execute(query).scalars())

    def dates(self, deal: str) -> list[dt.date]:
        held = select(t.conversations.c.date).where(t.conversations.c.deal == deal)
        sent = (
            select(t.turns.c.at).join(t.conversations).where(t.conversations.c.deal == deal, t.turns.c.at.is_not(None))
        )
        with self._read() as db:
            days = {day for day in db.execute(held).scalars() if day}
            days |= {at.date() for at in db.execute(sent).scalars()}
        return sorted(days)

    def conversation(self, conversation: str) -> StoredConversation | None:
        with self._read() as db:
            return self._load(db, conversation)

    def _load(self, db: Connection, conversation_id: str) -> StoredConversation | None:
        row = db.execute(select(t.conversations).where(t.conversations.c.id == conversation_id)).first()
        if row is None:
            return None
        turn_rows = db.execute(
            select(t.turns).where(t.turns.c.conversation == conversation_id).order_by(t.turns.c.number)
        ).all()
        turns = tuple(StoredTurn(turn_of(r), r.source) for r in turn_rows)
        people_rows = db.execute(
            select(t.participants)
            .where(t.participants.c.conversation == conversation_id)
            .order_by(t.participants.c.position)
        ).all()
        thread = db.execute(
            select(t.thread_messages.c.message).where(t.thread_messages.c.conversation == conversation_id)
        ).scalars()
        return StoredConversation(
            id=conversation_id,
            conversation=Conversation(
                title=row.title,
                format=row.format,
                turns=tuple(turn.turn for turn in turns),
                participants=tuple(participant_of(r) for r in people_rows),
                date=row.date,
                thread=frozenset(thread),
                fields=dict(row.fields),
            ),
            deal=row.deal,
            turns=turns,
            people={r.name: r.person for r in people_rows if r.person},
        )

    def participants(self, deal: str | None = None) -> list[tuple[str, str, Conversation]]:
        conversations = select(t.conversations).order_by(t.conversations.c.date, t.conversations.c.id)
        people = select(t.participants).order_by(t.participants.c.position)
        if deal is not None:
            conversations = conversations.where(t.conversations.c.deal == deal)
            people = people.join(t.conversations).where(t.conversations.c.deal == deal)
        with self._read() as db:
            rows = db.execute(conversations).all()
            by_conversation: dict[str, list[Any]] = defaultdict(list)
            for person in db.execute(people):
                by_conversation[person.conversation].append(participant_of(person))
        return [
            (
                row.id,
                row.deal,
                Conversation(
                    title=row.title,
                    format=row.format,
                    turns=(),
                    participants=tuple(by_conversation[row.id]),
                    date=row.date,
                    fields=dict(row.fields),
                ),
            )
            for row in rows
        ]

    def crm(self) -> CrmRecords:
        with self._read() as db:
            return crm_of(list(db.execute(select(t.crm_records).order_by(t.crm_records.c.id)).all()))

    # people and deals

    def deals(self) -> list[Deal]:
        with self._read() as db:
            return [deal_of(row) for row in db.execute(select(t.deals).order_by(t.deals.c.name))]

    def put_deals(self, deals: Iterable[Deal]) -> None:
        with self._write() as db:
            db.execute(delete(t.deals))
            rows = [deal_row(deal) for deal in deals]
            if rows:
                db.execute(insert(t.deals), rows)

    def people(self, deal: str | None = None, side: Side | None = None) -> list[Person]:
        query = select(t.people).order_by(t.people.c.name, t.people.c.id)
        if deal is not None:
            query = query.join(t.deal_people).where(t.deal_people.c.deal == deal)
        if side is not None:
            query = query.where(t.people.c.side == side.value)
        with self._read() as db:
            rows = db.execute(query).all()
            deals: dict[str, list[str]] = defaultdict(list)
            for link in db.execute(select(t.deal_people).order_by(t.deal_people.c.deal)):
                deals[link.person].append(link.deal)
        return [person_of(row, tuple(deals[row.id])) for row in rows]

    def put_people(self, records: Sequence[PersonRecord]) -> None:
        with self._write() as db:
            db.execute(delete(t.deal_people))
            db.execute(delete(t.people))
            db.execute(update(t.participants).values(person=None))
            for record in records:
                person = record.person
                db.execute(
                    insert(t.people).values(
                        id=person.id,
                        name=person.name,
                        side=person.side.value,
                        side_reason=person.side_reason,
                        role=person.role,
                        organisation=person.organisation,
                        emails=list(person.emails),
                        aliases=list(person.aliases),
                    )
                )
                if person.deals:
                    db.execute(insert(t.deal_people), [{"deal": d, "person": person.id} for d in person.deals])
                for conversation, name in record.mentions:
                    db.execute(
                        update(t.participants)
                        .where(
                            and_(
                                t.participants.c.conversation == conversation,
                                t.participants.c.name == name,
                            )
                        )
                        .values(person=person.id)
                    )

    # evidence

    def pending_turns(self, extractor: str, conversations: Sequence[str] | None = None) -> list[PendingTurn]:
        theirs = (
            select(t.turns.c.conversation, t.turns.c.number)
            .join(
                t.participants,
                and_(
                    t.participants.c.conversation == t.turns.c.conversation,
                    t.participants.c.name == t.turns.c.speaker,
                ),
            )
            .join(t.people, t.people.c.id == t.participants.c.person)
            .where(
                t.people.c.side == Side.THEIRS.value,
                t.turns.c.kind != "note",
                or_(t.turns.c.extractor.is_(None), t.turns.c.extractor != extractor),
            )
            .order_by(t.turns.c.conversation, t.turns.c.number)
        )
        if conversations is not None:
            theirs = theirs.where(t.turns.c.conversation.in_(conversations))
        wanted: dict[str, set[int]] = defaultdict(set)
        pending: list[PendingTurn] = []
        with self._read() as db:
            for found in db.execute(theirs):
                wanted[found.conversation].add(found.number)
            for conversation_id, indices in wanted.items():
                rows = db.execute(
                    select(t.turns.c.number, t.turns.c.text, t.turns.c.speaker, t.turns.c.kind)
                    .where(t.turns.c.conversation == conversation_id)
                    .order_by(t.turns.c.number)
                ).all()
                prev = ""
                for row in rows:
                    if row.number in indices:
                        pending.append(
                            PendingTurn(
                                conversation_id,
                                row.number,
                                row.text,
                                prev,
                                row.speaker,
                                row.kind == "reported",
                            )
                        )
                    prev = row.text
        return pending

    def put_evidence(self, extractor: str, turns: Sequence[tuple[str, int]], evidence: Sequence[Evidence]) -> None:
        by_conversation: dict[str, list[int]] = defaultdict(list)
        for conversation_id, index in turns:
            by_conversation[conversation_id].append(index)
        with self._write() as db:
            for conversation_id, indices in by_conversation.items():
                for chunk in _chunks(indices):
                    db.execute(
                        update(t.turns)
                        .where(t.turns.c.conversation == conversation_id, t.turns.c.number.in_(chunk))
                        .values(extractor=extractor)
                    )
                    db.execute(
                        delete(t.evidence).where(
                            t.evidence.c.conversation == conversation_id, t.evidence.c.turn.in_(chunk)
                        )
                    )
            rows = [evidence_row(item) for item in evidence]
            if rows:
                db.execute(insert(t.evidence), rows)

    def evidence(self, deal: str | None = None, person: str | None = None) -> list[EvidenceRow]:
        query = (
            select(
                t.evidence,
                t.people.c.id.label("person_id"),
                t.people.c.name.label("person_name"),
                t.conversations.c.deal,
                t.conversations.c.title,
                t.conversations.c.date,
                t.sources.c.name.label("source_name"),
                t.turns.c.at,
            )
            .join(t.conversations, t.conversations.c.id == t.evidence.c.conversation)
            .join(
                t.turns,
                and_(
                    t.turns.c.conversation == t.evidence.c.conversation,
                    t.turns.c.number == t.evidence.c.turn,
                ),
            )
            .join(t.sources, t.sources.c.id == t.turns.c.source)
            .join(
                t.participants,
                and_(
                    t.participants.c.conversation == t.evidence.c.conversation,
                    t.participants.c.name == t.evidence.c.speaker,
                ),
            )
            .join(t.people, t.people.c.id == t.participants.c.person)
            # A side may change after the words were read: only the buyer's side is evidence.
            .where(t.people.c.side == Side.THEIRS.value)
            .order_by(t.conversations.c.date, t.evidence.c.conversation, t.evidence.c.turn, t.evidence.c.start)
        )
        if deal is not None:
            query = query.where(t.conversations.c.deal == deal)
        if person is not None:
            query = query.where(t.people.c.id == person)
        with self._read() as db:
            return [
                EvidenceRow(
                    evidence=evidence_of(row),
                    person=row.person_id,
                    person_name=row.person_name,
                    deal=row.deal,
                    source=row.source_name,
                    title=row.title,
                    date=row.at.date() if row.at else row.date,
                    speaker=row.speaker,
                )
                for row in db.execute(query)
            ]

    def evidence_in(self, conversation: str) -> list[Evidence]:
        query = (
            select(t.evidence)
            .where(t.evidence.c.conversation == conversation)
            .order_by(t.evidence.c.turn, t.evidence.c.start)
        )
        with self._read() as db:
            return [evidence_of(row) for row in db.execute(query)]

    def unresolved(self) -> bool:
        query = select(t.participants.c.name).where(t.participants.c.person.is_(None)).limit(1)
        with self._read() as db:
            return db.execute(query).first() is not None

    def counts(self) -> dict[str, int]:
        tables = {
            "conversations": t.conversations,
            "turns": t.turns,
            "people": t.people,
            "evidence": t.evidence,
            "sources": t.sources,
        }
        with self._read() as db:
            return {
                name: int(db.execute(select(func.count()).select_from(table)).scalar_one())
                for name, table in tables.items()
            }


def _naive(at: dt.datetime | None) -> dt.datetime | None:
    return at.astimezone(dt.UTC).replace(tzinfo=None) if at and at.tzinfo else at


def evidence_id(conversation: str, turn: int, start: int, end: int) -> str:
    """The same words at the same place always get the same id."""
    return hashlib.sha256(f"{conversation}/{turn}/{start}-{end}".encode()).hexdigest()[:16]
