"""On whose side people are: from what is stated to what can be guessed. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from otherside.domain import Side
from otherside.profiles.who.joining import Cluster, best_name
from otherside.profiles.who.names import (
    FREE_MAIL,
    domain_key,
    is_cut_short,
    is_label,
    is_ourselves,
    may_be_same_person,
    organisation_key,
    person_key,
    same_organisation,
    was_there,
)

if TYPE_CHECKING:
    from otherside.profiles.who.identity import Us

_OPEN = "nothing says whose side they are on"
_PASSED_ON = "only a mail of theirs was passed on, and nothing says whose side they are on"
_AMONG_US = "only quoted in mail among us, and nothing says whose side they are on"


@dataclass
class Sides:
    """Judges sides, from what is stated to what can be guessed."""

    us: Us
    deal_organisations: Mapping[str, Sequence[str]]
    #: Whether we know the name of our own firm, so that another firm is known not to be ours.
    firm_known: bool = False

    def judge(self, clusters: Sequence[Cluster]) -> list[tuple[Side, str]]:
        """The side of each, and by what it is known."""
        self._learn_our_firm(clusters)
        self._learn_our_networks(clusters)
        passed_on = {n for n, c in enumerate(clusters) if c.only_passed_on}
        found = [self._stated(c) or (None if n in passed_on else self._elsewhere(c)) for n, c in enumerate(clusters)]
        self._of_our_names(clusters, found, passed_on)
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
        unknown = dict.fromkeys(passed_on, _AMONG_US) | dict.fromkeys(outside, _PASSED_ON)
        return [f or (Side.UNKNOWN, unknown.get(n, _OPEN)) for n, f in enumerate(found)]

    def _of_our_names(
        self, clusters: Sequence[Cluster], found: list[tuple[Side, str] | None], passed_on: Collection[int]
    ) -> None:
        """Whom one of us quotes without an address or a firm, under the full name of one of us who has one: in any deal that is them."""
        ours = {n for n, side in enumerate(found) if side and side[0] is Side.OURS}
        names = {
            key for n in ours if clusters[n].emails and not is_cut_short(key := person_key(best_name(clusters[n])))
        }
        speakers = {(m.conversation, m.participant.name): n for n, c in enumerate(clusters) for m in c.mentions}
        for n in passed_on:
            cluster = clusters[n]
            if found[n] is None and not cluster.firms and not cluster.emails and cluster.keys & names:
                by = {speakers.get((m.conversation, name)) for m in cluster.mentions for name in m.quoted_by}
                if by and by <= ours:
                    found[n] = (Side.OURS, "a guess: one of us has this name")

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
        open_ = sorted(n for n in passed_on if found[n] is None)
        for n in open_:
            by = {speakers[m.conversation, name] for m in clusters[n].mentions for name in m.passed_on_by}
            if not any((side := found[k]) is not None and side[0] is Side.OURS for k in by):
                outside.add(n)
            elif elsewhere := self._elsewhere(clusters[n]):
                found[n] = elsewhere
                for deal in clusters[n].deals:
                    firms[deal] |= clusters[n].firms
        for n in open_:
            if found[n] is None and clusters[n].firms & set().union(*(firms[deal] for deal in clusters[n].deals)):
                found[n] = (Side.THEIRS, "of the same firm as one of theirs")
                outside.discard(n)
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
                or self._on_our_network(cluster)
            ):
                continue
            hosts = {e.rsplit("@", 1)[-1] for e in cluster.emails} - FREE_MAIL
            domains |= hosts
            organisations |= {organisation_key(o) for o in cluster.organisations}
            organisations |= {domain_key(h) for h in hosts}
            self.firm_known = self.firm_known or bool(hosts or cluster.organisations)
        self.us = replace(self.us, domains=frozenset(domains), organisations=frozenset(organisations))

    def _learn_our_networks(self, clusters: Sequence[Cluster]) -> None:
        """A mail network goes by another name than the firm as often as not: whatever one of us writes from and no outsider."""
        networks: set[str] = set()
        foreign: set[str] = set()
        for cluster in clusters:
            if any(e in self.us.emails or self.us.has_domain(e) for e in cluster.emails):
                networks |= cluster.networks
            elif cluster.hosts:
                foreign |= cluster.networks
        self.us = replace(self.us, organisations=self.us.organisations | (networks - foreign))

    def _on_our_network(self, cluster: Cluster) -> bool:
        """Whether they write from our network, and from no address that is not of our firm by its name."""
        addresses = (e.rsplit("@", 1)[-1] for e in cluster.emails if not self.us.has_domain(e))
        return any(map(self.us.has_organisation, cluster.networks)) and all(
            host not in FREE_MAIL and self.us.has_organisation(domain_key(host)) for host in addresses
        )

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
        if not cluster.contacts and self._on_our_network(cluster):
            return Side.OURS, "on our mail network"
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
            if any(same_organisation(network, n) for network in cluster.networks for n in names):
                return Side.THEIRS, f"on the mail network of {deal}"
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
        speakers = {(m.conversation, m.participant.name): n for n, c in enumerate(clusters) for m in c.mentions}
        for conversation, present in by_conversation.items():
            known = {n: found[n] for n in present}
            theirs = [n for n in present if (f := known[n]) and f[0] is Side.THEIRS]
            ours = [n for n in present if (f := known[n]) and f[0] is Side.OURS]
            for n in present:
                if known[n] is not None or all(is_label(name) for name in clusters[n].names):
                    continue
                has_employer = bool(clusters[n].organisations or clusters[n].hosts)
                if theirs and not ours and has_employer and len(self._employers(clusters, present, known)) == 1:
                    guesses[n].append((Side.OURS, "a guess: the only other firm in the conversation"))
                elif ours and self._only_among_us(clusters, n, conversation, theirs, speakers):
                    continue
                elif (ours and not theirs) or (ours and theirs and not clusters[n].firms and self.us):
                    guesses[n].append((Side.THEIRS, "a guess: in the conversation and not one of us"))
        for n, reasons in guesses.items():
            if len({side for side, _ in reasons}) == 1:
                found[n] = reasons[0]

    @staticmethod
    def _only_among_us(
        clusters: Sequence[Cluster],
        n: int,
        conversation: str,
        theirs: Sequence[int],
        speakers: Mapping[tuple[str, str], int],
    ) -> bool:
        """Whether they are in a mail only as quoted words or within some network, and no outsider wrote, got or quotes it."""
        here = [m for m in clusters[n].mentions if m.conversation == conversation]
        if not all(m.passed_on_by or (m.networks and not m.participant.email) for m in here):
            return False
        takes_part = (m for k in theirs for m in clusters[k].mentions if m.conversation == conversation)
        by = {speakers.get((conversation, name)) for m in here for name in m.quoted_by}
        return all(m.passed_on_by for m in takes_part) and by.isdisjoint(theirs)
