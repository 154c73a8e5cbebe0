"""Requests that are only listed: each thing is one, in the words that stand there."""

import pytest

from otherside.profiles.said.appeals import appeals
from otherside.profiles.said.requests import sought

LISTS = {
    "There are three things I'd need from you: one, a reference mill in our valley; two, the wiring plan; three, the fee for spring.": [
        "a reference mill in our valley", "the wiring plan", "the fee for spring",
    ],
    "I need the deck plan, two references and your tide policy before Friday.": [
        "the deck plan", "two references", "your tide policy before Friday",
    ],
    "We need three things. First, a list of who has keys. Second, the boiler certificate. And third, a date for the visit. Bye now.": [
        "a list of who has keys", "the boiler certificate", "a date for the visit",
    ],
    "What I'd need from you:\n\n- a drawing of the loft\n- the name of the fitter\n- that the ladder stays\n\nThe rest is fine.": [
        "a drawing of the loft", "the name of the fitter", "that the ladder stays",
    ],
    "Could you send me the price list, the drawings and a sample?": ["the price list", "the drawings", "a sample"],
    "Please send us the following: the deed; a copy of the plan; and two names.": [
        "the deed", "a copy of the plan", "two names",
    ],
    "We have three requests: a visit in May, a contract in Dutch, and a price that holds.": [
        "a visit in May", "a contract in Dutch", "a price that holds",
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", LISTS)
def test_each_thing_of_a_list_is_a_request(text):
    found = sought(text)
    assert [text[s.start : s.end] for s in found] == LISTS[text]


@pytest.mark.parametrize(
    "text",
    [
        "I need sleep, a coffee and a holiday.",
        "We need a new roof, two vans and a cook before the winter.",
        "I need the harvest in, the barn dry and the men paid before Friday.",
        "Do we need the slates, the beams and the nails?",
        "There are three things we grow: barley, oats and rye.",
        "I have three reasons: one, the wind; two, the salt; three, my knees.",
    ],
)
def test_a_list_that_asks_us_for_nothing(text):
    assert not sought(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'd need the drawings and the price from you.",
        "One thing I need from you: a price.",
        "We need the price, because the guild meets, and then we decide.",
        # Whom it is asked of stands with the whole sentence.
        "Mira, I need the plan, two names and a price from you.",
    ],
)
def test_what_cannot_be_told_apart_stays_in_one_piece(text):
    assert [text[s.start : s.end] for s in sought(text)] == [text]


def test_a_list_in_a_letter_waits_for_us():
    text = "Thank you for the visit.\n\nFrom you we need:\n\n- the plan of the weir\n- a price for the gate\n\nThe eels are back."
    waiting = [text[s.start : s.end] for s in appeals(text)]
    assert waiting == ["the plan of the weir", "a price for the gate"]


def test_who_is_asked_to_do_something():
    assert sought("I'd like you to send the drawing to the bank.")
