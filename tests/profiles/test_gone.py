"""A day that the verb beside it names as gone is none ahead."""

import datetime as dt

import pytest

from otherside.profiles.time.dates import find_dates
from otherside.profiles.time.gone import is_gone

SAID = dt.date(2026, 11, 5)


def gone(text: str) -> list[bool]:
    return [is_gone(text, day) for day in find_dates(text, SAID)]


@pytest.mark.parametrize(
    "text",
    [
        "That's what happened to the quarry paper in May.",
        "That's exactly how we lost the ferry contract in June.",
        "It's what Rolf wrote in July.",
        "This is why the mill stopped in May.",
        "That was what happened to the old gate in June.",
        "What happened to our offer in May should not happen to yours.",
        "I've the key now, I got it from Ines on the twenty-ninth.",
        "She took it back to the depot on the twenty-eighth.",
        "We had that from the surveyor on 27 October.",
        "Rolf sent it over on the thirtieth.",
        "The letter reached us on the twenty-sixth.",
        "The harbour office refused it on the twenty-sixth.",
        "He brought her through the back door on 2 November.",
    ],
)
def test_past_tense_looks_back(text):
    assert gone(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "That's what happens to the quarry paper in May.",
        "That's when the ferry contract ends in June.",
        "That's what we agreed on for the twenty-ninth.",
        "That's what it needs to be on the ninth.",
        "I get it from Ines on the twenty-ninth.",
        "I'll get it from Ines on the twenty-ninth.",
        "I heard from Ines who starts on the twenty-ninth.",
        "I heard from Ines that it opens on the twenty-ninth.",
        "I got it from Ines and the vote is on the twenty-ninth.",
        "The hall booked in May is too small.",
        "It's what they want in June.",
    ],
)
def test_what_is_to_come_is_not_gone(text):
    assert gone(text) == [False]
