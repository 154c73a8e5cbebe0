"""Manners are no wish, fear or want of anybody's; the same words of the matter are."""

import re

import pytest

from otherside.domain import Facet
from otherside.market.own_words import OWN_WORDS
from otherside.market.phrases import root
from otherside.workspace.asking.courteous import meant

ROOTS = OWN_WORDS[Facet.DESIRE] | OWN_WORDS[Facet.WANT] | OWN_WORDS[Facet.RISK] | OWN_WORDS[Facet.FRUSTRATION]


def tells(text):
    return any(root(word) in ROOTS for word in re.findall(r"[^\W\d_]+", meant(text)))


@pytest.mark.parametrize(
    "text",
    [
        "hey, Odile gave me your address, hope that's ok",
        "Hello, this is Nessa, hope its ok to use this channel",
        "I hope you are well and the move went smoothly.",
        "Hope this message finds you well.",
        "We hope to hear from you soon.",
        "Happy to help with that.",
        "Wishing you a quiet weekend.",
        "I just wanted to thank you for the tour.",
        "No worries, take your time.",
        "I hope that works for you.",
    ],
)
def test_manners_tell_nothing(text):
    assert not tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "I hope that this works when the hall is full.",
        "I hope we never have to close the east wing again.",
        "I wish the forms were shorter.",
        "I'd love to see our crew at home by six.",
        "I'd be happy if the lift ran for a week.",
        "What I want is a bench that lasts.",
        "I worry about the roof.",
        "I hope you can find us a way to keep the Friday market.",
    ],
)
def test_the_same_words_of_the_matter_do(text):
    assert tells(text)
