"""How long a talk may last is no clock for what they decide."""

from __future__ import annotations

import pytest

from otherside.profiles.said.our_time import limits_the_talk


@pytest.mark.parametrize(
    "words",
    [
        "I've only got you for a quarter of an hour.",
        "We have forty minutes, and I would rather listen.",
        "I have to leave at three, my daughter's school is shut.",
        "We’ve only got half an hour left.",
        "I need to catch my bus soon.",
        "I promised we'd be done by noon.",
        "We have until half past ten.",
        "I have a hard stop at two.",
        "We're running out of time, so let me come to the last point.",
    ],
)
def test_the_hour_of_a_talk_is_limited(words):
    assert limits_the_talk(words)


@pytest.mark.parametrize(
    "words",
    [
        "I've only got until Friday to give you this price.",
        "I only have five minutes, so decide now.",
        "We only have two slots left in June.",
        "You only have twenty minutes.",
        "We have to stop this offer at noon.",
        "We need your signature in an hour.",
        "We're running out of time on this project.",
        "I've got three weeks.",
        "We have to go live by ten March.",
        "We had the pump apart in ten minutes ago.",
    ],
)
def test_a_clock_for_the_decision_is_another_thing(words):
    assert not limits_the_talk(words)
