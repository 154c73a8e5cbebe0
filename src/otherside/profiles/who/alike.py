"""Who of a deal may be one person under two spellings. A guess for the user to judge; nobody is joined by it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from otherside.domain import Person, Side
from otherside.profiles.who.names import is_cut_short, is_label, person_key

#: Whoever asks so many is not asking a committee: names that resemble each other are then bound to occur.
MOST = 40
#: How alike the other part of the name must be, from 0 to 1, where one part is the same: "Meyer" and "Maier" are at 0.6.
_ALIKE = 0.6

_Key = tuple[str, ...]


def alike(people: Sequence[Person], together: Sequence[Collection[str]]) -> list[tuple[Person, Person]]:
    """Pairs that may be one person, each with whom to keep first: whoever has an address, else whoever was there first.

    Both have the same first name and a similar last one ("Baird" and "Beard"), or the other way round. Two who took part in
    one conversation are two; so are two with addresses, and one of ours and one of theirs.

    Args:
        people: of one deal; of more than ``MOST``, nobody is compared.
        together: the names of those who take part in each conversation, the oldest first.
    """
    if len(people) > MOST:
        return []
    names = {p.id: _full(p) for p in people}
    met = [{person_key(name) for name in here} for here in together]
    first = {p.id: next((n for n, here in enumerate(met) if here & names[p.id]), len(met)) for p in people}
    return [
        (a, b)
        for a, b in combinations(sorted(people, key=lambda p: (not p.emails, first[p.id])), 2)
        if not (a.emails and b.emails)
        and {a.side, b.side} != {Side.OURS, Side.THEIRS}
        and any(_similar(x, y) for x in names[a.id] for y in names[b.id])
        and not any(here & names[a.id] and here & names[b.id] for here in met)
    ]


def _full(person: Person) -> set[_Key]:
    """The names with a first and a last one, in comparable form."""
    keys = (person_key(name) for name in (person.name, *person.aliases) if not is_label(name) and "@" not in name)
    return {key for key in keys if not is_cut_short(key)}


def _similar(a: _Key, b: _Key) -> bool:
    """Whether one part is the same and the other looks or sounds much like it, however it is parted into words."""
    first, last = (a[0], b[0]), ("".join(a[1:]), "".join(b[1:]))
    return (first[0] == first[1] and _near(*last)) or (last[0] == last[1] and _near(*first))


def _near(a: str, b: str) -> bool:
    return (a[0] == b[0] or {a[0], b[0]} == {"c", "k"}) and SequenceMatcher(
        None, a, b, autojunk=False
    ).ratio() >= _ALIKE
