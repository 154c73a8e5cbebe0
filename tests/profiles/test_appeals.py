"""Which questions of a letter wait for an answer of ours, and which of a talk were put off."""

from __future__ import annotations

import pytest

from otherside.profiles.said.appeals import appeals, put_off, straight


@pytest.mark.parametrize(
    "text",
    [
        "When does the winch come?",
        "Ada, what does a third mast cost?",
        "The crane, when does it come?",
        "And, by the way, which form goes to the harbour?",
        "Does the rope hold in a storm?",
        "So how long is the warranty on the hull?",
        "Why doesn't the winch turn?",
    ],
)
def test_a_straight_question_waits_for_an_answer_without_a_you_in_it(text):
    assert straight(text)
    assert len(appeals(f"The hull is painted. {text} Without a day I need not ask the crew.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Who knows?",
        "Why not?",
        "Is it?",
        "It is late, isn't it?",
        "What can I say?",
        "What is the point of it?",
        "Isn't that how it goes with boats?",
        "How was the holiday?",
        "Is everything well at the yard?",
        "Was the old mast any good? No.",
        "And why does nobody sail in May? Because of the fog.",
        "I wondered when the winch would come.",
    ],
)
def test_a_sigh_a_tag_and_a_question_with_its_own_answer_wait_for_none(text):
    assert not appeals(text)


def test_a_question_that_our_next_turn_puts_off_is_still_open():
    asked = "Fine. What happens to the rate if we bring a third boat? I won't pay it twice."
    for later in (
        "Good point, let me come back to that.",
        "I'd have to ask the harbour master.",
        "Will check with our yard!",
        "Can we park that for now? I have a lovely picture here.",
    ):
        assert [asked[s.start : s.end] for s in put_off(asked, later)] == [
            "What happens to the rate if we bring a third boat?"
        ]
    assert not put_off(asked, "It stays the same.")
    assert not put_off("I don't like it.", "Let me come back to that.")
