"""Sources, what they held, and how mail threads grow."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, or_, select, update

from otherside.domain import Conversation, InputError, Participant, Side, Turn, TurnKind, local_day
from otherside.store import consent
from otherside.store import schema as t
from otherside.store.chains import MAILS, naive, same_chain, without_repeats
from otherside.store.corrections import place_touched
from otherside.store.records import crm_of, crm_rows, participant_of, participant_row, turn_of, turn_row
from otherside.store.stored import KEPT, CrmRecords, SourceRecord, StoredConversation, StoredTurn
from otherside.store.tables import Tables, chunks, given

#: What has no date comes first, on every database.
_OLDEST_FIRST = (t.conversations.c.date.nulls_first(), t.conversations.c.id)
#: A conversation with all that is in it; ``which`` is its id.
_WHOLE = (
    select(t.conversations).where(t.conversations.c.id == given("which")),
    select(t.turns).where(t.turns.c.conversation == given("which")).order_by(t.turns.c.number),
    select(t.participants).where(t.participants.c.conversation == given("which")).order_by(t.participants.c.position),
    select(t.thread_messages.c.message).where(t.thread_messages.c.conversation == given("which")),
    # What users said was said in confidence; by deal, person and words.
    select(t.settings.c.value).where(t.settings.c.key == KEPT),
)
#: Conversations in which somebody is known to speak, or somebody wrote: a transcript without speakers is a talk with nobody.
_OF_SOMEBODY = select(t.turns.c.conversation).where(
    or_(t.turns.c.speaker.is_not(None), t.turns.c.kind != TurnKind.SPEECH.value)
)
_DATES = (
    select(t.conversations.c.date).where(
        t.conversations.c.deal == given("deal"),
        t.conversations.c.id.not_in(consent.excluded()),
        t.conversations.c.id.in_(_OF_SOMEBODY),
    ),
    select(t.turns.c.at, t.turns.c.utc_offset_s)
    .join(t.conversations)
    .where(
        t.conversations.c.deal == given("deal"),
        t.conversations.c.id.not_in(consent.excluded()),
        t.turns.c.at.is_not(None),
    ),
)
_PARTICIPANTS = (
    select(t.conversations).order_by(*_OLDEST_FIRST),
    select(t.participants).order_by(t.participants.c.position),
)
_PARTICIPANTS_OF_DEAL = (
    _PARTICIPANTS[0].where(t.conversations.c.deal == given("deal")),
    _PARTICIPANTS[1].join(t.conversations).where(t.conversations.c.deal == given("deal")),
)
#: Whom another only quotes stands in a turn without a number.
_QUOTING = (
    select(t.turns.c.conversation)
    .join(t.conversations)
    .where(t.conversations.c.format.in_(MAILS), t.turns.c.message_id.is_(None))
)


class ConversationTables(Tables):
    """Sources and conversations."""

    def sources(self, deal: str | None = None) -> list[SourceRecord]:
        query = select(t.sources).order_by(t.sources.c.id)
        if deal is not None:
            said = select(t.turns.c.source).join(t.conversations, t.conversations.c.id == t.turns.c.conversation)
            query = query.where(t.sources.c.id.in_(said.where(t.conversations.c.deal == deal)))
        with self._ask() as db:
            rows = db.execute(query).all()
        return [self._source(row) for row in rows]

    def source_at(self, location: str) -> SourceRecord | None:
        return self._one_source(t.sources.c.location == location)

    def source_with(self, digest: str) -> SourceRecord | None:
        return self._one_source(t.sources.c.digest == digest)

    def _one_source(self, condition: Any) -> SourceRecord | None:
        with self._ask() as db:
            row = db.execute(select(t.sources).where(condition).order_by(t.sources.c.id).limit(1)).first()
        return self._source(row) if row else None

    @staticmethod
    def _source(row: Any) -> SourceRecord:
        return SourceRecord(row.location, row.digest, row.name, row.format, row.deal, row.id, row.brought_by)

    def put_source(
        self,
        source: SourceRecord,
        conversations: Sequence[tuple[str, str, Conversation]],
        crm: CrmRecords,
        *,
        replaces: int | None = None,
    ) -> list[str]:
        with self._write() as db:
            # Whoever reads the same files at the same time may have been here first.
            other = t.sources.c.id != (-1 if replaces is None else replaces)
            if db.execute(select(t.sources.c.id).where(t.sources.c.digest == source.digest, other)).first():
                return []
            if db.execute(select(t.sources.c.id).where(t.sources.c.location == source.location, other)).first():
                raise InputError(f"{source.name}: another otherside has just stored it with other content; repeat")
            moved: set[str] = set()
            titles = {r.id: r.title for r in db.execute(_titles_of_consents())}
            if replaces is not None:
                moved |= self._remove_source(db, replaces)
            key = db.execute(
                insert(t.sources).values(
                    location=source.location,
                    digest=source.digest,
                    name=source.name,
                    format=source.format,
                    deal=source.deal,
                    added=dt.datetime.now(dt.UTC).replace(tzinfo=None),
                    brought_by=source.brought_by,
                )
            ).inserted_primary_key
            assert key is not None
            source_id = int(key[0])
            homes = []
            for conversation_id, deal, conversation in conversations:
                turns = [StoredTurn(turn, source_id) for turn in conversation.turns]
                beside = same_chain(db, deal, conversation)
                if conversation.thread or beside:
                    conversation_id = self._merge_thread(db, conversation_id, deal, conversation, turns, moved, beside)
                else:
                    self._write_conversation(db, conversation_id, deal, conversation, turns)
                homes.append(conversation_id)
            rows = crm_rows(source_id, crm)
            if rows:
                db.execute(insert(t.crm_records), rows)
            if titles:
                consent.inherit_consent(db, moved, homes, titles)
            consent.take_over(db, homes)
            place_touched(db, digest=source.digest, location=source.location, conversations=moved | set(homes))
            return homes

    def _remove_source(self, db: Connection, source: int) -> set[str]:
        """Takes out what a source brought; threads keep the messages of their other sources.

        Returns:
            The conversations that it changed or removed.
        """
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
        return set(touched)

    def _merge_thread(
        self,
        db: Connection,
        conversation_id: str,
        deal: str,
        conversation: Conversation,
        turns: list[StoredTurn],
        moved: set[str],
        beside: Collection[str] = (),
    ) -> str:
        """Joins the messages with those stored of the same thread, and of the conversations ``beside`` it, oldest first, each once.

        The conversations that are joined are added to ``moved``.
        """
        known = list(beside)
        for chunk in chunks(sorted(conversation.thread)):
            known += db.execute(
                select(t.thread_messages.c.conversation).where(t.thread_messages.c.message.in_(chunk)).distinct()
            ).scalars()
        thread = set(conversation.thread)
        participants = {p.name: p for p in conversation.participants}
        title, date = conversation.title, conversation.date
        moved |= set(known)
        for other in sorted(set(known)):
            stored = self._load(db, other)
            assert stored is not None
            conversation_id, deal = other, stored.deal
            have = {turn.turn.message_id for turn in stored.turns if turn.turn.message_id}
            turns = [*stored.turns, *(turn for turn in turns if turn.turn.message_id not in have)]
            for participant in stored.conversation.participants:
                participants[participant.name] = _joined(participants.get(participant.name), participant)
            thread |= stored.conversation.thread
            if date is None or (stored.conversation.date and stored.conversation.date <= date):
                title, date = stored.conversation.title, stored.conversation.date
            db.execute(delete(t.conversations).where(t.conversations.c.id == other))
        turns = without_repeats(turns)
        turns.sort(key=lambda turn: naive(turn.turn.at) or dt.datetime.max)
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

    def conversation_ids(
        self, deal: str | None = None, *, excluded: bool = False, sources: Collection[int | None] | None = None
    ) -> list[str]:
        query = select(t.conversations.c.id).order_by(*_OLDEST_FIRST)
        if not excluded:
            query = query.where(t.conversations.c.id.not_in(consent.excluded()))
        if deal is not None:
            query = query.where(t.conversations.c.deal == deal)
        if sources is not None:
            of_them = select(t.turns.c.conversation).where(t.turns.c.source.in_([s for s in sources if s is not None]))
            query = query.where(t.conversations.c.id.in_(of_them))
        with self._ask() as db:
            return list(db.execute(query).scalars())

    def said(self, deal: str) -> str:
        query = (
            select(t.conversations.c.id, t.conversations.c.title, t.turns.c.number, t.turns.c.speaker, t.turns.c.text)
            .join(t.turns, t.turns.c.conversation == t.conversations.c.id)
            .where(t.conversations.c.deal == deal)
            .order_by(t.conversations.c.id, t.turns.c.number)
        )
        digest = hashlib.sha256()
        with self._ask() as db:
            for row in db.execute(query):
                digest.update("\x1f".join(map(str, row)).encode("utf-8", "surrogatepass") + b"\x1e")
        return digest.hexdigest()

    def dates(self, deal: str) -> list[dt.date]:
        held, sent = self._answers(*_DATES, deal=deal)
        return sorted({row.date for row in held if row.date} | {local_day(row.at, row.utc_offset_s) for row in sent})

    def conversation(self, conversation: str) -> StoredConversation | None:
        return _stored(self._answers(*_WHOLE, which=conversation))

    @staticmethod
    def _load(db: Connection, conversation_id: str) -> StoredConversation | None:
        return _stored([list(db.execute(question, {"which": conversation_id})) for question in _WHOLE])

    def participants(self, deal: str | None = None) -> list[tuple[str, str, Conversation]]:
        questions = _PARTICIPANTS if deal is None else _PARTICIPANTS_OF_DEAL
        rows, people = self._answers(*questions, deal=deal)
        by_conversation: dict[str, list[Any]] = defaultdict(list)
        for person in people:
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

    def exchanges(self, ourselves: Collection[str]) -> dict[str, list[Turn]]:
        told = t.turns.c
        named = select(t.participants.c.conversation).where(func.lower(t.participants.c.name).in_(sorted(ourselves)))
        query = select(told.conversation, told.speaker, told.kind, told.message_id, told.recipients).where(
            told.speaker.is_not(None), or_(told.conversation.in_(_QUOTING), told.conversation.in_(named))
        )
        found: dict[str, list[Turn]] = defaultdict(list)
        with self._ask() as db:
            for row in db.execute(query):
                turn = Turn("", row.speaker, kind=TurnKind(row.kind), message_id=row.message_id)
                found[row.conversation].append(replace(turn, recipients=tuple(row.recipients)))
        return dict(found)

    def crm(self) -> CrmRecords:
        with self._ask() as db:
            query = select(t.crm_records, t.sources.c.brought_by).join(t.sources).order_by(t.crm_records.c.id)
            return crm_of(list(db.execute(query).all()))


def _joined(newer: Participant | None, older: Participant) -> Participant:
    """Somebody of two parts of a thread: who answers them has not signed for them, so what only the other part tells stays."""
    if newer is None:
        return older
    return replace(
        newer,
        email=newer.email or older.email,
        side=older.side if newer.side is Side.UNKNOWN else newer.side,
        role=newer.role or older.role,
        organisation=newer.organisation or older.organisation,
    )


def _stored(answers: list[list[Any]]) -> StoredConversation | None:
    """What the answers to ``_WHOLE`` make."""
    found, turn_rows, people_rows, thread, stated = answers
    if not found:
        return None
    row = found[0]
    turns = tuple(StoredTurn(turn_of(r), r.source) for r in turn_rows)
    people = {r.name: r.person for r in people_rows if r.person}
    marked = [(said["person"], said["quote"]) for r in stated for said in r.value.get(row.deal, ())]
    return StoredConversation(
        id=row.id,
        conversation=Conversation(
            title=row.title,
            format=row.format,
            turns=tuple(turn.turn for turn in turns),
            participants=tuple(participant_of(r) for r in people_rows),
            date=row.date,
            thread=frozenset(r.message for r in thread),
            fields=dict(row.fields),
        ),
        deal=row.deal,
        turns=turns,
        people=people,
        kept={
            n: said
            for n, held in enumerate(turns)
            if (
                said := tuple(
                    q for person, q in marked if people.get(held.turn.speaker or "") == person and q in held.turn.text
                )
            )
        },
    )


def _titles_of_consents() -> Select[Any]:
    return select(t.conversations.c.id, t.conversations.c.title).where(
        t.conversations.c.id.in_(select(t.consents.c.conversation))
    )
