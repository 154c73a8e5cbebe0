"""Invented evidence for the tests of drafts, and what must be true of every draft."""

from __future__ import annotations

import datetime as dt
import re
from zlib import crc32

from otherside.domain import Facet, Person, Side, Stance
from otherside.messaging.drafts import Channel, Kind, Setting, plan, prove, write
from otherside.profiles.profile import Profile, Quote, profile

QUOTED = re.compile("“([^”]*)”")
HOPE = "I'd like to close the books on a Friday and go home."
TODAY = "Every Friday we key two hundred lines in by hand."
ROOM = "There's one budget for change and it's spoken for until June."
GAP = "I've never had to put a price on a timetable."
RISK = "The last system took a year and we switched it off."
OTHERS = "The works council has to agree before anything is published."


def quote(text, *, n=0, day=dt.date(2026, 5, 4), reported=False, stance=Stance.NEUTRAL, confidence=0.9, start=0):
    return Quote(
        id=f"e{n}-{crc32(text.encode())}", quote=text, conversation="c1", title="Call", source="call.vtt", turn=n,
        start=start, end=start + len(text), confidence=confidence, date=day, stance=stance, strength=0.8,
        reported=reported,
    )  # fmt: skip


def person(name="Ines Calder", role="Finance Director"):
    return Person(id=name.split()[0].lower(), name=name, side=Side.THEIRS, role=role)


def made(*rows, name="Ines Calder"):
    """A profile of ``(facet, text)`` or ``(facet, Quote)`` rows."""
    found = [(Facet(f), quote(q, n=n) if isinstance(q, str) else q) for n, (f, q) in enumerate(rows)]
    return profile(person(name), found)


def drafts(subject: Profile, **settings):
    return {kind: write(plan(kind, subject, **settings)) for kind in Kind}


def holds(draft, texts):
    """What must be true of every draft."""
    prove(draft)
    assert draft.findings == ()
    data = draft.to_json()
    quoted = QUOTED.findall(data["text"])
    for words in quoted:
        assert any(words in " ".join(t.split()) for t in texts), words
        assert any(f"“{words}”" in c["text"] for c in data["claims"])
    for claim in data["claims"]:
        assert claim["evidence"]
        for item in claim["evidence"]:
            assert {"id", "quote", "source", "turn", "start", "end"} <= set(item)
    if draft.kind in (Kind.EMAIL, Kind.CALL, Kind.INVITATION):
        assert len(quoted) <= 3
    for phrase in ("hope this finds you", "just checking", "touch base", "excited", "circle back"):
        assert phrase not in data["text"].lower()
    return data


def shared(*quotes, value=True, kept=False):
    return {q.id: Setting(Channel.TALK, shared=value, kept=kept, turn=q.quote) for q in quotes}


def of_turn(turn, *rows):
    """A profile of ``(facet, words of the turn)`` rows with the setting of each."""
    found = [(Facet(f), quote(words, n=7, start=turn.index(words))) for f, words in rows]
    subject = profile(person(), found)
    return subject, {q.id: Setting(Channel.TALK, shared=True, turn=turn) for _, q in found}


LEASE = (
    "The harbour wrote to us on the fourth of March, they want a survey of the slipway by the thirtieth of June or they "
    "close the yard to visitors."
)
