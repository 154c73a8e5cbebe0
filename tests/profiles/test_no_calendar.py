"""Months and feasts that are no day to work towards, or of another year than the next."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Stance
from otherside.profiles.beliefs import Piece
from otherside.profiles.time.named_days import dates_named

#: A Thursday.
SAID = dt.date(2026, 11, 19)


def days(quote: str, before: str = "") -> list[dt.date]:
    piece = Piece("e", quote, {}, Stance.NEUTRAL, 0.5, SAID, False, before=before)
    return [d.date for d in dates_named([("ida", piece)], SAID)]


@pytest.mark.parametrize(
    "quote",
    [
        "I won't lie awake over Christmas for somebody else's roof.",
        "We have to have something running, and I'm not losing sleep over Easter for it.",
        "Nobody is going to spoil my Christmas with a leaking vat.",
        "I don't want to worry through Christmas again.",
        "She'd be fretting all over Easter.",
        "I'll be pacing the yard at Christmas, as ever.",
    ],
)
def test_how_they_get_through_a_time_is_no_day_of_theirs(quote: str) -> None:
    assert days(quote) == []


@pytest.mark.parametrize(
    ("quote", "day"),
    [
        ("I'm worried, so it has to be running by Christmas.", dt.date(2026, 12, 25)),
        ("The presses stand still over Christmas.", dt.date(2026, 12, 25)),
        ("I lose sleep, and we open in March.", dt.date(2027, 3, 31)),
        ("We worry, and the old vat has to go by Christmas.", dt.date(2026, 12, 25)),
        ("We're closed over Christmas.", dt.date(2026, 12, 25)),
    ],
)
def test_a_day_beside_a_mood_stays(quote: str, day: dt.date) -> None:
    assert days(quote) == [day]


@pytest.mark.parametrize(
    ("asked", "quote", "year"),
    [
        ("What would you want to have by next autumn?", "To sleep in November.", 2027),
        ("How should it look next year?", "To be without the old vat in March.", 2027),
        ("What do you want by next summer?", "To be open in March.", 2027),
        ("What do you want by this spring?", "To be open in March.", 2027),
        ("What's on your mind?", "To sleep in November.", 2026),
        ("What would you want next autumn? And who else is in it?", "We open in December.", 2026),
    ],
)
def test_a_month_is_of_the_time_that_was_asked_of(asked: str, quote: str, year: int) -> None:
    assert [d.year for d in days(quote, f"{asked}\n\n")] == [year]


@pytest.mark.parametrize(
    "quote",
    [
        "It'll be three years this May that I've run the yard.",
        "I've been with them four years this June, and I'm still learning.",
        "I only started this month, so be patient with me.",
        "I've just joined the board this year.",
    ],
)
def test_how_long_something_has_been_is_no_day_of_theirs(quote: str) -> None:
    assert days(quote) == []


@pytest.mark.parametrize(
    ("quote", "day"),
    [
        ("We need it running this May.", dt.date(2027, 5, 31)),
        ("The contract was for three years, and it ends this June.", dt.date(2027, 6, 30)),
        ("We just want to start this month.", dt.date(2026, 11, 30)),
    ],
)
def test_a_time_to_come_stays(quote: str, day: dt.date) -> None:
    assert days(quote) == [day]
