"""How far what somebody brought may reach who sees only some deals: to those alone. Pure.

Deals, people and sides are worked out over everything that is stored. Without bounds a list that an editor adds would
close, price or re-own deals that they do not see, or draw what only those tell into a deal of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from otherside.domain import ContactRecord, DealRecord, DealRoleRecord

#: The deals that something may tell of; ``None`` is all of them.
Reach = frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Bounds:
    """The reach of each record, in their order; none where everything was brought by somebody who sees everything.

    Attributes:
        records: of the deals of a CRM.
        contacts: of its contacts.
        roles: of who plays which part in which deal.
        made: deals that only bounded conversations made, with what all who brought those reach: a CRM deal beyond that is
            not theirs to be told of, however near its name is.
    """

    records: Sequence[Reach] = ()
    contacts: Sequence[Reach] = ()
    roles: Sequence[Reach] = ()
    made: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def record(self, n: int) -> Reach:
        """Of a deal of the CRM."""
        return self.records[n] if self.records else None

    def contact(self, n: int) -> Reach:
        """Of a contact."""
        return self.contacts[n] if self.contacts else None

    def role(self, n: int) -> Reach:
        """Of a part in a deal."""
        return self.roles[n] if self.roles else None

    def open_to(self, n: int, record: DealRecord, names: Sequence[str]) -> Sequence[str]:
        """Those of the conversations' deals that a deal of the CRM may be."""
        reach = self.record(n)
        if reach is None and not self.made:
            return names
        return [name for name in names if within(name, reach) and within(record.name, self.made.get(name))]


@dataclass(frozen=True, slots=True)
class Pool:
    """Records that may tell of one another.

    Attributes:
        own: positions of the deals of the CRM that are decided on here.
        at: the position of each of ``records`` among all of them.
    """

    reach: Reach
    own: frozenset[int]
    at: tuple[int, ...]
    records: tuple[DealRecord, ...]
    contacts: tuple[ContactRecord, ...]
    roles: tuple[DealRoleRecord, ...]


def pools(
    bounds: Bounds,
    records: Sequence[DealRecord],
    contacts: Sequence[ContactRecord],
    roles: Sequence[DealRoleRecord],
) -> Iterator[Pool]:
    """Everything where nothing is bounded; else what is not, and each reach together with that."""
    for reach in dict.fromkeys([None, *bounds.records]):
        at = tuple(n for n in range(len(records)) if heeds(reach, bounds.record(n)))
        yield Pool(
            reach,
            frozenset(n for n in at if bounds.record(n) == reach),
            at,
            tuple(records[n] for n in at),
            tuple(c for n, c in enumerate(contacts) if heeds(reach, bounds.contact(n))),
            tuple(r for n, r in enumerate(roles) if heeds(reach, bounds.role(n))),
        )


def within(deal: str, reach: Reach) -> bool:
    """Whether a deal is within reach."""
    return reach is None or deal in reach


def heeds(reach: Reach, other: Reach) -> bool:
    """Whether what has one reach is told anything by what has another: by the unbounded, and by its own."""
    return other is None or other == reach
