"""Resolved people and deals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import and_, bindparam, delete, insert, select, update

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
            if not records:
                return
            db.execute(
                insert(t.people),
                [
                    {
                        "id": p.id, "name": p.name, "side": p.side.value, "side_reason": p.side_reason, "role": p.role,
                        "organisation": p.organisation, "emails": list(p.emails), "aliases": list(p.aliases),
                    }
                    for p in (record.person for record in records)
                ],
            )  # fmt: skip
            deals = [{"deal": d, "person": r.person.id} for r in records for d in r.person.deals]
            if deals:
                db.execute(insert(t.deal_people), deals)
            mentions = [
                {"of": record.person.id, "place": conversation, "written": name}
                for record in records
                for conversation, name in record.mentions
            ]
            if mentions:
                db.execute(
                    update(t.participants)
                    .where(
                        and_(
                            t.participants.c.conversation == bindparam("place"),
                            t.participants.c.name == bindparam("written"),
                        )
                    )
                    .values(person=bindparam("of")),
                    mentions,
                )
