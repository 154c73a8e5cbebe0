"""What somebody waited for and was given in the same talk."""

import pytest

from otherside.profiles.around.given_here import awaited, given_here


@pytest.mark.parametrize(
    ("waits", "then", "ours"),
    [
        (
            "My crew has been waiting for this tour since I came back.",
            "Let me begin the tour with the loading bay.",
            True,
        ),
        ("We're waiting for the safety sheet.", "Here's the safety sheet, page two is yours.", True),
        ("Before I've seen the figures there is nothing to say.", "I've just shared the figures in the chat.", True),
        ("I need to see the export first.", "[opens the export on the screen]", True),
        ("We've been waiting for the tour.", "The tour today was what I needed.", False),
        ("I'd want to see the export.", "Now that I've seen the export I understand.", False),
    ],
)
def test_what_was_waited_for_is_given(waits: str, then: str, ours: bool) -> None:
    assert given_here(awaited(waits), then, ours)


@pytest.mark.parametrize(
    ("waits", "then", "ours"),
    [
        ("We're waiting for the safety sheet.", "I'll send you the safety sheet tomorrow.", True),
        ("We're waiting for the safety sheet.", "Let me show you the loading bay.", True),
        ("We're waiting for the safety sheet.", "Can I show you the safety sheet?", True),
        ("We're waiting for the safety sheet.", "We still haven't had the safety sheet.", False),
        ("We're waiting for the council.", "The weather today was good.", False),
        ("We run two shifts.", "Here's the list of shifts.", True),
    ],
)
def test_what_is_still_waited_for(waits: str, then: str, ours: bool) -> None:
    assert not given_here(awaited(waits), then, ours)
