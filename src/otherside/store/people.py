"""Resolved people and deals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import and_, delete, insert, select, update

from otherside.domain import Deal, Person, Side
from otherside.store import schema as t
from otherside.store.interface import PersonRecord
from otherside.store.records import deal_of, deal_row, person_of
from otherside.store.tables import Tables


class PeopleTables(Tables):
    """People and deals."""

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

    def person_with(self, person: str) -> Person | None:
        with self._read() as db:
            row = db.execute(select(t.people).where(t.people.c.id == person)).first()
            if row is None:
                return None
            mine = select(t.deal_people.c.deal).where(t.deal_people.c.person == person).order_by(t.deal_people.c.deal)
            return person_of(row, tuple(db.execute(mine).scalars()))

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
