"""What the rest of the house may ask of a store, whatever database is behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from otherside.domain import (
    Consent,
    Conversation,
    Deal,
    Evidence,
    Participant,
    Person,
    Side,
    Turn,
)
from otherside.store.stored import (
    Correction,
    CrmRecords,
    EvidenceRow,
    PendingTurn,
    PersonRecord,
    SourceRecord,
    StoredConversation,
)


class Store(Protocol):
    """Persistence. Every method is one transaction: it happens whole or not at all."""

    def close(self) -> None:
        """Releases the database."""
        ...

    def revision(self) -> str:
        """Changes whenever somebody, anywhere, has changed what is stored; a false alarm is possible."""
        ...

    def stamps(self, deals: Collection[str]) -> dict[str, str] | None:
        """For each of these deals what changes whenever something is written that concerns it, as far as told apart.

        None where the store does not know: then ``revision`` says whether anything has changed at all.
        """
        ...

    def erasures(self) -> str:
        """Changes whenever something was erased for good by anybody: what was derived before must go too."""
        ...

    # settings
    def settings(self) -> dict[str, Any]:
        """Every setting by its key."""
        ...

    def put_setting(self, key: str, value: Any) -> None:
        """Sets one setting to a value that JSON can hold."""
        ...

    def change_setting(self, key: str, change: Callable[[Any], Any]) -> Any:
        """Sets one setting to what ``change`` makes of it (None: not set), with nobody else in between; returns it.

        ``change`` may not ask the store.
        """
        ...

    def unfinished(self) -> dict[str, dict[str, Any]]:
        """Notes of what was begun and has not ended, by key; see ``workspace.unfinished``."""
        ...

    def put_unfinished(self, key: str, what: dict[str, Any]) -> None:
        """Notes that something is begun."""
        ...

    def end_unfinished(self, key: str) -> None:
        """Takes a note away; nothing where there is none."""
        ...

    # sources and what they held
    def sources(self, deal: str | None = None) -> list[SourceRecord]:
        """Every imported source, or those that hold words of a deal, in the order of import."""
        ...

    def source_at(self, location: str) -> SourceRecord | None:
        """The source read from a place."""
        ...

    def source_with(self, digest: str) -> SourceRecord | None:
        """A source of this content."""
        ...

    def put_source(
        self,
        source: SourceRecord,
        conversations: Sequence[tuple[str, str, Conversation]],
        crm: CrmRecords,
        *,
        replaces: int | None = None,
    ) -> list[str]:
        """Stores a source with its conversations ``(id, deal, conversation)`` and CRM records.

        Conversations of a mail thread already stored are merged with the new messages. ``replaces`` is the
        id of the source's earlier version, whose turns and records go in the same transaction. What holds most of a
        conversation that people refused to have analysed, here or before it was deleted, is refused as well.

        Returns:
            The ids of the conversations that now hold its turns; none where another process has stored the same
            content since the caller looked: then nothing is changed.

        Raises:
            InputError: when another process has stored other content of the same place meanwhile.
        """
        ...

    def move_source(self, source: int, deal: str) -> int:
        """Puts a source's conversations into another deal; returns how many."""
        ...

    # reading conversations
    def conversation_ids(
        self, deal: str | None = None, *, excluded: bool = False, sources: Collection[int | None] | None = None
    ) -> list[str]:
        """Ids of a deal's conversations or of all, oldest first, of ``sources`` if given; ``excluded``: also of who does not agree."""
        ...

    def said(self, deal: str) -> str:
        """A digest of all that was said in a deal's conversations, by whom, and of their titles."""
        ...

    def dates(self, deal: str) -> list[dt.date]:
        """The dates on which a deal's conversations and messages took place, as far as known."""
        ...

    def conversation(self, conversation: str) -> StoredConversation | None:
        """One conversation with its turns."""
        ...

    def participants(self, deal: str | None = None) -> list[tuple[str, str, Conversation]]:
        """``(conversation id, deal, conversation without turns)``."""
        ...

    def exchanges(self, ourselves: Collection[str]) -> dict[str, list[Turn]]:
        """Turns without their words, by conversation, where a mail quotes others or somebody has one of these lower-case names."""
        ...

    def crm(self) -> CrmRecords:
        """The records of customer-relationship systems."""
        ...

    def brought(self) -> dict[str, frozenset[str]]:
        """Conversations that somebody brought who saw only some deals, with their views; see ``SourceRecord.brought_by``."""
        ...

    def contacts_of(self, deals: Collection[str]) -> list[tuple[str, Participant]]:
        """What contacts of a CRM tell in these deals: the deal, and the contact as somebody who takes part in it."""
        ...

    def put_contacts(self, contacts: Iterable[tuple[str, Participant]]) -> None:
        """Replaces what ``contacts_of`` tells."""
        ...

    # people and deals
    def deals(self, among: Collection[str] | None = None) -> list[Deal]:
        """All deals, or those of some names, by name."""
        ...

    def deal_with(self, name: str) -> Deal | None:
        """The deal of exactly this name."""
        ...

    def counts_by_deal(self, deals: Sequence[str]) -> dict[str, dict[str, int]]:
        """``conversations``, ``people`` on the buyer's side and pieces of ``evidence`` of each of these deals."""
        ...

    def put_deals(self, deals: Iterable[Deal]) -> None:
        """Replaces all deals."""
        ...

    def people(self, deal: str | None = None, side: Side | None = None) -> list[Person]:
        """People of a deal or of all, of one side or of any, by name."""
        ...

    def person_with(self, person: str) -> Person | None:
        """The person of an id."""
        ...

    def put_people(self, records: Sequence[PersonRecord]) -> None:
        """Replaces all resolved people and their mentions."""
        ...

    # evidence
    def pending(self, extractor: str) -> dict[str, int]:
        """How many turns of the buyer's side this extractor has not read yet, by conversation."""
        ...

    def pending_turns(self, extractor: str, conversations: Sequence[str] | None = None) -> Iterator[PendingTurn]:
        """Turns of the buyer's side that this extractor has not read yet, conversation by conversation.

        Only one conversation is held in memory, and no transaction stays open between two of them.
        """
        ...

    def readers(self, conversation: str) -> dict[int, str]:
        """Which extractor has read each turn of a conversation, by index, as far as any has."""
        ...

    def put_evidence(self, extractor: str, turns: Sequence[tuple[str, int]], evidence: Sequence[Evidence]) -> None:
        """Marks turns as read by an extractor and replaces the evidence they hold."""
        ...

    def evidence(self, deal: str | None = None, person: str | None = None) -> list[EvidenceRow]:
        """Evidence of people on the buyer's side as users corrected it, oldest first.

        What was confirmed, relabelled or added has confidence 1; what was rejected is not there. A correction also
        governs a later reading of the same words with other edges: one that shares half of the shorter span.
        """
        ...

    def evidence_in(self, conversation: str) -> list[Evidence]:
        """All evidence of a conversation as users corrected it, whatever side its speaker is on now."""
        ...

    # corrections
    def put_correction(self, correction: Correction) -> Correction:
        """Keeps a user's judgement of the words at ``conversation``, ``turn``, ``start``, ``end``.

        One of exactly the same words made earlier ends with it.

        Raises:
            InputError: when the words there are not the quote.
        """
        ...

    def corrections(self, deal: str | None = None) -> list[Correction]:
        """The corrections that hold, oldest first; with a deal, those whose words stand in it."""
        ...

    def undo_correction(self, number: int) -> bool:
        """Ends a correction; the one it had replaced holds again. False when there is none of that number."""
        ...

    def erase_corrections(self, person: Person) -> list[int]:
        """Deletes every correction of somebody's words, past ones included; returns their numbers.

        Settings that say in ``corrections`` that they rest on one of them go too: what was learnt from a person's words
        is forgotten with them.
        """
        ...

    def evidence_with(self, prefix: str) -> list[Evidence]:
        """Evidence whose id begins so, rejected included, for somebody who has the id from a list."""
        ...

    def unresolved(self) -> bool:
        """Whether some participant has not been resolved to a person yet."""
        ...

    # consent
    def consents(self) -> dict[str, Consent]:
        """What is noted of people's consent, by conversation."""
        ...

    def put_consent(self, consent: Consent) -> None:
        """Notes it. Where it excludes, the evidence goes, and nothing of the conversation is read or counted any more.

        Raises:
            InputError: there is no such conversation.
        """
        ...

    def blacked_again(self, conversations: Collection[str]) -> list[str]:
        """Those of these that hold, with nothing blacked out, most of a conversation in which words were blacked out."""
        ...

    # what belongs to which deal
    def home_of(self, conversation: str) -> str | None:
        """The deal of a conversation."""
        ...

    def homes(self) -> dict[str, str]:
        """The deal of each conversation."""
        ...

    def homes_of_messages(self, messages: Collection[str]) -> dict[str, str]:
        """The deals of the threads that hold or refer to these mails, by Message-ID; those that none does are not there."""
        ...

    def homes_of_sources(self, source: int | None = None) -> dict[int, frozenset[str]]:
        """The deals whose conversations hold words of each source, or of one."""
        ...

    def counts_in(self, deals: Collection[str]) -> dict[str, int]:
        """How many conversations, turns, people, sources, pieces of evidence and corrections these deals have."""
        ...

    # redaction
    def black_out(
        self,
        change: Callable[[str], str],
        conversations: Collection[str] | None = None,
        *,
        about: bool | Callable[[str], str] = False,
        deals: Collection[str] = (),
    ) -> int:
        """Changes the words of turns, and the quotes and corrections that stand in them; returns how many places.

        Args:
            change: gives a text of the same length, so that offsets and ids of evidence stay right.
            conversations: only these.
            about: also titles, names of files, CRM records, reasons and notes; with ``conversations`` those that are about these,
                and the reasons for what is stated of their deals. May be what changes those, where it is not the same.
            deals: with ``conversations`` and ``about``, also CRM records of these deals.
        """
        ...

    def texts(self) -> Iterator[tuple[str, str]]:
        """Everything that is stored, ``(table, text of a row)``, to search it for traces."""
        ...

    # erasure
    def erase_person(self, person: Person) -> dict[str, int]:
        """Takes out a person's words, evidence and contact data; returns counts."""
        ...

    def count_before(self, day: dt.date) -> dict[str, int]:
        """How many conversations ``erase_before`` would delete."""
        ...

    def erase_before(self, day: dt.date) -> dict[str, int]:
        """Deletes conversations whose last words are older than a day; returns counts."""
        ...

    def erase_conversations(self, conversations: Collection[str]) -> dict[str, int]:
        """Deletes the conversations of these ids with their evidence; returns counts."""
        ...

    def may_scrub(self) -> None:
        """Returns where what is deleted can be taken out of the files of the database, too.

        Raises:
            Refused: only somebody else can; it says who. Asked before anything is deleted.
        """
        ...

    def scrub(self) -> None:
        """Makes sure that what was deleted is not left in the files of the database."""
        ...

    def backup_to(self, path: Path) -> None:
        """Writes a consistent copy, as a file of SQLite, while the store may be in use."""
        ...

    def counts(self) -> dict[str, int]:
        """How many conversations, turns, people, pieces of evidence and sources there are."""
        ...
