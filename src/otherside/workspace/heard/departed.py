"""Who of the buyers has left by a day, or leaves on a day to come, in whose words.

Whoever has left is no member of the committee, and nobody to ask; whoever leaves later is both until then, and it is told.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Person, Side, TurnKind
from otherside.profiles.around.departures import Departure, departures, staying
from otherside.profiles.who.names import is_label
from otherside.store import StoredConversation, Verdict
from otherside.workspace.heard.rows import IN_CONFIDENCE, heard, in_confidence
from otherside.workspace.one_call import once

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Said:
    """A departure with the turn it stands in."""

    what: Departure
    stored: StoredConversation
    turn: int
    day: dt.date | None
    by: str
    kept: bool

    @property
    def until(self) -> dt.date | None:
        """Whoever is heard after this day was still there."""
        return self.what.day or self.day


def departed(
    workspace: Workspace, deal: Deal, as_of: dt.date | None = None, today: dt.date | None = None
) -> dict[str, dict[str, Any]]:
    """Everybody on their side who has left, by their id, with the words that say so.

    Whoever spoke or wrote to us after that, or stays after all, has not left; words that a user rejected say nothing.

    Args:
        as_of: the day to look from, of which nothing later is known; by default the day of the deal's last conversation.
        today: where it is later, a day that they named is past by it too, though nobody has written since.

    Returns:
        Each with ``quote`` and its place (``id``, ``source``, ``title``, ``conversation``, ``turn``, ``start``, ``end``,
        ``date``, ``reported``, ``mark``), ``person`` (who said it; empty for a note of ours), ``since`` (the day they named,
        or None), ``exact`` (whether it is that very day, rather than a month's end) and ``successor`` (a name, or None).
    """
    return by_day(*going(workspace, deal, as_of), today)[0]


def by_day(
    left: Mapping[str, dict[str, Any]], leaving: Mapping[str, dict[str, Any]], today: dt.date | None
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """Both of ``going`` as of a later day: whose day is past by then has left."""
    over = {person for person, row in leaving.items() if today is not None and row["since"] < today.isoformat()}
    return (
        {**left, **{person: row for person, row in leaving.items() if person in over}},
        {person: row for person, row in leaving.items() if person not in over},
    )


def going(
    workspace: Workspace, deal: Deal, as_of: dt.date | None = None
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """Who has left, as ``departed`` without a day of today gives it, and who leaves on a named day after that, in the same form."""
    return deepcopy(once(workspace, deal.name, ("going", as_of), lambda: _going(workspace, deal, as_of)))


def _going(
    workspace: Workspace, deal: Deal, as_of: dt.date | None
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    people = {p.id: p for p in workspace.store.people(deal.name)}
    conversations = heard(workspace.conversations(deal.name), as_of)
    found, last = _told(workspace, deal, people, conversations)
    if not found:
        return {}, {}
    day = as_of or max(workspace.store.dates(deal.name), default=None)
    stays = _staying(people, conversations)
    sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
    left: dict[str, dict[str, Any]] = {}
    leaving: dict[str, dict[str, Any]] = {}
    for person, said in found.items():
        since = stays.get(person)
        open_ = [s for s in said if since is None or (s.day is not None and s.day > since)]
        gone = _chosen(open_, day, last.get(person))
        chosen = gone or _planned(open_, day)
        if chosen is not None:
            to = next((s.what.successor for s in (chosen, *reversed(open_)) if s.what.successor), "")
            row = _row(chosen, people, sources) | {"successor": people[to].name if to in people else to or None}
            (left if gone else leaving)[person] = row
    return left, leaving


def departed_anywhere(
    workspace: Workspace, people: Iterable[Person], known: Mapping[str, Mapping[str, dict[str, Any]]]
) -> dict[str, dict[str, Any]]:
    """Who of some people on their side has left, over all deals in which each takes part; as ``departed``.

    Whoever was heard in another deal after the words, or after the day they name, is still there.

    Args:
        known: by the name of each of these deals what ``departed`` gives.
    """
    theirs = {p.id: p for p in people if p.side is Side.THEIRS}
    out: dict[str, dict[str, Any]] = {}
    homes: dict[str, str] = {}
    for name, gone in known.items():
        for person, row in gone.items():
            if person in theirs and (person not in out or _until(row) > _until(out[person])):
                out[person], homes[person] = row, name
    return {
        person: row
        for person, row in out.items()
        if not any(
            _heard_after(workspace, name, person, _until(row)) for name in theirs[person].deals if name != homes[person]
        )
    }


def _until(row: Mapping[str, Any]) -> str:
    return str(row["since"] or row["date"] or "")


def _heard_after(workspace: Workspace, deal: str, person: str, day: str) -> bool:
    """Whether somebody spoke or wrote to us in a deal after a day."""
    return any(
        held.turn.kind is not TurnKind.NOTE
        and stored.speaker(held.turn) == person
        and (said := stored.day(held.turn)) is not None
        and said.isoformat() > day
        for stored in workspace.conversations(deal)
        for held in stored.turns
    )


def _told(
    workspace: Workspace, deal: Deal, people: Mapping[str, Person], conversations: Sequence[StoredConversation]
) -> tuple[dict[str, list[_Said]], dict[str, dt.date]]:
    """What was said of whose leaving, oldest first, and the last day on which each was heard."""
    names = _names(people.values())
    firms = _firms(deal, people.values())
    kept = in_confidence(conversations)
    rejected = [c for c in workspace.store.corrections(deal.name) if c.verdict is Verdict.REJECTED]
    found: dict[str, list[_Said]] = defaultdict(list)
    last: dict[str, dt.date] = {}
    for stored in conversations:
        speakers = [people.get(stored.speaker(t.turn)) for t in stored.turns]
        present = {
            p.id
            for held, p in zip(stored.turns, speakers, strict=True)
            if p is not None and held.turn.kind in (TurnKind.SPEECH, TurnKind.REPORTED)
        }
        for n, (held, person) in enumerate(zip(stored.turns, speakers, strict=True)):
            day = stored.day(held.turn)
            note = held.turn.kind is TurnKind.NOTE
            if person is not None and not note and day is not None:
                last[person.id] = max(day, last.get(person.id, day))
            if not note and (person is None or person.side is not Side.THEIRS):
                continue
            by = person.id if person is not None and not note else ""
            before = stored.turns[n - 1].turn.text if n else ""
            for what in departures(held.turn.text, day, by, names, firms=firms, present=present, before=before):
                if not any(
                    (c.conversation, c.turn) == (stored.id, n)
                    and (c.start or 0) < what.end
                    and what.start < (c.end or 0)
                    for c in rejected
                ):
                    found[what.person].append(_Said(what, stored, n, day, by, (stored.id, n) in kept))
    for said in found.values():
        said.sort(key=lambda s: s.day or dt.date.min)
    return found, last


def _chosen(said: Sequence[_Said], day: dt.date | None, last: dt.date | None) -> _Said | None:
    """The words that tell best that somebody has left; None where none do."""
    plan = _plan(said)
    gone = [s for s in said if s.what.past]
    if plan is not None and plan.what.day is not None and day is not None and plan.what.day < day:
        gone.append(plan)
    gone = [s for s in gone if (s.what.past and s.what.own) or last is None or s.until is None or last <= s.until]
    return min(gone, key=lambda s: (s.what.day is None, s.kept, not s.what.own), default=None)


def _plan(said: Sequence[_Said]) -> _Said | None:
    """The words for a day to come that hold."""
    plans = [s for s in said if not s.what.past and s.what.day is not None]
    # A day that was put off is the later one; of one's own leaving one knows best.
    return max(plans, key=lambda s: (s.what.own, s.day or dt.date.min), default=None)


def _planned(said: Sequence[_Said], day: dt.date | None) -> _Said | None:
    """The words that say that somebody leaves on a day that is not past."""
    plan = _plan(said)
    return plan if plan is not None and plan.what.day is not None and day is not None and plan.what.day >= day else None


def _staying(people: Mapping[str, Person], conversations: Iterable[StoredConversation]) -> dict[str, dt.date]:
    """The last day on which it was said of somebody that they stay after all."""
    names = _names(people.values())
    out: dict[str, dt.date] = {}
    for stored in conversations:
        for held in stored.turns:
            person, day = people.get(stored.speaker(held.turn)), stored.day(held.turn)
            note = held.turn.kind is TurnKind.NOTE
            if day is None or (not note and (person is None or person.side is not Side.THEIRS)):
                continue
            for who in staying(held.turn.text, person.id if person is not None and not note else "", names):
                out[who] = max(day, out.get(who, day))
    return out


def _names(people: Iterable[Person]) -> dict[str, str]:
    """What each of theirs is called, to their id: whole, first and last names that nobody else in the deal has."""
    called: dict[str, set[str]] = defaultdict(set)
    side = {}
    for person in people:
        side[person.id] = person.side
        words = person.name.split()
        for name in {person.name, *words[:1], *words[-1:]}:
            if len(name) > 1 and name[0].isupper() and not is_label(person.name):
                called[name].add(person.id)
    return {name: who for name, ids in called.items() if len(ids) == 1 and side[who := next(iter(ids))] is Side.THEIRS}


def _firms(deal: Deal, people: Iterable[Person]) -> set[str]:
    """What their house is called, whole and by its first word."""
    whole = {deal.organisation or "", *(p.organisation or "" for p in people if p.side is Side.THEIRS)} - {""}
    return whole | {first for name in whole if len(first := name.split()[0]) > 3}


def _row(said: _Said, people: Mapping[str, Person], sources: Mapping[int | None, str]) -> dict[str, Any]:
    what = said.what
    held = said.stored.turns[said.turn]
    return {
        "id": f"{said.stored.id}:{said.turn}:{what.start}",
        "quote": held.turn.text[what.start : what.end],
        "source": sources.get(held.source, ""),
        "title": said.stored.conversation.title,
        "conversation": said.stored.id,
        "turn": said.turn,
        "start": what.start,
        "end": what.end,
        "date": said.day.isoformat() if said.day else None,
        "person": people[said.by].name if said.by else "",
        "reported": held.turn.kind is TurnKind.REPORTED,
        "mark": IN_CONFIDENCE if said.kept else "",
        "since": what.day.isoformat() if what.day else None,
        "exact": what.exact,
    }


def departed_line(name: str, left: Mapping[str, Any]) -> str:
    """``"Rolf Brand has left (30 April 2026): “…”; instead: Jon Aas"``, for whoever is about to write to them or to ask them.

    Args:
        left: as ``departed`` gives it.
    """
    day = dt.date.fromisoformat(left["since"]) if left["since"] and left["exact"] else None
    when = f" ({day.day} {day:%B %Y})" if day else ""
    mark = f" ({left['mark']})" if left["mark"] else ""
    instead = f"; instead: {left['successor']}" if left["successor"] else ""
    return f"{name} has left{when}: “{' '.join(left['quote'].split())}”{mark}{instead}"
