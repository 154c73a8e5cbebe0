"""Errands of a call's moment are nobody's evidence; a step, however short, is."""

from __future__ import annotations

import time

import pytest

from otherside.extraction.of_the_moment import of_the_moment
from otherside.extraction.triage import is_nothing
from otherside.profiles.said.on_the_talk import on_the_talk


@pytest.mark.parametrize(
    "text",
    [
        "Give me a sec, I'll close the window.", "Half a minute, I'll let the dog out.", "One tick, I'll move the lorry.",
        "Stay there, I'll ring you from the office.", "Bear with me, I'm going to turn that radio down.",
        "Sorry, let me just shut the kitchen door.", "Hold on, I'll go somewhere quieter.", "Wait a minute, I'll turn it off.",
        "I'll just put the kettle on.", "Let me quickly grab a pen.", "Two secs, I’ll move the car out of the way.",
        "Don't hang up, I'll see who's at the door.", "Excuse me, I need to answer the other phone.",
        "Hang on, I'll shut the gate first.", "Wait here, I'll call you back on the landline.",
    ],
)  # fmt: skip
def test_an_errand_of_the_moment_is_no_evidence(text: str) -> None:
    assert of_the_moment(text)
    assert is_nothing(text)
    assert is_nothing(text, "What would you do next?")
    assert on_the_talk(text)


def test_it_may_follow_the_wait() -> None:
    assert is_nothing("I'll move the lorry.", "Two ticks.")
    assert not is_nothing("I'll move the lorry.", "The yard is let from June.")


@pytest.mark.parametrize(
    "text",
    [
        "Hang on, I'll sign it now.", "Give me a week, I'll talk to the board.", "Wait, I'll move the date to June.",
        "I'll call you from the office on Monday.", "I'll close the shop.", "Give me a minute, I'll find the contract.",
        "Hold on, I'll get the money together.", "Two weeks, and I'll shut the workshop for good.",
        "I'll open the door to another offer.", "I'll move the van to the new firm.",
        "Sorry, I'll stop the order.", "Let me get my accountant.", "I'll turn it down.",
        "Give me a second, I'll shut the door, and then I want the price.",
    ],
)  # fmt: skip
def test_a_step_stays_one(text: str) -> None:
    assert not of_the_moment(text)
    assert not is_nothing(text)


def test_it_is_fast_on_what_does_not_end() -> None:
    started = time.process_time()
    for text in ("hang on " * 13, "sorry, " * 15, "I'll just just " * 7, "wait a minute, so, " * 5):
        of_the_moment(text, text[:50])
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    ("text", "of_this_talk"),
    [
        ("I've got till half past and then I've a harbour steering, so let's be efficient.", True),
        ("I have a hard stop at three.", True),
        ("We have until noon, so let's start.", True),
        ("I've another call at two.", True),
        ("I have ten minutes left, then I've got to run.", True),
        ("I have to go at quarter to.", True),
        ("We've got till March.", False),
        ("We have until noon on Friday to sign.", False),
        ("I've got twenty minutes of rework a day.", False),
        ("I have to leave at five to fetch my son.", False),
        ("I have a meeting with the board at two, and they decide.", False),
        ("We've only got eight people.", False),
    ],
)
def test_how_long_somebody_has_for_the_call_is_no_evidence(text: str, of_this_talk: bool) -> None:
    assert of_the_moment(text) is of_this_talk
