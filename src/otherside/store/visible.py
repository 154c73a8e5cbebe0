"""What belongs to which deals: asked by the view of a workspace that shows only some of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Table, delete, func, insert, select

from otherside.domain import Participant
from otherside.store import schema as t
from otherside.store.tables import Tables, chunks


class DealTables(Tables):
    """Homes of conversations and sources, who brought them, and the contacts of each deal."""

    def home_of(self, conversation: str) -> str | None:
        """See ``store.interface.Store``."""
        with self._ask() as db:
            found: str | None = db.execute(
                select(t.conversations.c.deal).where(t.conversations.c.id == conversation)
            ).scalar()
        return found

    def homes(self) -> dict[str, str]:
        """See ``store.interface.Store``."""
        with self._ask() as db:
            return {row.id: row.deal for row in db.execute(select(t.conversations.c.id, t.conversations.c.deal))}

    def homes_of_messages(self, messages: Collection[str]) -> dict[str, str]:
        """See ``store.interface.Store``."""
        found: dict[str, str] = {}
        for chunk in chunks(sorted(messages)):
            query = (
                select(t.thread_messages.c.message, t.conversations.c.deal)
                .join(t.conversations, t.conversations.c.id == t.thread_messages.c.conversation)
                .where(t.thread_messages.c.message.in_(chunk))
            )
            with self._ask() as db:
                found |= {row.message: row.deal for row in db.execute(query)}
        return found

    def homes_of_sources(self, source: int | None = None) -> dict[int, frozenset[str]]:
        """See ``store.interface.Store``."""
        query: Any = (
            select(t.turns.c.source, t.conversations.c.deal)
            .join(t.conversations, t.conversations.c.id == t.turns.c.conversation)
            .distinct()
        )
        if source is not None:
            query = query.where(t.turns.c.source == source)
        homes: dict[int, set[str]] = defaultdict(set)
        with self._ask() as db:
            for row in db.execute(query):
                homes[row.source].add(row.deal)
        return {source: frozenset(deals) for source, deals in homes.items()}

    def brought(self) -> dict[str, frozenset[str]]:
        """See ``store.interface.Store``."""
        query = (
            select(t.turns.c.conversation, t.sources.c.brought_by)
            .join(t.sources, t.sources.c.id == t.turns.c.source)
            .where(t.sources.c.brought_by.is_not(None))
            .distinct()
        )
        found: dict[str, set[str]] = defaultdict(set)
        with self._ask() as db:
            for row in db.execute(query):
                found[row.conversation].add(row.brought_by)
        return {conversation: frozenset(views) for conversation, views in found.items()}

    def contacts_of(self, deals: Collection[str]) -> list[tuple[str, Participant]]:
        """See ``store.interface.Store``."""
        found: list[tuple[str, Participant]] = []
        for chunk in chunks(sorted(deals)):
            with self._ask() as db:
                query = select(t.deal_contacts).where(t.deal_contacts.c.deal.in_(chunk)).order_by(t.deal_contacts.c.id)
                found += [
                    (row.deal, Participant(row.name, row.email, role=row.role, organisation=row.organisation))
                    for row in db.execute(query)
                ]
        return found

    def put_contacts(self, contacts: Iterable[tuple[str, Participant]]) -> None:
        """See ``store.interface.Store``."""
        wanted = {(deal, who.name, who.email, who.role, who.organisation): None for deal, who in contacts}
        names = ("deal", "name", "email", "role", "organisation")
        with self._write() as db:
            held = {
                tuple(row[1:]): row.id
                for row in db.execute(select(t.deal_contacts.c.id, *(t.deal_contacts.c[name] for name in names)))
            }
            # Only what differs, as of people.
            for chunk in chunks([number for row, number in held.items() if row not in wanted]):
                db.execute(delete(t.deal_contacts).where(t.deal_contacts.c.id.in_(chunk)))
            new = [dict(zip(names, row, strict=True)) for row in wanted if row not in held]
            if new:
                db.execute(insert(t.deal_contacts), new)

    def counts_in(self, deals: Collection[str]) -> dict[str, int]:
        """See ``store.interface.Store``."""
        counts = {"conversations": 0, "turns": 0, "evidence": 0, "corrections": 0}
        people: set[str] = set()
        sources: set[int] = set()
        with self._read() as db:
            for chunk in chunks(sorted(deals)):
                mine = select(t.conversations.c.id).where(t.conversations.c.deal.in_(chunk))
                counts["conversations"] += int(
                    db.execute(select(func.count()).select_from(mine.subquery())).scalar_one()
                )
                held: dict[str, Table] = {"turns": t.turns, "evidence": t.evidence, "corrections": t.corrections}
                for name, table in held.items():
                    query: Any = select(func.count()).select_from(table).where(table.c.conversation.in_(mine))
                    counts[name] += int(db.execute(query).scalar_one())
                # Who is in two deals, or tells of two in one file, is counted once.
                people.update(
                    db.execute(
                        select(t.deal_people.c.person).where(t.deal_people.c.deal.in_(chunk)).distinct()
                    ).scalars()
                )
                sources.update(
                    db.execute(select(t.turns.c.source).where(t.turns.c.conversation.in_(mine)).distinct()).scalars()
                )
        return {**counts, "people": len(people), "sources": len(sources)}
