"""Days on which somebody goes, comes or is born, on which a family makes up its mind, and on which another could begin."""

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.beliefs import Piece
from otherside.profiles.time.bearing import bearing
from otherside.profiles.windows import window

SAID = dt.date(2026, 11, 18)


def of(quote, **facets):
    known = {Facet[name.upper()]: p for name, p in facets.items()}
    return window([("ida", Piece("e", quote, known, Stance.NEUTRAL, 0.5, SAID))], SAID).dates


@pytest.mark.parametrize(
    ("quote", "day"),
    [
        ("She sails on the 14th.", "2026-12-14"),
        ("Our lodger leaves on 5 January.", "2027-01-05"),
        ("We exchange contracts on 12 January.", "2027-01-12"),
        ("We complete on 12 January.", "2027-01-12"),
        ("They get the keys on 12 January.", "2027-01-12"),
        ("The tenants are out on 31 January.", "2027-01-31"),
        ("Our head of finance leaves on 31 January.", "2027-01-31"),
        ("She's back on the 20th of January.", "2027-01-20"),
        ("We're moving in on 3 March.", "2027-03-03"),
    ],
)
def test_who_goes_or_comes_is_a_day(quote, day):
    assert [d.date.isoformat() for d in bearing(quote, SAID)] == [day]
    assert [(d.kind, d.decides) for d in of(quote)] == [("event", False)]


@pytest.mark.parametrize(
    "quote",
    [
        "Mum flies to Accra on 14 December.",
        "My son moves out on 5 January.",
        "The baby's due on 9 February.",
        "baby's due on 9 February",
    ],
)
def test_a_day_of_the_family_is_one_in_a_household_alone(quote):
    assert bearing(quote, SAID, family=True)
    assert not bearing(quote, SAID)
    assert all(d.kind == "event" for d in of(quote))


@pytest.mark.parametrize(
    "quote",
    [
        "If she leaves on 5 January we're done for.",
        "I'm back at my desk on 5 January.",
        "We fly to you on 5 January.",
        "The parcel leaves on 5 January.",
        "He left on 5 January.",
        "It leaves a gap on 5 January.",
        "Does she fly on 5 January?",
        "My daughter is married on 9 May.",
        "Dad's birthday is on 3 December.",
        "I see the dentist on 3 December.",
    ],
)
def test_what_is_no_such_day(quote):
    assert not bearing(quote, SAID, family=True)


@pytest.mark.parametrize(
    "quote",
    [
        "Gran's birthday is on 3 December and after that we'll know.",
        "We're meeting on 3 December and we'll decide then.",
        "We're all at Mum's on 3 December, so we'll talk and decide there.",
        "The family sits down on the 3rd and then it's yes or no.",
        "We're all home on 3 December. We'll talk it over then and we'll decide.",
        "We sit down with the partners on 3 December and then we'll have an answer.",
        "We'll go through it on 3 December and decide.",
    ],
)
def test_when_they_make_up_their_minds(quote):
    assert [d.date.isoformat() for d in bearing(quote, SAID)] == ["2026-12-03"]
    assert [(d.kind, d.decides) for d in of(quote)] == [("event", True)]


@pytest.mark.parametrize(
    "quote",
    [
        "We're meeting on 3 December and then we'll know more.",
        "We're meeting on 3 December but we won't decide then.",
        "We're meeting on 3 December and might decide then.",
        "The court sits on 3 December and they'll decide then.",
        "We're meeting on 3 December. Whether we'll decide is another matter.",
        "We eat on 3 December. Ada decides who cooks.",
    ],
)
def test_where_nothing_is_decided_then(quote):
    assert not any(d.decides for d in of(quote))


@pytest.mark.parametrize(
    "quote",
    [
        "Walt rang again, he could start on 11 January.",
        "Says he'll start on 11 January if we sign.",
        "The other builder would start on 11 January.",
        "They've offered to start on 11 January.",
    ],
)
def test_a_day_that_another_offers_presses_nobody(quote):
    assert [d.kind for d in of(quote, trigger=0.6)] == ["event"]


@pytest.mark.parametrize("quote", ["The new rule starts on 11 January.", "Our season starts on 11 January."])
def test_what_starts_by_itself_presses(quote):
    assert [d.kind for d in of(quote)] == ["trigger"]


@pytest.mark.parametrize(
    "quote",
    [
        "Rolf will come to Tarn on Friday 20th at ten, with Ada.",
        "He'll be in Tarn on Friday the 20th.",
        "Our chair is going to come up to Tarn on 20 November.",
        "Ada Voss will be at the yard on 20 November at two.",
        "The treasurer will come on Friday the 20th.",
    ],
)
def test_where_somebody_of_theirs_is_to_be_is_a_day(quote):
    assert [d.date.isoformat() for d in bearing(quote, SAID)] == ["2026-11-20"]
    assert [(d.kind, d.decides) for d in of(quote)] == [("event", False)]


@pytest.mark.parametrize(
    "quote",
    [
        "If Rolf will come to Tarn on 20 November I'd be surprised.",
        "Will he be in Tarn on 20 November?",
        "He will come to see you on 20 November.",
        "It will be in Tarn on 20 November.",
        "Rolf came to Tarn on 20 October.",
    ],
)
def test_who_may_or_did_come_is_none(quote):
    assert bearing(quote, SAID) == []
