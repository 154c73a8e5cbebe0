"""Somebody as only some of their conversations show them, and the CRM records of only some deals.

In: the conversations, deals and people that may be seen. Out: who takes part in them, and a person or the records without
what only the others tell.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from otherside.domain import Conversation, Deal, Participant, Person
from otherside.store.stored import CrmRecords

#: Participants by name, as ``plain`` writes it, and by mail address; contacts of a CRM likewise, behind ``CARD``.
Mentions = Mapping[str, Sequence[Participant]]
#: The same for each deal.
MentionsByDeal = Mapping[str, Mentions]
CARD = "\0"
#: Of whom nothing within reach tells a name.
NAMELESS = "somebody"
#: How a side is known, where the words tell no more than that; of any other, what it begins with and what a view is told. It
#: would name firms and hosts of other deals, or tell by being vague that there are any.
_REASONS = frozenset({
    "you said so", "our mail address", "our organisation", "you named them as one of us", "the recorder's own user",
    "the source says so", "answers a form or writes a review", "a contact in your CRM", "mail address outside our domains",
    "nothing says whose side they are on", "a guess: the only other firm in the conversation",
    "a guess: in the conversation and not one of us",
})  # fmt: skip
_VAGUELY = (
    ("mail address", "their mail address"), ("works at", "their firm"), ("a guess", "a guess: by the firms in your deals"),
    ("people of", "people of their firm seem to be on both sides; an owner can say who we are"),
)  # fmt: skip


def plain(name: str) -> str:
    """A name without what does not make another one of it: case, spaces and punctuation."""
    return "".join(c for c in name.casefold() if c.isalnum())


def bare(name: str) -> str:
    """As ``plain``, and without accents."""
    return plain("".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)))


def mentions(conversations: Iterable[Conversation]) -> Mentions:
    """Who takes part in conversations, in their order."""
    found: dict[str, list[Participant]] = defaultdict(list)
    for held in conversations:
        for p in held.participants:
            found[plain(p.name)].append(p)
            if p.email is not None:
                found[p.email].append(p)
    return dict(found)


def cards(contacts: Iterable[Participant]) -> Mentions:
    """What contacts of a CRM tell."""
    found: dict[str, list[Participant]] = defaultdict(list)
    for p in contacts:
        for key in {plain(p.name), p.email} - {None}:
            found[f"{CARD}{key}"].append(p)
    return dict(found)


def reason_seen(reason: str) -> str:
    """How a side is known, as every view is told it: the same of whoever is in hidden deals and of whoever is not."""
    if reason in _REASONS:
        return reason
    return next((told for start, told in _VAGUELY if reason.startswith(start)), "what is known of them")


def as_mentioned(person: Person, stated: Sequence[Mentions], sees: Callable[[str], bool]) -> Person:
    """A person with the name, role, firm and addresses that their conversations state, in the deals that ``sees`` admits.

    What conversations do not tell, contacts of a CRM that belong to these deals do.

    Args:
        stated: who takes part in each of these deals.
    """
    keys = {plain(n) for n in (person.name, *person.aliases)} | set(person.emails)
    mine = [p for key in sorted(keys) for held in stated for p in held.get(key, ())]
    known = [p for key in sorted(keys) for held in stated for p in held.get(f"{CARD}{key}", ())]
    names = [p.name for p in mine] or [p.name for p in known]
    emails = {p.email for p in (*mine, *known)}
    roles = [p.role for p in mine if p.role] or [p.role for p in known if p.role]
    firms = [p.organisation for p in mine if p.organisation] or [p.organisation for p in known if p.organisation]
    if person.name in {p.name for p in (*mine, *known)}:
        names = [person.name]
    address = next((e for e in person.emails if e in emails), "")
    return dataclasses.replace(
        person,
        name=max(names, key=len) if names else address.partition("@")[0] or NAMELESS,
        side_reason=reason_seen(person.side_reason),
        role=roles[-1] if roles else None,
        organisation=firms[-1] if firms else None,
        emails=tuple(e for e in person.emails if e in emails),
        aliases=tuple(a for a in person.aliases if a in {p.name for p in (*mine, *known)}),
        deals=tuple(d for d in person.deals if sees(d)),
    )


def records_of(
    found: CrmRecords, deals: Sequence[Deal], people: Sequence[Person], told: Iterable[Participant]
) -> CrmRecords:
    """The records of some deals, of their companies, and of their contacts.

    Args:
        people: those of these deals, as they are shown.
        told: the contacts that belong to these deals.
    """
    names = {plain(d.name) for d in deals}
    of_deals = tuple(d for d in found.deals if plain(d.name) in names)
    keys = {d.key for d in of_deals if d.key}
    roles = tuple(r for r in found.roles if r.deal in keys or plain(r.deal) in names)
    mine = {(plain(p.name), p.email) for p in told}
    contacts = tuple(c for c in found.contacts if (plain(c.name), c.email.casefold() if c.email else None) in mine)
    firms = {plain(f) for f in (*(d.organisation for d in deals), *(p.organisation for p in people)) if f}
    return CrmRecords(of_deals, contacts, roles, tuple(a for a in found.accounts if plain(a.name) in firms))
