"""Deals and people, worked out over everything that is stored, whoever brought it.

What an editor brought tells of the deals that they saw then; see ``profiles.who.bounds`` and ``profiles.who.apart``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside.domain import ContactRecord, Conversation, Participant, Side
from otherside.profiles.who.apart import Told, resolve_apart
from otherside.profiles.who.bounds import Bounds, Reach
from otherside.profiles.who.deals import DealBook, addresses, assemble
from otherside.profiles.who.identity import Resolved, Us, mentions_of, named, resolve
from otherside.profiles.who.joining import Mention
from otherside.profiles.who.names import OURSELVES, person_key
from otherside.store.ledger import ledger_there
from otherside.store.stored import REACHES, CrmRecords

if TYPE_CHECKING:
    from otherside.store import Store


def deal_book(store: Store) -> DealBook:
    """Deals, and how the records of a CRM attach to them."""
    return _assembled(store.crm(), store.participants(), store.brought(), _reaches(store.settings()))[0]


def worked_out(store: Store) -> tuple[DealBook, list[Resolved]]:
    """Deals with their contacts, and people with their sides."""
    settings, crm, brought = store.settings(), store.crm(), store.brought()
    conversations = store.participants()
    reaches = _reaches(settings)
    book, bounds = _assembled(crm, conversations, brought, reaches)
    mentions = named(mentions_of(conversations, store.exchanges(OURSELVES)), settings.get("names", {}))
    us, sides = Us.of(settings.get("us", [])), {k: Side(v) for k, v in settings.get("sides", {}).items()}
    views = {view for found in brought.values() for view in found} | {v for by in crm.brought.values() for v in by if v}
    if not views:
        us = us.with_people(d.owner for d in book.deals if d.owner)
        return book, resolve(
            mentions, book.contacts, us, deal_organisations=book.names, known=store.people(), stated_sides=sides
        )
    free = [row for row in conversations if row[0] not in brought]
    alone = assemble(
        [deal for _, deal, _ in free],
        [r for n, r in enumerate(crm.deals) if bounds.record(n) is None],
        [c for n, c in enumerate(crm.contacts) if bounds.contact(n) is None],
        [r for n, r in enumerate(crm.roles) if bounds.role(n) is None],
        addresses(free),
    )
    us = us.with_people(d.owner for d in alone.deals if d.owner)
    unbounded = Told([m for m in mentions if m.conversation not in brought], alone.contacts, us, alone.names)
    touched = book.bounded | {deal for conversation, deal, _ in conversations if conversation in brought}
    touched |= {d for n, (_, deals) in enumerate(book.contacts) if bounds.contact(n) is not None for d in deals}
    strays = {deal for c, deal, _ in conversations if any(deal not in reaches.get(v, ()) for v in brought.get(c, ()))}
    groups = []
    for deals in _groups(
        [d.name for d in book.deals], {v: reaches.get(v, frozenset()) for v in views}, touched, strays
    ):
        here = [m for m in mentions if m.deal in deals]
        ours = us.with_people(d.owner for d in book.deals if d.owner and d.name in book.bounded & deals)
        contacts = _contacts_in(deals, book, bounds, [m for m in here if m.conversation not in brought])
        groups.append((deals, Told(here, contacts, ours, book.names)))
    return book, resolve_apart(unbounded, groups, known=store.people(), stated_sides=sides)


def contacts_told(book: DealBook) -> Iterator[tuple[str, Participant]]:
    """What contacts of a CRM tell in each deal, as ``Store.put_contacts`` takes it."""
    for contact, deals in book.contacts:
        email = contact.email.casefold() if contact.email else None
        for deal in sorted(deals):
            yield deal, Participant(contact.name, email, role=contact.role, organisation=contact.organisation)


def end_with_their_deals(home: Path, store: Store) -> None:
    """Takes away shares of deals that are no more: a later deal of such a name is another one."""
    ledger = ledger_there(home)
    if ledger is not None:
        try:
            shared = {deal for deal, _ in ledger.shares()}
            # Asked for after the shares: whoever begins a deal stores it before it is shared with them.
            if shared and (gone := shared - {d.name for d in store.deals()} - set(store.homes().values())):
                ledger.end_shares(gone)
        finally:
            ledger.close()
    held = store.settings().get(REACHES, {})
    there = {d.name for d in store.deals()} | set(store.homes().values()) if held else set()
    if any(not there.issuperset(deals) for deals in held.values()):
        store.change_setting(
            REACHES, lambda now: {view: [d for d in deals if d in there] for view, deals in (now or {}).items()}
        )


def _reaches(settings: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {view: frozenset(deals) for view, deals in settings.get(REACHES, {}).items()}


def _assembled(
    crm: CrmRecords,
    conversations: Sequence[tuple[str, str, Conversation]],
    brought: Mapping[str, frozenset[str]],
    reaches: Mapping[str, frozenset[str]],
) -> tuple[DealBook, Bounds]:
    record, contact, role = (
        [reaches.get(v, frozenset()) if v else None for v in crm.brought.get(kind, ())]
        for kind in ("deal", "contact", "role")
    )
    bounds = Bounds(record, contact, role, _made({c: deal for c, deal, _ in conversations}, brought, reaches))
    homes = [deal for _, deal, _ in conversations]
    return assemble(homes, crm.deals, crm.contacts, crm.roles, addresses(conversations), bounds), bounds


def _made(
    homes: Mapping[str, str], brought: Mapping[str, frozenset[str]], reaches: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """Deals that only bounded conversations made, with what all who brought those reach."""
    views: dict[str, set[str]] = defaultdict(set)
    for conversation, found in brought.items():
        if conversation in homes:
            views[homes[conversation]] |= found
    for conversation, deal in homes.items():
        if conversation not in brought:
            views.pop(deal, None)
    return {deal: frozenset.intersection(*(reaches.get(v, frozenset()) for v in by)) for deal, by in views.items()}


def _groups(
    deals: list[str], reaches: Mapping[str, frozenset[str]], touched: set[str] | frozenset[str], strays: set[str]
) -> list[frozenset[str]]:
    """Deals that the same views reach, where something bounded is in one of them.

    A conversation that an owner moved beyond its view's reach tells of its new deal alone.
    """
    by_views: dict[tuple[frozenset[str], str], set[str]] = defaultdict(set)
    for deal in deals:
        views = frozenset(v for v, reach in reaches.items() if deal in reach)
        by_views[views, deal if deal in strays or not views else ""].add(deal)
    return [frozenset(found) for found in by_views.values() if found & touched]


def _contacts_in(
    deals: frozenset[str], book: DealBook, bounds: Bounds, unbounded: list[Mention]
) -> list[tuple[ContactRecord, frozenset[str]]]:
    """The contacts of these deals, and those of no deal that are somebody there by what may tell so."""
    known = {m.participant.email.casefold() for m in unbounded if m.participant.email}
    keys = {key for m in unbounded if len(key := person_key(m.name)) > 1}
    found = []
    for n, (contact, of) in enumerate(book.contacts):
        reach: Reach = bounds.contact(n)
        there = of & deals
        told = reach is None and ((contact.email or "").casefold() in known or person_key(contact.name) in keys)
        if there or (not of and (told or (reach is not None and deals <= reach))):
            found.append((contact, there))
    return found
