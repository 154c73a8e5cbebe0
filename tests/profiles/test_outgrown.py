"""What somebody says that they no longer want, or no longer are, takes back what they said of it before."""

import pytest

from otherside.profiles.said.outgrown import outgrown, outgrown_by

OLD = "What I really want is to run the whole region one day."


@pytest.mark.parametrize(
    "text",
    [
        "I said I wanted to run the whole region. I don't, any more.",
        "I once told you I'd like to run the whole region – not any more.",
        "I don't want to run the whole region any longer.",
        "I no longer want to run the region.",
        "To be honest, I used to dream of running the whole region.",
        "I've given up on running the whole region.",
        "Running the whole region isn't what I want any more.",
        "Forget what I said about running the region.",
        "What I told you about the whole region: I take that back.",
        "I thought I wanted to run the whole region. I've changed my mind.",
    ],
)
def test_a_wish_that_is_given_up(text):
    assert outgrown_by(OLD, list(outgrown(text)))


@pytest.mark.parametrize(
    "text",
    [
        "I said I wanted to run the whole region. I still do.",
        "I said I wanted to run the whole region, and I meant it.",
        "Did I say I wanted to run the whole region? I don't, any more?",
        "If I no longer want to run the region, you'll be the first to know.",
        "I don't want to run the depot any more.",
        "I don't want the region to be run from here any more.",
        "She no longer wants to run the whole region.",
        "I haven't given up on running the whole region.",
        "I used to run the whole region.",
        "I don't know any more.",
        "Running the region from a desk isn't me.",
    ],
)
def test_what_stands(text):
    assert not outgrown_by(OLD, list(outgrown(text)))


def test_the_sentence_that_gives_it_up_is_no_wish_itself():
    text = "Good to see you. I said I wanted to run the whole region. I don't, any more. I want my evenings."
    (found,) = outgrown(text)
    assert text[found.start : found.end] == "I said I wanted to run the whole region. I don't, any more."
    assert found.told


def test_what_somebody_does_not_want_any_more_is_itself_a_wish_and_takes_no_like_one_back():
    text = "I don't want to put out fires in the workshop any more."
    (found,) = outgrown(text)
    assert not found.told
    assert not outgrown_by("I want to stop putting out fires in the workshop.", [found])
    assert outgrown_by("I love putting out fires in the workshop, that's me.", [found])


def test_a_picture_of_themselves():
    (found,) = outgrown("I'm no longer the referee between the two shifts.")
    assert outgrown_by("I'm the referee between the shifts here.", [found])
    assert not outgrown_by("Between the shifts I go for a walk.", [found])
