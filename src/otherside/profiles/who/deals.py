"""Deals: from folders, sources and customer-relationship systems to one list. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from otherside.domain import ContactRecord, Conversation, Deal, DealRecord, DealRoleRecord, Outcome
from otherside.profiles.who.names import FREE_MAIL, domain_key, organisation_key, person_key, plain, same_organisation


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
    mailed: Mapping[str, Collection[str]] | None = None,
) -> DealBook:
    """Joins the deals that conversations belong to with those of a CRM.

    A CRM deal is the conversations' deal when their names agree; when it is the only one of the organisation by whose name
    the conversations go; or when nothing but its contact tells, and that tells of one deal on either side: they write from
    the house by whose name the conversations go, or, while the CRM deal is open, they are in its mails.

    Args:
        mailed: the mail addresses in the conversations of each deal, as ``addresses`` gives them.
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
        fits = [name for name in names if _goes_by(name, record.organisation)]
        if len(fits) == 1 and len(_of_account(record.organisation, records)) == 1:
            home[n] = fits[0]
    for n, record in enumerate(records):
        if n not in home and not record.organisation:
            key = organisation_key(record.name)
            fits = [name for name in names if same_organisation(organisation_key(name), key)]
            if len(fits) == 1:
                home[n] = fits[0]
    home |= _by_contact(names, records, home, contacts, roles, mailed or {})

    merged: dict[str, DealRecord | None] = dict.fromkeys(names)
    for n, record in enumerate(records):
        merged[home.get(n, record.name)] = record
    deals = tuple(_deal(name, record) for name, record in merged.items())
    called = {
        deal.name: tuple(dict.fromkeys(x for x in (deal.name, deal.organisation, *_aliases(merged[deal.name])) if x))
        for deal in deals
    }
    return DealBook(deals, called, _attach(deals, called, merged, contacts, roles))


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
    records: Sequence[DealRecord],
    home: Mapping[int, str],
    contacts: Sequence[ContactRecord],
    roles: Sequence[DealRoleRecord],
    mailed: Mapping[str, Collection[str]],
) -> dict[int, str]:
    """Where CRM deals without a home belong by the addresses of their contacts; nowhere unless one deal fits on either side."""
    free = [name for name in names if name not in home.values()]
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
            for name in free
            if any(same_organisation(organisation_key(name), domain_key(host)) for host in hosts)
            or (still and not mails[n].isdisjoint(mailed.get(name, ())))
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
