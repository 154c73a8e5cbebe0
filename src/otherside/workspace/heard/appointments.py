"""The days of a deal that both sides agreed on to talk or to begin, with the words of theirs that fix each.

In: conversations with their sides. Out: one row for each such place, evidence of a step agreed, and the days as the window has them.
What was called off, or moved, since is left out, and what a user rejected.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from otherside.domain import Deal, Facet, Person, Side, Stance, TurnKind
from otherside.extraction.addressed import withheld_parts
from otherside.profiles.private.open_part import private
from otherside.profiles.time.appointments import Appointment, calls_off, fixed, moves, without_own_events
from otherside.profiles.time.named_days import DateNamed
from otherside.store import Correction, EvidenceRow, StoredConversation, Verdict
from otherside.workspace.heard.forwarded import forwarded
from otherside.workspace.heard.quoting import Place, row_of
from otherside.workspace.one_call import once

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: How sure it is that a step is agreed which somebody agrees to in so many words.
SURE = 0.8
#: Turns before the answer that tell what it is about, and turns before what it answers that lead to it.
_AROUND, _BEFORE = 2, 3
#: Characters before a proposal that may say what it takes the place of.
_BESIDE = 120


@dataclass(frozen=True, slots=True)
class Agreed:
    """A day that is agreed.

    Attributes:
        row: the words of theirs that fix it, or that propose it where we agreed.
        date: the day.
        words: for it, as said.
        about: what was asked, proposed and answered there.
        proposed: what was proposed, with what stands just before it; empty where nothing was.
        proposal: the same without that.
        turn: in which it was agreed.
        dated: their own words name the day.
    """

    row: EvidenceRow
    date: dt.date
    words: str
    about: str
    proposed: str
    proposal: str
    turn: int
    dated: bool

    @property
    def place(self) -> tuple[str, int, int, int]:
        """Conversation, turn, and first and last character of the words."""
        e = self.row.evidence
        return e.conversation, e.turn, e.start, e.end


def agreed_days(workspace: Workspace, deal: Deal, conversations: Sequence[StoredConversation]) -> tuple[Agreed, ...]:
    """All that stand, in the order in which they were agreed.

    Args:
        conversations: of the deal, up to the day it is asked for.
    """
    key = ("agreed days", tuple((c.id, len(c.turns)) for c in conversations))
    return once(workspace, deal.name, key, lambda: tuple(_agreed_days(workspace, deal, conversations)))


def places(found: Iterable[Agreed]) -> Mapping[tuple[str, int], list[tuple[int, int]]]:
    """By conversation and turn where the words stand that fix them."""
    out: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for one in found:
        conversation, turn, start, end = one.place
        out[conversation, turn].append((start, end))
    return out


def days_of(found: Iterable[Agreed]) -> list[tuple[DateNamed, EvidenceRow]]:
    """Each day once, by the first words that name it or else agree to it, with their row."""
    best: dict[dt.date, Agreed] = {}
    for one in found:
        if one.date not in best or (one.dated and not best[one.date].dated):
            best[one.date] = one
    return [
        (
            DateNamed(day, one.words, "meeting", True, 0.0, one.row.person, one.row.evidence.id, one.row.evidence.quote,
                      asked="" if one.dated else one.proposal),
            one.row,
        )
        for day, one in sorted(best.items())
    ]  # fmt: skip


def _agreed_days(workspace: Workspace, deal: Deal, conversations: Sequence[StoredConversation]) -> list[Agreed]:
    people = {p.id: p for p in workspace.store.people(deal.name)}
    sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
    struck = [c for c in workspace.store.corrections(deal.name) if c.verdict is Verdict.REJECTED]
    standing: list[Agreed] = []
    for stored in sorted(conversations, key=lambda c: str(c.conversation.date or "")):
        for one_of in _exchanges(stored, people):
            gone = _gone(stored, one_of.answer)
            standing = [one for one in standing if one.date not in gone]
            found = list(_of_exchange(stored, people, sources, one_of)) if one_of.read else []
            found = [one for one in found if not _rejected(one, struck)]
            if any(moves(one.proposed) or moves(one.row.evidence.quote) for one in found):
                standing = _without_the_last(standing, found)
            standing += found
    return standing


@dataclass(frozen=True, slots=True)
class _Exchange:
    """Words of somebody known: whether they are read, their turn, that of the other side that it answers or None, and what led to it.

    Attributes:
        before: the turns before that one, the nearest first, each of the other side than the one behind it.
    """

    read: bool
    answer: int
    asked: int | None
    before: tuple[int, ...] = ()


def _exchanges(stored: StoredConversation, people: Mapping[str, Person]) -> Iterator[_Exchange]:
    """All that somebody known said or wrote, each with what it answers."""
    passed_on = forwarded(stored)
    last: dict[Side, int] = {}
    # What each turn answered that is near enough.
    answered: dict[int, int] = {}
    for n, held in enumerate(stored.turns):
        person = people.get(stored.speaker(held.turn))
        if person is None or person.side is Side.UNKNOWN or held.turn.kind not in (TurnKind.SPEECH, TurnKind.MESSAGE):
            last.clear()
            continue
        other = Side.THEIRS if person.side is Side.OURS else Side.OURS
        asked = last.get(other)
        # A colleague may speak in between, no more.
        near = asked is not None and n - asked <= _AROUND
        if asked is not None and near:
            answered[n] = asked
        way: list[int] = []
        at = answered.get(n)
        while at is not None and len(way) < _BEFORE and (at := answered.get(at)) is not None:
            way.append(at)
        yield _Exchange(stored.day(held.turn) is not None and n not in passed_on, n, answered.get(n), tuple(way))
        last[person.side] = n


def _of_exchange(
    stored: StoredConversation,
    people: Mapping[str, Person],
    sources: Mapping[int | None, str],
    exchange: _Exchange,
) -> Iterator[Agreed]:
    answer, asked = exchange.answer, exchange.asked
    turns = [held.turn for held in stored.turns]
    said = stored.day(turns[answer])
    there = [name.split()[0] for name in stored.people if name.split()]
    theirs = people[stored.speaker(turns[answer])].side is Side.THEIRS
    assert said is not None
    asked_on = stored.day(turns[asked]) if asked is not None else None
    proposing = turns[asked].text if asked is not None else ""
    before = [turns[n].text for n in exchange.before]
    for a in fixed(proposing, turns[answer].text, said, there, asked_on=asked_on, before=before):
        place = _their_words(a, answer, asked, theirs)
        if place is None or _withheld(turns[place[0]].text, place[1], place[2]):
            continue
        first = min(answer, asked if asked is not None else answer)
        asks = turns[first - 1].text if first and turns[first - 1].text.rstrip().endswith("?") else ""
        name = people[stored.speaker(turns[place[0]])].name
        row = row_of(stored, place, name, sources, {Facet.COMMITMENT: SURE}, Stance.TOWARDS)
        proposed = (
            turns[asked].text[max(0, a.asked.start - _BESIDE) : a.asked.end] if a.asked and asked is not None else ""
        )
        proposal = turns[asked].text[a.asked.start : a.asked.end] if proposed and a.asked and asked is not None else ""
        about = without_own_events(f"{asks} {proposal} {row.evidence.quote}")
        yield Agreed(row, a.date, a.words, about, proposed, proposal, answer, a.words.split()[-1] in row.evidence.quote)


def _their_words(a: Appointment, answer: int, asked: int | None, theirs: bool) -> Place | None:
    """Where they fix the day: in their answer, or in what they proposed and we agreed to."""
    if theirs:
        return answer, a.answered.start, a.answered.end
    if asked is None or a.asked is None:
        return None
    return asked, a.asked.start, a.asked.end


def _withheld(text: str, start: int, end: int) -> bool:
    return private(text[start:end]) or any(p.start < end and start < p.end for p in withheld_parts(text))


def _rejected(one: Agreed, struck: Iterable[Correction]) -> bool:
    conversation, turn, start, end = one.place
    return any(
        (c.conversation, c.turn) == (conversation, turn) and (c.start or 0) < end and start < (c.end or 0)
        for c in struck
    )


def _gone(stored: StoredConversation, turn: int) -> set[dt.date]:
    """The days of which a turn says that nothing comes of them."""
    said = stored.day(stored.turns[turn].turn)
    return set(calls_off(stored.turns[turn].turn.text, said)) if said else set()


def _without_the_last(standing: Sequence[Agreed], found: Sequence[Agreed]) -> list[Agreed]:
    """Without the last day agreed before, where it lies ahead: the new one takes its place."""
    said = found[0].row.date or dt.date.min
    new = {one.date for one in found}
    old = next((one.date for one in reversed(standing) if one.date >= said and one.date not in new), None)
    return [one for one in standing if one.date != old]
