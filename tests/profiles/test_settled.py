"""What somebody settles in so many words, and what only sounds like it."""

from __future__ import annotations

import pytest

from otherside.profiles.said.settled import approval, denies, goes_ahead, has_money, or_else, takes_back


@pytest.mark.parametrize(
    "text",
    [
        "The council has approved it.",
        "Our owners have agreed to the trial, so we can begin.",
        "I will sign the contract tomorrow.",
        "We've got the go-ahead.",
        "We have decided to go with you.",
        "The order is signed.",
        "We are going ahead.",
        "It has my approval.",
        "The bank has released £80,000.",
        "They've said yes.",
        "The contract, I've signed it.",
        "The day before the fair, we have ordered it.",
        "I've ordered it from you.",
        "It was a long night, and they have finally given us the green light.",
    ],
)
def test_a_yes_that_is_given(text: str) -> None:
    assert goes_ahead(text)


@pytest.mark.parametrize(
    "text",
    [
        "I will sign it once the lift is in.",
        "I'll sign it if the guarantee stands.",
        "Has the council approved it?",
        "The council has not approved it.",
        "The council has approved the new bus station.",
        "Last year the council has approved 9,000.",
        "I hope the owners have agreed to it.",
        "I've signed the contract with Tessel.",
        "We would go ahead.",
        "The council has approved it in principle.",
        "The council has approved it, pending the second survey.",
        "The owners have agreed to it on condition that the mill stays open.",
        "It has my approval, subject to the exit clause.",
        "You have my vote once the keys are ours.",
        "They've said yes, provided the keys are ours.",
        "They've said yes to a picnic.",
        "If they've said yes, I don't know it.",
        "The tide gauge, I've ordered it from the instrument maker.",
        "I've ordered it from the instrument maker.",
        "As for the rigging, we have ordered it.",
        "They haven't said yes.",
    ],
)
def test_a_yes_that_is_none(text: str) -> None:
    assert not goes_ahead(text)


def test_a_yes_that_is_taken_back() -> None:
    assert takes_back("The whole purchase is on hold.")
    assert takes_back("They turned it down.")
    assert takes_back("I can't sign it after all.")
    assert not takes_back("He has stopped two projects before.")


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("The second boathouse is off for now.", True),
        ("Whitby's off for this year.", True),
        ("Nothing is off the table.", False),
        ("The forty for you have moved into the budget 2031.", True),
        ("The money got moved to next year's budget.", True),
        ("It was pushed into the next financial year.", True),
        ("Ines is well, he is off for now.", False),
        ("The heating is off for now.", False),
        ("They are off this week.", False),
        ("We have moved to the harbour.", False),
        ("We've moved it into the 2031 budget, so it is safe.", False),
        ("We have moved on to next year's budget talks.", False),
    ],
)
def test_what_is_put_off_to_a_later_budget_or_off_for_now(text: str, back: bool) -> None:
    assert takes_back(text) is back


def test_an_approval_stands_whatever_they_make_of_it() -> None:
    told = "The trustees have approved the money, so we begin in March, if the test sail goes well."
    assert approval(told) == "The trustees have approved"
    assert not approval("The trustees have approved the money, if the test sail goes well, so we hope.")
    assert not approval("If the trustees approved the money, so we thought, all would be well.")


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("I have 18,000 pounds for this and no more.", True),
        ("We've set it up so that we have 60k put by.", True),
        ("Our budget is €40,000.", True),
        ("There's one pot for change and it's spoken for until June.", False),
        ("I have 18,000 pounds for this, and it is spent.", False),
        ("I have two people for this.", False),
        ("Our budget is frozen.", False),
    ],
)
def test_money_that_is_there(text: str, there: bool) -> None:
    assert has_money(text) is there


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("If the drawing isn't here by Easter, we'll go with the other joiner.", True),
        ("Without a reference I say no.", True),
        ("I will stay with the old boiler unless you bring the noise down.", True),
        ("If I have the drawing, I am content.", False),
        ("If the joint can be oiled, we will take it.", False),
        ("Without the van I would have to walk to work.", False),
        ("If it is not there, will you go with them?", False),
    ],
)
def test_what_they_do_otherwise(text: str, said: bool) -> None:
    assert or_else(text) is said


def test_what_is_no_worry() -> None:
    assert denies("My worry isn't the noise.")
    assert denies("I'm not worried about the noise.")
    assert not denies("My worry is the noise.")
    assert not denies("I'm not the one who worries.")


def test_a_mind_that_was_not_changed_takes_nothing_back():
    assert takes_back("I've changed my mind about it.")
    assert not takes_back("I have not changed my mind about where we ought to be.")
    assert not takes_back("We haven't changed our minds.")
