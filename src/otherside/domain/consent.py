"""Consent of the people in a conversation."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class ConsentState(StrEnum):
    """Whether those who spoke agreed that their words are analysed."""

    UNKNOWN = "unknown"
    """Nobody has noted it. Whether there is another lawful basis is the user's to know."""
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    """Given at first, and taken back."""

    @property
    def excludes(self) -> bool:
        """Whether nothing may be made of the conversation."""
        return self in (ConsentState.REFUSED, ConsentState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Consent:
    """What is noted of one conversation.

    Attributes:
        conversation: its id.
        note: how we know, for whoever asks later.
        by: who noted it.
        at: when, UTC without a zone.
    """

    conversation: str
    state: ConsentState
    note: str = ""
    by: str = ""
    at: dt.datetime | None = None
