"""Where somebody's sentences stand once more among the words of others: told as theirs, or said by another as their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from otherside.domain import Person, Side, TurnKind
from otherside.store import StoredConversation, StoredTurn
from otherside.workspace.privacy.attributing import Names, Sentences, Whose, named, whose
from otherside.workspace.privacy.blacking import blacked
from otherside.workspace.privacy.traces import own_name

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Repeated:
    """Where sentences stand that somebody also said.

    Attributes:
        theirs: places where they are told as theirs: ``{"conversation", "turn", "start", "words"}``.
        unsure: by conversation, turns that tell them as somebody's without its being plain whose.
        others: the sentences, in small letters, that stand as another's own words, or where it is not plain.
    """

    theirs: tuple[dict[str, Any], ...]
    unsure: Mapping[str, int]
    others: frozenset[str]


def repeated(workspace: Workspace, person: Person, quotes: Iterable[str], where: Collection[str]) -> Repeated:
    """Looks through what everybody but somebody says, in every conversation.

    Args:
        quotes: what they said.
        where: conversations in which their first name alone means them.
    """
    sentences = Sentences(quotes)
    at_home, elsewhere = names_of(workspace, person, alone=True), names_of(workspace, person)
    ours = {p.id for p in workspace.store.people() if p.side is Side.OURS}
    theirs: list[dict[str, Any]] = []
    unsure: dict[str, int] = {}
    others: set[str] = set()
    for number in workspace.store.conversation_ids(excluded=True):
        stored = workspace.store.conversation(number)
        if stored is None:
            continue
        names = at_home if number in where else elsewhere
        alone = {who for who in stored.people.values() if who not in ours} == {person.id}
        for n, held in enumerate(stored.turns):
            if stored.speaker(held.turn) == person.id:
                continue
            text, spans = held.turn.text, []
            for start, end in sentences.find(text):
                found = _whose(stored, held, (start, end), names, alone, person.id)
                if found is Whose.THEIRS:
                    spans.append((start, end))
                    theirs.append({"conversation": number, "turn": n, "start": start, "words": text[start:end]})
                elif found is Whose.UNSURE and (held.turn.speaker is not None or held.turn.kind is TurnKind.NOTE):
                    unsure[number] = unsure.get(number, 0) + 1
            others |= sentences.standing(blacked(text, spans))
    return Repeated(tuple(theirs), unsure, frozenset(others))


def _whose(
    stored: StoredConversation, held: StoredTurn, span: tuple[int, int], names: Names, alone: bool, person: str
) -> Whose:
    turn = held.turn
    found = whose(turn.text, span, names, note=turn.kind is TurnKind.NOTE, with_only_them=alone)
    if found is not Whose.OTHERS or turn.speaker is not None or turn.kind is TurnKind.NOTE:
        return found
    if turn.kind is not TurnKind.MESSAGE or person not in stored.people.values():
        return Whose.UNSURE
    # What a mail of the thread quotes without saying of whom: of whoever in it wrote so, if that was one alone.
    words = Sentences([turn.text[slice(*span)]])
    said = {stored.speaker(o.turn) for o in stored.turns if o.turn.speaker is not None and words.find(o.turn.text)}
    return Whose.THEIRS if said == {person} else Whose.UNSURE


def names_of(workspace: Workspace, person: Person, *, alone: bool = False) -> Names:
    """How somebody and how everybody else is named.

    Args:
        alone: whether parts of their name that only they have mean them, too.
    """
    known = [p for p in workspace.store.people() if p.id != person.id]
    full = [re.escape(n) for n in whole_names(workspace, person)] + [re.escape(e) for e in person.emails]
    patterns = [rf"(?i:{'|'.join(sorted(full, key=len, reverse=True))})"] if full else []
    parts = own_name(workspace, person) if alone else None
    patterns += [parts.pattern] if parts is not None else []
    theirs = re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)") if patterns else None
    others = frozenset(named(n for p in known for n in (p.name, *p.aliases)))
    return Names(
        theirs, others, frozenset(named(n for p in known if p.side is Side.OURS for n in (p.name, *p.aliases)))
    )


def whole_names(workspace: Workspace, person: Person) -> list[str]:
    """The full names of somebody that nobody else has."""
    shared = names_of_others(workspace, person)
    return [n for n in dict.fromkeys((person.name, *person.aliases)) if " " in n.strip() and n.casefold() not in shared]


def names_of_others(workspace: Workspace, person: Person) -> set[str]:
    """The names of everybody else, in small letters."""
    return {n.casefold() for p in workspace.store.people() if p.id != person.id for n in (p.name, *p.aliases)}


def noted_change(
    workspace: Workspace, person: Person, names: Callable[[str], str], quotes: Iterable[str]
) -> Callable[[str], str]:
    """What blacks out names in records and notes, and the sentences that these tell as somebody's.

    Args:
        names: what blacks out the names.
    """
    sentences, known = Sentences(quotes), names_of(workspace, person)

    def change(text: str) -> str:
        spans = [s for s in sentences.find(text) if whose(text, s, known, note=True) is Whose.THEIRS]
        # Names last: whose a sentence is, they tell.
        return names(blacked(text, spans))

    return change


def black_out_repeated(workspace: Workspace, places: Sequence[Mapping[str, Any]]) -> int:
    """Blacks out words at places that were taken down before, as far as they still stand there; returns how many."""
    by_talk: dict[str, list[Mapping[str, Any]]] = {}
    for place in places:
        by_talk.setdefault(place["conversation"], []).append(place)
    count = 0
    for number, here in by_talk.items():
        stored = workspace.store.conversation(number)
        spans = _still_there([held.turn.text for held in stored.turns], here) if stored is not None else {}
        if spans:
            workspace.store.black_out(lambda text, spans=spans: blacked(text, spans.get(text, ())), [number])  # type: ignore[misc]
            count += sum(map(len, spans.values()))
    return count


def _still_there(texts: Sequence[str], places: Iterable[Mapping[str, Any]]) -> dict[str, list[tuple[int, int]]]:
    """By text of a turn, the spans to black out in it; where two turns have the same text, those that are to go in both."""
    by_turn: dict[int, list[tuple[int, int]]] = {n: [] for n in range(len(texts))}
    for place in places:
        start, end = place["start"], place["start"] + len(place["words"])
        if place["turn"] in by_turn and texts[place["turn"]][start:end] == place["words"]:
            by_turn[place["turn"]].append((start, end))
    out: dict[str, list[tuple[int, int]]] = {}
    for n, text in enumerate(texts):
        out[text] = [span for span in out[text] if span in by_turn[n]] if text in out else by_turn[n]
    return {text: spans for text, spans in out.items() if spans}
