"""A promise whose day is near stands in the letter to whom it was made; one of next season does not crowd out the matter."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.messaging.drafts import Channel
from otherside.workspace.heard.owing import Owing, passages_of

SAID = dt.date(2026, 5, 4)


def owing(by: str | None, ours: bool = True) -> Owing:
    words = "I'll write you one page on the sluice."
    row = {
        "id": "p1", "quote": words, "conversation": "c1", "source": "call.md", "turn": 2, "start": 0, "end": len(words),
        "reported": False, "date": SAID.isoformat(), "by": by, "person": "Noa Ik", "mark": "",
    }  # fmt: skip
    return Owing(row, ours, True, words, Channel.TALK, "us")


@pytest.mark.parametrize(
    ("by", "as_of", "told"),
    [
        ("2026-05-15", dt.date(2026, 5, 11), True),
        ("2026-05-15", dt.date(2026, 5, 16), True),
        ("2026-05-04", SAID, True),
        ("2026-09-01", dt.date(2026, 5, 11), False),
        (None, dt.date(2026, 5, 11), True),
        (None, SAID, False),
        ("2026-05-15", None, False),
    ],
)
def test_what_is_due_soon_is_told(by, as_of, told):
    assert bool(passages_of([owing(by)], as_of)) is told


def test_what_they_asked_for_is_told_whatever_its_day():
    assert passages_of([owing("2026-09-01", ours=False)], SAID)
