"""What importers produce: conversations of turns, and records from customer-relationship systems."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

#: The format of answers to a form and of reviews; whatever else is told there is told of whoever wrote them.
FORM = "form"


class Side(StrEnum):
    """Whose side of the table somebody sits on. Only ``THEIRS`` is ever evidence."""

    OURS = "ours"
    THEIRS = "theirs"
    UNKNOWN = "unknown"


class TurnKind(StrEnum):
    """How the words of a turn reached us."""

    SPEECH = "speech"
    """Spoken and transcribed."""
    MESSAGE = "message"
    """Written by the speaker: a mail, a chat line."""
    REPORTED = "reported"
    """Said by the speaker according to whoever wrote the note; kept apart from their own text."""
    NOTE = "note"
    """The note-taker's own observation. Never the buyer's words."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in a conversation, as that source names them.

    Attributes:
        name: the display name; unique within one conversation, it is what ``Turn.speaker`` refers to.
        email: address in lower case, where stated.
        side: where the source itself tells it (a recorder's ``is_external``); else unknown.
        role: job title or function, where stated.
        organisation: company, where stated.
    """

    name: str
    email: str | None = None
    side: Side = Side.UNKNOWN
    role: str | None = None
    organisation: str | None = None


def local_day(at: dt.datetime, utc_offset_s: int | None) -> dt.date:
    """The day that somebody's own clock shows: a mail of Friday evening in Denver is not of Saturday."""
    utc = at.astimezone(dt.UTC) if at.tzinfo else at
    return (utc + dt.timedelta(seconds=utc_offset_s or 0)).date()


#: So many turns back the question is looked for that a turn answers: several answer it, and it is handed on between.
LOOKED_BACK = 16


@dataclass(frozen=True, slots=True)
class Turn:
    """One uninterrupted stretch by one speaker, or one message.

    Attributes:
        text: the words, exactly as the source has them after decoding and removal of markup.
        speaker: a ``Participant.name`` of the conversation, or ``None`` when nobody knows who spoke.
        start_s: seconds from the start of the recording.
        end_s: seconds from the start of the recording.
        at: absolute time, for messages and dated notes.
        kind: how the words reached us.
        reported_by: for ``REPORTED`` turns, who wrote them down, where known.
        message_id: for mail, the Message-ID without angle brackets.
        recipients: for mail, the addresses in To and Cc, lower case.
        utc_offset_s: for mail, how far the sender's own clock stood from UTC, where the mail states it.
    """

    text: str
    speaker: str | None = None
    start_s: float | None = None
    end_s: float | None = None
    at: dt.datetime | None = None
    kind: TurnKind = TurnKind.SPEECH
    reported_by: str | None = None
    message_id: str | None = None
    recipients: tuple[str, ...] = ()
    utc_offset_s: int | None = None

    @property
    def day(self) -> dt.date | None:
        """The day on which it was sent or written, by the writer's own clock."""
        return local_day(self.at, self.utc_offset_s) if self.at else None


@dataclass(frozen=True, slots=True)
class Conversation:
    """A call, a meeting, a mail thread or a note.

    Attributes:
        title: what the source calls it, else derived from the file's name.
        format: the importer's name, e.g. ``"vtt-zoom"``.
        turns: in the order of speaking or sending.
        participants: everybody named, speakers first, also those who only listened.
        date: when it took place, where known.
        dated_by_file: whether nothing but the file's own time tells the date; not stored.
        deal: the deal that the source itself names (front matter, a recorder's CRM match).
        thread: for mail, the Message-IDs this conversation holds or refers to; conversations that
            share one belong to the same thread.
        fields: anything else the source states (tags, url, custom front matter), as text.
    """

    title: str
    format: str
    turns: tuple[Turn, ...]
    participants: tuple[Participant, ...] = ()
    date: dt.date | None = None
    deal: str | None = None
    thread: frozenset[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)
    dated_by_file: bool = False


class Outcome(StrEnum):
    """How a deal ended, from the buyer's side."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    """They chose another way."""
    NO_DECISION = "no_decision"
    """They did nothing."""


@dataclass(frozen=True, slots=True)
class DealRecord:
    """A deal as a customer-relationship system has it. Absent columns are ``None``."""

    name: str
    key: str | None = None
    organisation: str | None = None
    stage: str | None = None
    amount: float | None = None
    currency: str | None = None
    probability: float | None = None
    """The system's own stage probability, 0 to 1."""
    owner: str | None = None
    created: dt.date | None = None
    closed: dt.date | None = None
    last_activity: dt.date | None = None
    outcome: Outcome | None = None
    lost_reason: str | None = None
    contact: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """A person as a customer-relationship system has them."""

    name: str
    key: str | None = None
    email: str | None = None
    role: str | None = None
    organisation: str | None = None
    phone: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DealRoleRecord:
    """Which contact plays which part in which deal; keys and names as the system gives them."""

    deal: str
    contact: str
    role: str | None = None
    primary: bool = False


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """A company as a customer-relationship system has it."""

    name: str
    key: str | None = None
    domain: str | None = None
    industry: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not taken in, and why, in one line with the remedy.

    Attributes:
        partial: what was given was taken in all the same; what is told is about a part of it (an attachment, a row without its
            other end, an empty file among others).
    """

    path: str
    reason: str
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """All that one source held.

    Attributes:
        told: how the source was understood, where that is no matter of course; one line each.
    """

    conversations: tuple[Conversation, ...] = ()
    deals: tuple[DealRecord, ...] = ()
    contacts: tuple[ContactRecord, ...] = ()
    roles: tuple[DealRoleRecord, ...] = ()
    accounts: tuple[AccountRecord, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    told: tuple[str, ...] = ()
