"""A day named anew for the same thing; in doubt two days are two things."""

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.beliefs import Piece
from otherside.profiles.time.named_days import dates_named
from otherside.profiles.time.renamed import superseded

FIRST, LATER = dt.date(2026, 1, 5), dt.date(2026, 2, 2)


def clash(*quotes, days=(FIRST, LATER, LATER)):
    """``(newer, older)`` days, of what was said one after the other."""
    said = [
        ("dana" if n % 2 else "priya", Piece(f"e{n}", quote, {Facet.TRIGGER: 0.7}, Stance.NEUTRAL, 0.5, day))
        for n, (quote, day) in enumerate(zip(quotes, days, strict=False))
    ]
    dates = dates_named(said, FIRST)
    found = superseded(dates, {piece.id: piece.date for _, piece in said})
    return [(new.date.isoformat(), old.date.isoformat()) for new, old in found.items()]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The old scales have to be certified by 31 January.", "The old scales must be certified by 26 March."),
        ("We need the drawings for the pier by 31 January.", "We need the pier drawings by 26 March, no sooner."),
        ("The permit runs out on 31 January.", "The permit now runs out on 26 March."),
        ("The audit of the depot is on 31 January.", "The depot audit has been moved to 26 March."),
    ],
)
def test_the_later_word_for_the_same_thing_is_the_newer(earlier, later):
    assert clash(earlier, later) == [("2026-03-26", "2026-01-31")]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The permit runs out on 31 January.", "The auditors come on 26 March."),
        ("The first workshop is due on 31 January.", "The second workshop is due on 26 March."),
        ("The depot licence runs out on 31 January.", "The harbour licence runs out on 26 March."),
        ("The permit runs out by the end of January.", "The permit runs out by the end of March."),
        ("The permit runs out on 31 January.", "The board moved its dinner to 26 March."),
    ],
)
def test_in_doubt_they_are_two_things(earlier, later):
    assert clash(earlier, later) == []


def test_said_on_one_day_they_are_two_things():
    quotes = ("The old scales have to be certified by 31 January.", "The old scales must be certified by 26 March.")
    assert clash(*quotes, days=(FIRST, FIRST)) == []


def test_where_two_days_may_be_meant_none_is():
    pier = "We need the drawings for the pier by {}."
    assert clash(*(pier.format(d) for d in ("31 January", "26 March", "9 April"))) == []
