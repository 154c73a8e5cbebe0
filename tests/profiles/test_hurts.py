"""What grieves or shames, and frustration that may well be asked about."""

import pytest

from otherside.profiles.private.hurts import grieves, target


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


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Our aim is under forty late boats by next spring.", True),
        ("We want to halve the waiting list.", True),
        ("I want to get to 300 moorings.", True),
        ("My aim is to be somebody they can rely on.", False),
        ("Forty boats were late in spring.", False),
    ],
)
def test_a_target_of_the_house_has_a_figure_or_a_day(words, is_one):
    assert target(words) is is_one
