"""Deals: from folders, sources and customer-relationship systems to one list. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from otherside.domain import ContactRecord, Conversation, Deal, DealRecord, DealRoleRecord, Outcome
from otherside.profiles.who.bounds import Bounds, Reach, heeds, pools, within
from otherside.profiles.who.names import (
    FREE_MAIL,
    domain_key,
    organisation_key,
    person_key,
    plain,
    same_firm,
    same_organisation,
)


@dataclass(frozen=True, slots=True)
class DealBook:
    """Deals, and how the records of a CRM attach to them.

    Attributes:
        deals: every deal, with what the CRM says of it.
        names: for each deal the names its buyer may go by: its own and its account's.
        contacts: each CRM contact with the deals it belongs to.
        bounded: the deals whose CRM deal is bounded.
    """

    deals: tuple[Deal, ...]
    names: Mapping[str, tuple[str, ...]]
    contacts: tuple[tuple[ContactRecord, frozenset[str]], ...]
    bounded: frozenset[str] = frozenset()


def assemble(
    conversation_deals: Sequence[str],
    records: Sequence[DealRecord],
    contacts: Sequence[ContactRecord],
    roles: Sequence[DealRoleRecord],
    mailed: Mapping[str, Collection[str]] | None = None,
    bounds: Bounds | None = None,
) -> DealBook:
    """Joins the deals that conversations belong to with those of a CRM.

    A CRM deal is the conversations' deal when their names agree; when it is the only one of the organisation by whose name
    the conversations go, its whole name before a part of it; or when nothing but its contact tells, and that tells of one deal
    on either side: they write from the house by whose name the conversations go, or, while the CRM deal is open, they are in
    its mails.

    Args:
        mailed: the mail addresses in the conversations of each deal, as ``addresses`` gives them.
        bounds: how far each of the records reaches; by default all of them reach everywhere.
    """
    names = sorted(set(conversation_deals), key=lambda n: (plain(n), n))
    bounds = bounds or Bounds()
    home: dict[int, str] = {}
    for pool in pools(bounds, records, contacts, roles):
        may = [bounds.open_to(n, records[n], names) for n in pool.at]
        found = _homes(names, may, pool.records, pool.contacts, pool.roles, mailed or {})
        home |= {pool.at[n]: name for n, name in found.items() if pool.at[n] in pool.own}

    merged: dict[str, DealRecord | None] = dict.fromkeys(names)
    reaches: dict[str, Reach] = dict(bounds.made)
    others = {*names, *(r.name for n, r in enumerate(records) if bounds.record(n) is None)}
    for n, record in enumerate(records):
        name, reach = home.get(n, record.name), bounds.record(n)
        if name in others and not within(name, reach):
            # A deal of this name came later, and is another one.
            continue
        merged[name], reaches[name] = record, reach
    deals = tuple(_deal(name, record) for name, record in merged.items())
    called = {
        deal.name: tuple(dict.fromkeys(x for x in (deal.name, deal.organisation, *_aliases(merged[deal.name])) if x))
        for deal in deals
    }
    begun = {n for n, reach in reaches.items() if reach is not None and (n in bounds.made or n not in names)}
    attached = _attach(deals, called, merged, contacts, roles, bounds, reaches, begun)
    return DealBook(deals, called, attached, frozenset(n for n, r in reaches.items() if r is not None and merged[n]))


def _homes(
    names: Sequence[str],
    may: Sequence[Sequence[str]],
    records: Sequence[DealRecord],
    contacts: Sequence[ContactRecord],
    roles: Sequence[DealRoleRecord],
    mailed: Mapping[str, Collection[str]],
) -> dict[int, str]:
    """The conversations' deal of each CRM deal that has one; ``may`` are those that each may be."""
    home: dict[int, str] = {}
    for n, record in enumerate(records):
        exact = [name for name in may[n] if plain(name) == plain(record.name)]
        if exact:
            home[n] = exact[0]
    for n, record in enumerate(records):
        if n in home or not record.organisation:
            continue
        fits = [name for name in may[n] if same_firm(name, record.organisation)]
        fits = fits or [name for name in may[n] if _goes_by(name, record.organisation)]
        if len(fits) == 1 and len(_of_account(record.organisation, records)) == 1:
            home[n] = fits[0]
    for n, record in enumerate(records):
        if n not in home and not record.organisation:
            key = organisation_key(record.name)
            fits = [name for name in may[n] if same_organisation(organisation_key(name), key)]
            if len(fits) == 1:
                home[n] = fits[0]
    return home | _by_contact(names, may, records, home, contacts, roles, mailed)


def addresses(conversations: Iterable[tuple[str, str, Conversation]]) -> dict[str, set[str]]:
    """The mail addresses of the participants of each deal, in lower case; of conversations as ``(id, deal, conversation)``."""
    found: dict[str, set[str]] = {}
    for _, deal, conversation in conversations:
        found.setdefault(deal, set()).update(p.email.casefold() for p in conversation.participants if p.email)
    return found


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
        rivals = [r.name for r in records if r.organisation and _goes_by(name, r.organisation)]
        if len(rivals) > 1:
            found.append((name, tuple(dict.fromkeys(rivals))))
    return found


def home_of_firm(name: str, held: Sequence[str], records: Sequence[DealRecord]) -> str | None:
    """The deal to which what somebody of a firm said belongs for certain, where none has the firm's name as it is written.

    That is the deal of a name of the same firm; else the one by the name of the only CRM deal that the firm has.

    Args:
        name: the firm, as somebody of it was said to be of.
        held: the deals that have conversations.
        records: the deals of a CRM.
    """
    if any(plain(deal) == plain(name) for deal in held):
        return None
    same = [deal for deal in held if same_firm(deal, name)]
    if not same:
        own = [r for r in records if r.organisation and same_firm(r.organisation, name)]
        if own and len(_of_account(name, records)) == 1:
            same = [deal for deal in held if plain(deal) == plain(own[0].name)]
    return same[0] if len(same) == 1 else None


def doubled(conversation_deals: Sequence[str], records: Sequence[DealRecord]) -> list[tuple[str, tuple[str, ...]]]:
    """Conversations' deals that go by one account, which has one CRM deal: it can be of one of them only.

    Returns:
        The CRM deal's name and those deals; first the one that it is joined with, as ``assemble`` does.
    """
    own = {plain(record.name) for record in records}
    names = sorted(set(conversation_deals), key=lambda n: (plain(n), n))
    found: dict[tuple[str, ...], str] = {}
    for record in records:
        account = record.organisation or record.name
        if record.organisation and len(_of_account(account, records)) != 1:
            continue
        exact = [name for name in names if plain(name) == plain(record.name)]
        others = [name for name in names if plain(name) not in own and _goes_by(name, account)]
        fits = [*exact[:1], *sorted(others, key=lambda n: not same_firm(n, account))]
        if len(fits) > 1:
            found.setdefault(tuple(fits), record.name)
    return [(record_name, fits) for fits, record_name in found.items()]


def is_deal_of(name: str, stated: str, records: Sequence[DealRecord]) -> bool:
    """Whether a deal that notes of a CRM name is the one that goes by another name: the only one of an account called like it.

    Args:
        name: of the deal that conversations beside the notes are in.
        stated: what the notes call theirs.
    """
    accounts = {r.organisation for r in records if r.organisation and plain(r.name) == plain(stated)}
    return any(_goes_by(name, account) and len(_of_account(account, records)) == 1 for account in accounts)


def _goes_by(name: str, organisation: str) -> bool:
    """Whether conversations go by an organisation's name: they begin alike, or it holds the name in two words or more, behind
    what kind of house it is: "ria-escura" of "Cooperativa Ría Escura"."""
    key = organisation_key(name)
    if same_organisation(key, organisation_key(organisation)):
        return True
    words = plain(organisation).split()
    return any("".join(words[at:to]) == key for at in range(len(words)) for to in range(at + 2, len(words) + 1))


def _of_account(organisation: str, records: Sequence[DealRecord]) -> set[tuple[str, str | None]]:
    """Which CRM deals an account has: one that was exported twice is one."""
    key = organisation_key(organisation)
    return {_which(r) for r in records if r.organisation and same_organisation(organisation_key(r.organisation), key)}


def _which(record: DealRecord) -> tuple[str, str | None]:
    return plain(record.name), record.key


def _by_contact(
    names: Sequence[str],
    may: Sequence[Sequence[str]],
    records: Sequence[DealRecord],
    home: Mapping[int, str],
    contacts: Sequence[ContactRecord],
    roles: Sequence[DealRoleRecord],
    mailed: Mapping[str, Collection[str]],
) -> dict[int, str]:
    """Where CRM deals without a home belong by the addresses of their contacts; nowhere unless one deal fits on either side."""
    free = set(names).difference(home.values())
    if not free or len(home) == len(records):
        return {}
    mails = _mails(records, contacts, roles)
    has: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for record, of_it in zip(records, mails, strict=True):
        for mail in of_it:
            has[mail].add(_which(record))
    fits: dict[int, list[str]] = {}
    for n, record in enumerate(records):
        if n in home or not mails[n]:
            continue
        hosts = {mail.rsplit("@", 1)[-1] for mail in mails[n]} - FREE_MAIL
        still = record.outcome in (None, Outcome.OPEN)
        fits[n] = [
            name
            for name in may[n]
            if name in free
            and (
                any(same_organisation(organisation_key(name), domain_key(host)) for host in hosts)
                or (still and not mails[n].isdisjoint(mailed.get(name, ())))
            )
        ]
    claims: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for n, fitting in fits.items():
        for name in fitting:
            claims[name].add(_which(records[n]))
    # Whoever is the contact of several CRM deals, or of an account that has several, tells of none.
    return {
        n: fitting[0]
        for n, fitting in fits.items()
        if len(fitting) == 1
        and len(claims[fitting[0]]) == 1
        and all(len(has[mail]) == 1 for mail in mails[n])
        and len(_of_account(records[n].organisation or "", records)) <= 1
    }


def _mails(
    records: Sequence[DealRecord], contacts: Sequence[ContactRecord], roles: Sequence[DealRoleRecord]
) -> list[set[str]]:
    """The addresses of the contacts of each CRM deal, in lower case."""
    known: dict[str, set[str]] = defaultdict(set)
    for contact in contacts:
        if contact.email:
            for handle in filter(None, (contact.key, contact.name, contact.email)):
                known[plain(handle)].add(contact.email.casefold())
    # A name that people of several houses have is nobody's.
    known = {handle: m for handle, m in known.items() if len({mail.rsplit("@", 1)[-1] for mail in m}) == 1}
    of_deal: dict[str, set[str]] = defaultdict(set)
    for role in roles:
        of_deal[plain(role.deal)] |= known.get(plain(role.contact), set())
    return [
        set().union(
            known.get(plain(record.contact or ""), ()),
            *(of_deal.get(plain(x), ()) for x in (record.name, record.key or "")),
        )
        for record in records
    ]


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
    bounds: Bounds,
    reaches: Mapping[str, Reach],
    begun: Collection[str],
) -> tuple[tuple[ContactRecord, frozenset[str]], ...]:
    """Contacts and their deals; a bounded record draws no contact of others to its deal, nor its contact to others' deals.

    Args:
        reaches: of the record of each deal that is bounded.
        begun: deals that there are by what is bounded alone.
    """
    keys_heeded: dict[Reach, dict[str, str]] = {}
    for reach in dict.fromkeys([None, *bounds.roles]):
        by_key = keys_heeded[reach] = {}
        for deal in deals:
            record = merged[deal.name] if heeds(reach, reaches.get(deal.name)) else None
            for key in (deal.name, record.name if record else None, record.key if record else None):
                if key and within(deal.name, reach):
                    by_key.setdefault(plain(key), deal.name)
    named_in = {
        reach: [
            (name, person_key(record.contact))
            for name, record in merged.items()
            if record and record.contact and heeds(reach, reaches.get(name)) and within(name, reach)
        ]
        for reach in dict.fromkeys([None, *bounds.contacts])
    }
    attached = []
    for n, contact in enumerate(contacts):
        mine: set[str] = set()
        part = contact.role
        reach = bounds.contact(n)
        for m, role in enumerate(roles):
            if not heeds(reach, bounds.role(m)) or role.contact not in (contact.key, contact.name, contact.email):
                continue
            deal_named = keys_heeded[bounds.role(m)].get(plain(role.deal))
            if deal_named is not None and within(deal_named, reach):
                mine.add(deal_named)
                part = part or role.role
        own = person_key(contact.name)
        mine |= {name for name, key in named_in[reach] if key == own}
        if not mine:
            keys = [organisation_key(contact.organisation)] if contact.organisation else []
            if contact.email:
                keys.append(domain_key(contact.email.rsplit("@", 1)[-1]))
            fits = [
                deal.name
                for deal in deals
                if within(deal.name, reach)
                and any(
                    same_organisation(organisation_key(n), k)
                    for n in (called[deal.name] if heeds(reach, reaches.get(deal.name)) else (deal.name,))
                    for k in keys
                )
            ]
            # Whoever names a deal after a firm is told of its people only where they belong to no other deal.
            mine |= {name for name in fits if reach is not None or name not in begun} or set(fits)
        attached.append((_with_role(contact, part), frozenset(mine)))
    return tuple(attached)


def _with_role(contact: ContactRecord, role: str | None) -> ContactRecord:
    if role == contact.role:
        return contact
    return ContactRecord(
        contact.name, contact.key, contact.email, role, contact.organisation, contact.phone, contact.fields
    )
