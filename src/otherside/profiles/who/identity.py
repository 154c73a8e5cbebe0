"""Who is who across sources, and on whose side: mentions in, people out. Pure.

Names are joined only where that is safe: the same mail address anywhere; the same full name within a deal; a short
form within a deal when just one longer name fits. A side that follows from something stated is said plainly; one
that is inferred says in ``side_reason`` that it is a guess; where neither holds it stays unknown.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from otherside.domain import FORM, ContactRecord, Conversation, Person, Side, Turn
from otherside.domain.networks import networks_told
from otherside.domain.patterns import lazily
from otherside.domain.told import roles_told
from otherside.profiles.who.joining import Cluster, Mention, best_name, cluster_mentions
from otherside.profiles.who.names import (
    domain_key,
    is_cut_short,
    is_label,
    is_ourselves,
    may_be_same_person,
    organisation_key,
    person_key,
    plain,
    role_stated,
    same_organisation,
)
from otherside.profiles.who.ourselves import by_our_names
from otherside.profiles.who.passed_on import passing_on, quoting
from otherside.profiles.who.sides import Sides

_LABELLED = lazily(r"(?P<name>[^()]*[^()\s])\s*\((?P<firm>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Us:
    """Who we are, as the user said: names of people or firms, mail domains, mail addresses."""

    emails: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    names: frozenset[tuple[str, ...]] = frozenset()
    organisations: frozenset[str] = frozenset()
    #: Names that were stated with something in brackets, as a file labels its speakers, and what that is: a firm or a role.
    labels: frozenset[tuple[tuple[str, ...], str]] = frozenset()
    #: The names of people or firms as they were stated, in their order.
    people: tuple[str, ...] = ()

    @classmethod
    def of(cls, statements: Iterable[str]) -> Us:
        """Sorts statements such as ``"acme.com"``, ``"Sam Ortiz"``, ``"sam@acme.com"``, ``"Acme"``, ``"Sam (Acme)"``."""
        emails, domains, names, organisations, labels = set(), set(), set(), set(), set()
        people = []
        for statement in (s.strip() for s in statements):
            if "@" in statement.strip("@"):
                emails.add(statement.casefold())
            elif label := _LABELLED.fullmatch(statement):
                labels.add((person_key(label["name"]), organisation_key(label["firm"])))
                people.append(label["name"])
            elif "." in statement and " " not in statement:
                domains.add(statement.casefold().lstrip("@"))
                organisations.add(domain_key(statement.lstrip("@")))
            elif statement:
                people.append(statement)
                names.add(person_key(statement))
                organisations.add(organisation_key(statement))
        return cls(
            frozenset(emails),
            frozenset(domains),
            frozenset(names),
            frozenset(organisations),
            frozenset(labels),
            tuple(people),
        )

    def with_people(self, names: Iterable[str]) -> Us:
        """Also these people, whose firm is not known by their name."""
        return replace(self, names=self.names | {person_key(n) for n in names})

    def __bool__(self) -> bool:
        return bool(self.emails or self.domains or self.names or self.labels)

    def has_domain(self, email: str) -> bool:
        """Whether an address is under one of our domains."""
        host = email.rsplit("@", 1)[-1].casefold()
        return any(host == d or host.endswith("." + d) for d in self.domains)

    def has_organisation(self, organisation: str) -> bool:
        """Whether an organisation's name is ours."""
        key = organisation_key(organisation)
        return any(same_organisation(key, ours) for ours in self.organisations)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A person with the mentions that are theirs."""

    person: Person
    mentions: tuple[tuple[str, str], ...]


def resolve(
    mentions: Sequence[Mention],
    contacts: Sequence[tuple[ContactRecord, frozenset[str]]],
    us: Us,
    *,
    deal_organisations: Mapping[str, Sequence[str]],
    known: Sequence[Person] = (),
    stated_sides: Mapping[str, Side] | None = None,
) -> list[Resolved]:
    """Joins mentions to people and says on whose side each is.

    Args:
        mentions: every participant of every conversation.
        contacts: contacts of customer-relationship systems, each with the deals it belongs to.
        us: who we are.
        deal_organisations: names by which a deal's buyer may be called (the deal's own name, its account).
        known: people as resolved before; somebody recognised keeps their id.
        stated_sides: what users said, by person id.
    """
    clusters = cluster_mentions(by_our_names(mentions, us), contacts)
    remembered = _Known(known)
    apart = {n for n, c in enumerate(clusters) if stated_sides and remembered.find(c, set()) in stated_sides}
    clusters, sides = _each_of_us_once(clusters, Sides(us, deal_organisations).judge(clusters), apart)
    told = _roles_told(clusters, sides)
    taken: set[str] = set()
    own = [_first_id(cluster) for cluster in clusters]
    held = set(own)
    found = []
    for number, (cluster, (side, reason)) in enumerate(zip(clusters, sides, strict=True)):
        # Once two who were called one person are two again, each has the id that was made of their own name.
        held -= {own[number]} - taken
        person_id = _identity(cluster, remembered, held)
        taken.add(person_id)
        held |= {person_id, own[number]}
        if stated_sides and person_id in stated_sides:
            side, reason = stated_sides[person_id], "you said so"
        found.append(
            Resolved(
                person=Person(
                    id=person_id,
                    name=best_name(cluster),
                    side=side,
                    side_reason=reason,
                    role=_role(cluster) or told.get(number),
                    organisation=next(iter(cluster.organisations), None),
                    emails=tuple(cluster.emails),
                    aliases=tuple(dict.fromkeys(cluster.names)),
                    deals=tuple(sorted(cluster.deals)),
                ),
                mentions=tuple(dict.fromkeys((m.conversation, m.participant.name) for m in cluster.mentions)),
            )
        )
    return found


def mentions_of(
    conversations: Sequence[tuple[str, str, Conversation]], turns: Mapping[str, Sequence[Turn]] | None = None
) -> list[Mention]:
    """The mentions in conversations.

    Args:
        conversations: as ``(id, deal, conversation)``, oldest first.
        turns: by id, where the conversations come without them; their words are not needed.
    """
    found = []
    for order, (number, deal, conversation) in enumerate(conversations):
        said = conversation.turns if turns is None else turns.get(number, ())
        spoke, passed_on = {t.speaker for t in said}, passing_on(conversation, said)
        quoted = quoting(said) if passed_on else {}
        told, author = roles_told(conversation.fields), conversation.fields.get("author")
        found += [
            Mention(
                number,
                deal,
                participant,
                order,
                spoke=participant.name in spoke,
                told=told,
                author=author,
                passed_on_by=passed_on.get(participant.name, frozenset()),
                quoted_by=quoted.get(participant.name, frozenset()) if participant.name in passed_on else frozenset(),
                networks=networks_told(conversation.fields, participant.name),
                answers=conversation.format == FORM,
            )
            for participant in conversation.participants
        ]
    return found


def named(mentions: Sequence[Mention], stated: Mapping[str, Mapping[str, str]]) -> list[Mention]:
    """The mentions under the names that users stated.

    Args:
        mentions: as sources have them.
        stated: by deal: name as written (plain, see ``profiles.who.names``) to the name to use.
    """
    if not stated:
        return list(mentions)
    return [
        replace(m, called=name) if (name := stated.get(m.deal, {}).get(plain(m.participant.name))) else m
        for m in mentions
    ]


def _each_of_us_once(
    clusters: Sequence[Cluster], sides: Sequence[tuple[Side, str]], apart: Collection[int]
) -> tuple[list[Cluster], list[tuple[Side, str]]]:
    """Without those of us who have no address in one deal, and in another one have: they are joined to the one of that name.

    Args:
        apart: of whom a user said on which side they are, so that they stay somebody of their own.
    """
    ours = [n for n, (side, _) in enumerate(sides) if side is Side.OURS and n not in apart]
    homes: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n in ours:
        key = person_key(best_name(clusters[n]))
        if clusters[n].emails and not is_cut_short(key):
            homes[key].append(n)
    gone = set()
    for n in ours:
        home = homes.get(person_key(best_name(clusters[n])), [])
        if not clusters[n].emails and len(home) == 1 and not clusters[n].deals <= clusters[home[0]].deals:
            clusters[home[0]].mentions += clusters[n].mentions
            clusters[home[0]].deals |= clusters[n].deals
            gone.add(n)
    kept = [n for n in range(len(clusters)) if n not in gone]
    return [clusters[n] for n in kept], [sides[n] for n in kept]


def _role(cluster: Cluster) -> str | None:
    """The latest that sources state, else the CRM's."""
    stated = [m.participant.role for m in sorted(cluster.mentions, key=lambda m: -m.order)]
    return next((r for r in map(role_stated, (*stated, *(c.role for c in cluster.contacts))) if r), None)


def _roles_told(clusters: Sequence[Cluster], sides: Sequence[tuple[Side, str]]) -> dict[int, str]:
    """What colleagues say that somebody is, in conversations of the same deal where they are not; the latest.

    What somebody calls themselves without an introduction, "I'm an engineer", counts where no colleague says more.

    Args:
        sides: of each; whoever is on the other side has no colleague here of that name.

    Returns:
        By position. Where a name fits several of a deal, it tells nothing.
    """
    told = {(m.order, m.deal, m.conversation): m.told for c in clusters for m in c.mentions if m.told}
    if not told:
        return {}
    speakers = {(m.conversation, m.participant.name): n for n, c in enumerate(clusters) for m in c.mentions}
    of_deal: dict[str, list[int]] = defaultdict(list)
    for n, cluster in enumerate(clusters):
        for deal in cluster.deals:
            of_deal[deal].append(n)
    found: dict[int, str] = {}
    themselves: dict[int, str] = {}
    for (_, deal, conversation), rows in sorted(told.items(), key=lambda item: item[0]):
        for row in rows:
            by = speakers.get((conversation, row.by))
            if by is not None and row.name == row.by:
                themselves[by] = row.role
                continue
            name = person_key(row.name)
            fits = [n for n in of_deal[deal] if n != by and any(may_be_same_person(name, k) for k in clusters[n].keys)]
            if by is not None and len(fits) == 1 and sides[fits[0]][0] is sides[by][0]:
                found[fits[0]] = row.role
    return themselves | found


class _Known:
    """People as resolved before, found by address, and by deal and name, in their order."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._people = people
        self._by_email: dict[str, list[int]] = defaultdict(list)
        self._by_name: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
        for number, person in enumerate(people):
            for email in person.emails:
                self._by_email[email].append(number)
            if is_label(person.name):
                continue
            for key in {person_key(alias) for alias in person.aliases}:
                for deal in person.deals:
                    self._by_name[deal, key].append(number)

    def find(self, cluster: Cluster, taken: set[str]) -> str | None:
        """The id of the first who is not taken and shares an address, else a name within a deal."""
        names = cluster.keys
        for fits in (
            (n for email in cluster.emails for n in self._by_email.get(email, ())),
            (n for deal in cluster.deals for name in names for n in self._by_name.get((deal, name), ())),
        ):
            number = min((n for n in fits if self._people[n].id not in taken), default=None)
            if number is not None:
                return self._people[number].id
        return None


def _identity(cluster: Cluster, known: _Known, taken: set[str]) -> str:
    remembered = known.find(cluster, taken)
    if remembered is not None:
        return remembered
    candidate = _first_id(cluster)
    while candidate in taken:
        candidate = hashlib.sha256(candidate.encode()).hexdigest()[:12]
    return candidate


def _first_id(cluster: Cluster) -> str:
    """The id that somebody gets whom nobody remembers."""
    emails, deals = set(cluster.emails), cluster.deals
    seed = min(emails) if emails else f"{min(deals)}/{' '.join(person_key(best_name(cluster)))}"
    if is_label(best_name(cluster)) or is_ourselves(best_name(cluster)):
        seed += "/" + cluster.mentions[0].conversation
    return hashlib.sha256(seed.encode()).hexdigest()[:12]
