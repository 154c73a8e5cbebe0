"""Our words about a buyer, put as they would say them."""

from __future__ import annotations

import pytest

from otherside.coaching import confirmed, in_first_person
from otherside.coaching.confirmation import affirms
from tests.coaching.talk import talk


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("you're worried about the harvest", "I'm worried about the harvest"),
        ("you’d want to see your press run first", "I'd want to see my press run first"),
        ("it wears you out", "it wears me out"),
        ("it matters to you that your aunt is asked", "it matters to me that my aunt is asked"),
        ("they make you do it twice", "they make me do it twice"),
        ("you want us to come before we send anything", "I want you to come before you send anything"),
        ("Are you afraid it floods again?", "I'm afraid it floods again."),
        ("nobody has time before May", "nobody has time before May"),
        ("when you open the gate you've lost the day", "when I open the gate I've lost the day"),
    ],
)
def test_who_is_who_changes_sides(ours: str, theirs: str) -> None:
    assert in_first_person(ours) == theirs


@pytest.mark.parametrize(
    ("ours", "reply", "matter", "asked"),
    [
        ("So the main goal is to lose no more casks?", "Correct.", "to lose no more casks", False),
        ("It sounds as if you hate the counting.", "God, yes.", "you hate the counting", False),
        ("Are you worried that it floods again?", "Well, yes.", "Are you worried that it floods again", True),
        ("You'd want to taste it first?", "That's right.", "You'd want to taste it first", True),
        ("You don't have the money this year, do you?", "No, we don't.", "You don't have the money this year", True),
        ("So nobody has time before May.", "No.", "nobody has time before May", False),
        ("Is it that your aunt has to agree?", "Yes, exactly.", "your aunt has to agree", True),
    ],
)
def test_more_ways_of_saying_back_and_of_saying_yes(ours: str, reply: str, matter: str, asked: bool) -> None:
    turns = talk(f"> {ours}", f"< {reply}")
    (found,) = confirmed(turns)
    assert turns[0].text[found.start : found.end] == matter
    assert found.asked is asked


@pytest.mark.parametrize(
    ("ours", "reply"),
    [
        ("So nobody has time before May.", "Yes, we do."),
        ("So nobody has time before May.", "No, my aunt has."),
        ("So you have time before May.", "No."),
        ("You don't have the money this year, do you?", "We do."),
        ("You can add those by hand.", "Exactly."),
        ("You'll have the crates by Monday.", "Right."),
        ("You need to sign at the bottom.", "Yes."),
        ("Are you there on Monday?", "Yes."),
    ],
)
def test_what_confirms_nothing(ours: str, reply: str) -> None:
    assert confirmed(talk(f"> {ours}", f"< {reply}")) == []


def test_no_agrees_only_with_a_negative() -> None:
    assert affirms("No, we haven't.", negative=True)
    assert not affirms("No, we haven't.")
    assert affirms("Exactly.", negative=True)
