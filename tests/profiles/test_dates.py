"""Days with their weekday, and the end of a month after "before"."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.profiles.time.dates import find_dates

SAID = dt.date(2026, 3, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Friday 10th", "2026-04-10"),
        ("I will send you the drawing by Friday, 10 April", "2026-04-10"),
        ("by Friday, April 10", "2026-04-10"),
        ("by Friday (10 April)", "2026-04-10"),
        ("by Friday the tenth of April", "2026-04-10"),
        ("by Friday, 2026-04-10", "2026-04-10"),
        ("by Monday the 13th", "2026-04-13"),
        ("by Friday 10 o'clock", "2026-04-03"),
        ("by Friday first thing", "2026-04-03"),
        ("by Friday 5 pm", "2026-04-03"),
        ("before the end of February", "2027-02-28"),
        ("until the end of February", "2027-02-28"),
        ("before June", "2026-06-01"),
    ],
)
def test_a_day_is_named_once(text: str, day: str) -> None:
    assert [s.date.isoformat() for s in find_dates(text, SAID, ahead=True)] == [day]


AUTUMN = dt.date(2026, 11, 16)


@pytest.mark.parametrize(
    ("before", "text", "day"),
    [
        ("", "The quay opens on 15 January. The divers come on the 20th.", "2027-01-20"),
        ("The quay opens on 15 January. ", "The divers come on the 20th.", "2027-01-20"),
        ("The quay opens on 15 January. The cranes cost us dear. ", "The divers come on the 20th.", "2027-01-20"),
        # Two sentences on and of no later day of that month, in another paragraph, or in another point of a list, it is of something else.
        ("", "Nothing opens before 15 January. I have written twice. Send the drawing by the 3rd.", "2026-12-03"),
        ("Nothing opens before 15 January. I have written twice. ", "Send the drawing by the 3rd.", "2026-12-03"),
        ("The bank wants its answer by 1 February.\n\n", "I'll be there on the 18th.", "2026-11-18"),
        ("", "- The bank has until 1 February\n- drawing by the 3rd", "2026-12-03"),
    ],
)
def test_a_bare_number_is_of_the_month_just_named(before, text, day):
    assert find_dates(text, AUTUMN, before)[-1].date.isoformat() == day


@pytest.mark.parametrize(
    "text",
    [
        "It is over a quarter of a million.",
        "over a quarter million euros",
        "in a quarter of an hour",
        "at a quarter past nine",
        "within a quarter of the agreed price",
        "this quarter of the sum",
    ],
)
def test_a_quarter_of_something_is_no_time(text):
    assert find_dates(text, dt.date(2026, 9, 22)) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("in a quarter we know", "2026-12-22"),
        ("over the next quarter", "2026-12-31"),
        ("in the next quarter of the year", "2026-12-31"),
        ("until after the January stock-take", "2027-01-31"),
        ("before the March sailing", "2027-03-01"),
    ],
)
def test_a_quarter_and_a_month_that_are_times(text, day):
    assert [str(s.date) for s in find_dates(text, dt.date(2026, 9, 22))] == [day]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The council is on 24 January. Papers on the seventeenth.", ["2027-01-24", "2027-01-17"]),
        ("The council is on 24 January. The draft has to be in by the 17th.", ["2027-01-24", "2027-01-17"]),
        # What follows, and what was over when it was said, is of the month after.
        ("The council is on 24 January. The divers come on the seventeenth.", ["2027-01-24", "2027-02-17"]),
        ("The council is on 24 November. Papers on the ninth.", ["2026-11-24", "2026-12-09"]),
        ("It's Friday the 13th of November.", ["2027-11-13"]),
    ],
)
def test_what_is_handed_in_before_a_day_is_before_it(text, days):
    said = dt.date(2026, 11, 16) if "It's" not in text else dt.date(2027, 11, 1)
    assert [d.date.isoformat() for d in find_dates(text, said, ahead=True)] == days
