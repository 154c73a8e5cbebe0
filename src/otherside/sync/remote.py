"""What a connector to a customer-relationship system gives and takes."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from otherside.domain import Parsed


@dataclass(frozen=True, slots=True)
class Item:
    """One record of the system, as the importers would have read it.

    Attributes:
        kind: such as ``deal``, ``contact``, ``note``, ``email``.
        id: the system's own id of it.
        modified: when it last changed there, with a zone.
        parsed: what it holds; of a conversation, one.
        deal: the system's id of the deal it belongs to; of a deal, its own.
        optional: of use only where it is stored already, such as a contact that may be in no deal.
        mail: whether its messages carry the Message-IDs that every mail program gives them.
    """

    kind: str
    id: str
    modified: dt.datetime
    parsed: Parsed
    deal: str | None = None
    optional: bool = False
    mail: bool = False

    @property
    def key(self) -> str:
        """Unique within the system."""
        return f"{self.kind}/{self.id}"

    @property
    def digest(self) -> str:
        """SHA-256 of its key and content; that it was touched without a change makes no difference."""
        said = json.dumps([self.key, asdict(self.parsed)], default=_plain, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, (set, frozenset)) else str(value)


@dataclass(frozen=True, slots=True)
class Change:
    """Something to be written to the system, exactly as shown to the user.

    Attributes:
        kind: ``note`` on a deal, or ``role`` of a contact.
        target: the system's id of the deal or the contact.
        shown: whom or what it concerns, for people.
        after: the text of the note, or the role.
        before: the role that is there now; of a note nothing.
    """

    kind: str
    target: str
    shown: str
    after: str
    before: str = ""

    def id_in(self, system: str) -> str:
        """Twelve digits that stand for this system, this target and these very words."""
        said = json.dumps([system, self.kind, self.target, self.before, self.after])
        return hashlib.sha256(said.encode()).hexdigest()[:12]


class Connector(Protocol):
    """One customer-relationship system.

    Every method raises InputError, one line with the remedy, when the system cannot be reached, does not accept the
    token, or keeps refusing.
    """

    system: str
    """Its short name, as on the command line."""

    title: str
    """Its name for people."""

    kinds: tuple[str, ...]
    """What it can read, in the order in which it is to be read; deals before what belongs to them."""

    def read(self, kind: str, since: dt.datetime | None) -> Iterator[Item]:
        """Records of a kind that changed since then, or all."""
        ...

    def role(self, contact: str) -> str:
        """The role of a contact as the system has it now; empty where there is none."""
        ...

    def notes(self, deal: str) -> dict[str, str]:
        """Notes on a deal, by id, as plain text."""
        ...

    def write(self, change: Change) -> str:
        """Writes it and returns the key (``kind/id``) of what was written. Never tried twice where the first try may
        have come through."""
        ...

    def close(self) -> None:
        """Ends the connection."""
        ...
