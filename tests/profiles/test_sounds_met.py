"""A condition that sounds met by what anybody of theirs says later; what is open, of something else or far too common says nothing."""

import pytest

from otherside.profiles.said.met import met
from otherside.profiles.said.sounds_met import common_words, sounds_met, tells_it_is_done

TRUST = "If the orchard goes into a trust on paper, I won't stand in the way."
BANK = "Once the bank says yes, count me in."
WALL = "If the farmer signs the drainage thing, I'm in."
RIG = "I'd look at it again if the pump passes the winter test."
ALL = [TRUST, BANK, WALL, RIG]


def sounds(text):
    (*_, (start, end)) = found = tells_it_is_done(text)
    assert found
    return sounds_met(ALL, text[start:end], text[: found[-1][0]].strip())


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("The trust for the orchard is done and signed.", TRUST),
        ("Aldo went to the notary about the trust. He says it is signed.", TRUST),
        ("Aldo went to the notary about the trust. It is done and signed, he says.", TRUST),
        ("The trust is in writing now.", TRUST),
        ("The bank said yes.", BANK),
        ("Good news, the bank has agreed.", BANK),
        ("The farmer has signed the drainage paper.", WALL),
        ("The farmer signed yesterday.", WALL),
        ("The drainage with the farmer is settled.", WALL),
        ("The pump has passed.", RIG),
    ],
)
def test_it_sounds_met(text, condition):
    assert sounds(text) == [condition]


@pytest.mark.parametrize(
    "text",
    [
        "The trust is not signed.",
        "Is the trust signed?",
        "The trust will be signed.",
        "If the bank has said yes, good.",
        "The bank has nearly agreed.",
        "We hope the farmer has signed.",
        "The farmer has to have it signed.",
    ],
)
def test_nothing_is_told_to_be_done(text):
    assert tells_it_is_done(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The bank is closed.",
        "The bank has signed the lease of the corner shop.",
        "The farmer is done with the hay.",
        "Lunch is done.",
        "The school has said yes.",
        "The orchard is finished for this autumn.",
    ],
)
def test_it_is_of_something_else(text):
    assert sounds(text) == []


def test_a_word_that_everybody_has_tells_nothing():
    turns = ["The bank, then."] * 6 + ["The farmer."]
    assert common_words(turns) == {"bank"}
    assert sounds_met([BANK], "The bank said yes.", common=common_words(turns)) == []


def test_whose_yes_was_waited_for_has_said_it():
    assert met([BANK], "The bank has said yes.") == [BANK]
