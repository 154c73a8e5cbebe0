"""What is within reach of an account: what the view of a store that it gets is made of."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import NoReturn

from otherside.accounts.model import Access
from otherside.domain import Conversation, InputError, Participant, Person, Refused, Side
from otherside.store.interface import Store
from otherside.store.mentions import Mentions, MentionsByDeal, as_mentioned, bare, cards, mentions, plain, reason_seen
from otherside.store.settings_seen import ALSO_ELSEWHERE
from otherside.store.stored import REACHES, SourceRecord

#: So many people are asked for one by one.
FEW = 3


class Within:
    """A store and an account, and what of the one the other reaches.

    Args:
        whole: the store with everything.
        access: whose view this is.
        claim: called with the name of a deal that this account has just begun, so that it may see it.
        remembered: who takes part in a deal, and perhaps in others, as read before, as long as nothing of it has changed;
            else as the function reads it.
    """

    def __init__(
        self,
        whole: Store,
        access: Access,
        claim: Callable[[str], None] = lambda _deal: None,
        remembered: Callable[[str, Callable[[str], MentionsByDeal]], MentionsByDeal] = lambda deal, read: read(deal),
    ) -> None:
        self.whole = whole
        self.access = access
        self._claim = claim
        self._remembered = remembered
        self._claimed: set[str] = set()
        self._names: dict[str, Person] | None = None
        self._stated: dict[str, Mentions] = {}
        self._reads = 0

    @property
    def claimed(self) -> frozenset[str]:
        """The deals that were begun here."""
        return frozenset(self._claimed)

    # what may be seen

    def sees(self, deal: str | None) -> bool:
        """Whether a deal is within reach."""
        return self.access.sees(deal) or deal in self._claimed

    def _sees_conversation(self, conversation: str) -> bool:
        return self.access.deals is None or self.sees(self.whole.home_of(conversation))

    def _change(self) -> None:
        if not self.access.may_write:
            raise Refused(f"{self.access.name} may read here and change nothing; ask an owner")

    def _own(self) -> None:
        if not self.access.everything:
            raise Refused("only an owner may do this; ask one")

    def _change_conversation(self, conversation: str | None) -> None:
        self._change()
        if conversation is None or not self._sees_conversation(conversation):
            raise InputError(f"no conversation has the id {conversation!r}")

    def wholly_seen(self, person: str) -> bool:
        """Whether somebody is in deals within reach only: of others, what is stated counts beyond it, too."""
        found = self.whole.person_with(person)
        return found is not None and bool(found.deals) and all(self.sees(deal) for deal in found.deals)

    def _may_name(self, before: Mapping[str, Mapping[str, str]], after: Mapping[str, Mapping[str, str]]) -> None:
        """Passes names of people of deals within reach only, and of those of whom nothing is told but words.

        Who is called alike is one person: an address or a firm would go over to somebody of another deal.

        Raises:
            Refused: one of them is in other deals as well.
        """
        for deal in {*before, *after}:
            old, new = before.get(deal, {}), after.get(deal, {})
            changed = [written for written in {*old, *new} if old.get(written) != new.get(written)]
            if not changed:
                continue
            told = {
                bare(p.name)
                for _, _, held in self.whole.participants(deal)
                for p in held.participants
                if p.email or p.organisation or p.side is not Side.UNKNOWN
            }
            elsewhere = {
                bare(name)
                for p in self.whole.people(deal)
                if not all(self.sees(d) for d in p.deals)
                for name in (p.name, *p.aliases)
            }
            for written in changed:
                called = {bare(name) for name in (written, old.get(written), new.get(written)) if name}
                if bare(written) in told and called & elsewhere:
                    raise Refused(ALSO_ELSEWHERE)

    # sources and deals

    def _mine(self, source: SourceRecord | None) -> SourceRecord | None:
        if source is None or self.access.deals is None:
            return source
        homes = self.whole.homes_of_sources(source.id).get(source.id or 0, frozenset())
        return source if homes and all(self.sees(deal) for deal in homes) else None

    def _view(self) -> str:
        """The name of this view, under which is noted what was within reach whenever something was brought.

        What was brought before tells of deals that came within reach since; once one is beyond it, of none that came later.
        """
        there = {d.name for d in self.whole.deals()} | set(self.whole.homes().values())
        reach = {d for d in (self.access.deals or frozenset()) if d in there} | self._claimed

        def noted(held: dict[str, list[str]] | None) -> dict[str, list[str]]:
            earlier = [v for v in held or () if v.rpartition("/")[0] == self.access.account]
            latest = f"{self.access.account}/{len(earlier)}"
            if not held or not earlier or not reach.issuperset(held[latest]):
                latest = f"{self.access.account}/{len(earlier) + 1}"
            return {**(held or {}), latest: sorted(reach)}

        held = self.whole.settings().get(REACHES)
        # Written only where it says more: it is a setting, and each of those is looked at anew for every deal.
        made = noted(held) if noted(held) == held else self.whole.change_setting(REACHES, noted)
        return f"{self.access.account}/{sum(v.rpartition('/')[0] == self.access.account for v in made)}"

    def _apart(self, conversation: Conversation) -> Conversation:
        """A conversation that goes on in no thread out of reach: its words would be put into another deal."""
        homes = self.whole.homes_of_messages(conversation.thread)
        beyond = {message for message, deal in homes.items() if not self.sees(deal)}
        return dataclasses.replace(conversation, thread=conversation.thread - beyond) if beyond else conversation

    def _enter(self, deals: Collection[str]) -> set[str]:
        """The new ones among deals that something is put into.

        Raises:
            InputError: one is there and not within reach.
        """
        begun: set[str] = set()
        beyond = [deal for deal in deals if not self.sees(deal)]
        there = {plain(d) for d in (*(d.name for d in self.whole.deals()), *self.whole.homes().values()) if beyond}
        for deal in beyond:
            if plain(deal) in there:
                raise Refused(f"a deal called {deal!r} is not shared with you; ask an owner, or choose another name")
            begun.add(deal)
        self._claimed |= begun
        return begun

    # people

    def _never(self) -> NoReturn:
        raise InputError("who is who is worked out over all deals; this view shows some of them")

    def _shown(self, person: Person) -> Person:
        """Somebody with what the deals within reach tell of them."""
        if all(self.sees(deal) for deal in person.deals):
            return dataclasses.replace(person, side_reason=reason_seen(person.side_reason))
        return as_mentioned(person, [self._mentions(d) for d in person.deals if self.sees(d)], self.sees)

    def _mentions(self, deal: str) -> Mentions:
        """Who takes part in a deal within reach."""
        if deal not in self._stated:
            self._stated.update(self._remembered(deal, self._read_mentions))
        return self._stated[deal]

    def _read_mentions(self, deal: str) -> MentionsByDeal:
        """Of this deal; once a few were read one by one, of all within reach."""
        self._reads += 1
        found: dict[str, list[Conversation]] = defaultdict(list, {deal: []})
        for _, home, held in self.whole.participants(deal if self._reads <= FEW else None):
            if self.sees(home):
                found[home].append(held)
        known: dict[str, list[Participant]] = defaultdict(list)
        for home, who in self.whole.contacts_of(found):
            known[home].append(who)
        return {home: {**mentions(rows), **cards(known[home])} for home, rows in found.items()}
