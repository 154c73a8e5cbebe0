"""Somebody as only some of their conversations show them, and the CRM records of only some deals.

In: the conversations, deals and people that may be seen. Out: who takes part in them, and a person or the records without
what only the others tell.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from otherside.domain import Conversation, Deal, Participant, Person
from otherside.store.interface import CrmRecords

#: Participants by name, as ``plain`` writes it, and by mail address.
Mentions = Mapping[str, Sequence[Participant]]
#: The same for each deal.
MentionsByDeal = Mapping[str, Mentions]


def plain(name: str) -> str:
    """A name without what does not make another one of it: case, spaces and punctuation."""
    return "".join(c for c in name.casefold() if c.isalnum())


def mentions(conversations: Iterable[Conversation]) -> Mentions:
    """Who takes part in conversations, in their order."""
    found: dict[str, list[Participant]] = defaultdict(list)
    for held in conversations:
        for p in held.participants:
            found[plain(p.name)].append(p)
            if p.email is not None:
                found[p.email].append(p)
    return dict(found)


def as_mentioned(person: Person, stated: Sequence[Mentions], sees: Callable[[str], bool]) -> Person:
    """A person with the name, role, firm and addresses that their conversations state, in the deals that ``sees`` admits.

    Args:
        stated: who takes part in each of these deals.
    """
    keys = {plain(n) for n in (person.name, *person.aliases)} | set(person.emails)
    mine = [p for key in sorted(keys) for held in stated for p in held.get(key, ())]
    names = [p.name for p in mine]
    emails = {p.email for p in mine}
    roles = [p.role for p in mine if p.role]
    firms = [p.organisation for p in mine if p.organisation]
    return dataclasses.replace(
        person,
        name=max(names, key=len) if names else person.name,
        side_reason="as in all their deals",
        role=roles[-1] if roles else None,
        organisation=firms[-1] if firms else None,
        emails=tuple(e for e in person.emails if e in emails),
        aliases=tuple(a for a in person.aliases if a in names),
        deals=tuple(d for d in person.deals if sees(d)),
    )


def records_of(found: CrmRecords, deals: Sequence[Deal], people: Sequence[Person]) -> CrmRecords:
    """The records of some deals, of their companies, and of some people."""
    names = {plain(d.name) for d in deals}
    of_deals = tuple(d for d in found.deals if plain(d.name) in names)
    keys = {d.key for d in of_deals if d.key}
    roles = tuple(r for r in found.roles if r.deal in keys or plain(r.deal) in names)
    known = {plain(n) for p in people for n in (p.name, *p.aliases)} | {e for p in people for e in p.emails}
    contacts = tuple(
        c for c in found.contacts if plain(c.name) in known or (c.email is not None and c.email.casefold() in known)
    )
    firms = {plain(f) for f in (*(d.organisation for d in deals), *(p.organisation for p in people)) if f}
    return CrmRecords(of_deals, contacts, roles, tuple(a for a in found.accounts if plain(a.name) in firms))
