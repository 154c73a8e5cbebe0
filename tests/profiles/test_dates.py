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
