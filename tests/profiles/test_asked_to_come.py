"""We are asked to come: a request that outlasts the talk. A door, a turn of phrase and a call at this moment are none."""

import pytest

from otherside.profiles.said.requests import sought


@pytest.mark.parametrize(
    "text",
    [
        "Can you come to the quarry one morning and look at it?",
        "Could you pop in on Monday?",
        "Can you join us at the trustees' meeting?",
        "Would you come in next week?",
        "Could you come round before the harvest?",
        "Can you drop by some evening?",
        "Will you be there when I tell the crew?",
        "Could you both be here for the handover?",
        "Could you please meet our treasurer?",
        "Can you come up to the workshop on Friday?",
        "Why don't you come along to the rehearsal?",
        "I'd love you to come to the mill.",
        "Please join us on the fourth.",
        "Could you visit the night shift once?",
    ],
)
def test_we_are_asked_to_come(text):
    assert sought(text)


@pytest.mark.parametrize(
    "text",
    [
        "Can you come to the point?",
        "Could you come to the phone?",
        "Can you join the dots for me?",
        "Can you come to terms with it?",
        "Could you pop that question again?",
        "Please come in.",
        "Would you join in there?",
        "Can you come to think so?",
        "Did you come to the fair last year?",
        "They could come to the depot one morning.",
        "Could you look over there?",
        "We come and see it every year.",
        # An invitation, which waits for no answer once it was accepted.
        "Come and see it, there is a place at the table.",
        "Would you ever come to that?",
    ],
)
def test_a_turn_of_phrase_asks_nobody_to_come(text):
    assert not sought(text)
