"""What is said about the talk and its room is about nothing else."""

import pytest

from otherside.domain import Facet
from otherside.profiles.incongruence.unfit import unfit
from otherside.profiles.said.borne import not_borne
from otherside.profiles.said.on_the_talk import on_the_talk


@pytest.mark.parametrize(
    "text",
    [
        "I've said enough about this already, so I'll be brief.",
        "I'll keep it short.",
        "Sorry, I'm rambling again.",
        "You've heard plenty from me already.",
        "We've talked too long about it already.",
        "No, sorry, that's my new headset, it does that.",
        "Can everybody hear me now?",
        "Sorry, you're breaking up.",
        "Hang on, my screen has frozen again.",
        "That's just the dog.",
    ],
)
def test_of_the_talk(text):
    assert on_the_talk(text)
    assert not_borne(text) == frozenset(Facet)
    assert unfit(text)


@pytest.mark.parametrize(
    "text",
    [
        "I've said enough to the board about the old crane.",
        "We've talked long enough, the slip needs a new gate before winter.",
        "Keep it short and simple for the crews, or they won't use it.",
        "That's the camera which watches the slip at night.",
        "Nobody at the yard can hear the horn from the loft.",
        "It always does that when the tide is out, and we lose an hour.",
        "I want a short contract.",
    ],
)
def test_of_the_matter(text):
    assert not on_the_talk(text)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Since the flood the new slipway is off the table.", True),
        ("The crane project is dead.", True),
        ("The extension has been shelved.", True),
        ("That move is no longer on the agenda.", True),
        ("The new hall was called off in May.", True),
        ("This is off the table for now.", False),
        ("Everything new is off the table until the slipway is done.", False),
        ("The slipway is not off the table.", False),
        ("All purchases are off the table.", False),
        ("The slipway comes first, and then we will see.", False),
    ],
)
def test_what_was_given_up_is_in_nobodys_way(text, gone):
    assert (Facet.PRIORITY in not_borne(text)) is gone


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("I'm away from Monday for some days.", True),
        ("We are on holiday until the 9th.", True),
        ("Just so you know, I'll be out of the office on Friday.", True),
        ("I am not available next week.", True),
        ("I'm away so often because nobody else can read the tide tables.", False),
        ("I'm off the grid out there, and nobody hears the horn.", False),
        ("We are away from the quay every winter, the crews sit idle.", False),
        ("Ada is away when the boats come in.", False),
    ],
)
def test_not_to_be_there_is_no_situation(text, gone):
    assert (Facet.SITUATION in not_borne(text)) is gone


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("I'm neither for nor against a new slip.", True),
        ("I have no strong view on ropes.", True),
        ("I don't mind either way.", True),
        ("I'm for it, and nobody here is against.", False),
        ("I want a neutral colour.", False),
    ],
)
def test_no_side_is_no_wish(text, gone):
    assert (Facet.ASPIRATION in not_borne(text)) is gone
