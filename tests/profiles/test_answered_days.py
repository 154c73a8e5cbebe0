"""A day as an answer to the question of it."""

import datetime as dt

import pytest

from otherside.profiles.time.answered_days import day_answered
from otherside.profiles.time.bearing import decides_on

SAID = dt.date(2026, 10, 5)


def answer(asked: str, quote: str, own: str = ""):
    return day_answered(f"{asked}\n\n{own}", quote, SAID)


@pytest.mark.parametrize(
    ("asked", "quote", "day", "decides"),
    [
        ("When's the board?", "Ninth of December.", "2026-12-09", True),
        ("Thanks. And when does the harbour council meet?", "It's the ninth of December.", "2026-12-09", True),
        ("When do the trustees decide?", "On the nineteenth, at noon.", "2026-10-19", True),
        ("When will the committee vote?", "Um, probably 3 November.", "2026-11-03", True),
        ("Do you know when the committee meets?", "The nineteenth, I think.", "2026-10-19", True),
        (
            "So what date is the next board meeting?",
            "That's Friday the 13th of November, in the morning.",
            "2026-11-13",
            True,
        ),
        ("When's the deadline?", "By 4 December at the latest.", "2026-12-04", False),
        ("And by when does the lease have to be signed?", "End of November.", "2026-11-30", False),
        ("When does the licence run out?", "In February.", "2027-02-28", False),
    ],
)
def test_the_fragment_is_the_day_of_what_was_asked(asked, quote, day, decides):
    found = answer(asked, quote)
    assert found is not None
    assert [d.date.isoformat() for d in found.days] == [day]
    assert any(decides_on(found.told, d) for d in found.days) == decides


def test_what_stands_beside_it_is_a_day_of_the_same_answer():
    found = answer("When's the committee?", "Papers on the nineteenth.", "Twenty-sixth of October.")
    assert found is not None
    assert [d.date.isoformat() for d in found.days] == ["2026-10-19"]


@pytest.mark.parametrize(
    ("asked", "quote"),
    [
        ("When can we meet?", "Ninth of December."),
        ("When are you free?", "On the nineteenth."),
        ("When did the board meet?", "Ninth of December."),
        ("When was the audit?", "In February."),
        ("When's your birthday?", "Ninth of December."),
        ("When's a good time to talk about the board?", "On the nineteenth."),
        ("Who is on the board?", "Ninth of December."),
        ("When's the board? Anyway, who else is on it?", "The second."),
        ("When's the board?", "Ines starts on 9 December."),
        ("When's the board?", "I don't know, I'm away until 9 December."),
        ("When's the board?", "Is it the ninth of December?"),
        ("The board meets soon.", "Ninth of December."),
        ("", "Ninth of December."),
    ],
)
def test_other_days_are_no_answer(asked, quote):
    assert answer(asked, quote) is None
