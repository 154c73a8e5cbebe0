"""What grieves or shames, and frustration that may well be asked about."""

import pytest

from otherside.profiles.private.hurts import grieves


@pytest.mark.parametrize(
    "words",
    [
        "It was me who signed the last one, and it was my fault.",
        "I still feel guilty about the two we let go.",
        "Her husband passed away in spring.",
        "My mother is in hospital, so I am only half here.",
    ],
)
def test_what_grieves_is_known(words):
    assert grieves(words)


@pytest.mark.parametrize(
    "words",
    ["We let customers down every Friday.", "It hurts our margin.", "I want to be the one they can rely on."],
)
def test_trouble_of_the_house_is_no_grief(words):
    assert not grieves(words)
