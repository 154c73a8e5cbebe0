"""Deals: from folders, sources and customer-relationship systems to one list. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from otherside.domain import ContactRecord, Deal, DealRecord, DealRoleRecord
from otherside.profiles.who.names import domain_key, organisation_key, person_key, plain, same_organisation


@dataclass(frozen=True, slots=True)
class DealBook:
    """Deals, and how the records of a CRM attach to them.

    Attributes:
        deals: every deal, with what the CRM says of it.
        names: for each deal the names its buyer may go by: its own and its account's.
        contacts: each CRM contact with the deals it belongs to.
    """

    deals: tuple[Deal, ...]
    names: Mapping[str, tuple[str, ...]]
    contacts: tuple[tuple[ContactRecord, frozenset[str]], ...]


def assemble(
    conversation_deals: Sequence[str],
    records: Sequence[DealRecord],
    contacts: Sequence[ContactRecord],
    roles: Sequence[DealRoleRecord],
) -> DealBook:
    """Joins the deals that conversations belong to with those of a CRM.

    A CRM deal is the conversations' deal when their names agree, or when it is the only one of the organisation
    by whose name the conversations go.
    """
    names = sorted(set(conversation_deals), key=lambda n: (plain(n), n))
    home: dict[int, str] = {}
    for n, record in enumerate(records):
        exact = [name for name in names if plain(name) == plain(record.name)]
        if exact:
            home[n] = exact[0]
    for n, record in enumerate(records):
        if n in home or not record.organisation:
            continue
        key = organisation_key(record.organisation)
        fits = [name for name in names if same_organisation(organisation_key(name), key)]
        rivals = [
            m
            for m, other in enumerate(records)
            if other.organisation and same_organisation(organisation_key(other.organisation), key)
        ]
        if len(fits) == 1 and len(rivals) == 1:
            home[n] = fits[0]
    for n, record in enumerate(records):
        if n not in home and not record.organisation:
            key = organisation_key(record.name)
            fits = [name for name in names if same_organisation(organisation_key(name), key)]
            if len(fits) == 1:
                home[n] = fits[0]

    merged: dict[str, DealRecord | None] = dict.fromkeys(names)
    for n, record in enumerate(records):
        merged[home.get(n, record.name)] = record
    deals = tuple(_deal(name, record) for name, record in merged.items())
    called = {
        deal.name: tuple(dict.fromkeys(x for x in (deal.name, deal.organisation, *_aliases(merged[deal.name])) if x))
        for deal in deals
    }
    return DealBook(deals, called, _attach(deals, called, merged, contacts, roles))


def torn_apart(conversation_deals: Sequence[str], records: Sequence[DealRecord]) -> list[tuple[str, tuple[str, ...]]]:
    """Conversations' deals that go by an account with several CRM deals, so that nothing tells which of them is meant.

    Returns:
        The conversations' deal and the CRM deals of that account that have no conversations of their own.
    """
    taken = {plain(record.name) for record in records} & {plain(name) for name in conversation_deals}
    found = []
    for name in sorted(set(conversation_deals)):
        if plain(name) in taken:
            continue
        key = organisation_key(name)
        rivals = [
            r.name for r in records if r.organisation and same_organisation(organisation_key(r.organisation), key)
        ]
        if len(rivals) > 1:
            found.append((name, tuple(dict.fromkeys(rivals))))
    return found


def _aliases(record: DealRecord | None) -> tuple[str, ...]:
    return (record.name,) if record else ()


def _deal(name: str, record: DealRecord | None) -> Deal:
    if record is None:
        return Deal(name)
    return Deal(
        name=name,
        organisation=record.organisation,
        stage=record.stage,
        amount=record.amount,
        currency=record.currency,
        probability=record.probability,
        owner=record.owner,
        outcome=record.outcome,
        created=record.created,
        closed=record.closed,
        lost_reason=record.lost_reason,
        fields=dict(record.fields),
    )


def _attach(
    deals: Sequence[Deal],
    called: Mapping[str, Sequence[str]],
    merged: Mapping[str, DealRecord | None],
    contacts: Sequence[ContactRecord],
    roles: Sequence[DealRoleRecord],
) -> tuple[tuple[ContactRecord, frozenset[str]], ...]:
    by_key: dict[str, str] = {}
    for deal in deals:
        record = merged[deal.name]
        for key in (deal.name, record.name if record else None, record.key if record else None):
            if key:
                by_key.setdefault(plain(key), deal.name)
    attached = []
    for contact in contacts:
        mine: set[str] = set()
        part = contact.role
        for role in roles:
            if role.contact in (contact.key, contact.name, contact.email) and plain(role.deal) in by_key:
                mine.add(by_key[plain(role.deal)])
                part = part or role.role
        for deal in deals:
            record = merged[deal.name]
            if record and record.contact and person_key(record.contact) == person_key(contact.name):
                mine.add(deal.name)
        if not mine:
            keys = [organisation_key(contact.organisation)] if contact.organisation else []
            if contact.email:
                keys.append(domain_key(contact.email.rsplit("@", 1)[-1]))
            for deal in deals:
                if any(same_organisation(organisation_key(n), k) for n in called[deal.name] for k in keys):
                    mine.add(deal.name)
        attached.append((_with_role(contact, part), frozenset(mine)))
    return tuple(attached)


def _with_role(contact: ContactRecord, role: str | None) -> ContactRecord:
    if role == contact.role:
        return contact
    return ContactRecord(
        contact.name, contact.key, contact.email, role, contact.organisation, contact.phone, contact.fields
    )
