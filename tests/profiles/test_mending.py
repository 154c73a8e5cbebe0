"""Mending what they have, as another way, and words that look like it."""

import time

import pytest

from otherside.profiles.around.alternatives import MEND, OURSELVES, own_ways
from otherside.profiles.around.options import MENDING, ways_said


@pytest.mark.parametrize(
    "text",
    [
        "It can be mended.",
        "But it could still be patched up, you know.",
        "I'd mend the old one.",
        "We could also repair the existing press.",
        "We might as well just repair it.",
        "I'd sooner do up what we have.",
        "We have a quote for a second-hand gearbox.",
        "There's an estimate for the repair on my desk.",
        "Or we simply fit a reconditioned motor.",
        "She says it can be welded.",
        "Wouldn't it be cheaper to overhaul the old kiln? We could overhaul the old kiln.",
        "Why don't we mend it?",
    ],
)
def test_mending_what_they_have_is_another_way(text):
    assert [(w.name, w.stands) for w in ways_said(text)] == [(MENDING, True)]
    assert own_ways(text) == {MEND: True}


@pytest.mark.parametrize(
    "text",
    [
        "It can't be mended.",
        "When a bike comes in we can repair it in a day.",
        "We mend what we have.",
        "Two years ago we repaired the old press.",
        "Could you repair it?",
        "If it can be mended we will see.",
        "We have to mend the old one every week.",
        "That can be repaired, the trust between us.".replace("That", "Nothing"),
        "We would fix the day with Mara.",
        "The second-hand market is dead.",
        "Can your people give us a price for the repair?",
        "It was mended in the spring.",
        "We need to rebuild our team.",
    ],
)
def test_words_that_look_like_mending(text):
    assert ways_said(text) == []


def test_what_was_given_up_no_longer_stands():
    assert own_ways("We looked at mending the old press and ruled it out.") == {MEND: False}
    assert own_ways("We can't repair the old press.") == {MEND: False}
    assert own_ways("We could do it ourselves, or just mend the old one.") == {OURSELVES: True, MEND: True}


def test_a_turn_without_an_end_is_not_searched_for_minutes():
    start = time.process_time()
    ways_said("and honestly it could still be or just simply mend what we have got a price for the " * 400)
    assert time.process_time() - start < 5
