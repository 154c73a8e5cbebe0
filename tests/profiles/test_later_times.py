"""Times to which somebody puts the matter off without asking for anything."""

from __future__ import annotations

import pytest

from otherside.profiles.said.later_times import dated, names_later_time


@pytest.mark.parametrize(
    ("sentence", "asked", "after"),
    [
        ("March, April.", "So is March still on?", ""),
        ("March, April.", "", "When things are quieter."),
        ("When it's calmer.", "", ""),
        ("After Easter, then.", "", ""),
        ("We might look at it again in the autumn, when the lease is up.", "", ""),
        ("After Father's Day would be more natural.", "", ""),
        ("Let's catch up in the new year.", "", ""),
        ("In the spring, I'd say.", "When would you like to talk again?", ""),
        ("Perhaps after the harvest.", "When shall we sit down?", ""),
        ("Not this side of Easter.", "", ""),
        ("It'll be March before we can look at it.", "", ""),
        ("We'll come back to it in the autumn.", "", ""),
        ("Once the audit is behind us.", "", ""),
        ("After the stocktake would suit us better.", "", ""),
        ("Maybe next year, then.", "", ""),
    ],
)
def test_a_time_to_which_it_is_put_off(sentence: str, asked: str, after: str) -> None:
    assert names_later_time(sentence, asked, after)


@pytest.mark.parametrize(
    ("sentence", "asked", "after"),
    [
        ("Leave that with me.", "", ""),
        ("In January.", "When do the orders start?", ""),
        ("In January.", "", ""),
        ("The eighth of March, if you believe them.", "When does the fair open?", ""),
        ("After lunch would be better.", "", ""),
        ("Friday would be better.", "", ""),
        ("After the call, then.", "", ""),
        ("Come and see us in the summer, the yard is lovely then.", "", ""),
        ("We look again in the summer every year.", "", ""),
        ("If we look again in the summer, the price is gone.", "", ""),
        ("He said we might look again in the summer.", "", ""),
        ("Could we talk again in the spring?", "", ""),
        ("We won't look again in May.", "", ""),
        ("It's easier in the winter.", "", ""),
        ("Once it's done, it's done.", "", ""),
        ("After Christmas sales were flat.", "", ""),
    ],
)
def test_what_puts_nothing_off(sentence: str, asked: str, after: str) -> None:
    assert not names_later_time(sentence, asked, after)


def test_a_month_alone_is_read_as_a_time() -> None:
    assert dated("March, April.") == "in March, in April."
    assert dated("In March.") == "In March."
