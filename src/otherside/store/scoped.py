"""A store as one account may see it: the one place where deals that are not shared with it are kept from it.

Every route, page and tool asks a store, and whoever has an account gets this one instead of the whole. What it returns
is worked out from the deals within reach only: a person who is also in another deal loses the name of that deal and
whatever only it told of them. Indexes, caches and the market of such a view lie in a folder of its own (see
``workspace.scoped``), so that nothing made from other deals is ever near them.

Each method of ``Store`` is written out: a new one fails the tests until somebody has decided what it may show.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from otherside.domain import Consent, Conversation, Deal, Evidence, InputError, Participant, Person, Refused, Side, Turn
from otherside.store.mentions import plain, records_of
from otherside.store.settings_seen import BY_DEAL, EDITED, NAMES, changed_within, settings_seen
from otherside.store.stored import (
    Correction,
    CrmRecords,
    EvidenceRow,
    PendingTurn,
    PersonRecord,
    SourceRecord,
    StoredConversation,
)
from otherside.store.unfinished import FORGET
from otherside.store.within import FEW, Within


class ScopedStore(Within):
    """See ``store.interface.Store``; made as ``Within``."""

    # the store as a whole

    def close(self) -> None:
        """Releases the database."""
        self.whole.close()

    def revision(self) -> str:
        """Changes whenever the whole does."""
        return self.whole.revision()

    def stamps(self, deals: Collection[str]) -> dict[str, str] | None:
        """Of deals within reach. What is read after that is read anew."""
        self._names, self._stated = None, {}
        return self.whole.stamps([deal for deal in deals if self.sees(deal)])

    def erasures(self) -> str:
        """Changes whenever something was erased for good, within reach or not."""
        return self.whole.erasures()

    def settings(self) -> dict[str, Any]:
        """What concerns the deals within reach, and what concerns none in particular."""
        found = self.whole.settings()
        if self.access.deals is None:
            return found
        return settings_seen(found, self.sees, self._spelt)

    def put_setting(self, key: str, value: Any) -> None:
        """As ``change_setting``."""
        self.change_setting(key, lambda _: value)

    def change_setting(self, key: str, change: Callable[[Any], Any]) -> Any:
        """Changes what is within reach; what is not stays as it was."""
        self._change()
        if key not in EDITED and not self.access.everything:
            raise Refused("only an owner may change this; ask one")
        if self.access.deals is None:
            return self.whole.change_setting(key, change)
        may = self.sees if key in BY_DEAL else self.wholly_seen
        if key == NAMES:
            held = {deal: said for deal, said in (self.whole.settings().get(key) or {}).items() if may(deal)}
            self._may_name(held, change(held))
        made: list[Any] = []

        def within(held: Any) -> Any:
            value, mine = changed_within(held, may, change)
            made.append(mine)
            return value

        self.whole.change_setting(key, within)
        return made[0]

    def unfinished(self) -> dict[str, dict[str, Any]]:
        """Everything under way for owners, who may finish it; nothing for others: a note may name anybody."""
        return self.whole.unfinished() if self.access.everything else {}

    def put_unfinished(self, key: str, what: dict[str, Any]) -> None:
        """For whoever may change something; that somebody is being erased, for owners."""
        self._own() if what["kind"] == FORGET else self._change()
        self.whole.put_unfinished(key, what)

    def end_unfinished(self, key: str) -> None:
        """For whoever may change something."""
        self._change()
        self.whole.end_unfinished(key)

    def counts(self) -> dict[str, int]:
        """Counts of what is within reach."""
        if self.access.deals is None:
            return self.whole.counts()
        return self.whole.counts_in(self.access.deals | self._claimed)

    # sources

    def sources(self, deal: str | None = None) -> list[SourceRecord]:
        """Those that hold words of a deal within reach."""
        if deal is not None:
            return self.whole.sources(deal) if self.sees(deal) else []
        found = self.whole.sources()
        if self.access.deals is None:
            return found
        homes = self.whole.homes_of_sources()
        return [s for s in found if any(self.sees(deal) for deal in homes.get(s.id or 0, ()))]

    def source_at(self, location: str) -> SourceRecord | None:
        """The source read from a place, if all it holds is within reach."""
        return self._mine(self.whole.source_at(location))

    def source_with(self, digest: str) -> SourceRecord | None:
        """A source of this content, if all it holds is within reach."""
        return self._mine(self.whole.source_with(digest))

    def put_source(
        self,
        source: SourceRecord,
        conversations: Sequence[tuple[str, str, Conversation]],
        crm: CrmRecords,
        *,
        replaces: int | None = None,
    ) -> list[str]:
        """Stores a source in deals within reach, or in new ones, which are within reach from then on."""
        self._change()
        if self.access.deals is None:
            return self.whole.put_source(source, conversations, crm, replaces=replaces)
        earlier = self.whole.source_at(source.location)
        if earlier is not None and self._mine(earlier) is None:
            raise Refused(
                f"{source.name}: a file of this name is stored already, in a deal that is not shared with you"
            )
        begun = self._enter({deal for _, deal, _ in conversations})
        hidden = {plain(d.name) for d in self.whole.deals() if not self.sees(d.name)}
        # A list of every deal is an owner's to add: of the others' deals it changes nothing here.
        deals = tuple(d for d in crm.deals if plain(d.name) not in hidden)
        begun |= self._enter({d.name for d in deals})
        # By its key a deal of the CRM is known to everybody, and to what an owner reads there: here it goes by its name.
        named = {d.key: d.name for d in deals if d.key} | {d.name: d.name for d in deals}
        roles = tuple(
            dataclasses.replace(r, deal=named.get(r.deal, r.deal))
            for r in crm.roles
            if r.deal in named or self.sees(self._spelt(r.deal))
        )
        deals = tuple(dataclasses.replace(d, key=None) for d in deals)
        kept = dataclasses.replace(crm, deals=deals, roles=roles)
        source = dataclasses.replace(source, brought_by=self._view())
        parts = [(number, deal, self._apart(held)) for number, deal, held in conversations]
        homes = self.whole.put_source(source, parts, kept, replaces=replaces)
        self._names, self._stated = None, {}
        for deal in sorted(begun):
            self._claim(deal)
        return homes

    def move_source(self, source: int, deal: str) -> int:
        """Puts a source's conversations into another deal within reach, or a new one."""
        self._change()
        if self.access.deals is not None:
            homes = self.whole.homes_of_sources(source).get(source, frozenset())
            if not homes or not all(self.sees(home) for home in homes):
                raise InputError("no such source")
            for begun in self._enter({deal}):
                self._view()
                self._claim(begun)
        return self.whole.move_source(source, deal)

    # conversations

    def conversation_ids(
        self, deal: str | None = None, *, excluded: bool = False, sources: Collection[int | None] | None = None
    ) -> list[str]:
        """Of a deal within reach, or of all of them."""
        if self.access.deals is not None and deal is not None and not self.sees(deal):
            return []
        found = self.whole.conversation_ids(deal, excluded=excluded, sources=sources)
        mine = self.homes() if self.access.deals is not None and deal is None else found
        return found if mine is found else [number for number in found if number in mine]

    def said(self, deal: str) -> str:
        """Of a deal within reach."""
        return self.whole.said(deal) if self.sees(deal) else ""

    def dates(self, deal: str) -> list[dt.date]:
        """Of a deal within reach."""
        return self.whole.dates(deal) if self.sees(deal) else []

    def conversation(self, conversation: str) -> StoredConversation | None:
        """One within reach."""
        found = self.whole.conversation(conversation)
        return found if found is not None and self.sees(found.deal) else None

    def participants(self, deal: str | None = None) -> list[tuple[str, str, Conversation]]:
        """Of conversations within reach."""
        return [row for row in self.whole.participants(deal) if self.sees(row[1])]

    def exchanges(self, ourselves: Collection[str]) -> dict[str, list[Turn]]:
        """Of conversations within reach."""
        within = {row[0] for row in self.participants()}
        return {number: turns for number, turns in self.whole.exchanges(ourselves).items() if number in within}

    def crm(self) -> CrmRecords:
        """Records of the deals within reach, of their companies, and of the people in them."""
        found = self.whole.crm()
        if self.access.deals is None:
            return found
        # Only contacts and accounts are looked up by who is in reach, and few teams have them.
        people = self.people() if found.accounts else []
        told = self.contacts_of(self.access.deals | self._claimed) if found.contacts else []
        return records_of(found, self.deals(), people, [who for _, who in told])

    def brought(self) -> dict[str, frozenset[str]]:
        """Never through a view, which does not say who sees what."""
        self._never()

    def contacts_of(self, deals: Collection[str]) -> list[tuple[str, Participant]]:
        """Of deals within reach."""
        return self.whole.contacts_of([deal for deal in deals if self.sees(deal)])

    def put_contacts(self, contacts: Iterable[tuple[str, Participant]]) -> None:
        """Never through a view, which knows too little of them."""
        self._never()

    # deals and people

    def deals(self, among: Collection[str] | None = None) -> list[Deal]:
        """Those within reach."""
        if self.access.deals is None:
            return self.whole.deals(among)
        mine = self.access.deals | self._claimed
        return self.whole.deals(mine if among is None else mine.intersection(among))

    def deal_with(self, name: str) -> Deal | None:
        """If it is within reach."""
        return self.whole.deal_with(name) if self.sees(name) else None

    def counts_by_deal(self, deals: Sequence[str]) -> dict[str, dict[str, int]]:
        """Of those within reach."""
        return self.whole.counts_by_deal([deal for deal in deals if self.sees(deal)])

    def person_with(self, person: str) -> Person | None:
        """If they are within reach, with what may be seen of them."""
        found = self.whole.person_with(person)
        if found is None or self.access.deals is None:
            return found
        return self._shown(found) if any(self.sees(d) for d in found.deals) else None

    def put_deals(self, deals: Iterable[Deal]) -> None:
        """Never through a view, which knows too little of them."""
        self._never()

    def people(self, deal: str | None = None, side: Side | None = None) -> list[Person]:
        """People of deals within reach, as those deals show them."""
        if self.access.deals is None:
            return self.whole.people(deal, side)
        if deal is not None and not self.sees(deal):
            return []
        return [self._shown(p) for p in self.whole.people(deal, side) if any(self.sees(d) for d in p.deals)]

    def put_people(self, records: Sequence[PersonRecord]) -> None:
        """Never through a view, which knows too little of them."""
        self._never()

    def _spelt(self, deal: str | None) -> str | None:
        """A deal's name as it is here, of a record that may write it otherwise."""
        wanted = plain(deal or "")
        return next((d.name for d in self.deals() if plain(d.name) == wanted), None)

    def _people_by_id(self, wanted: Collection[str], deal: str | None = None) -> Mapping[str, Person]:
        """Those of these who are within reach; everybody is read only where many of several deals are asked for."""
        if not wanted:
            return {}
        if self._names is None and len(wanted) <= FEW:
            found = {person: self.person_with(person) for person in wanted}
            return {person: p for person, p in found.items() if p is not None}
        if self._names is None and deal is not None:
            return {p.id: p for p in self.people(deal)}
        if self._names is None:
            self._names = {p.id: p for p in self.people()}
        return self._names

    # evidence

    def pending(self, extractor: str) -> dict[str, int]:
        """Of conversations within reach; none for whoever may not store what is found."""
        if not self.access.may_write:
            return {}
        found = self.whole.pending(extractor)
        sees = self._sees_conversation if len(found) <= FEW else self.homes().__contains__
        return {number: turns for number, turns in found.items() if sees(number)}

    def pending_turns(self, extractor: str, conversations: Sequence[str] | None = None) -> Iterator[PendingTurn]:
        """Turns within reach that are to be read."""
        if not self.access.may_write:
            return
        if self.access.deals is not None:
            mine = self.pending(extractor)
            conversations = sorted(mine) if conversations is None else [c for c in conversations if c in mine]
        yield from self.whole.pending_turns(extractor, conversations)

    def readers(self, conversation: str) -> dict[int, str]:
        """Of a conversation within reach."""
        return self.whole.readers(conversation) if self._sees_conversation(conversation) else {}

    def put_evidence(self, extractor: str, turns: Sequence[tuple[str, int]], evidence: Sequence[Evidence]) -> None:
        """Of conversations within reach."""
        self._change()
        for conversation in {number for number, _ in turns} | {e.conversation for e in evidence}:
            self._change_conversation(conversation)
        self.whole.put_evidence(extractor, turns, evidence)

    def evidence(self, deal: str | None = None, person: str | None = None) -> list[EvidenceRow]:
        """Of deals within reach, with people's names as those deals show them."""
        if self.access.deals is None:
            return self.whole.evidence(deal, person)
        if deal is not None and not self.sees(deal):
            return []
        rows = [row for row in self.whole.evidence(deal, person) if self.sees(row.deal)]
        shown = self._people_by_id({r.person for r in rows}, deal)
        return [dataclasses.replace(r, person_name=shown[r.person].name) if r.person in shown else r for r in rows]

    def evidence_in(self, conversation: str) -> list[Evidence]:
        """Of a conversation within reach."""
        return self.whole.evidence_in(conversation) if self._sees_conversation(conversation) else []

    def evidence_with(self, prefix: str) -> list[Evidence]:
        """Evidence within reach whose id begins so."""
        return [e for e in self.whole.evidence_with(prefix) if self._sees_conversation(e.conversation)]

    def unresolved(self) -> bool:
        """As the whole."""
        return self.whole.unresolved()

    # corrections

    def put_correction(self, correction: Correction) -> Correction:
        """Of words within reach."""
        self._change_conversation(correction.conversation)
        return self.whole.put_correction(correction)

    def corrections(self, deal: str | None = None) -> list[Correction]:
        """Of words within reach."""
        found = self.whole.corrections(deal)
        if self.access.deals is None:
            return found
        mine = [c for c in found if c.deal is not None and self.sees(c.deal)]
        shown = self._people_by_id({c.person for c in mine if c.person}, deal)
        return [
            dataclasses.replace(c, person_name=shown[c.person].name) if c.person and c.person in shown else c
            for c in mine
        ]

    def undo_correction(self, number: int) -> bool:
        """Of words within reach."""
        self._change()
        if self.access.deals is not None and not any(c.id == number for c in self.corrections()):
            return False
        return self.whole.undo_correction(number)

    def erase_corrections(self, person: Person) -> list[int]:
        """For owners."""
        self._own()
        return self.whole.erase_corrections(person)

    # consent

    def consents(self) -> dict[str, Consent]:
        """Of conversations within reach."""
        found = self.whole.consents()
        if self.access.deals is None:
            return found
        mine = self.homes() if found else {}
        return {number: consent for number, consent in found.items() if number in mine}

    def put_consent(self, consent: Consent) -> None:
        """Of a conversation within reach."""
        self._change_conversation(consent.conversation)
        self.whole.put_consent(consent)

    def blacked_again(self, conversations: Collection[str]) -> list[str]:
        """Of those within reach."""
        return self.whole.blacked_again([number for number in conversations if self.home_of(number) is not None])

    def home_of(self, conversation: str) -> str | None:
        """Of a conversation within reach."""
        home = self.whole.home_of(conversation)
        return home if self.sees(home) else None

    def homes(self) -> dict[str, str]:
        """Of conversations within reach."""
        return {number: deal for number, deal in self.whole.homes().items() if self.sees(deal)}

    def homes_of_messages(self, messages: Collection[str]) -> dict[str, str]:
        """As far as within reach."""
        return {message: deal for message, deal in self.whole.homes_of_messages(messages).items() if self.sees(deal)}

    def homes_of_sources(self, source: int | None = None) -> dict[int, frozenset[str]]:
        """As far as within reach."""
        found = self.whole.homes_of_sources(source)
        shown = {source: frozenset(d for d in deals if self.sees(d)) for source, deals in found.items()}
        return {source: deals for source, deals in shown.items() if deals}

    def counts_in(self, deals: Collection[str]) -> dict[str, int]:
        """Of those within reach."""
        return self.whole.counts_in([deal for deal in deals if self.sees(deal)])

    # redaction

    def black_out(
        self,
        change: Callable[[str], str],
        conversations: Collection[str] | None = None,
        *,
        about: bool | Callable[[str], str] = False,
        deals: Collection[str] = (),
    ) -> int:
        """In conversations within reach; what is about more than one deal, for owners."""
        self._change()
        if conversations is None or about:
            self._own()
        for conversation in conversations or ():
            self._change_conversation(conversation)
        return self.whole.black_out(change, conversations, about=about, deals=deals)

    def texts(self) -> Iterator[tuple[str, str]]:
        """For owners."""
        self._own()
        return self.whole.texts()

    # erasure and copies

    def erase_person(self, person: Person) -> dict[str, int]:
        """For owners."""
        self._own()
        return self.whole.erase_person(person)

    def count_before(self, day: dt.date) -> dict[str, int]:
        """For owners: it counts over everything."""
        self._own()
        return self.whole.count_before(day)

    def erase_before(self, day: dt.date) -> dict[str, int]:
        """For owners."""
        self._own()
        return self.whole.erase_before(day)

    def erase_conversations(self, conversations: Collection[str]) -> dict[str, int]:
        """For owners."""
        self._own()
        return self.whole.erase_conversations(conversations)

    def may_scrub(self) -> None:
        """As for the whole."""
        self.whole.may_scrub()

    def scrub(self) -> None:
        """For whoever may change something: it shows nothing, and lets nothing be found that was deleted."""
        self._change()
        self.whole.scrub()

    def backup_to(self, path: Path) -> None:
        """For owners."""
        self._own()
        self.whole.backup_to(path)
