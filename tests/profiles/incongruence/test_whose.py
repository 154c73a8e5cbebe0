"""Whose wish it is: what others want of somebody is not that somebody's ideal."""

import pytest

from otherside.profiles.incongruence import find_pairs
from otherside.profiles.incongruence.whose import others_words, own_days, own_wishes, stands_for, wished_by_others
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


@pytest.mark.parametrize(
    "text",
    [
        'The foreman told me yesterday by the gate: "If it is to help, I help. If it is to watch me, I throw it in the dock."',
        "“Not in my loft”, said Henk.",
        'Ada (the other one!) said me in the bar: "If it is to help us, I help',
    ],
)
def test_the_words_of_a_colleague_are_not_their_day(text):
    assert others_words(text)
    assert own_days([text, "We still do it by hand."]).tolist() == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        'I told him: "Not with me, not in this yard."',
        'When I say "sensor" somebody makes the gesture of a bird.',
        "The foreman told me they still cut every sail by hand.",
        'We call it "the old way of doing things", and it is still how every one of our forty sails is cut in this loft.',
    ],
)
def test_their_own_words_are(text):
    assert not others_words(text)


def test_what_is_not_to_happen_again_does_not_go_on():
    again = "It cost nine thousand and it is still in a drawer. I had to explain it, and I shan't be doing it twice."
    assert own_days([again, "We never do it twice the same way.", "Every autumn we do it again."]).tolist() == [
        False,
        True,
        True,
    ]


def test_what_they_refuse_to_call_people_is_what_they_stand_for():
    stands = [
        "I drive home and I see the faces, that's Leo, that's Ana, it isn't a statistic.",
        "Our residents aren't numbers.",
        "They are not just cases to me.",
    ]
    days = [
        "We still call them by their room number.",
        "Those aren't the figures I was sent.",
        "It isn't a number I look at every day.",
    ]
    assert [stands_for(t) for t in [*stands, *days]] == [True] * 3 + [False] * 3
    assert own_days([*stands, *days]).tolist() == [False] * 3 + [True] * 3
