"""What may be overdue and what is apologised for: never held up to whoever said it."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.profiles.said.owed import owed

SAID = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "debt"),
    [
        ("I will get you the tide tables by the end of next week.", True),
        ("I'll try to find you a second mill.", True),
        ("You'll get the list on 9 March.", True),
        ("I know, I know, I said that before.", True),
        ("I haven't got hold of the harbour master yet.", True),
        ("I'm sorry, that slipped through.", True),
        ("I promise, the jetty is clear that week.", True),
        ("I will sign it when the roof is on.", False),
        ("I'll send you the mooring plan by the ninth, subject to the harbour board.", False),
        ("I'll get you the berth, assuming the dredger comes.", False),
        ("I'll keep you a berth until the board has met.", False),
        ("I'll keep the berth free until Friday.", True),
        ("We start with the small kiln in May.", False),
        ("We haven't found a better way of doing it.", False),
        ("I'd like to hear from you by May.", False),
        ("I'll tell you what matters here: the tide.", False),
    ],
)
def test_what_is_owed_a_month_later(text: str, debt: bool) -> None:
    assert owed(text, SAID, dt.date(2026, 4, 2)) is debt


def test_a_promise_whose_day_lies_ahead_is_not_overdue() -> None:
    assert not owed("I will get you the tide tables by 20 March.", SAID, dt.date(2026, 3, 5))
    assert owed("I will get you the tide tables by 20 March.", SAID, dt.date(2026, 3, 25))
