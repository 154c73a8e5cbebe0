"""What they tell of us is no pain of theirs before us; and who are customers already."""

import datetime as dt

import pytest

from otherside.domain import Deal, Facet, Outcome, Stance
from otherside.market.of_us import tells_of_us
from otherside.market.roles import joined
from otherside.market.saying import Saying
from otherside.workspace.market.of_us import OfUs


@pytest.mark.parametrize(
    "text",
    [
        "You left mud on the deck and I was livid",
        "Your divers never turned up, I could have cried" .replace("divers", "fitters"),
        "I rang your office twice before breakfast",
        "You really listened to us",
        "Ever since you came the pump is quiet",
        "Thank you for the spare oars",
        "We'd recommend you to any harbour",
        "One pier has it with your lamps and one without, it is night and day",
    ],
)  # fmt: skip
def test_told_of_us(text):
    assert tells_of_us(text)


@pytest.mark.parametrize(
    "text",
    [
        "You can't get a mooring here for money",
        "If you asked the crew they'd laugh",
        "When you came round the point you saw nothing",
        "You used to get a berth in an hour",
        "Your price frightens me",
        "Could your fitters come on a Sunday?",
        "You had to shout over the engine",
        "I'm tired of the mud on the deck",
        "Thank you",
        "I'd be glad to have your people out by Easter",
    ],
)
def test_told_of_their_own(text):
    assert not tells_of_us(text)


def said(text, day, facet=Facet.FRUSTRATION, stance=Stance.TOWARDS):
    return Saying("e", text, {facet: 0.9}, stance, 0.5, "p", "P", "Pier", day, "call.vtt", "c", 0, 0, len(text))


def test_a_customer_s_pain_is_of_the_time_with_us():
    won = OfUs([Deal("Pier", outcome=Outcome.WON, closed=dt.date(2026, 5, 1))])
    assert won.marked(said("The smell was dreadful for days", dt.date(2026, 5, 9))).of_us
    assert not won.marked(said("The smell was dreadful for days", dt.date(2026, 4, 9))).of_us
    assert not won.marked(said("We want a second lamp", dt.date(2026, 5, 9), Facet.WANT)).of_us
    assert not OfUs([]).marked(said("The smell was dreadful for days", dt.date(2026, 5, 9))).of_us


def test_roles_that_few_have_are_joined_by_what_they_are():
    found = joined({"skipper": 4, "ferry skipper": 1, "harbour master": 2, "deputy harbour master": 1, "Skipper": 1,
                    "head of ropes": 1, "head": 1, "cook": 1, "night cook": 3})  # fmt: skip
    assert found["ferry skipper"] == found["Skipper"] == "skipper"
    assert found["deputy harbour master"] == found["harbour master"] == "harbour master"
    assert found["head of ropes"] == "head"
    assert found["night cook"] == "night cook"
