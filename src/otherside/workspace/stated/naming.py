"""Names that users state: how somebody is called, and who is one person; kept over all re-analysis, like sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from otherside.domain import InputError, OthersideError, Person
from otherside.profiles.who.alike import alike
from otherside.profiles.who.names import is_cut_short, person_key, plain
from otherside.workspace.unfinished import SIDES, under_way

if TYPE_CHECKING:
    from otherside.store import Store
    from otherside.workspace.workspace import Workspace

SETTING = "names"
MOST = 200
"""Characters of a name."""


def state_names(workspace: Workspace, deal: str, names: Mapping[str, str]) -> None:
    """States how people of a deal are called; two that are called the same are one person from then on.

    Args:
        deal: its name.
        names: name as the sources have it, to the name to use. An empty one, or the same, takes a statement back.

    Raises:
        InputError: no such deal.
    """
    found = workspace.deal(deal).name

    def stated(before: dict[str, dict[str, str]] | None) -> dict[str, dict[str, str]]:
        held = dict((before or {}).get(found, {}))
        for written, name in names.items():
            name = " ".join(name.split())[:MOST]
            if not name or name == written:
                held.pop(plain(written), None)
            else:
                held[plain(written)] = name
        rest = {deal: said for deal, said in (before or {}).items() if deal != found}
        return {**rest, found: held} if held else rest

    before = workspace.store.settings().get(SETTING, {})
    if stated(before) != before:
        with under_way(workspace.store, SIDES):
            workspace.store.change_setting(SETTING, stated)
            workspace.refresh()


def call(workspace: Workspace, person: str, name: str, deal: str | None = None) -> Person:
    """States how somebody is called, in one deal or in all of theirs; called like somebody else there, the two are one.

    Args:
        person: as sources write them, or an id.
        name: the name to use; where it fits somebody of the deal, that one is meant. An empty one takes back what was stated.
        deal: where the name alone is not enough, and where it is stated.

    Returns:
        Whoever has the name now; without a name, whoever is found under the one given.

    Raises:
        InputError: nobody, or several, are called so; no such deal; they are in none.
        Refused: they are also in deals out of reach.
    """
    found = workspace.person(person, deal)
    deals = [workspace.deal(deal).name] if deal is not None else list(found.deals)
    if not deals:
        raise InputError(f"{found.name} is in no deal, and names are stated within one; add what they said first")
    for within in deals:
        meant = _meant(workspace, name, within, found) if name.strip() else ""
        state_names(workspace, within, dict.fromkeys(_written(found) if meant else found.aliases, meant))
    return workspace.person(meant or person, deals[0])


def is_stated(workspace: Workspace, person: Person) -> bool:
    """Whether a user stated what somebody is called."""
    stated = workspace.store.settings().get(SETTING, {})
    return any(person.name == stated.get(deal, {}).get(plain(a)) for deal in person.deals for a in person.aliases)


def called_json(person: Person) -> dict[str, Any]:
    """Somebody with the names they are found under."""
    return {"person": person.name, "id": person.id, "aliases": list(person.aliases), "deals": list(person.deals)}


def perhaps_one(store: Store, deals: Iterable[str]) -> list[tuple[str, Person, Person]]:
    """``(deal, whom to keep, who may be the same)`` by the spelling of their names; see ``profiles.who.alike``."""
    found = []
    for deal in deals:
        together = [{p.name for p in talk.participants} for _, _, talk in store.participants(deal)]
        found += [(deal, keep, other) for keep, other in alike(store.people(deal), together)]
    return found


def _meant(workspace: Workspace, name: str, deal: str, found: Person) -> str:
    """The name of whoever else in a deal a name fits, else itself."""
    try:
        other = workspace.person(name, deal)
    except OthersideError:
        return name
    return name if other.id == found.id else other.name


def _written(person: Person) -> list[str]:
    """The names that are theirs alone: a first name finds its person by itself, unless there is nothing else."""
    whole = [a for a in person.aliases if not is_cut_short(person_key(a))]
    return whole or list(person.aliases)
