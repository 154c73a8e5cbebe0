"""What the buyers ask us to leave or to wait with, by its words."""

import pytest

from otherside.questions.access import asks_not


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("I'd be obliged if you didn't write to the harbour master yourself.", True),
        ("And no drilling till the wine is bottled.", True),
        ("What I won't have is somebody counting their breaks.", True),
        ("Please ring the miller, not before two.", True),
        ("No funding until April.", False),
        ("Please ring the miller after two.", False),
    ],
)
def test_what_we_are_asked_to_leave_or_to_wait_with(text, does):
    assert asks_not(text) == does
