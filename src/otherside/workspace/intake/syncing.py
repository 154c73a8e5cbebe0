"""What a CRM holds, brought into the workspace: each record once, by its own id, and again only when it changed."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from otherside.domain import Conversation, DealRecord, InputError
from otherside.profiles.who.names import plain
from otherside.store import SourceRecord
from otherside.store.stored import CrmRecords
from otherside.sync.remote import Connector, Item
from otherside.workspace.intake.adding import Progress, silent
from otherside.workspace.reading.analysis import analyse
from otherside.workspace.resolving import deal_book
from otherside.workspace.unfinished import SIDES, under_way

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

SETTING = "sync"
OVERLAP = dt.timedelta(minutes=10)
"""How far before the last change seen a reading begins: what a CRM finds may lag behind what it holds."""
_LEAST = 20
"""Fewer letters than this are anybody's words, such as "No answer"."""


def state_of(workspace: Workspace, system: str) -> dict[str, Any]:
    """What is noted of a system: ``cursors`` by kind, and what was ``written`` to it."""
    held = workspace.store.settings().get(SETTING, {}).get(system, {})
    return {"cursors": dict(held.get("cursors", {})), "written": dict(held.get("written", {}))}


def change_state(
    workspace: Workspace, system: str, part: str, change: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    """Notes what ``change`` makes of one part, ``cursors`` or ``written``, with nobody else in between.

    While one reads for minutes, another may confirm what is to be written.
    """

    def changed(held: dict[str, Any] | None) -> dict[str, Any]:
        state = (held or {}).get(system, {})
        return {**(held or {}), system: {**state, part: change(dict(state.get(part, {})))}}

    workspace.store.change_setting(SETTING, changed)


def sync(
    workspace: Workspace, connector: Connector, *, full: bool = False, progress: Progress = silent
) -> dict[str, Any]:
    """Reads what changed since last time, stores it, and reads the buyers' words in it.

    Each record is stored whole or not at all. When the system fails in the middle, what was read stays, and the next
    time goes on with the kind of records at which it stopped.

    Args:
        full: reads everything again; what is known already changes nothing.

    Returns:
        ``system``, and counts of what is new or changed: ``deals``, ``contacts``, ``conversations``, ``people``,
        ``evidence``; of what is ``unchanged``, ``elsewhere`` (its words are in a file of the same deal already) and
        ``without_deal``.

    Raises:
        InputError: the system cannot be read to the end; the text says why and what to do.
    """
    before = workspace.store.counts()
    taking = _Taking(workspace, connector)
    with under_way(workspace.store, SIDES):
        try:
            for kind in connector.kinds:
                _read_kind(taking, kind, full, progress)
            taking.find_homes()
        finally:
            workspace.refresh()
    analyse(workspace.store, progress)
    after = workspace.store.counts()
    counts = taking.counts
    names = ("deals", "contacts", "conversations", "unchanged", "elsewhere", "without_deal")
    gained = {key: max(0, after[key] - before[key]) for key in ("people", "evidence")}
    return {"system": connector.system, **{name: counts[name] for name in names}, **gained}


def _read_kind(taking: _Taking, kind: str, full: bool, progress: Progress) -> None:
    system = taking.connector.system
    cursor = state_of(taking.workspace, system)["cursors"].get(kind)
    since = dt.datetime.fromisoformat(cursor) - OVERLAP if cursor and not full else None
    if kind == "contact" and since is None:
        # Deals bring their contacts; the rest of the address book is none of our business.
        return
    latest: dict[str, dt.datetime] = {}
    for count, item in enumerate(_items(taking.connector, kind, since)):
        taking.take(item)
        latest[item.kind] = max(item.modified, latest.get(item.kind, item.modified))
        progress(f"reading {kind}s", count + 1, 0)

    def moved(cursors: dict[str, Any]) -> dict[str, Any]:
        for read, at in latest.items():
            if read == kind or (read == "contact" and kind == "deal" and read not in cursors):
                held = cursors.get(read)
                cursors[read] = max(at.isoformat(), held, key=dt.datetime.fromisoformat) if held else at.isoformat()
        return cursors

    change_state(taking.workspace, system, "cursors", moved)


def _items(connector: Connector, kind: str, since: dt.datetime | None) -> Iterator[Item]:
    """What a system holds; a record that is not as its documentation says ends the reading with one clear line."""
    items = connector.read(kind, since)
    while True:
        try:
            item = next(items)
        except StopIteration:
            return
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise InputError(
                f"{connector.title} sent a {kind} that is not as its documentation says ({error!r:.120}); what was read "
                "before is kept; please report it, without the record's words"
            ) from error
        yield item


class _Taking:
    """One run: what is stored under which deal."""

    def __init__(self, workspace: Workspace, connector: Connector) -> None:
        self.workspace = workspace
        self.connector = connector
        self.counts: Counter[str] = Counter()
        self._homes = homes(workspace)
        self._ours = {w["key"] for w in state_of(workspace, connector.system)["written"].values() if w.get("key")}
        self._called = {d.key: d.name for d in workspace.store.crm().deals if d.key}
        self._stale = False
        self._told: dict[str, set[str]] = {}
        #: Names of deals with a key, and whose they are.
        self._names: dict[str, str | None] = {plain(d.name): d.key for d in workspace.store.crm().deals if d.key}

    def find_homes(self) -> None:
        """Works out anew which deal here each deal there is.

        A deal that was renamed there is renamed here, unless files of the user's go by the earlier name.
        """
        store = self.workspace.store
        earlier, self._homes = self._homes, homes(self.workspace)
        called = {d.key: d.name for d in store.crm().deals if d.key}
        mine = {s.id for s in store.sources() if s.location.startswith(f"{self.connector.system}:")}
        held = store.homes_of_sources()
        for key, was in earlier.items():
            name = called.get(key)
            if name is None or self._called.get(key) in (None, name):
                continue
            sources = [number for number, deals in held.items() if was in deals]
            if sources and mine.issuperset(sources):
                for number in sources:
                    store.move_source(number, name)
        self._homes, self._called, self._stale = homes(self.workspace), called, False

    def take(self, item: Item) -> None:
        """Stores one record, if there is anything new in it."""
        store = self.workspace.store
        location = f"{self.connector.system}:{item.key}"
        known = store.source_at(location)
        if item.key in self._ours or (known is None and item.optional):
            # What we wrote ourselves is nobody's words; a contact without a deal is none of ours.
            return
        item = self._distinct(item)
        crm = CrmRecords(item.parsed.deals, item.parsed.contacts, item.parsed.roles, item.parsed.accounts)
        talks = item.parsed.conversations
        if talks and self._stale:
            self.find_homes()
        home = self._homes.get(item.deal or "") if talks else None
        if (talks and home is None) or (known is None and not talks and crm == CrmRecords()):
            self.counts["without_deal"] += 1 if item.deal is None or talks else 0
            return
        if known is not None and known.digest == item.digest:
            if home is not None and known.deal != home and known.id is not None:
                store.move_source(known.id, home)
            self.counts["unchanged"] += 1
            return
        if known is None and home is not None and not item.mail and self._is_told(home, talks[0]):
            self.counts["elsewhere"] += 1
            return
        number = hashlib.sha256(location.encode()).hexdigest()[:16]
        store.put_source(
            SourceRecord(
                location=location,
                digest=item.digest,
                name=f"{self.connector.title} {item.kind} {item.id}",
                format=talks[0].format if talks else "crm",
                deal=home,
            ),
            [(number, home or "", talk) for talk in talks],
            crm,
            replaces=known.id if known else None,
        )
        self.counts["conversations"] += len(talks)
        self._stale = self._stale or bool(crm.deals)
        self.counts["deals"] += len(crm.deals)
        self.counts["contacts"] += len(crm.contacts)

    def _distinct(self, item: Item) -> Item:
        """Two deals there of the same name are two deals here."""
        if not item.parsed.deals:
            return item
        record = item.parsed.deals[0]
        name = record.name
        for addition in (None, record.organisation, record.key):
            name = f"{record.name} ({addition})" if addition else record.name
            if self._names.get(plain(name), record.key) == record.key:
                break
        self._names[plain(name)] = record.key
        renamed = dataclasses.replace(record, name=name)
        return dataclasses.replace(item, parsed=dataclasses.replace(item.parsed, deals=(renamed,)))

    def _is_told(self, deal: str, talk: Conversation) -> bool:
        """Whether these words are in the deal already, from a file that was added."""
        if deal not in self._told:
            mine = f"{self.connector.system}:"
            files = {s.id for s in self.workspace.store.sources() if not s.location.startswith(mine)}
            self._told[deal] = {
                letters(turn.turn.text)
                for number in self.workspace.store.conversation_ids(deal, excluded=True)
                if (stored := self.workspace.store.conversation(number)) is not None
                for turn in stored.turns
                if turn.source in files
            }
        said = [text for turn in talk.turns if (text := letters(turn.text))]
        return sum(map(len, said)) >= _LEAST and all(text in self._told[deal] for text in said)


def letters(text: str) -> str:
    """Only what survives wrapping, markup and other programs."""
    return "".join(c for c in text.casefold() if c.isalnum())


def homes(workspace: Workspace) -> dict[str, str]:
    """The deal here of each CRM record with a key, as ``resolving.deal_book`` joins them."""
    records = [d for d in workspace.store.crm().deals if d.key]
    book = deal_book(workspace.store)
    exact = {plain(deal.name): deal.name for deal in book.deals}
    called: dict[str, str] = {}
    for deal, names in book.names.items():
        for name in names:
            called.setdefault(plain(name), deal)
    return {d.key: exact.get(plain(d.name)) or called.get(plain(d.name)) or d.name for d in records if d.key}


def linked(workspace: Workspace, system: str) -> dict[str, DealRecord]:
    """The deals that came from a system, by its own ids."""
    ids = {s.location.partition("/")[2] for s in workspace.store.sources() if s.location.startswith(f"{system}:deal/")}
    found = {d.key: d for d in workspace.store.crm().deals if d.key in ids}
    if not found:
        raise InputError(f"nothing was read from {system} yet; read it first: otherside sync {system}")
    return {key: record for key, record in found.items() if key}
