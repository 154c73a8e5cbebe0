"""Resolved people and deals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, delete, insert, select, update

from otherside.domain import Deal, Person, Side
from otherside.store import schema as t
from otherside.store.records import deal_of, deal_row, person_of
from otherside.store.stored import PersonRecord
from otherside.store.tables import FEW, Tables, chunks, given

_PERSON = (
    select(t.people).where(t.people.c.id == given("person")),
    select(t.deal_people.c.deal).where(t.deal_people.c.person == given("person")).order_by(t.deal_people.c.deal),
)


@cache
def _people_of(of_deal: bool, of_side: bool) -> tuple[Select[Any], Select[Any]]:
    """People, and the deals of each; ``deal`` and ``side`` are which."""
    people = select(t.people).order_by(t.people.c.name, t.people.c.id)
    links = select(t.deal_people).order_by(t.deal_people.c.deal)
    if of_deal:
        people = people.join(t.deal_people).where(t.deal_people.c.deal == given("deal"))
        theirs = t.deal_people.alias()
        links = links.where(t.deal_people.c.person.in_(select(theirs.c.person).where(theirs.c.deal == given("deal"))))
    if of_side:
        people = people.where(t.people.c.side == given("side"))
    return people, links


class PeopleTables(Tables):
    """People and deals."""

    def deals(self, among: Collection[str] | None = None) -> list[Deal]:
        every = select(t.deals).order_by(t.deals.c.name)
        # Of very many names the database would have to be told all: then it tells all of its own.
        few = among is not None and len(among) <= FEW
        with self._ask() as db:
            rows = db.execute(every.where(t.deals.c.name.in_(sorted(among or ()))) if few else every).all()
        return [deal_of(row) for row in rows if among is None or row.name in among]

    def deal_with(self, name: str) -> Deal | None:
        if "\x00" in name or any("\ud800" <= c <= "\udfff" for c in name):
            # No database can be asked for such a text, and none holds it.
            return None
        with self._ask() as db:
            row = db.execute(select(t.deals).where(t.deals.c.name == name)).first()
        return deal_of(row) if row else None

    def put_deals(self, deals: Iterable[Deal]) -> None:
        wanted = {deal.name: deal_row(deal) for deal in deals}
        with self._write() as db:
            held = {row.name: dict(row._mapping) for row in db.execute(select(t.deals))}
            # Only what differs: each deal that is written is read anew by whoever looks at it.
            gone = [name for name, row in held.items() if wanted.get(name) != row]
            for chunk in chunks(gone):
                db.execute(delete(t.deals).where(t.deals.c.name.in_(chunk)))
            new = [row for name, row in wanted.items() if held.get(name) != row]
            if new:
                db.execute(insert(t.deals), new)

    def people(self, deal: str | None = None, side: Side | None = None) -> list[Person]:
        rows, links = self._answers(
            *_people_of(deal is not None, side is not None), deal=deal, side=side.value if side is not None else None
        )
        deals: dict[str, list[str]] = defaultdict(list)
        for link in links:
            deals[link.person].append(link.deal)
        return [person_of(row, tuple(deals[row.id])) for row in rows]

    def person_with(self, person: str) -> Person | None:
        rows, links = self._answers(*_PERSON, person=person)
        return person_of(rows[0], tuple(link.deal for link in links)) if rows else None

    def put_people(self, records: Sequence[PersonRecord]) -> None:
        # Only what differs is written: an import of one note concerns a few people, and others wait for the writer.
        wanted = {r.person.id: _person_values(r.person) for r in records}
        links = {(d, r.person.id) for r in records for d in r.person.deals}
        said = {(conversation, name): r.person.id for r in records for conversation, name in r.mentions}
        with self._write() as db:
            held = {row.id: dict(row._mapping) for row in db.execute(select(t.people))}
            linked = {(row.deal, row.person) for row in db.execute(select(t.deal_people))}
            # Before those they point to are gone.
            for deal, person in linked - links:
                db.execute(delete(t.deal_people).where(t.deal_people.c.deal == deal, t.deal_people.c.person == person))
            for chunk in chunks(sorted(set(held) - set(wanted))):
                db.execute(delete(t.people).where(t.people.c.id.in_(chunk)))
            changed = [values for key, values in wanted.items() if key in held and held[key] != values]
            for values in changed:
                db.execute(update(t.people).where(t.people.c.id == values["id"]).values(**values))
            new = [values for key, values in wanted.items() if key not in held]
            if new:
                db.execute(insert(t.people), new)
            if links - linked:
                db.execute(insert(t.deal_people), [{"deal": d, "person": p} for d, p in sorted(links - linked)])
            mentions = [
                {"of": said.get((row.conversation, row.name)), "place": row.conversation, "written": row.name}
                for row in db.execute(
                    select(t.participants.c.conversation, t.participants.c.name, t.participants.c.person)
                )
                if said.get((row.conversation, row.name)) != row.person
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


def _person_values(person: Person) -> dict[str, Any]:
    """A row of ``people``."""
    return {
        "id": person.id, "name": person.name, "side": person.side.value, "side_reason": person.side_reason,
        "role": person.role, "organisation": person.organisation, "emails": list(person.emails),
        "aliases": list(person.aliases),
    }  # fmt: skip
