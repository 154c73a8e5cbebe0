"""People and deals, resolved across sources."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from otherside.domain.conversation import Outcome, Side


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, under all the names and addresses that sources give them.

    Attributes:
        id: stable across re-imports.
        name: the fullest name known.
        side: ours, theirs or unknown.
        side_reason: how we know, in a few words; a guess says that it is one.
        role: job title or function as last stated.
        organisation: as last stated.
        emails: lower case.
        aliases: every name as some source wrote it.
        deals: names of the deals they take part in.
    """

    id: str
    name: str
    side: Side
    side_reason: str = ""
    role: str | None = None
    organisation: str | None = None
    emails: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    deals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal and what the customer-relationship system says of it."""

    name: str
    organisation: str | None = None
    stage: str | None = None
    amount: float | None = None
    currency: str | None = None
    probability: float | None = None
    owner: str | None = None
    outcome: Outcome | None = None
    created: dt.date | None = None
    closed: dt.date | None = None
    lost_reason: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
