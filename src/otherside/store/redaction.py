"""Blacking words out of what is stored, in place: a mark of the same length, so that every offset stays right."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from typing import Any

from sqlalchemy import Connection, Table, select, update

from otherside.domain.told import ROLES_TOLD, RoleTold, roles_told, written
from otherside.store import schema as t
from otherside.store.corrections import turn_digest
from otherside.store.known_again import PREFIX as AGAIN
from otherside.store.known_again import remember_blacked
from otherside.store.tables import Tables, chunks
from otherside.store.unfinished import PREFIX

#: Text in, text of the same length out.
Change = Callable[[str], str]
#: Columns that hold words of people or about them, beside the turns. Names of deals and of participants are keys.
_ABOUT: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (t.conversations, ("title", "fields")),
    (t.sources, ("name", "location")),
    (t.crm_records, ("record",)),
    (t.deal_contacts, ("name", "role", "organisation")),
    (t.settings, ("value",)),
    (t.consents, ("note",)),
    (t.corrections, ("because", "location")),
)


class RedactionTables(Tables):
    """Blacking out."""

    def black_out(
        self,
        change: Change,
        conversations: Collection[str] | None = None,
        *,
        about: bool | Change = False,
        deals: Collection[str] = (),
    ) -> int:
        """See ``store.interface.Store``."""
        count = 0
        beside = change if isinstance(about, bool) else about
        with self._write() as db:
            wanted = select(t.conversations.c.id)
            numbers = sorted(db.execute(wanted).scalars() if conversations is None else conversations)
            for number in numbers:
                if blacked := _turns(db, number, change):
                    keep_told(db, [number])
                    remember_blacked(db, number)
                count += blacked
            if conversations is None:
                count += _unplaced(db, change)
            if about:
                for table, columns in _ABOUT:
                    only = None if conversations is None else _of(db, table, numbers, deals)
                    # A folder may be called after a deal.
                    here = _in_file_name(beside) if table is t.sources and only is not None else beside
                    count += sum(_column(db, table, column, here, only) for column in columns)
                if conversations is not None:
                    count += _stated(db, numbers, beside)
        return count

    def texts(self) -> Iterator[tuple[str, str]]:
        """See ``store.interface.Store``."""
        for table in t.metadata.sorted_tables:
            with self._read() as db:
                for row in db.execute(select(table)):
                    yield table.name, "\n".join(_said(value) for value in row if value is not None)
        yield from self.database.noted()


def _turns(db: Connection, conversation: str, change: Change) -> int:
    mine = t.turns.c.conversation == conversation
    count = 0
    for row in db.execute(select(t.turns.c.number, t.turns.c.text, t.turns.c.reported_by).where(mine)).all():
        text = _same_length(change, row.text)
        by = _same_length(change, row.reported_by) if row.reported_by else row.reported_by
        if (text, by) == (row.text, row.reported_by):
            continue
        count += 1
        here = (mine, t.turns.c.number == row.number)
        db.execute(update(t.turns).where(*here).values(text=text, reported_by=by))
        for table in (t.evidence, t.corrections):
            at = (table.c.conversation == conversation, table.c.turn == row.number)
            for item in db.execute(select(table.c.id, table.c.start, table.c.end).where(*at)).all():
                values: dict[str, Any] = {"quote": text[item.start : item.end]}
                if table is t.corrections:
                    # By which the words are found again when the file is corrected.
                    values["turn_digest"] = turn_digest(text)
                db.execute(update(table).where(table.c.id == item.id).values(**values))
    return count


def keep_told(
    db: Connection, conversations: Collection[str], wanted: Callable[[RoleTold], bool] = lambda one: True
) -> None:
    """Lets go of the roles that a conversation's fields tell of people who are not in it, where their words are gone.

    Args:
        wanted: which to keep of those whose words still stand in a turn.
    """
    for number in conversations:
        held = db.execute(select(t.conversations.c.fields).where(t.conversations.c.id == number)).scalar() or {}
        if ROLES_TOLD not in held:
            continue
        texts = list(db.execute(select(t.turns.c.text).where(t.turns.c.conversation == number)).scalars())
        lines = [" ".join(text.split()) for text in texts]
        stand = [o for o in roles_told(held) if wanted(o) and any(o.name in x and o.role in x for x in lines)]
        fields = {key: value for key, value in held.items() if key != ROLES_TOLD}
        if stand:
            fields[ROLES_TOLD] = written(stand)
        db.execute(update(t.conversations).where(t.conversations.c.id == number).values(fields=fields))


def _unplaced(db: Connection, change: Change) -> int:
    """Corrections whose words stand nowhere now still hold them."""
    adrift = t.corrections.c.conversation.is_(None)
    count = 0
    for row in db.execute(select(t.corrections.c.id, t.corrections.c.quote).where(adrift)).all():
        quote = _same_length(change, row.quote)
        if quote != row.quote:
            count += 1
            db.execute(update(t.corrections).where(t.corrections.c.id == row.id).values(quote=quote))
    return count


def _of(db: Connection, table: Table, conversations: Collection[str], deals: Collection[str] = ()) -> set[Any]:
    """Keys of the rows of a table that are about some conversations alone; of CRM records those of some deals, of settings none."""
    if table is t.crm_records:
        rows = db.execute(select(t.crm_records)) if deals else ()
        of_deal = {"deal": "name", "role": "deal"}
        return {row.id for row in rows if row.kind in of_deal and row.record.get(of_deal[row.kind]) in deals}
    if table is t.deal_contacts:
        return set(db.execute(select(t.deal_contacts.c.id).where(t.deal_contacts.c.deal.in_(deals))).scalars())
    found: set[Any] = set()
    for chunk in chunks(sorted(conversations)):
        if table is t.sources:
            found |= set(db.execute(select(t.turns.c.source).where(t.turns.c.conversation.in_(chunk))).scalars())
        elif table is t.conversations:
            found |= set(chunk)
        elif "conversation" in table.c:
            key = next(iter(table.primary_key.columns))
            found |= set(db.execute(select(key).where(table.c.conversation.in_(chunk))).scalars())
    return found


def _in_file_name(change: Change) -> Change:
    """The change of what stands behind the last slash alone."""

    def changed(text: str) -> str:
        start = max(text.rfind("/"), text.rfind("\\")) + 1
        return text[:start] + change(text[start:])

    return changed


def _stated(db: Connection, conversations: Collection[str], change: Change) -> int:
    """The reasons that users gave for what they state about the deals of some conversations."""
    deals: set[str] = set()
    for chunk in chunks(sorted(conversations)):
        deals |= set(db.execute(select(t.conversations.c.deal).where(t.conversations.c.id.in_(chunk))).scalars())
    here = t.settings.c.key == "beliefs"
    value = db.execute(select(t.settings.c.value).where(here)).scalar() or {}
    new = {
        deal: [{**row, "because": _same_length(change, row.get("because") or "")} for row in rows]
        if deal in deals
        else rows
        for deal, rows in value.items()
    }
    if new == value:
        return 0
    db.execute(update(t.settings).where(here).values(value=new))
    return sum(a != b for deal in deals & set(value) for a, b in zip(new[deal], value[deal], strict=True))


def _column(db: Connection, table: Table, column: str, change: Change, only: Collection[Any] | None = None) -> int:
    key = next(iter(table.primary_key.columns))
    held = table.c[column]
    count = 0
    # Notes of what is under way go when it ends; blacked out, they could not be followed. Marks hold no words.
    rows = [
        row
        for row in db.execute(select(key, held))
        if not str(row[0]).startswith((PREFIX, AGAIN)) and (only is None or row[0] in only)
    ]
    for chunk in chunks(rows):
        for identity, value in chunk:
            new = _anywhere(value, change)
            if new != value:
                count += 1
                db.execute(update(table).where(key == identity).values({column: new}))
    return count


def _anywhere(value: Any, change: Change) -> Any:
    """The same JSON with its texts changed; keys stay."""
    if isinstance(value, str):
        return _same_length(change, value)
    if isinstance(value, dict):
        return {key: _anywhere(item, change) for key, item in value.items()}
    if isinstance(value, list):
        return [_anywhere(item, change) for item in value]
    return value


def _same_length(change: Change, text: str) -> str:
    new = change(text)
    assert len(new) == len(text), "a mark of another length would move every offset behind it"
    return new


def _said(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
