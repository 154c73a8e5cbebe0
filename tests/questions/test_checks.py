"""What makes a question closed, leading or pressing."""

from __future__ import annotations

import pytest

from otherside.questions import faults


@pytest.mark.parametrize(
    "text",
    [
        "Do you have a budget?",
        "You want this too, don't you?",
        "Wouldn't you like to go home on time?",
        "What would you rather have, the small one or the big one?",
        "What do you obviously need?",
        "What would it take to sign today?",
        "How would our product help you?",
        "Why haven't you changed it yet?",
        "Tell me.  Is it slow?",
        "It is slow, right?",
        "What is slow? Who says so?",
        "You must be tired of it.",
    ],
)
def test_faults_are_found(text: str) -> None:
    assert faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "What gets in your way?",
        "Tell me about the last time it went wrong.",
        "Describe a day when it mattered.",
        "You said “is it ours or theirs?”. How do you see that now?",
        "By what is your year measured?",
        "If it went wrong, what would that mean for you?",
    ],
)
def test_open_questions_pass(text: str) -> None:
    assert faults(text) == []
