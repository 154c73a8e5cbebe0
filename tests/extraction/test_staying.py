"""A fear of what comes when nothing is done speaks for moving; a fear of the change stays a brake."""

from __future__ import annotations

import pytest

from otherside.domain import Facet, Stance
from otherside.extraction.direction import direction, of_going_on
from otherside.extraction.extractor import LocalExtractor, TurnText
from otherside.extraction.staying import asks_of_staying

STAY = [
    "I'm afraid that if I leave it like this my sons will fight over it.",
    "I'm worried that we just drift on until the roof is gone.",
    "What frightens me is that I have a heart attack and nobody can get at the account.",
    "If I drop dead next week, my husband wouldn't know where to start.",
    "My worst fear is that we keep putting it off and the mill rots.",
    "I'm scared nothing happens and the roof falls in.",
]
CHANGE = [
    "I'm afraid the new people won't look after the staff.",
    "I'm scared that it fails in our first week.",
    "I'm worried that your system just goes down.",
    "I'm afraid that if I leave the firm to her it breaks.",
    "I'm afraid we sign and then nothing happens with your team.",
    "I'm nervous about switching while we just carry on with orders.",
]


@pytest.mark.parametrize("text", STAY)
def test_a_fear_of_leaving_it_speaks_for_moving(text: str) -> None:
    assert of_going_on(text)
    for more in (frozenset[Facet](), frozenset({Facet.CONSENSUS}), frozenset({Facet.PRIORITY})):
        assert direction(Stance.AWAY, text, {Facet.FEAR, *more}, {Facet.FEAR, *more}) is Stance.TOWARDS


@pytest.mark.parametrize("text", CHANGE)
def test_a_fear_of_the_change_does_not(text: str) -> None:
    assert not of_going_on(text)
    assert direction(Stance.AWAY, text, {Facet.FEAR}, {Facet.FEAR}) is not Stance.TOWARDS


def test_the_question_may_say_it() -> None:
    own = "Some night I'll end up in a ditch and my daughter hears about the debts from the bank."
    for question, stance in (
        ("What happens if nothing changes?", Stance.TOWARDS),
        ("And if it stays like this?", Stance.TOWARDS),
        ("What worries you about our plan?", Stance.NEUTRAL),
    ):
        assert asks_of_staying(question) is (stance is Stance.TOWARDS)
        ((reading,),) = LocalExtractor().read([TurnText(own, question)])
        assert Facet.FEAR in reading.facets
        assert reading.stance is stance
    assert asks_of_staying("What happens if you don't do anything?")
    assert asks_of_staying("What do you see coming, if things go on like this?")
    assert asks_of_staying("What would happen if nothing were done?")
    assert not asks_of_staying("What do you see coming if you sign?")
    assert not asks_of_staying("What happens if it fails?")
    assert not asks_of_staying("What happens if you leave the contract early?")
    assert not asks_of_staying("What if you don't get the parts until Friday?")
    assert not asks_of_staying("What would you do if you changed supplier?")
