"""Who asked us to hold back from whom, in a deal: "nothing to Mum for now, please". Pure."""

from __future__ import annotations

from collections.abc import Iterator

from otherside.profiles.said.held_back import HeldBack, Known, holds_back, meant, past
from otherside.questions.view import Statement, View


def held_back(view: View) -> Iterator[tuple[Statement, str, list[str]]]:
    """Each request that stands, whom it names in its words, and the ids of whom that means: of nobody known, where it is unclear."""
    yield from ((s, held.whom, found) for s, held, found in _standing(view) if not held.thing)


def _standing(view: View) -> Iterator[tuple[Statement, HeldBack, list[str]]]:
    known = {b.id: Known(b.id, b.name, b.role or "", [s.text for s in view.by_person[b.id]]) for b in view.buyers}
    last = max((s.date for s in view.statements if s.date), default=None)
    for s in view.statements:
        held = holds_back(s.text)
        if held is None or s.person not in known or past(s.text, s.date, last):
            continue
        found = meant(held, known[s.person], list(known.values()))
        if found or held.kin:
            yield s, held, found


def notes_of_things(view: View, person: str) -> list[str]:
    """What others asked us not to show to somebody, or not yet: we may speak with them, and leave that thing out."""
    return [
        f"{view.short[s.person]} asked us not to show them something: “{' '.join(s.text.split())}”"
        for s, held, found in _standing(view)
        if held.thing and person in found
    ]


def notes_for_the_deal(view: View, person: str) -> list[str]:
    """Requests to hold back from somebody of a family of whom the deal does not tell who it is, for a message to anybody else."""
    return [
        f"{view.short[s.person]} asked us to hold back from somebody, and the deal does not tell whether that is them ({whom}): "
        f"“{' '.join(s.text.split())}”"
        for s, whom, found in held_back(view)
        if not found and s.person != person
    ]
