"""Whose wish it is: what others want of somebody is not that somebody's ideal."""

import pytest

from otherside.profiles.incongruence import find_pairs
from otherside.profiles.incongruence.whose import own_wishes, wished_by_others
from tests.profiles.incongruence.test_find import TEXTS, Fixed


@pytest.mark.parametrize(
    "text",
    [
        "My brother wants me to give up the slip.",
        "The doctor would like him to stay in bed.",
        "Well, the harbour master wants me on the committee.",
        "Our landlord wants the loft back by May.",
        "She'd prefer a bungalow.",
        "Head of sails keeps asking me to run the school.",
    ],
)
def test_the_wish_of_others(text):
    assert wished_by_others(text)


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to sell the slip.",
        "My brother wants me to sell it and so do I.",
        "The yard wants its people to grow old here.",
        "We want our children to have a harbour.",
        "I want my brother to want it too.",
        "He sails on Sundays.",
        "The boss wants speed, I want it straight.",
    ],
)
def test_a_wish_of_their_own_or_none(text):
    assert not wished_by_others(text)


def test_what_others_want_is_no_ideal_and_may_be_an_actual():
    texts = ["My mother wants a bigger boat.", *TEXTS[1:]]
    assert own_wishes(texts).tolist() == [False, True, True, True]
    assert find_pairs(texts, scorer=Fixed(p01=3.0)) == []
    assert [(f.ideal, f.actual) for f in find_pairs(texts, scorer=Fixed(p30=3.0))] == [(3, 0)]
