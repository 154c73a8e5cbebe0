"""What lies open in a deal, for a list of deals: promises of ours that nothing shows as kept, and the times it was put off. Plain data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from otherside.domain import Person, TurnKind
from otherside.extraction.segment import segment
from otherside.profiles.said.later_times import names_later_time
from otherside.profiles.said.parked import contact_later, parks
from otherside.profiles.time.private_dates import private_date
from otherside.profiles.windows import waits
from otherside.store import StoredConversation
from otherside.workspace.heard.promises import HAS_LEFT
from otherside.workspace.heard.rows import IN_CONFIDENCE

Row = Mapping[str, Any]


def open_promises(ours: Iterable[Row]) -> list[Row]:
    """Promises of ours since which nothing sounds like their keeping; nothing that is told in confidence or by whoever has left.

    Args:
        ours: as ``promises_of`` gives them.
    """
    return [
        row for row in ours if row["since"] is None and IN_CONFIDENCE not in row["mark"] and HAS_LEFT not in row["mark"]
    ]


def put_off(
    conversations: Sequence[StoredConversation], people: Mapping[str, Person], kept: Collection[tuple[str, int]]
) -> list[dict[str, Any]]:
    """The sentences in which one of theirs puts it off to a later time, latest first: of each day the first, for who says it twice
    in a talk has put it off once.

    Args:
        people: theirs, by id.
        kept: what was said in confidence, by conversation and turn; it is left out.
    """
    found: dict[str, dict[str, Any]] = {}
    for stored in conversations:
        before = ""
        for n, held in enumerate(stored.turns):
            asked, before = before, held.turn.text
            turn, person, day = held.turn, people.get(stored.speaker(held.turn)), stored.day(held.turn)
            if person is None or day is None or turn.kind is TurnKind.NOTE or (stored.id, n) in kept:
                continue
            if day.isoformat() in found:
                continue
            spans = segment(turn.text)
            words = [turn.text[span.start : span.end] for span in spans]
            for span, text, after in zip(spans, words, [*words[1:], ""], strict=True):
                if _later(text, asked, after) and not private_date(text):
                    found[day.isoformat()] = {
                        "quote": text, "person": person.name, "date": day.isoformat(), "conversation": stored.id, "turn": n,
                        "start": span.start, "end": span.end, "mark": "",
                    }  # fmt: skip
                    break
    return [found[day] for day in sorted(found, reverse=True)]


def _later(text: str, asked: str, after: str) -> bool:
    """Whether a sentence puts it off, after what was asked and before the next one."""
    return bool(parks(text) or contact_later(text) or waits(text) or names_later_time(text, asked, after))
