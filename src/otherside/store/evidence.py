"""Evidence as users corrected it, and which turns are still to be read."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, Table, and_, delete, func, insert, or_, select, update
from sqlalchemy.engine import Row

from otherside.domain import Evidence, Side, local_day
from otherside.domain.conversation import LOOKED_BACK
from otherside.store import schema as t
from otherside.store.consent import excluded
from otherside.store.corrections import MARKS, PLACED, corrected, judged_evidence
from otherside.store.identifiers import evidence_id as evidence_id  # re-exported: it belongs to evidence
from otherside.store.records import evidence_of, evidence_row
from otherside.store.stored import EvidenceRow, PendingTurn, Verdict
from otherside.store.tables import Tables, chunks, given

#: What users said of a conversation's words, and what was read; ``which`` is its id.
_IN_CONVERSATION = (
    select(t.corrections, t.turns.c.kind)
    .join(
        t.turns,
        and_(t.turns.c.conversation == t.corrections.c.conversation, t.turns.c.number == t.corrections.c.turn),
    )
    .where(
        PLACED,
        t.corrections.c.conversation == given("which"),
        t.corrections.c.conversation.not_in(excluded()),
    ),
    select(t.evidence).where(t.evidence.c.conversation == given("which")),
)


class EvidenceTables(Tables):
    """Evidence."""

    def pending(self, extractor: str) -> dict[str, int]:
        of = t.turns.c.conversation
        query = _unread(extractor).with_only_columns(of, func.count().label("turns")).group_by(of)
        with self._ask() as db:
            return {row.conversation: int(row.turns) for row in db.execute(query)}

    def pending_turns(self, extractor: str, conversations: Sequence[str] | None = None) -> Iterator[PendingTurn]:
        unread = _unread(extractor)
        # Asked at once: most conversations have been read, and each would be a question of its own.
        found = self.pending(extractor)
        for conversation_id in sorted(found) if conversations is None else [c for c in conversations if c in found]:
            with self._read() as db:
                wanted = set(
                    db.execute(
                        unread.with_only_columns(t.turns.c.number).where(t.turns.c.conversation == conversation_id)
                    ).scalars()
                )
                rows = (
                    db.execute(
                        select(t.turns.c.number, t.turns.c.text, t.turns.c.speaker, t.turns.c.kind)
                        .where(t.turns.c.conversation == conversation_id)
                        .order_by(t.turns.c.number)
                    ).all()
                    if wanted
                    else ()
                )
            before: deque[tuple[str | None, str]] = deque(maxlen=LOOKED_BACK)
            for row in rows:
                if row.number in wanted:
                    reported = row.kind == "reported"
                    yield PendingTurn(conversation_id, row.number, row.text, tuple(before), row.speaker, reported)
                before.append((row.speaker, row.text))

    def readers(self, conversation: str) -> dict[int, str]:
        query = select(t.turns.c.number, t.turns.c.extractor).where(
            t.turns.c.conversation == conversation, t.turns.c.extractor.is_not(None)
        )
        with self._read() as db:
            return {row.number: row.extractor for row in db.execute(query.order_by(t.turns.c.number))}

    def put_evidence(self, extractor: str, turns: Sequence[tuple[str, int]], evidence: Sequence[Evidence]) -> None:
        by_conversation: dict[str, list[int]] = defaultdict(list)
        for conversation_id, index in turns:
            by_conversation[conversation_id].append(index)
        with self._write() as db:
            for conversation_id, indices in by_conversation.items():
                for chunk in chunks(indices):
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
        questions = _evidence_of(deal is not None, person is not None)
        rows: list[EvidenceRow] = []
        by_turn: dict[tuple[str, int], list[Row[Any]]] = defaultdict(list)
        judged, read = self._answers(*questions, of_deal=deal, of_person=person)
        for row in judged:
            by_turn[row.conversation, row.turn].append(row)
            if row.verdict != Verdict.REJECTED.value:
                item = judged_evidence(row, reported=row.kind == "reported")
                rows.append(_row(row, item, "user", MARKS[Verdict(row.verdict)]))
        for row in read:
            left = corrected(evidence_of(row), by_turn.get((row.conversation, row.turn), ()))
            if left is not None:
                rows.append(_row(row, left, "reader", ""))
        rows.sort(key=_oldest_first)
        return rows

    def counts_by_deal(self, deals: Sequence[str]) -> dict[str, dict[str, int]]:
        found = {deal: {"conversations": 0, "people": 0, "evidence": 0} for deal in deals}
        talks = select(t.conversations.c.deal, func.count()).group_by(t.conversations.c.deal)
        people = (
            select(t.deal_people.c.deal, func.count())
            .join(t.people, t.people.c.id == t.deal_people.c.person)
            .where(t.people.c.side == Side.THEIRS.value)
            .group_by(t.deal_people.c.deal)
        )
        with self._read() as db:
            for chunk in chunks(deals):
                pieces = _COUNTED.where(t.conversations.c.deal.in_(chunk)).group_by(t.conversations.c.deal)
                for name, query in (
                    ("conversations", talks.where(t.conversations.c.deal.in_(chunk))),
                    ("people", people.where(t.deal_people.c.deal.in_(chunk))),
                    ("evidence", pieces),
                ):
                    for deal, number in db.execute(query):
                        found[deal][name] = int(number)
            judged = set(
                db.execute(
                    select(t.conversations.c.deal).join(
                        t.corrections, t.corrections.c.conversation == t.conversations.c.id
                    )
                ).scalars()
            )
        for deal in judged & set(deals):
            # Corrections add to what was read, and take from it.
            found[deal]["evidence"] = len(self.evidence(deal))
        return found

    def evidence_in(self, conversation: str) -> list[Evidence]:
        by_turn: dict[int, list[Row[Any]]] = defaultdict(list)
        found: list[Evidence] = []
        judged, read = self._answers(*_IN_CONVERSATION, which=conversation)
        for row in judged:
            by_turn[row.turn].append(row)
            if row.verdict != Verdict.REJECTED.value:
                found.append(judged_evidence(row, reported=row.kind == "reported"))
        for row in read:
            left = corrected(evidence_of(row), by_turn.get(row.turn, ()))
            if left is not None:
                found.append(left)
        return sorted(found, key=lambda item: (item.turn, item.start, item.end))

    def evidence_with(self, prefix: str) -> list[Evidence]:
        found: dict[str, Evidence] = {}
        with self._read() as db:
            for row in db.execute(select(t.evidence).where(t.evidence.c.id.startswith(prefix, autoescape=True))):
                found[row.id] = evidence_of(row)
            places = {
                row.conversation
                for row in db.execute(select(t.corrections).where(PLACED))
                if evidence_id(row.conversation, row.turn, row.start, row.end).startswith(prefix)
            }
        for conversation in places:
            # What a user said of the words stands for them.
            found |= {item.id: item for item in self.evidence_in(conversation) if item.id.startswith(prefix)}
        return list(found.values())

    def unresolved(self) -> bool:
        query = select(t.participants.c.name).where(t.participants.c.person.is_(None)).limit(1)
        with self._ask() as db:
            return db.execute(query).first() is not None


def _unread(extractor: str) -> Select[Any]:
    """Turns that people on the buyer's side said or wrote and that this extractor has not read.

    What a language model has read was read on purpose: only another one has not read it.
    """
    other = t.turns.c.extractor != extractor
    if not extractor.startswith("llm:"):
        other = and_(other, ~t.turns.c.extractor.startswith("llm:"))
    return (
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
            t.turns.c.conversation.not_in(excluded()),
            or_(t.turns.c.extractor.is_(None), other),
        )
    )


@cache
def _evidence_of(of_deal: bool, of_person: bool) -> tuple[Select[Any], Select[Any]]:
    """What users said, and what was read; ``of_deal`` and ``of_person`` are of which."""
    judged, read = (_with_context(table, of_deal, of_person) for table in (t.corrections, t.evidence))
    return judged.where(PLACED), read


#: How many pieces of evidence each deal has: ``_with_context`` without the turn and the source, which each of them has.
_COUNTED = (
    select(t.conversations.c.deal, func.count())
    .select_from(t.evidence)
    .join(t.conversations, t.conversations.c.id == t.evidence.c.conversation)
    .join(
        t.participants,
        and_(t.participants.c.conversation == t.evidence.c.conversation, t.participants.c.name == t.evidence.c.speaker),
    )
    .join(t.people, t.people.c.id == t.participants.c.person)
    .where(t.people.c.side == Side.THEIRS.value, t.conversations.c.id.not_in(excluded()))
)


def _with_context(table: Table, of_deal: bool = False, of_person: bool = False) -> Select[Any]:
    """Rows that stand at a ``conversation`` and ``turn``, with who said it where and when."""
    # Evidence knows whose it is: a reflection that the buyer confirmed stands in our turn and is theirs.
    query = (
        select(
            table,
            t.people.c.id.label("person_id"),
            t.people.c.name.label("person_name"),
            t.conversations.c.deal,
            t.conversations.c.title,
            t.conversations.c.date,
            t.sources.c.name.label("source_name"),
            t.turns.c.at,
            t.turns.c.utc_offset_s,
            t.turns.c.kind,
        )
        .join(t.conversations, t.conversations.c.id == table.c.conversation)
        .join(t.turns, and_(t.turns.c.conversation == table.c.conversation, t.turns.c.number == table.c.turn))
        .join(t.sources, t.sources.c.id == t.turns.c.source)
        .join(
            t.participants,
            and_(t.participants.c.conversation == table.c.conversation, t.participants.c.name == table.c.speaker),
        )
        .join(t.people, t.people.c.id == t.participants.c.person)
        # A side may change after the words were read: only the buyer's side is evidence.
        .where(t.people.c.side == Side.THEIRS.value, t.conversations.c.id.not_in(excluded()))
    )
    if of_deal:
        query = query.where(t.conversations.c.deal == given("of_deal"))
    if of_person:
        query = query.where(t.people.c.id == given("of_person"))
    return query


def _row(row: Row[Any], item: Evidence, origin: str, mark: str) -> EvidenceRow:
    return EvidenceRow(
        evidence=item,
        person=row.person_id,
        person_name=row.person_name,
        deal=row.deal,
        source=row.source_name,
        title=row.title,
        date=local_day(row.at, row.utc_offset_s) if row.at else row.date,
        speaker=item.speaker,
        origin=origin,
        mark=mark,
    )


def _oldest_first(row: EvidenceRow) -> tuple[Any, ...]:
    item = row.evidence
    return (row.date is not None, row.date, item.conversation, item.turn, item.start, item.end)
