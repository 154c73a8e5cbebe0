"""Whose decision it is by name, also in answer to a question; what is denied, asked, of something else or somewhere else names nobody."""

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.around.others import Somebody, speaks_of_a_say, who_else
from otherside.profiles.around.whose_say import asks_who_decides, deciders
from otherside.profiles.beliefs import Piece
from otherside.profiles.role_priors import load_role_table

ASKED = "Fine. And who decides on a thing like this?\n\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It's Bruno's call.", "Bruno"),
        ("That would be Bruno's decision in the end.", "Bruno"),
        ("It's up to Bruno Feld.", "Bruno Feld"),
        ("Honestly, it's down to Bruno to decide.", "Bruno"),
        ("Bruno's the one who signs.", "Bruno"),
        ("The one who decides is Bruno.", "Bruno"),
        ("It'd be Bruno Feld who has the last word.", "Bruno Feld"),
        ("The decision rests with Bruno.", "Bruno"),
        ("My aunt's husband Bruno, signs what Ines puts in front of him.", "Bruno"),
        ("I'm putting it in front of Bruno on Tuesday, he signs everything on a Tuesday.", "Bruno"),
        ("Bruno makes the call, I only count the crates.", "Bruno"),
        ("Bruno's the one to convince.", "Bruno"),
    ],
)
def test_a_decision_is_theirs_by_name(text, name):
    assert deciders(text) == [(name, True)]
    assert speaks_of_a_say(text)


@pytest.mark.parametrize(
    "text",
    [
        "It's not Bruno's call.",
        "I don't think it's up to Bruno.",
        "Is it Bruno's call?",
        "If it's Bruno's call, fine.",
        "It's Bruno's call at nine, and then lunch.",
        "It's up to Bolkar to deliver.",
        "Bruno signs for the parcels.",
        "Bruno decides what the children eat.",
        "At Fennvik it's Bruno's decision.",
        "It'd be Bruno.",
        "It'd be Tuesday then.",
        "It used to be Bruno's decision.",
        "It's up to Level 3 from the lobby.",
        "She's the one who signs.",
    ],
)
def test_a_name_beside_it_decides_nothing(text):
    assert deciders(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It'd be Bruno, and then anything over ten thousand goes to the board.", "Bruno"),
        ("Well, that's Bruno Feld.", "Bruno Feld"),
        ("Bruno, he runs the yards.", "Bruno"),
        ("Not Ines, it'd be Bruno.", "Bruno"),
        ("It'd be our head of yards, Bruno.", "Bruno"),
        ("Bruno would, with his brother.", "Bruno"),
    ],
)
def test_asked_who_decides_a_name_is_the_answer(text, name):
    assert deciders(text, ASKED) == [(name, True)]
    assert deciders(text, "Who told you that?\n\n") == []
    assert deciders(text, "Who decides?\nAnd when do you close?\n\n") == []


def test_the_answer_may_follow_a_word_on_oneself_and_no_long_story():
    text = "It'd be Bruno."
    assert deciders(text, ASKED + "Not me! I have no budget, I have a broom. ") == [("Bruno", True)]
    assert deciders(text, ASKED + "That is a story. " * 9) == []
    assert deciders("Good question.", ASKED) == deciders("Depends.", ASKED) == deciders("It'd be great.", ASKED) == []


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Who'd be deciding on this?", True),
        ("And who has the final say there?", True),
        ("Whose decision is it?", True),
        ("Who signs for the parcels?", False),
        ("Who decides what the children eat?", False),
        ("Who said that you decide?", False),
    ],
)
def test_a_question_asks_who_decides(text, asks):
    assert asks_who_decides(text) is asks


def test_going_along_with_somebodys_yes_is_a_say_and_no_decision_of_theirs():
    assert deciders("But if Bruno puts it in the plan I'll do it.") == [("Bruno", False)]
    assert deciders("We'll sign it when Bruno says so.") == [("Bruno", False)]
    assert deciders("If Bruno calls, I'll ring you.") == []


PEOPLE = [Somebody("ines", "Ines Roth", None), Somebody("tarik", "Tarik Sand", "Yard manager")]


def _read(quote, before="", who="ines"):
    piece = Piece("e", quote, {Facet.CONSENSUS: 0.9}, Stance.NEUTRAL, 0.5, dt.date(2026, 6, 1), before=before)
    return who_else([(who, piece)], PEOPLE, load_role_table())


def test_somebody_never_met_is_among_those_it_turns_on():
    known, unmet = _read("It'd be Bruno, and then anything over ten thousand goes to the board.", ASKED)
    assert {(s.label, s.named_by, bool(s.veto)) for s in unmet} == {
        ("Bruno", "Ines Roth", True),
        ("the board", "Ines Roth", False),
    }
    assert known == {}


def test_somebody_of_the_deal_is_raised_and_oneself_is_not():
    known, unmet = _read("It's Tarik's call.")
    assert list(known) == ["tarik"]
    assert known["tarik"].veto
    assert unmet == []
    assert _read("It's Tarik's call.", who="tarik") == ({}, [])


def test_whoever_has_to_agree_beside_them_keeps_a_say():
    known, unmet = _read("It's Bruno's call, but Tarik has to agree.")
    assert [(s.label, bool(s.veto)) for s in unmet] == [("Bruno", True)]
    assert list(known) == ["tarik"]
    assert known["tarik"].veto
