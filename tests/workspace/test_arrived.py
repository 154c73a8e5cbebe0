"""What has come, by the words of whoever got it: open no more. What is still waited for stays open."""

import pytest

from otherside.workspace.heard.arrived import Later, arrived


def theirs(text, title=""):
    return Later(text, title, False)


def ours(text, title=""):
    return Later(text, title, True)


@pytest.mark.parametrize(
    ("promise", "later"),
    [
        ("I'll send you the noise figures.", [theirs("Thanks for the figures, they are what I hoped.")]),
        ("I promised to send the B12 drawing to Ole.", [theirs("Thank you for the file. It opens.", "B12")]),
        ("I'll post the samples.", [theirs("The samples have arrived.")]),
        (
            "I promised to send the drawing and to find a reference with more than two years.",
            [theirs("We've got the drawing."), ours("As promised: Holt have had it for three years.", "A reference")],
        ),
        ("Could you send the price list?", [theirs("We have received the price list.")]),
    ],
)
def test_what_has_come(promise, later):
    assert arrived(promise, later)


@pytest.mark.parametrize(
    ("promise", "later"),
    [
        ("I'll send you the noise figures.", []),
        ("I'll send you the noise figures.", [theirs("Thanks for the drawing.")]),
        ("I'll send you the noise figures.", [theirs("Thanks for the drawing.", "Noise figures and drawing")]),
        ("I'll post the samples.", [theirs("The samples have not arrived.")]),
        ("I'll post the samples.", [theirs("Have the samples arrived with you?")]),
        ("I'll post the samples.", [ours("Here are the drawings. The samples follow.", "Drawings and samples")]),
        ("I promised to send the drawing and to find a reference.", [theirs("We've got the drawing.")]),
        ("I'll ring Ole about the drawing.", [theirs("Thanks for your patience with Ole.")]),
    ],
)
def test_what_is_still_open(promise, later):
    assert not arrived(promise, later, frozenset({"ole"}))
