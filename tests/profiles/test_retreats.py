"""Who asks to be left in peace for a while."""

import pytest

from otherside.profiles.said.retreats import retreats


@pytest.mark.parametrize(
    "text",
    [
        "I'll probably just not answer for a while.",
        "I need a few weeks of quiet, please.",
        "Don't expect to hear from me for a bit.",
        "You won't hear much from me for some time.",
        "I'm going to go quiet for a few weeks.",
        "I won't be answering for a while.",
        "Please leave me in peace for now.",
        "I could do with a month to myself, please.",
        "Please give me some space.",
        "I have to step back from all this for a while.",
        "I'd rather not talk about it for the time being.",
        "Please don't write to me for a while.",
        "Don't be cross if you don't hear from me for a bit.",
        "I may not be in touch until things are calmer.",
        "We'd like some peace for a while.",
    ],
)
def test_a_retreat_is_heard(text):
    assert retreats(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'll answer in a while.",
        "I need a quiet room for the piano.",
        "We would like some quiet in the bedroom.",
        "I'm on holiday and won't be answering for two weeks.",
        "Don't expect an answer before Monday.",
        "I need some space for the oven.",
        "She needs a few weeks of quiet.",
        "Don't expect me to sign it.",
        "I won't answer that for now we have the figures.",
        "I need a few weeks to read it.",
        "You will hear from me in a bit.",
        "Leave me the drawing, please.",
        "Could you leave us alone for a while?",
        "If I don't sleep I need a few weeks of quiet.",
        "Please don't call me on Fridays.",
        "Give us some time.",
    ],
)
def test_what_looks_alike_is_none(text):
    assert not retreats(text)
