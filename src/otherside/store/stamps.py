"""For each deal the number of the last write that touched it, kept by the team's server itself.

A team writes all day, and what is known of a deal changes only with what is written of that deal: pages, search and
caches ask for its stamp instead of reading it again after each write of anybody. Triggers keep the stamps, so that no
way of writing that counts the revision up first can forget to. Deals stand there by their SHA-256: when a deal is gone,
its name is gone too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, text

from otherside.store.known_again import PREFIX as AGAIN
from otherside.store.unfinished import PREFIX

#: The row that stands for what concerns every deal: settings, CRM records.
COMMON = ""
_OF_CONVERSATION = "SELECT c.deal FROM changed x JOIN conversations c ON c.id = x.conversation"
#: Table to the deals that rows of it (``changed``) concern; a null concerns all.
_CONCERNED = {
    "conversations": "SELECT deal FROM changed",
    "turns": _OF_CONVERSATION,
    "participants": _OF_CONVERSATION,
    "evidence": _OF_CONVERSATION,
    "corrections": _OF_CONVERSATION,
    "consents": _OF_CONVERSATION,
    "deals": "SELECT name FROM changed",
    "people": "SELECT d.deal FROM changed x JOIN deal_people d ON d.person = x.id",
    # Somebody's other deals are told beside each.
    "deal_people": "SELECT deal FROM changed UNION SELECT d.deal FROM changed x JOIN deal_people d ON d.person = x.person",
    "deal_contacts": "SELECT deal FROM changed",
    "sources": (
        "SELECT c.deal FROM changed x JOIN turns t ON t.source = x.id JOIN conversations c ON c.id = t.conversation"
    ),
    "settings": f"SELECT CAST(NULL AS text) FROM changed WHERE key NOT LIKE '{PREFIX}%' AND key NOT LIKE '{AGAIN}%'",
    "crm_records": "SELECT CAST(NULL AS text) FROM changed",
}


#: What was written since a revision, in one statement: it sees one moment. The sum tells whether what was known before holds.
SINCE = text(
    "SELECT r.number AS revision, r.erased, (SELECT CAST(coalesce(sum(number), 0) AS bigint) FROM deal_stamps) AS total, "
    "s.deal, s.number FROM revision r LEFT JOIN deal_stamps s ON s.number > :known"
)


@dataclass(slots=True)
class Seen:
    """What a process knows of a store.

    Attributes:
        writes: how often this process wrote.
        until: when it is to be asked again, as ``time.monotonic`` says it.
        number: the revision.
        erased: how often something was erased.
        stamps: number of the last write by deal, as ``latest`` takes them.
    """

    writes: int = 0
    until: float = 0.0
    number: int = -1
    erased: int = 0
    stamps: dict[str, int] = field(default_factory=dict)

    def take(self, known: int, rows: Sequence[Any]) -> bool:
        """Takes in the rows of ``SINCE``; whether it then knows the store as it was at that moment.

        It does not where a copy of an earlier day was put back under the same address: then all is to be asked for, with -1.
        """
        now = rows[0]
        if known != self.number and now.revision <= self.number:
            # Another thread has seen as much or more.
            return True
        if known < 0:
            self.stamps = {}
        elif now.revision < self.number:
            return False
        self.stamps.update((row.deal, row.number) for row in rows if row.deal is not None)
        self.number, self.erased = now.revision, now.erased
        return sum(self.stamps.values()) == int(now.total)

    def stamp(self, deals: Collection[str]) -> str:
        """Changes whenever something is written that concerns any of these deals, and is never the same again."""
        return f"{self.erased}.{latest(self.stamps, deals)}"


def install(connection: Connection) -> None:
    """Makes the table and its triggers, or leaves them as they are; after that every deal counts as written to."""
    schema = connection.execute(text("SELECT quote_ident(current_schema())")).scalar_one()
    connection.execute(
        text('CREATE TABLE IF NOT EXISTS deal_stamps (deal text COLLATE "C" PRIMARY KEY, number bigint NOT NULL)')
    )
    here = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
    there = set(connection.execute(text(here)).scalars())
    for table, concerned in _CONCERNED.items():
        if table not in there:
            # On the way from an earlier version.
            continue
        connection.execute(
            text(
                # Whoever may write to a table need have no right to write to the stamps.
                f"CREATE OR REPLACE FUNCTION stamp_{table}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER "
                f"SET search_path = {schema}, pg_temp AS $$ BEGIN "
                "INSERT INTO deal_stamps "
                "SELECT coalesce(encode(sha256(convert_to(deal, 'UTF8')), 'hex'), ''), revision.number "
                f"FROM (SELECT DISTINCT * FROM ({concerned}) AS found (deal)) AS concerned, revision "
                "ON CONFLICT (deal) DO UPDATE SET number = excluded.number "
                "WHERE deal_stamps.number <> excluded.number; RETURN NULL; END $$"
            )
        )
        for name, event in (("new", "INSERT"), ("old", "DELETE"), ("new", "UPDATE"), ("old", "UPDATE")):
            connection.execute(
                text(
                    f'CREATE OR REPLACE TRIGGER stamp_{event.lower()}_{name} AFTER {event} ON "{table}" '
                    f"REFERENCING {name.upper()} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION stamp_{table}()"
                )
            )
    connection.execute(
        text(
            "INSERT INTO deal_stamps SELECT '', number FROM revision "
            "ON CONFLICT (deal) DO UPDATE SET number = excluded.number"
        )
    )


def latest(stamps: Mapping[str, int], deals: Collection[str]) -> int:
    """The number of the last write that concerns any of these deals."""
    return max((stamps.get(key, 0) for key in (COMMON, *_keys(frozenset(deals)))), default=0)


@lru_cache(maxsize=4096)
def _keys(deals: frozenset[str]) -> tuple[str, ...]:
    return tuple(hashlib.sha256(deal.encode()).hexdigest() for deal in deals)
