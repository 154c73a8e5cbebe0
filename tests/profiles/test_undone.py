"""What went wrong because nothing was done, and what says nothing of other priorities."""

import pytest

from otherside.profiles.said.other_things import nothing_before_it
from otherside.profiles.said.undone import left_undone


@pytest.mark.parametrize(
    "text",
    [
        "Last time we slid onto the dear tariff because nobody decided, and it cost a fortune.",
        "Two winters ago we rolled over to the old terms and paid double.",
        "We didn't sign in time last year, so nothing was done and the roof came in.",
        "They let the lease run out and we sat in the cold for a month.",
    ],
)
def test_harm_of_not_acting(text):
    assert left_undone(text)


@pytest.mark.parametrize(
    "text",
    [
        "Last time the rollout failed because nobody trained us.",
        "We bought a new till system and it went wrong because nobody decided who runs it.",
        "The last one broke in March and I was the one who had picked it.",
        "I'm afraid nobody will use it.",
        "We put in the kiln ourselves and it cracked.",
    ],
)
def test_a_change_that_failed_is_something_else(text):
    assert not left_undone(text)


@pytest.mark.parametrize(
    "text",
    [
        "I don't have a budget, I have a broom.",
        "I've got no money of my own to sign for.",
        "I don't hold the purse strings here.",
        "By March it is all handed out, so you had better be quick.",
        "Whoever wants a stall needs to move fast.",
    ],
)
def test_no_purse_and_a_call_to_be_quick_name_no_other_priority(text):
    assert nothing_before_it(text)


@pytest.mark.parametrize(
    "text",
    [
        "I don't have a budget for this before June.",
        "I have no money left this year.",
        "I have no money.",
        "People, I don't need to be quick at anything.",
        "We don't have a budget for it.",
        "We have to move fast on the audit.",
        "Our budget is gone.",
        "I don't have the time.",
    ],
)
def test_other_priorities_stay(text):
    assert not nothing_before_it(text)
