"""Mentions joined to people: the same address anywhere, the same full name within a deal, a short form that fits one. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from otherside.domain import ContactRecord, Participant
from otherside.domain.told import RoleTold
from otherside.profiles.who.names import (
    FREE_MAIL,
    capitalised,
    domain_key,
    is_cut_short,
    is_label,
    is_ourselves,
    may_be_same_person,
    may_leave_out,
    name_from_address,
    organisation_key,
    person_key,
    same_organisation,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One participant of one conversation."""

    conversation: str
    deal: str
    participant: Participant
    #: Position in time of the conversation: later statements of a role win.
    order: int
    #: Whether they speak there under this name, as far as that is known.
    spoke: bool = False
    #: The name that a user stated for this one.
    called: str | None = None
    #: What is told in that conversation of people who are not in it.
    told: tuple[RoleTold, ...] = ()
    #: Whom the note names as its author.
    author: str | None = None
    #: Of whoever is there only by a mail that somebody passed on: the names of those who did.
    passed_on_by: frozenset[str] = frozenset()
    #: Of whoever is there only by a mail that somebody passed on or answered: who quotes them, by the names there.
    quoted_by: frozenset[str] = frozenset()
    #: Whose mail network they write from there.
    networks: tuple[str, ...] = ()
    #: Whether they answer a form there.
    answers: bool = False

    @property
    def name(self) -> str:
        """As stated by a user, else as the source has it."""
        return self.called or self.participant.name


@dataclass
class Cluster:
    """A person in the making: all that names them, and the deals they are in."""

    mentions: list[Mention] = field(default_factory=list)
    contacts: list[ContactRecord] = field(default_factory=list)
    deals: set[str] = field(default_factory=set)

    @property
    def names(self) -> list[str]:
        """As users stated, as sources have them, as the CRM has them."""
        stated = [m.called for m in self.mentions if m.called]
        return stated + [m.participant.name for m in self.mentions] + [c.name for c in self.contacts]

    @property
    def keys(self) -> set[tuple[str, ...]]:
        """The names in comparable form."""
        return {person_key(name) for name in set(self.names)}

    @property
    def only_passed_on(self) -> bool:
        """Whether they are known from nothing but mails that somebody passed on."""
        return bool(self.mentions) and not self.contacts and all(m.passed_on_by for m in self.mentions)

    @property
    def emails(self) -> list[str]:
        """Addresses in lower case, each once."""
        found = [m.participant.email for m in self.mentions] + [c.email for c in self.contacts]
        return list(dict.fromkeys(e.casefold() for e in found if e))

    @property
    def organisations(self) -> list[str]:
        """Organisations as stated, the latest first, each once."""
        found = [m.participant.organisation for m in sorted(self.mentions, key=lambda m: -m.order)]
        return list(dict.fromkeys(o for o in [*found, *(c.organisation for c in self.contacts)] if o))

    @property
    def networks(self) -> set[str]:
        """Keys of the firms whose mail network they write from."""
        return {organisation_key(network) for m in self.mentions for network in m.networks}

    @property
    def hosts(self) -> set[str]:
        """The mail domains that are an organisation's."""
        return {e.rsplit("@", 1)[-1] for e in self.emails} - FREE_MAIL

    @property
    def firms(self) -> set[str]:
        """Keys of the organisations, of the mail networks and of the mail domains that are an organisation's."""
        return {organisation_key(o) for o in self.organisations} | {domain_key(h) for h in self.hosts} | self.networks


def cluster_mentions(
    mentions: Sequence[Mention], contacts: Sequence[tuple[ContactRecord, frozenset[str]]]
) -> list[Cluster]:
    """The people behind the mentions and the contacts.

    Args:
        mentions: every participant of every conversation.
        contacts: contacts of customer-relationship systems, each with the deals it belongs to.
    """
    by_email: dict[str, Cluster] = {}
    by_name: dict[str, dict[tuple[str, ...], Cluster]] = defaultdict(dict)
    clusters: list[Cluster] = []

    def new() -> Cluster:
        cluster = Cluster()
        clusters.append(cluster)
        return cluster

    # Addresses first: they are sure. They also teach which full names belong to them.
    for contact, deals in contacts:
        cluster = by_email.get(contact.email.casefold()) if contact.email else None
        cluster = cluster or new()
        if contact.email:
            by_email[contact.email.casefold()] = cluster
        cluster.contacts.append(contact)
        cluster.deals |= deals
        for deal in deals:
            by_name[deal].setdefault(person_key(contact.name), cluster)
    for mention in mentions:
        if mention.participant.email:
            email = mention.participant.email.casefold()
            cluster = by_email.get(email)
            if mention.called:
                # Whoever is called the same by a user is the same person, whatever their addresses.
                cluster = by_email[email] = by_name[mention.deal].get(person_key(mention.called)) or cluster or new()
            if cluster is None:
                same_name = by_name[mention.deal].get(person_key(_readable(mention)))
                # The same name under a second address of the same deal is the same person.
                cluster = by_email[email] = same_name or new()
            _take(cluster, mention)
            by_name[mention.deal].setdefault(person_key(_readable(mention)), cluster)
    # Then full names within a deal.
    rest = [m for m in mentions if not m.participant.email]
    _await_colleagues(clusters, rest, by_name)
    # Then short forms, where just one longer name fits: an initial tells more than a first name alone.
    written = _written(mentions, contacts)
    for mention in sorted(rest, key=lambda m: _shortness(person_key(m.name))):
        if is_label(mention.name) or is_ourselves(mention.name):
            _take(new(), mention)
            continue
        _take(_fitting(by_name[mention.deal], person_key(mention.name), written[mention.deal], new), mention)
    return _join_across_deals([c for c in clusters if c.mentions or c.deals])


def _await_colleagues(
    clusters: Sequence[Cluster], rest: Sequence[Mention], by_name: dict[str, dict[tuple[str, ...], Cluster]]
) -> None:
    """A contact of no deal is whoever has their full name in one where a colleague is.

    A colleague is of the same firm, and in the deal by an address, by what is said of their firm, or by a full name as
    well: one name alone may be somebody else's.
    """
    waiting: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.contacts and not cluster.deals and len(key := person_key(cluster.contacts[0].name)) > 1:
            waiting[key].append(cluster)
    alone = {key: found[0] for key, found in waiting.items() if len(found) == 1}
    named: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for mention in rest:
        if (key := person_key(mention.name)) in alone:
            named[mention.deal].add(key)
    if not named:
        return
    firms: dict[str, set[str]] = defaultdict(set)
    for mention in rest:
        if mention.participant.organisation:
            firms[mention.deal].add(organisation_key(mention.participant.organisation))
    for cluster in clusters:
        for deal in cluster.deals:
            firms[deal] |= cluster.firms
    for deal, keys in named.items():
        for key in keys:
            colleagues = (alone[k].firms for k in keys - {key})
            if alone[key].firms & firms[deal].union(*colleagues):
                by_name[deal].setdefault(key, alone[key])


def _readable(mention: Mention) -> str:
    return name_from_address(mention.name) if "@" in mention.name else mention.name


def _take(cluster: Cluster, mention: Mention) -> None:
    cluster.mentions.append(mention)
    cluster.deals.add(mention.deal)


def _shortness(key: tuple[str, ...]) -> int:
    """0 for a full name, 1 for one with an initial, 2 for a word alone."""
    return (len(key) < 2) + is_cut_short(key)


@dataclass
class _Written:
    """How people are named in a deal: for each name the conversations it stands in, and the firms stated with it."""

    places: dict[tuple[str, ...], set[str]] = field(default_factory=lambda: defaultdict(set))
    firms: dict[tuple[str, ...], set[str]] = field(default_factory=lambda: defaultdict(set))

    @cached_property
    def full(self) -> list[tuple[str, ...]]:
        """The names that are not cut short."""
        return [key for key in self.places if not is_cut_short(key)]

    def apart(self, key: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether both names are in one conversation, or of two firms: then they are hardly one person."""
        firms = [(a, b) for a in self.firms.get(key, ()) for b in self.firms.get(other, ())]
        return bool(self.places.get(key, set()) & self.places.get(other, set())) or (
            bool(firms) and not any(same_organisation(*pair) for pair in firms)
        )


def _written(
    mentions: Sequence[Mention], contacts: Sequence[tuple[ContactRecord, frozenset[str]]]
) -> dict[str, _Written]:
    """The names of each deal."""
    found: dict[str, _Written] = defaultdict(_Written)
    for m in mentions:
        key = person_key(_readable(m))
        found[m.deal].places[key].add(m.conversation)
        if m.participant.organisation:
            found[m.deal].firms[key].add(organisation_key(m.participant.organisation))
    for contact, deals in contacts:
        for deal in deals:
            found[deal].places[person_key(contact.name)] |= set()
    return found


def _fitting(
    known: dict[tuple[str, ...], Cluster],
    key: tuple[str, ...],
    written: _Written,
    new: Callable[[], Cluster],
) -> Cluster:
    """Whoever in a deal has this name or is the only one it fits; else somebody new.

    Args:
        known: the people of the deal by their names so far.
        key: the name.
        written: all names of the deal: a known name that is cut short fits only where it is a short form of none of the
            other full ones.
        new: makes somebody new.
    """
    cluster = known.get(key)
    if cluster is None:
        fits = _each(
            c
            for k, c in known.items()
            if may_be_same_person(k, key) and not (is_cut_short(k) and _fits_another(k, key, written.full))
        )
        if not fits:
            fits = _longer_or_shorter(known, key, written)
        cluster = known[key] = fits[0] if len(fits) == 1 else new()
    return cluster


def _each(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Each of them once."""
    return list({id(c): c for c in clusters}.values())


def _longer_or_shorter(known: dict[tuple[str, ...], Cluster], key: tuple[str, ...], written: _Written) -> list[Cluster]:
    """Whose name this is without the second surname or the first name, or the other way round, where nobody else fits.

    A word alone that is somebody's first name there is that, and two names in one conversation are two people.
    """
    fits = []
    for k, cluster in known.items():
        short, long = sorted((k, key), key=len)
        if not may_leave_out(short, long) or written.apart(short, long):
            continue
        if len(short) == 1 and any(short[0] == other[0] for other in written.places if other != short):
            continue
        # Several spellings of the longer name are one person, who is known by each of them.
        others = [o for o in written.full if may_leave_out(short, o) or (len(short) == 1 and short[0] in o)]
        if all(known.get(other) is cluster for other in others if other != long):
            fits.append(cluster)
    return _each(fits)


def _fits_another(short: tuple[str, ...], key: tuple[str, ...], rivals: Iterable[tuple[str, ...]]) -> bool:
    """Whether a short form may be of somebody of the deal who cannot be the one of this name."""
    return any(may_be_same_person(short, other) and not may_be_same_person(key, other) for other in rivals)


def _join_across_deals(clusters: list[Cluster]) -> list[Cluster]:
    """The same full name with the same stated organisation is one person, also in several deals."""
    by_identity: dict[tuple[tuple[str, ...], str], Cluster] = {}
    joined: list[Cluster] = []
    for cluster in clusters:
        key = person_key(best_name(cluster))
        organisations = cluster.firms
        home = None
        if len(key) >= 2:
            home = next((by_identity[(key, o)] for o in sorted(organisations) if (key, o) in by_identity), None)
            for organisation in organisations:
                by_identity.setdefault((key, organisation), home or cluster)
        if home is None:
            joined.append(cluster)
        else:
            home.mentions += cluster.mentions
            home.contacts += cluster.contacts
            home.deals |= cluster.deals
    return joined


def best_name(cluster: Cluster) -> str:
    """The fullest name, preferring how it is written most often."""
    stated = [m for m in cluster.mentions if m.called]
    if stated:
        return str(max(stated, key=lambda m: m.order).called)
    counts = Counter(n for n in cluster.names if "@" not in n)
    if not counts:
        return name_from_address(cluster.names[0])
    # A name in its usual spelling beats one shouted or whispered by a machine.
    best = max(
        counts,
        key=lambda n: (
            not is_cut_short(person_key(n)),
            len(person_key(n)),
            not (n.isupper() or n.islower()),
            counts[n],
            -len(n),
            n,
        ),
    )
    # "Jo Brand?" asks whether it was Jo Brand.
    return best if is_label(best) else capitalised(best.rstrip(" ?") or best)
