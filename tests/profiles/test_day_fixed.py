"""A day with us that somebody says is fixed."""

import datetime as dt

import pytest

from otherside.profiles.said.day_fixed import day_fixed

SAID = dt.date(2026, 11, 17)


@pytest.mark.parametrize(
    "text",
    [
        "3 December 10:00 at ours is fixed, Ada has put it in the sheet.",
        "The 4th of December at ten is in the diary.",
        "Agreed, 8 December at your office.",
        "The visit with you on 9 December has been confirmed.",
    ],
)
def test_it_is_fixed(text):
    assert day_fixed(text, SAID)


@pytest.mark.parametrize(
    "text",
    [
        "3 December at ours is not fixed yet.",
        "Is 3 December 10:00 at ours fixed?",
        "The price is fixed until 3 December.",
        "The board meets on 3 December.",
        "The oven is set for 3 December.",
        "3 November 10:00 at ours was fixed.",
        "If 3 December at ten is confirmed, I bring the sheet.",
    ],
)
def test_it_is_not(text):
    assert not day_fixed(text, SAID)
