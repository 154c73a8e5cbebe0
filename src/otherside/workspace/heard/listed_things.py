"""What the other side goes through in order, or says matters most to it: evidence without a verb, and conditions where it is one.

In: a conversation with whoever is on their side. Out: places in a turn with what the words there are evidence of.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from otherside.domain import Facet, Stance, TurnKind
from otherside.extraction.thresholds import shown_thresholds
from otherside.profiles.said.enumerated import FACETS, Thing, enumerated, foremost
from otherside.profiles.said.sentences import sentences
from otherside.questions.view import Statement, View
from otherside.store.identifiers import evidence_id

if TYPE_CHECKING:
    from otherside.store import EvidenceRow, StoredConversation

#: How sure it is of what somebody counts up in answer to a question, or calls the most important.
SURE = 0.8
#: Turns before theirs in which the question may stand, where a colleague spoke in between.
_BACK = 2


def listed_in(
    stored: StoredConversation, turn: int, theirs: Container[str]
) -> dict[tuple[int, int], dict[Facet, float]]:
    """By place in a turn of theirs what is counted up there, or matters most.

    Args:
        theirs: ids of the people on their side.
    """
    text = stored.turns[turn].turn.text
    out = {(t.span.start, t.span.end): {FACETS[t.kind]: SURE} for t in _things(stored, turn, theirs)}
    for s in sentences(text):
        if foremost(text[s.start : s.end]) and not any(a < s.end and s.start < b for a, b in out):
            out[s.start, s.end] = {Facet.WANT: SURE}
    return out


def as_conditions(
    rows: Iterable[EvidenceRow], conversations: Mapping[str, StoredConversation], theirs: Container[str]
) -> list[EvidenceRow]:
    """The rows, each of a condition that is counted up as something asked for; what a user said of one stays.

    What it would take is no fact of today, and does not speak against the matter.
    """
    shown = shown_thresholds()
    known: dict[tuple[str, int], Sequence[Thing]] = {}
    out = []
    for row in rows:
        e, stored = row.evidence, conversations.get(row.evidence.conversation)
        # What was hardly read in it stands there by itself: see ``listed_in``.
        sure = any(p >= shown[f] for f, p in e.facets.items())
        if sure and row.origin != "user" and stored is not None and row.person in theirs:
            if (place := (e.conversation, e.turn)) not in known:
                known[place] = _things(stored, e.turn, theirs)
            if any(t.kind == "condition" and t.span.start < e.end and e.start < t.span.end for t in known[place]):
                facets: dict[Facet, float] = {f: p for f, p in e.facets.items() if f != Facet.SITUATION}
                facets[Facet.WANT] = max(SURE, facets.get(Facet.WANT, 0.0))
                row = replace(row, evidence=replace(e, facets=facets, stance=Stance.TOWARDS))
        out.append(row)
    return out


def listed_conditions(view: View, conversations: Iterable[StoredConversation]) -> list[Statement]:
    """The conditions that they count up, each in its own words."""
    theirs = {b.id for b in view.buyers}
    held: dict[tuple[str, int], list[Statement]] = {}
    for s in view.statements:
        held.setdefault((s.conversation, s.turn), []).append(s)
    return [found for stored in conversations for found in _conditions(stored, theirs, held)]


def _conditions(
    stored: StoredConversation, theirs: Container[str], held: dict[tuple[str, int], list[Statement]]
) -> Iterator[Statement]:
    for n, one in enumerate(stored.turns):
        if stored.speaker(one.turn) not in theirs or one.turn.kind is TurnKind.NOTE:
            continue
        for thing in _things(stored, n, theirs):
            a, b = thing.span.start, thing.span.end
            beside = next((s for s in held.get((stored.id, n), ()) if s.start < b and a < s.end), None)
            if thing.kind == "condition" and beside is not None:
                words = one.turn.text[a:b]
                yield replace(beside, id=evidence_id(stored.id, n, a, b), text=words, start=a, end=b)


def _things(stored: StoredConversation, turn: int, theirs: Container[str]) -> Sequence[Thing]:
    return enumerated(stored.turns[turn].turn.text, _asked(stored, turn, theirs))


def _asked(stored: StoredConversation, turn: int, theirs: Container[str]) -> str:
    """What the other side said last before a turn."""
    for held in reversed(stored.turns[max(0, turn - _BACK) : turn]):
        if held.turn.kind is not TurnKind.NOTE and stored.speaker(held.turn) not in theirs:
            return held.turn.text
    return ""
