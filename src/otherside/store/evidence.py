"""Evidence, and which turns are still to be read."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import and_, delete, insert, or_, select, update

from otherside.domain import Evidence, Side
from otherside.store import schema as t
from otherside.store.interface import EvidenceRow, PendingTurn
from otherside.store.records import evidence_of, evidence_row
from otherside.store.tables import Tables, chunks


class EvidenceTables(Tables):
    """Evidence."""

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


def evidence_id(conversation: str, turn: int, start: int, end: int) -> str:
    """The same words at the same place always get the same id."""
    return hashlib.sha256(f"{conversation}/{turn}/{start}-{end}".encode()).hexdigest()[:16]
