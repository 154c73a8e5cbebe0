"""A loss held up behind a step or a day is named; a choice, a rule and their own words are not."""

from __future__ import annotations

import pytest

from otherside.messaging.lint import lint
from otherside.messaging.lint.threats import threat

THREATS = """
Sign before Monday, or risk losing the workshop.
Reply by 3 June or you could lose the orchard.
Reserve a slot this month, or watch all you saved for vanish.
Call us by the end of April or lose your children's share.
Please act today, or see your life's work fall apart.
Get it done by Easter, or say goodbye to the house.
""".strip().splitlines()
HARMLESS = """
Do you want to keep or lose the blue stripe?
Call me on Monday, or see your account page for the figures.
You said it has to be filed by 3 June or you lose the grant.
The council wants the form by 3 June, or you lose the grant.
You may cancel before 3 June or lose the deposit of 20 euros.
Some owners keep the name or lose the sign over the door.
Book a table by Friday, or see the other dates below.
""".strip().splitlines()


@pytest.mark.parametrize("text", THREATS)
def test_a_loss_behind_a_day_is_a_threat(text: str) -> None:
    assert threat(text)
    assert "OS206" in [f.code for f in lint(text)]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_threatens_nobody(text: str) -> None:
    assert threat(text) is None


def test_a_threat_that_is_quoted_is_nobody_s_push() -> None:
    assert "OS206" not in [f.code for f in lint('They wrote "Sign before Monday, or risk losing the workshop."')]
