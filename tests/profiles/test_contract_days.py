"""The end or the renewal of a contract of theirs is a day that forces a decision, however it is put."""

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.beliefs import Piece
from otherside.profiles.time.bearing import bearing
from otherside.profiles.time.named_days import dates_named
from otherside.profiles.windows import window

DAY = dt.date(2026, 11, 3)


def named(text):
    return dates_named([("ada", Piece("e", text, {}, Stance.NEUTRAL, 0.5, DAY))], DAY)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Our contract with Iversen runs till the end of May and renews itself unless we write by March.",
            ["by March", "end of May"],
        ),
        ("The lease on the yard is up in June.", ["in June"]),
        ("We have to give notice by the end of February, or it rolls on for another year.", ["end of February"]),
        ("The maintenance contract runs until May 2027, with three months' notice.", ["until May 2027"]),
        ("Our licence with them renews automatically in April.", ["in April"]),
        ("The agreement with Halden ends on 31 May.", ["31 May"]),
        ("The renewal is due at the end of January.", ["end of January"]),
        ("The subscription rolls over in March if nobody cancels.", ["in March"]),
    ],
)
def test_it_is_a_trigger_and_is_found_by_its_words_alone(text, days):
    assert [(d.words, d.kind) for d in named(text)] == [(d, "trigger") for d in days]
    assert [d.words for d in sorted(bearing(text, DAY), key=lambda d: d.date)] == days
    assert window([("ada", Piece("e", text, {}, Stance.NEUTRAL, 0.5, DAY))], DAY).trigger is not None


@pytest.mark.parametrize(
    "text",
    [
        "My own contract runs till the end of May.",
        "Her contract ends in May, and she is off.",
        "The exhibition runs till the end of May.",
        "Our phone contract at home renews in April.",
        "There is no money until the end of May.",
        "The contract was signed in a week of May flowers, by the end of May we had regrets.",
        "We have to stop the belt before May.",
        "Does the contract run till the end of May?",
    ],
)
def test_what_is_none(text):
    assert bearing(text, DAY) == []
    assert [d.kind for d in named(text) if d.words == "end of May" and d.kind == "trigger"] == []


def test_what_ends_by_itself_forces_more_than_what_somebody_has_to_be_done_with():
    errand = Piece("a", "My report is due on the 30th of November.", {Facet.TRIGGER: 0.85}, Stance.NEUTRAL, 0.5, DAY)
    cover = Piece("b", "The insurer will cover it until 31 January and not a day longer.", {}, Stance.NEUTRAL, 0.5, DAY)
    found = window([("ada", errand), ("bo", cover)], DAY)
    assert found.trigger
    assert found.trigger.evidence == "b"
