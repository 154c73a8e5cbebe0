"""Whose names are no words of a market: everybody known, and the firms on both sides of the table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from otherside.domain import Side
from otherside.profiles.who.names import FREE_MAIL, domain_key, is_label, is_ourselves, name_from_address

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


def names_known(workspace: Workspace) -> list[str]:
    """Names as written, each once; of a mail address, or a domain of ours, the name in it.

    The firms are those that sell and those that buy. Who else is named, such as another vendor, is what a market speaks of.
    """
    return list(dict.fromkeys(_named(workspace)))


def _named(workspace: Workspace) -> Iterator[str]:
    for person in workspace.store.people():
        for name in (person.name, *person.aliases):
            if not (is_label(name) or is_ourselves(name)):
                yield name_from_address(name) if "@" in name else name
        if person.organisation and person.side is not Side.UNKNOWN:
            yield person.organisation
    for deal in workspace.store.deals():
        yield from (deal.name, deal.organisation or "")
    for stated in workspace.us:
        if "@" in stated.strip("@"):
            yield name_from_address(stated)
        firm = stated.rpartition("@")[2]
        if firm not in FREE_MAIL:
            yield domain_key(firm) if "." in firm and " " not in firm else firm
