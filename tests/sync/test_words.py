"""What interfaces hold, as files would have it."""

import datetime as dt

import pytest

from otherside.sync import words


@pytest.mark.parametrize(("zone", "clock"), [(dt.UTC, None), (dt.timezone(dt.timedelta(hours=2)), 7200)])
def test_a_time_in_utc_is_nobodys_clock(zone, clock):
    at = dt.datetime(2026, 4, 4, 22, 10, tzinfo=zone)
    ana, kim = ("Ana Roth", "ana@falkner.example"), ("Kim", "kim@ours.example")
    parsed = words.mail(
        system="x", subject="Boats", sender=ana, recipients=[kim], copied=[], when=at,
        text="The yard wants it.", markup=None, message_id="1@x",
    )  # fmt: skip
    ((turn,),) = (c.turns for c in parsed.conversations)
    assert turn.at == at
    assert turn.utc_offset_s == clock
