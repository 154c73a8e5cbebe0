"""What comes round every year names no day ahead; a month of this year does."""

import datetime as dt

import pytest

from otherside.profiles.time.dates import find_dates
from otherside.profiles.time.habits import is_habit


def habits(text):
    return [is_habit(text, spoken) for spoken in find_dates(text, dt.date(2026, 10, 14))]


@pytest.mark.parametrize(
    "text",
    [
        "I count the stock at home from May to about August.",
        "Every January they send the forms, and in June there's the fair.",
        "We always close the books in March.",
        "From February to April we read the files.",
    ],
)
def test_a_month_of_every_year_is_no_day(text):
    assert habits(text)
    assert all(habits(text))


@pytest.mark.parametrize(
    "text",
    [
        "We will close the hall from May to August.",
        "We have to be done by June.",
        "In March there's the fair.",
        "They always decide on 3 March.",
        "We are closed from May to August.",
        "I read the files; next March we move.",
    ],
)
def test_a_month_ahead_stays_one(text):
    assert not any(habits(text))
