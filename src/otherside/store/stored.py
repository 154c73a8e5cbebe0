"""What a store keeps and gives back: sources, conversations, evidence, people, corrections, records of a CRM."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from otherside.domain import (
    AccountRecord,
    ContactRecord,
    Conversation,
    DealRecord,
    DealRoleRecord,
    Evidence,
    Facet,
    Person,
    Stance,
    Turn,
)


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One imported file.

    Attributes:
        location: where it was read from; a file found there again with other content replaces it.
        digest: SHA-256 of its bytes, hexadecimal.
        name: the name shown to people and used in quotes.
        format: the importer that read it.
        brought_by: whose view it was brought in by, as ``Store.brought`` tells it; ``None`` for whoever sees everything.
    """

    location: str
    digest: str
    name: str
    format: str
    deal: str | None = None
    id: int | None = None
    brought_by: str | None = None


#: Of the settings: by view, as ``SourceRecord.brought_by`` names it, the deals that were within its reach.
REACHES = "reaches"
#: Of the settings: by deal, ``{"person", "quote"}`` of words that a user said were said in confidence. By the words, not by a
#: row: turns move when a file is read again.
KEPT = "kept"


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """A turn and the source it came from."""

    turn: Turn
    source: int


@dataclass(frozen=True, slots=True)
class StoredConversation:
    """A conversation as stored.

    Attributes:
        id: stable for the same content.
        conversation: title, date, participants and so on; its ``turns`` are those of ``turns``.
        deal: name of the deal it belongs to.
        turns: each with the id of its source.
        people: participant name to person id, as far as resolved.
        kept: by turn, the words of which a user said that they were said in confidence.
    """

    id: str
    conversation: Conversation
    deal: str
    turns: tuple[StoredTurn, ...]
    people: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def speaker(self, turn: Turn) -> str:
        """Id of the person who says a turn of this conversation; empty where that is nobody known."""
        return self.people.get(turn.speaker or "", "")

    def day(self, turn: Turn) -> dt.date | None:
        """The day on which a turn was said: its own, or else the conversation's."""
        return turn.day or self.conversation.date

    def confided(self, turn: int, words: str) -> bool:
        """Whether a user said of these words of a turn, or of a part of them, that they were said in confidence."""
        return any(said in words or words in said for said in self.kept.get(turn, ()))


@dataclass(frozen=True, slots=True)
class CrmRecords:
    """Records of customer-relationship systems, as read from all sources.

    Attributes:
        brought: by kind (``deal``, ``contact``, ``role``) whose view each record was brought in by, in their order, where any
            was; see ``SourceRecord.brought_by``.
    """

    deals: tuple[DealRecord, ...] = ()
    contacts: tuple[ContactRecord, ...] = ()
    roles: tuple[DealRoleRecord, ...] = ()
    accounts: tuple[AccountRecord, ...] = ()
    brought: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A resolved person and the places where sources name them.

    Attributes:
        mentions: pairs of conversation id and participant name.
    """

    person: Person
    mentions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """Evidence with what a reader needs to see beside it.

    Attributes:
        person: the resolved person who said it.
        source: name of the source; with ``turn`` and the offsets it leads back to the words.
        origin: ``"user"`` where a user said what the words are evidence of, else ``"reader"``.
        mark: what the user did, in words for the screen ("confirmed by you"); empty for the reader's own.
        of: the other vendor that the words are about; empty where they are about them or us.
    """

    evidence: Evidence
    person: str
    person_name: str
    deal: str
    source: str
    title: str
    date: dt.date | None
    speaker: str | None
    origin: str = "reader"
    mark: str = ""
    of: str = ""


class Verdict(StrEnum):
    """What a user says about words that are, or should be, evidence."""

    CONFIRMED = "confirmed"
    """The reader is right."""
    REJECTED = "rejected"
    """These words are evidence of nothing."""
    RELABELLED = "relabelled"
    """They are evidence, but of something else."""
    ADDED = "added"
    """They are evidence that the reader missed."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One user's judgement of one stretch of somebody's words.

    Attributes:
        quote: the words, verbatim.
        facets: what they are evidence of; empty when rejected.
        reading: what the reader had found there, with its probabilities; empty when it had missed them.
        because: the user's reason, if given.
        conversation: where the words stand now; ``None`` while no stored source holds them.
        turn: index of the turn there.
        start: offset in the turn, code points.
        end: one past the last.
        id: number of the correction, given by the store.
        made: when, UTC.
        title: of the conversation, where the words stand in one.
        person_name: who said them, as resolved; else the speaker's name in the source.
    """

    verdict: Verdict
    quote: str
    facets: tuple[Facet, ...]
    stance: Stance
    strength: float
    conversation: str | None
    turn: int | None
    start: int | None
    end: int | None
    reading: Mapping[Facet, float] = field(default_factory=dict)
    because: str = ""
    speaker: str | None = None
    id: int | None = None
    made: dt.datetime | None = None
    deal: str | None = None
    title: str | None = None
    person: str | None = None
    person_name: str | None = None


@dataclass(frozen=True, slots=True)
class PendingTurn:
    """A turn whose speaker is on the buyer's side and which the current extractor has not read yet."""

    conversation: str
    index: int
    text: str
    before: tuple[tuple[str | None, str], ...]
    """Speaker and words of the turns right before it, as many as an answer may be from its question."""
    speaker: str | None
    reported: bool
