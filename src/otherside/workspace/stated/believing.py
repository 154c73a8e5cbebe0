"""What users know better: beliefs they state, kept with date, reason and who said so, over all re-analysis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from otherside.accounts.acting import at_the_machine
from otherside.domain import Deal, InputError, OthersideError
from otherside.forecast.errors import ScenarioError
from otherside.forecast.keys import (
    DEAL_ALIASES,
    DEAL_KEYS,
    OPTION_ALIASES,
    OPTION_KEYS,
    PERSON_ALIASES,
    PERSON_ONLY,
    canonical,
)
from otherside.forecast.priors import PERSON
from otherside.forecast.values import nearest
from otherside.workspace.called import NAMED, near
from otherside.workspace.forecasts.deal_scenario import Known, know

if TYPE_CHECKING:
    from otherside.forecast.scenario import Scenario
    from otherside.workspace.workspace import Workspace

SETTING = "beliefs"
Said = dict[str, Any]


def beliefs_said(workspace: Workspace, deal: str) -> list[Said]:
    """What users stated about a deal: ``{"who", "name", "key", "value", "because", "by", "on"}``, oldest first."""
    return [dict(s) for s in workspace.store.settings().get(SETTING, {}).get(deal, [])]


def believe(
    workspace: Workspace,
    deal: str,
    who: str,
    statements: Sequence[str],
    *,
    because: str = "",
    by: str = "",
    on: dt.date | None = None,
) -> list[Said]:
    """States beliefs; each replaces an earlier one about the same number.

    Args:
        workspace: where.
        deal: its name.
        who: a person's name, ``deal``, or the name of an option.
        statements: ``KEY=VALUE`` each, keys and values as in a scenario file.
        because: why, for whoever reads it later.
        by: who says so; by default the user of the computer.
        on: the day; by default today.

    Returns:
        What is stated about the deal now.

    Raises:
        InputError: nobody of that name, no such key, or a value out of range. Nothing is stored then.
    """
    found = workspace.deal(deal)
    known = know(workspace, found)
    subject, name = _subject(known, who)
    new: list[Said] = []
    people = {m.id for m in known.members}
    for statement in statements:
        key, equals, value = (part.strip() for part in statement.partition("="))
        if not equals or not key or not value:
            raise InputError(f'{statement!r}: write it as KEY=VALUE, like exposure=0.1 or "rank=[1, 3]"')
        key = _key(subject, key)
        if subject in people and key.partition(".")[0] not in (*PERSON, *PERSON_ONLY):
            raise InputError(f"of {name} there is no such key as {key!r}: {nearest(key, list(PERSON))}")
        row = {
            "who": subject,
            "name": name,
            "key": key,
            "value": value,
            "because": because,
            "by": by or at_the_machine(),
            "on": (on or dt.date.today()).isoformat(),
        }
        new = _with(new, [row])
        # Read it once, so that a wrong value is refused now and not at the next forecast.
        _apply(known.scenario, row, known)
    return _change(workspace, found, lambda held: _with(held, new))


def forget_belief(workspace: Workspace, deal: str, who: str, keys: Sequence[str] = ()) -> int:
    """Takes back what was stated about somebody, or only some keys of it; returns how many statements went.

    Raises:
        InputError: nothing of the kind was stated.
    """
    found = workspace.deal(deal)
    said = beliefs_said(workspace, found.name)
    subject, name = _subject(know(workspace, found), who)
    wanted = {_key(subject, k.partition("=")[0].strip()) for k in keys}

    def kept(rows: list[Said]) -> list[Said]:
        return [s for s in rows if s["who"] != subject or (wanted and s["key"] not in wanted)]

    gone = len(said) - len(kept(said))
    if not gone:
        stated = ", ".join(f"{s['name']}: {s['key']}" for s in said) or "nothing"
        raise InputError(f"nothing of that kind was stated about {name}; stated in {found.name}: {stated}")
    _change(workspace, found, kept)
    return gone


def with_beliefs(scenario: Scenario, known: Known, said: Sequence[Said]) -> tuple[Scenario, list[str]]:
    """The scenario with what users stated, and a line for each statement that no longer fits anything."""
    notes = []
    for row in said:
        try:
            scenario = _apply(scenario, row, known)
        except OthersideError as error:
            notes.append(f"set aside: {row['name']} {row['key']}={row['value']} ({error})")
    return scenario, notes


def _apply(scenario: Scenario, row: Said, known: Known) -> Scenario:
    from otherside.forecast.overrides import apply_set

    # People are kept by id: a name may be spelled more fully by the next import.
    name = next((m.name for m in known.members if m.id == row["who"]), row["name"])
    try:
        return apply_set(scenario, f"{name}.{row['key']}={row['value']}")
    except ScenarioError as error:
        raise InputError(str(error)) from error


def _subject(known: Known, who: str) -> tuple[str, str]:
    """``(id, name)`` of a person, ``deal`` or an option."""
    wanted = who.strip().casefold()
    if wanted == "deal":
        return "deal", "deal"
    for option in known.scenario.options:
        if option.name.casefold() == wanted:
            return option.name, option.name
    from otherside.profiles.who.names import plain

    members = known.members
    fits = [m for m in members if m.id == who.strip()] or [m for m in members if plain(m.name) == plain(who)]
    fits = fits or [m for m in members if plain(who) and plain(who) in plain(m.name).split()]
    fits = fits or [m for m in members if plain(who) and plain(m.name).startswith(plain(who))]
    if len(fits) == 1:
        return fits[0].id, fits[0].name
    if fits:
        there = ", ".join(f"{m.name!r} (id {m.id})" for m in fits[:NAMED])
        raise InputError(
            f"several people are called {who!r} in {known.deal.name}; there are {there}; write the whole name, or the id"
        )
    there = ", ".join(map(repr, near(who, (m.name for m in members)) or [m.name for m in members[:NAMED]]))
    raise InputError(
        f"nobody on the buyer’s side is called {who!r} in {known.deal.name}; there are {there}, and 'deal'"
    )


def _key(subject: str, key: str) -> str:
    head, dot, rest = key.partition(".")
    if subject == "deal":
        return canonical(head, DEAL_ALIASES, DEAL_KEYS) + dot + rest
    known = canonical(head, {**PERSON_ALIASES, **OPTION_ALIASES}, (*PERSON, *OPTION_KEYS))
    return known + dot + rest


def _with(said: Sequence[Said], new: Sequence[Said]) -> list[Said]:
    """Statements with newer ones in the place of those about the same."""
    about = {(s["who"], s["key"]) for s in new}
    return [s for s in said if (s["who"], s["key"]) not in about] + list(new)


def _change(workspace: Workspace, deal: Deal, change: Callable[[list[Said]], list[Said]]) -> list[Said]:
    """Changes what is stated of a deal, with nobody else in between; returns it."""

    def changed(held: dict[str, list[Said]] | None) -> dict[str, list[Said]]:
        rest = {name: said for name, said in (held or {}).items() if name != deal.name}
        said = change(list((held or {}).get(deal.name, ())))
        return {**rest, deal.name: said} if said else rest

    return list(workspace.store.change_setting(SETTING, changed).get(deal.name, ()))
