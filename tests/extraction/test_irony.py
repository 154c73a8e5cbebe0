"""Set phrases that mean the opposite, and what is meant as it stands."""

import pytest

from otherside.extraction.irony import ironic, mocked


@pytest.mark.parametrize(
    "text",
    [
        "Just what I need, another password.",
        "That's exactly what we need: more paperwork.",
        "I want another portal like I want a hole in the head.",
        "I'd love one more survey, said nobody ever.",
        "Oh great, another dashboard.",
        "Lovely, so that's another evening gone.",
        "I just love retyping orders on a Sunday.",
        "My favourite bit is when it loses the file.",
        "I can't wait to count buoys on my phone.",
        "I've always wanted to learn another booking tool.",
        "We'd love nothing more than to explain it all again to a new clerk.",
        "What could be nicer than being on hold for an hour?",
        "I can hardly wait to fill in another harbour form.",
        "All my life I've dreamt of sitting through slides on rope.",
        "Great, another chandler's consultant who wants to be our friend.",
    ],
)
def test_the_opposite_is_meant(text):
    assert ironic(text)


@pytest.mark.parametrize(
    "text",
    [
        "That's exactly what we need.",
        "That's just what we need, more hands in the kitchen.",
        "We need another dashboard.",
        "Great, another week and it's done.",
        "I love repairing clocks.",
        "My favourite bit is the map.",
        "I can't wait to see the boats on one map.",
        "I can't wait to fill in the last of these forms.",
        "I can't wait to stop retyping orders.",
        "I've always wanted to log in once and see the whole fleet.",
        "I've always wanted to count the savings on my fingers.",
        "I'd love nothing more than a loft where the young ones stay.",
        "We've always wanted another apprentice.",
        "Great, another apprentice who wants to learn.",
    ],
)
def test_it_is_meant_as_it_stands(text):
    assert not ironic(text)


@pytest.mark.parametrize(
    "text",
    [
        "Oh brilliant, another dashboard. Exactly what we've been longing for.",
        "Great, another supplier who wants to be our friend. I'd love nothing more.",
        "Lovely, a portal. I've always wanted to log in to learn where my rope is.",
        "Wonderful, yet another survey. Really. I can't wait.",
        "Super, an app. I can't wait to scan every shackle.",
    ],
)
def test_what_was_hailed_before_makes_a_wish_a_mockery(text):
    start = text.rindex(". ") + 2
    assert mocked(text, start, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "Lovely, a map. I've always wanted to see where my rope is.",
        "Oh great, another dashboard. What I want is one number each morning.",
        "Great, a portal. I've always wanted that.",
        "We have another survey in May. I can't wait.",
        "Wonderful, a second boat. I can't wait to take her out.",
        "Oh great, another form. I can't wait to be rid of them.",
    ],
)
def test_a_wish_that_stands(text):
    start = text.rindex(". ") + 2
    assert not mocked(text, start, len(text))
    assert not ironic(text[start:])
