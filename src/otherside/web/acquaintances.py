"""Who in a new file is known already: to which deal it most likely belongs, and on whose side they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from otherside.domain import Person, Side
from otherside.profiles.who.names import plain

#: What tells two people of one name apart; a single word ("Ruth") tells nobody for sure.
_WORDS = 2


@dataclass(frozen=True, slots=True)
class Met:
    """Where somebody is known from.

    Attributes:
        side: whose side they are on there.
        deal: in which they are.
    """

    side: Side
    deal: str


def acquaintances(people: Iterable[Person], names: Mapping[str, str]) -> dict[str, list[Person]]:
    """Who of the names in a file is known already, by the name in the file.

    Args:
        people: everybody known.
        names: each with the address that stands beside it, or nothing.
    """
    by_name: dict[str, list[Person]] = {}
    by_mail: dict[str, list[Person]] = {}
    for person in people:
        for name in {plain(n) for n in (person.name, *person.aliases) if len(n.split()) >= _WORDS}:
            by_name.setdefault(name, []).append(person)
        for mail in person.emails:
            by_mail.setdefault(mail, []).append(person)
    found = {name: by_mail.get(mail.lower()) or by_name.get(plain(name)) for name, mail in names.items()}
    return {name: people for name, people in found.items() if people}


def likely_deal(known: Iterable[Sequence[Person]]) -> str:
    """The deal that most of these buyers take part in; nothing where two deals have as many, or none has any."""
    counted = Counter(
        deal for people in known for deal in {d for p in people if p.side is Side.THEIRS for d in p.deals}
    )
    best = counted.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return ""
    return best[0][0]


def side_in(people: Collection[Person], deal: str) -> Met | None:
    """On whose side somebody is in a deal; of another deal only that they are ours, since we stay who we are.

    Args:
        people: all that are known by this name.
        deal: to which the file belongs; may be empty, or new.
    """
    own = {p.side for p in people if deal in p.deals}
    if len(own) == 1 and (side := own.pop()) is not Side.UNKNOWN:
        return Met(side, deal)
    elsewhere = {p.side for p in people}
    if elsewhere == {Side.OURS}:
        return Met(Side.OURS, next(d for p in people for d in p.deals or ("",)))
    return None
