"""What takes up their words though a yes would answer it, whose answer is counted, and what is no praise."""

from __future__ import annotations

import pytest

from otherside.coaching import CoachTurn
from otherside.coaching.acts import Act
from otherside.coaching.moments import _answer_words
from otherside.coaching.openings import opened, taken_up
from otherside.coaching.reflecting import may_affirm
from otherside.coaching.turns import Said
from otherside.coaching.voiced import voiced
from otherside.domain import Side
from tests.coaching.talk import talk

PICKS_UP = """
Is there a reason that you see it so?
Was that because of something you saw?
Has something happened?
Have you been through something like that?
Did that worry you?
Would you like to say more about it?
Is that to do with the old pump?
""".strip().splitlines()
PASSES_BY = """
Is there a budget for this year?
Is there a time that suits you?
Have you seen our price list?
Is that because of our offer?
Has the contract been signed?
Did you get the drawing?
Would you like to see a demo?
Have you looked at the plan?
""".strip().splitlines()


@pytest.mark.parametrize("question", PICKS_UP)
def test_a_closed_question_about_what_they_said_takes_it_up(question):
    theirs = talk("< I'm worried that the men will walk out over the valve again.")[0]
    assert taken_up(theirs, [Said(1, 0, len(question), question, Act.CLOSED_QUESTION, 0.9)])


@pytest.mark.parametrize("question", PASSES_BY)
def test_a_closed_question_of_our_own_does_not(question):
    theirs = talk("< I'm worried that the men will walk out over the valve again.")[0]
    assert not taken_up(theirs, [Said(1, 0, len(question), question, Act.CLOSED_QUESTION, 0.9)])


def run(*rows):
    sides = {"Noor": Side.OURS}
    return [CoachTurn(n, who, sides.get(who, Side.THEIRS), text) for n, (who, text) in enumerate(rows)]


LONG = "The valve sticks in winter and then two of us go down with a lamp and free it by hand."


def test_only_the_words_of_the_one_who_was_asked_are_the_answer():
    turns = run(("Noor", "Odile, what happens in winter?"), ("Odile", "Ask Per."), ("Per", LONG), ("Odile", "Yes."))
    assert _answer_words(turns, 0, turns[0].text) == 3
    turns = run(("Noor", "What happens in winter?"), ("Per", LONG), ("Odile", "Yes."), ("Per", "Each year."))
    assert _answer_words(turns, 0, turns[0].text) == len(LONG.split()) + 2
    turns = run(("Odile", "Hello."), ("Noor", "Odile, what happens in winter?"), ("Per", LONG))
    assert _answer_words(turns, 1, turns[1].text) == 0
    # Somebody of whom nobody knows that they are there is not waited for.
    turns = run(("Noor", "Odile, what happens in winter?"), ("Per", LONG))
    assert _answer_words(turns, 0, turns[0].text) == len(LONG.split())


@pytest.mark.parametrize("text", ["You didn't.", "No, you don't.", "It was indeed.", "They have not yet."])
def test_a_bare_yes_or_no_names_no_deed(text):
    assert not may_affirm(text)


@pytest.mark.parametrize(
    "text", ["You didn't give up on them.", "You have kept all of them.", "You are patient with it."]
)
def test_a_deed_does(text):
    assert may_affirm(text)


@pytest.mark.parametrize(
    "text",
    [
        "Doesn't matter. It's nothing. There was a valve open at night.",
        "No, it's nothing. It was an odd reading in spring.",
        "Never mind. Something with the old meter.",
    ],
)
def test_what_is_waved_away_and_told_all_the_same_is_an_opening(text):
    assert voiced(text) is not None
    assert opened(CoachTurn(0, "Odile", Side.THEIRS, text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "It doesn't matter. We were early.",
        "It's nothing. It was only the phone.",
        "Never mind. It was fine in the end.",
        "It's nothing to do with the price. It was the date that we missed.",
        "Forget it. You said Monday.",
        "It doesn't matter. It was a good question.",
    ],
)
def test_a_courtesy_is_none(text):
    assert voiced(text) is None
