"""Set phrases that mean the opposite, and what is meant as it stands."""

import pytest

from otherside.extraction.irony import ironic


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
    ],
)
def test_it_is_meant_as_it_stands(text):
    assert not ironic(text)
