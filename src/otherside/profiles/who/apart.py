"""Who is who where some of what is stored was brought by people who see only some deals. Pure.

People are worked out over all deals, and what one conversation tells of somebody tells of them everywhere. So whoever sees
one deal of theirs could, with a note there, put them on our side in the others, name them otherwise, or learn what only
the others tell. Therefore everybody is worked out first from what the unbounded tells alone. Then, for each group of deals
that the same people reach, from all that is told in these. Whoever is in that group only is what it tells of them; whoever
is beyond it as well stays as they were, and has what was said as theirs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from otherside.domain import ContactRecord, Person, Side
from otherside.profiles.who.identity import Resolved, Us, resolve
from otherside.profiles.who.joining import Mention
from otherside.profiles.who.names import person_key

_Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What people are worked out from; see ``identity.resolve``."""

    mentions: Sequence[Mention]
    contacts: Sequence[tuple[ContactRecord, frozenset[str]]]
    us: Us
    organisations: Mapping[str, Sequence[str]]


def resolve_apart(
    unbounded: Told,
    groups: Sequence[tuple[frozenset[str], Told]],
    *,
    known: Sequence[Person],
    stated_sides: Mapping[str, Side],
) -> list[Resolved]:
    """People, of whom nobody is changed by what was brought by somebody who does not see all their deals.

    Args:
        unbounded: what was brought by those who see everything.
        groups: deals that the same people reach, and all that is told in them; no deal is in two.
        known: people as resolved before; somebody recognised keeps their id.
        stated_sides: what users said, by person id.
    """
    theirs = _known_to(unbounded, groups, known)
    others = {p.id for p in known} - {p.id for p in theirs}
    base = resolve(
        unbounded.mentions,
        unbounded.contacts,
        unbounded.us,
        deal_organisations=unbounded.organisations,
        known=theirs,
        stated_sides={key: side for key, side in stated_sides.items() if key not in others},
    )
    found: dict[str, Resolved] = {}
    for r in base:
        key = _free(r.person.id, {*found, *others})
        found[key] = replace(r, person=replace(r.person, id=key))
    whose = {place: key for key, r in found.items() for place in r.mentions}
    # Our people of the other deals come along, each once: by them our firm is known.
    colleagues = {
        m.participant: m for m in unbounded.mentions if found[whose[_place(m)]].person.side is Side.OURS
    }.values()
    for deals, told in groups:
        beyond = {key for key, r in found.items() if not deals.issuperset(r.person.deals)}
        there = resolve(
            [*told.mentions, *(m for m in colleagues if m.deal not in deals)],
            told.contacts,
            told.us,
            deal_organisations=told.organisations,
            known=[p for p in known if p.id not in beyond and not deals.isdisjoint(p.deals)],
            stated_sides={key: side for key, side in stated_sides.items() if key not in beyond},
        )
        inside = {_place(m) for m in told.mentions}
        _fold(found, whose, [r for r in there if not deals.isdisjoint(r.person.deals)], deals, beyond, inside)
    return list(found.values())


def _fold(
    found: dict[str, Resolved],
    whose: Mapping[_Place, str],
    there: Sequence[Resolved],
    deals: frozenset[str],
    beyond: Collection[str],
    inside: Collection[_Place],
) -> None:
    """Takes in the people of a group of deals.

    Args:
        found: everybody so far by id; changed.
        whose: who says what the unbounded tells.
        there: the people of the group.
        beyond: who is in other deals, too.
        inside: the places in the group's conversations.
    """
    parts = [{whose[p] for p in r.mentions if p in whose} | _same(r.person, found, beyond, deals) for r in there]
    kept = set(beyond)
    # Whoever is joined with somebody who stays as they were does so as well.
    while grown := {key for part in parts if part & kept for key in part} - kept:
        kept |= grown
    for key in set(found) - kept:
        del found[key]
    for resolved, part in zip(there, parts, strict=True):
        own = tuple(p for p in resolved.mentions if p in inside and p not in whose)
        if part & kept:
            home = min(part & kept, key=lambda key: (deals.isdisjoint(found[key].person.deals), key))
        else:
            home = _colleague(resolved.person, found) or ""
        if home:
            found[home] = _with(found[home], own, {*deals}.intersection(resolved.person.deals))
            continue
        person = resolved.person
        key = _free(person.id, found)
        mentions = tuple(p for p in resolved.mentions if p in inside)
        mine = tuple(d for d in person.deals if d in deals)
        found[key] = Resolved(replace(person, id=key, deals=mine), mentions)


def _free(key: str, taken: Collection[str]) -> str:
    """An id, or one that follows from it where it is somebody else's."""
    while key in taken:
        key = hashlib.sha256(key.encode()).hexdigest()[:12]
    return key


def _with(resolved: Resolved, own: tuple[_Place, ...], deals: Collection[str]) -> Resolved:
    """Somebody with more that they said."""
    if not own:
        return resolved
    person = replace(resolved.person, deals=tuple(sorted({*resolved.person.deals, *deals})))
    return Resolved(person, (*resolved.mentions, *own))


def _same(person: Person, found: Mapping[str, Resolved], beyond: Collection[str], deals: frozenset[str]) -> set[str]:
    """Who of those who are in other deals, too, is this person of a deal of the group: by address or full name within it."""
    emails, keys, homes = set(person.emails), _keys(person), deals.intersection(person.deals)
    return {
        key
        for key in beyond
        if not homes.isdisjoint(found[key].person.deals)
        and (not emails.isdisjoint(found[key].person.emails) or not keys.isdisjoint(_keys(found[key].person)))
    }


def _colleague(person: Person, found: Mapping[str, Resolved]) -> str | None:
    """Somebody of ours is the same whoever wrote of them, and no deal turns on what is told of them."""
    if person.side is not Side.OURS:
        return None
    for key, other in found.items():
        same = not set(person.emails).isdisjoint(other.person.emails) or not _keys(person).isdisjoint(
            _keys(other.person)
        )
        if same and other.person.side is Side.OURS:
            return key
    return None


def _known_to(unbounded: Told, groups: Iterable[tuple[frozenset[str], Told]], known: Sequence[Person]) -> list[Person]:
    """Without those of whom only what is bounded tells: what is stated of them is stated of nobody else."""
    bounded = {key for _, told in groups for key in _traces(told)}
    free = set(_traces(unbounded))
    kept = []
    for person in known:
        mine = {
            (d, k) for d in person.deals for k in (*person.emails, *map(person_key, (person.name, *person.aliases)))
        }
        if mine & free or not mine & bounded:
            kept.append(person)
    return kept


def _traces(told: Told) -> Iterable[tuple[str, str | tuple[str, ...]]]:
    """The addresses and names that are told of in each deal."""
    for m in told.mentions:
        yield from ((m.deal, person_key(m.participant.name)), (m.deal, person_key(m.name)))
        if m.participant.email:
            yield m.deal, m.participant.email.casefold()
    for contact, deals in told.contacts:
        for deal in deals:
            yield deal, person_key(contact.name)
            if contact.email:
                yield deal, contact.email.casefold()


def _keys(person: Person) -> set[tuple[str, ...]]:
    """Full names in comparable form."""
    return {key for key in map(person_key, (person.name, *person.aliases)) if len(key) > 1}


def _place(mention: Mention) -> _Place:
    return mention.conversation, mention.participant.name
