"""Who is who across sources, and on whose side: mentions in, people out. Pure.

Names are joined only where that is safe: the same mail address anywhere; the same full name within a deal; a short
form within a deal when just one longer name fits. A side that follows from something stated is said plainly; one
that is inferred says in ``side_reason`` that it is a guess; where neither holds it stays unknown.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from otherside.domain import FORM, ContactRecord, Conversation, Person, Side, Turn
from otherside.domain.told import roles_told
from otherside.profiles.who.joining import Cluster, Mention, best_name, cluster_mentions
from otherside.profiles.who.names import (
    FREE_MAIL,
    domain_key,
    is_label,
    is_ourselves,
    may_be_same_person,
    organisation_key,
    person_key,
    plain,
    role_stated,
    same_organisation,
    was_there,
)
from otherside.profiles.who.ourselves import by_our_names
from otherside.profiles.who.passed_on import passing_on

_OPEN = "nothing says whose side they are on"
_PASSED_ON = "only a mail of theirs was passed on, and nothing says whose side they are on"
_LABELLED = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<firm>[^()]+)\)")


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
    sides = _Sides(us, deal_organisations).judge(clusters)
    told = _roles_told(clusters, sides)
    taken: set[str] = set()
    remembered = _Known(known)
    found = []
    for number, (cluster, (side, reason)) in enumerate(zip(clusters, sides, strict=True)):
        person_id = _identity(cluster, remembered, taken)
        taken.add(person_id)
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
    emails, deals = set(cluster.emails), cluster.deals
    seed = min(emails) if emails else f"{min(deals)}/{' '.join(person_key(best_name(cluster)))}"
    if is_label(best_name(cluster)) or is_ourselves(best_name(cluster)):
        seed += "/" + cluster.mentions[0].conversation
    candidate = hashlib.sha256(seed.encode()).hexdigest()[:12]
    while candidate in taken:
        candidate = hashlib.sha256(candidate.encode()).hexdigest()[:12]
    return candidate


# sides


@dataclass
class _Sides:
    """Judges sides, from what is stated to what can be guessed."""

    us: Us
    deal_organisations: Mapping[str, Sequence[str]]
    #: Whether we know the name of our own firm, so that another firm is known not to be ours.
    firm_known: bool = False

    def judge(self, clusters: Sequence[Cluster]) -> list[tuple[Side, str]]:
        self._learn_our_firm(clusters)
        passed_on = {n for n, c in enumerate(clusters) if c.only_passed_on}
        found = [self._stated(c) or (None if n in passed_on else self._elsewhere(c)) for n, c in enumerate(clusters)]
        outside = self._passed_on(clusters, found, passed_on)
        by_conversation: dict[str, list[int]] = defaultdict(list)
        for n, cluster in enumerate(clusters):
            if n in outside:
                continue
            there = (m for m in cluster.mentions if was_there(m.participant.name, m.participant.role))
            for conversation in {m.conversation for m in there}:
                by_conversation[conversation].append(n)
        self._guess_from_shared_organisation(clusters, found)
        self._guess_from_company(clusters, found, by_conversation)
        self._one_side_a_firm(clusters, found)
        return [f or (Side.UNKNOWN, _PASSED_ON if n in outside else _OPEN) for n, f in enumerate(found)]

    def _passed_on(
        self, clusters: Sequence[Cluster], found: list[tuple[Side, str] | None], passed_on: Collection[int]
    ) -> set[int]:
        """Judges those who are there only by a mail that somebody passed on, and returns who remains unknown.

        What one of us passes on is from a buyer as often as not, and counts as if they had written to us. Whom a buyer passes
        on is one of theirs where they share a firm with somebody who is; an insurer or a rival shares none.
        """
        speakers = {(m.conversation, m.participant.name): n for n, c in enumerate(clusters) for m in c.mentions}
        firms: dict[str, set[str]] = defaultdict(set)
        for n, cluster in enumerate(clusters):
            if (side := found[n]) and side[0] is Side.THEIRS and n not in passed_on:
                for deal in cluster.deals:
                    firms[deal] |= cluster.firms
        outside = set()
        for n in sorted(n for n in passed_on if found[n] is None):
            by = {speakers[m.conversation, name] for m in clusters[n].mentions for name in m.passed_on_by}
            if any((side := found[k]) is not None and side[0] is Side.OURS for k in by):
                found[n] = self._elsewhere(clusters[n])
            elif clusters[n].firms & set().union(*(firms[deal] for deal in clusters[n].deals)):
                found[n] = (Side.THEIRS, "of the same firm as one of theirs")
            else:
                outside.add(n)
        return outside

    def _learn_our_firm(self, clusters: Sequence[Cluster]) -> None:
        """Where we are known by name, sources tell our firm and its mail domain."""
        domains, organisations = set(self.us.domains), set(self.us.organisations)
        self.firm_known = bool(domains)
        for cluster in clusters:
            if not (
                any(e in self.us.emails or self.us.has_domain(e) for e in cluster.emails)
                or any(self.us.has_organisation(o) for o in cluster.organisations)
                or self._named_as_ours(cluster)
            ):
                continue
            hosts = {e.rsplit("@", 1)[-1] for e in cluster.emails} - FREE_MAIL
            domains |= hosts
            organisations |= {organisation_key(o) for o in cluster.organisations}
            organisations |= {domain_key(h) for h in hosts}
            self.firm_known = self.firm_known or bool(hosts or cluster.organisations)
        self.us = replace(self.us, domains=frozenset(domains), organisations=frozenset(organisations))

    def _named_as_ours(self, cluster: Cluster) -> bool:
        firms = [organisation_key(o) for o in cluster.organisations]
        # A namesake who is known to be of another firm is none of us.
        names = {n for n, of in self.us.labels if not firms or any(same_organisation(f, of) for f in firms)}
        return any(
            may_be_same_person(k, n) and len(k) >= len(n) for k in cluster.keys for n in (*self.us.names, *names)
        )

    def _stated(self, cluster: Cluster) -> tuple[Side, str] | None:
        us = self.us
        if any(e in us.emails or us.has_domain(e) for e in cluster.emails):
            return Side.OURS, "our mail address"
        if any(us.has_organisation(o) for o in cluster.organisations):
            return Side.OURS, "our organisation"
        if self._named_as_ours(cluster):
            return Side.OURS, "you named them as one of us"
        if any(is_ourselves(n) for n in set(cluster.names)):
            return Side.OURS, "the recorder's own user"
        hinting = [m for m in cluster.mentions if m.participant.side is not Side.UNKNOWN]
        hints = {m.participant.side for m in hinting}
        if len(hints) == 1:
            return hints.pop(), "answers a form or writes a review" if all(
                m.answers for m in hinting
            ) else "the source says so"
        if cluster.contacts:
            return Side.THEIRS, "a contact in your CRM"
        for deal in cluster.deals:
            names = [organisation_key(n) for n in self.deal_organisations.get(deal, ())]
            for organisation in cluster.organisations:
                if any(same_organisation(organisation_key(organisation), n) for n in names):
                    return Side.THEIRS, f"works at {organisation}"
            for email in cluster.emails:
                host = email.rsplit("@", 1)[-1]
                if host not in FREE_MAIL and any(same_organisation(domain_key(host), n) for n in names):
                    return Side.THEIRS, f"mail address at {host}"
        return None

    def _elsewhere(self, cluster: Cluster) -> tuple[Side, str] | None:
        """Of another firm than ours."""
        if self.firm_known:
            if self.us.domains and any(e.rsplit("@", 1)[-1] not in FREE_MAIL for e in cluster.emails):
                return Side.THEIRS, "mail address outside our domains"
            if cluster.organisations:
                return Side.THEIRS, f"works at {cluster.organisations[0]}, not with us"
        return None

    def _guess_from_shared_organisation(
        self, clusters: Sequence[Cluster], found: list[tuple[Side, str] | None]
    ) -> None:
        """Without a word from the user: the firm that turns up in several deals is ours, the others are buyers."""
        if self.firm_known:
            return
        deals_of: dict[str, set[str]] = defaultdict(set)
        spelling: dict[str, str] = {}
        for cluster in clusters:
            for organisation in cluster.organisations:
                deals_of[organisation_key(organisation)] |= cluster.deals
                spelling.setdefault(organisation_key(organisation), organisation)
        if not deals_of:
            return
        ours = max(deals_of, key=lambda o: (len(deals_of[o]), o))
        others = [o for o in deals_of if o != ours]
        if len(deals_of[ours]) < 2 or any(len(deals_of[o]) == len(deals_of[ours]) for o in others):
            return
        for n, cluster in enumerate(clusters):
            if found[n] is None and cluster.organisations:
                mine = any(same_organisation(organisation_key(o), ours) for o in cluster.organisations)
                found[n] = (
                    (Side.OURS, f"a guess: {spelling[ours]} is in several of your deals")
                    if mine
                    else (Side.THEIRS, f"a guess: not of {spelling[ours]}, which is in several of your deals")
                )

    def _employers(
        self, clusters: Sequence[Cluster], present: Sequence[int], known: Mapping[int, tuple[Side, str] | None]
    ) -> set[str]:
        """Firms of the people of a conversation whose side is not known."""
        found = set()
        for n in present:
            if known[n] is None:
                hosts = {e.rsplit("@", 1)[-1] for e in clusters[n].emails} - FREE_MAIL
                found |= {domain_key(h) for h in hosts} or {organisation_key(o) for o in clusters[n].organisations}
        return found

    def _one_side_a_firm(self, clusters: Sequence[Cluster], found: list[tuple[Side, str] | None]) -> None:
        """A mail domain that came out on both sides is on neither until somebody says who we are."""
        if self.firm_known:
            return
        members: dict[str, list[int]] = defaultdict(list)
        for n, cluster in enumerate(clusters):
            for host in {e.rsplit("@", 1)[-1] for e in cluster.emails} - FREE_MAIL:
                members[host].append(n)
        for host, inside in members.items():
            if len({f[0] for n in inside if (f := found[n])}) > 1:
                for n in inside:
                    found[n] = (Side.UNKNOWN, f"people of {host} seem to be on both sides; say who we are")

    def _guess_from_company(
        self,
        clusters: Sequence[Cluster],
        found: list[tuple[Side, str] | None],
        by_conversation: Mapping[str, Sequence[int]],
    ) -> None:
        """Within one conversation: who is left when one side is known."""
        guesses: dict[int, list[tuple[Side, str]]] = defaultdict(list)
        for present in by_conversation.values():
            known = {n: found[n] for n in present}
            theirs = [n for n in present if (f := known[n]) and f[0] is Side.THEIRS]
            ours = [n for n in present if (f := known[n]) and f[0] is Side.OURS]
            for n in present:
                if known[n] is not None or all(is_label(name) for name in clusters[n].names):
                    continue
                has_employer = bool(clusters[n].organisations) or any(
                    e.rsplit("@", 1)[-1] not in FREE_MAIL for e in clusters[n].emails
                )
                if theirs and not ours and has_employer and len(self._employers(clusters, present, known)) == 1:
                    guesses[n].append((Side.OURS, "a guess: the only other firm in the conversation"))
                elif (ours and not theirs) or (ours and theirs and not has_employer and self.us):
                    guesses[n].append((Side.THEIRS, "a guess: in the conversation and not one of us"))
        for n, reasons in guesses.items():
            if len({side for side, _ in reasons}) == 1:
                found[n] = reasons[0]
