"""A condition that whoever set it says is met."""

import pytest

from otherside.profiles.said.met import met, says_met

LIFT = "I can't back this unless the lift is in writing."
PRICE = "If you could get under three euros, I'd look at it again."
BANK = "We only sign if the bank approves it."


@pytest.mark.parametrize(
    "text",
    [
        "That's what I asked for and you've done it.",
        "That's my condition met.",
        "My conditions are met.",
        "You've done what I asked.",
        "I have what I needed.",
        "That meets my condition.",
        "That settles my objection.",
    ],
)
def test_it_is_met(text):
    assert says_met(text)


@pytest.mark.parametrize(
    "text",
    [
        "That's not what I asked for.",
        "Is that my condition met?",
        "If my condition is met I sign.",
        "That's half of what I asked for.",
        "I got what I wanted for Christmas.",
        "That's what I asked her about.",
        "My conditions are not met.",
        "Once you've done what I asked, ring me.",
    ],
)
def test_it_is_not_met(text):
    assert not says_met(text)


@pytest.mark.parametrize(
    ("said", "before", "found"),
    [
        ("That's my condition met.", "The lift is in writing now.", [LIFT]),
        ("That's what I asked for.", "Under three euros it is.", [PRICE]),
        ("That's my condition met.", "", [BANK]),
        ("My conditions are all met.", "", [LIFT, PRICE, BANK]),
        ("The bank has approved it, so we can begin.", "", [BANK]),
        ("The bank has renewed.", "", []),
        ("The weather is fine.", "", []),
    ],
)
def test_which_condition_it_is(said, before, found):
    assert met([LIFT, PRICE, BANK], said, before) == found


def test_without_a_condition_nothing_is_met():
    assert met([], "That's my condition met.") == []
