"""Questions of theirs that we met with something else, tags that want a nod, and how a talk is run."""

import pytest

from otherside.coaching.coach import coach
from otherside.coaching.turns import CoachTurn
from otherside.domain import Side


def _talk(*lines: str) -> list[CoachTurn]:
    """Lines that begin with "<" are theirs, with ">" ours."""
    return [
        CoachTurn(n, "Ida" if line[0] == "<" else "Jo", Side.THEIRS if line[0] == "<" else Side.OURS, line[1:])
        for n, line in enumerate(lines)
    ]


def _kinds(kind: str, *lines: str) -> list[str]:
    return [m.text for m in coach(_talk(*lines)).moments if m.kind == kind]


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("How long does the changeover take?", "Great. Shall we look at the contract?"),
        ("What happens when the power's out? It is, every winter.", "What else do you have on your list?"),
        (
            "Who pays for a broken crate?",
            "All your competitors have switched already. You don't want to be the one left behind.",
        ),
    ],
)
def test_a_question_met_with_something_else(question, reply):
    found = _kinds("unanswered_question", f"<{question}", f">{reply}", "<I see.")
    assert len(found) == 1
    assert question.startswith(found[0])


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("How long does the changeover take?", "Two days. Shall we look at the contract?"),
        ("How long does the changeover take?", "What would you need the changeover for?"),
        ("Who pays for a broken crate?", "We do."),
        (
            "Is the power ever out in the depot?",
            "Yes, everybody's doing it by candle. You don't want to be the one left behind.",
        ),
        ("How are you today?", "Great. What brings you here?"),
        ("How's it going today?", "Great. What did you want to show us?"),
        ("Who pays for a broken crate? I suppose we would.", "What else is on your list?"),
    ],
)
def test_a_question_that_was_answered_or_wants_no_answer(question, reply):
    assert not _kinds("unanswered_question", f"<{question}", f">{reply}", "<I see.")


def test_a_question_in_place_of_an_answer_is_not_praised():
    lines = ("<What happens when the power's out? It is, every winter.", ">What else do you have on your list?")
    told = "<Well, there is the loading bay, where we lost two whole days last spring because nobody had the key to it."
    assert not _kinds("good_open_question", *lines, told)


@pytest.mark.parametrize(
    "text",
    [
        "It is the best on the market, don't you agree?",
        "That saves you a day, wouldn't you say?",
        "It is a lot of paper, isn't it?",
    ],
)
def test_a_tag_that_wants_a_nod_leads(text):
    assert _kinds("leading_question", "<We count by hand.", f">{text}", "<Yes.") == [text]


def test_how_the_talk_is_run_is_no_pressure():
    assert not _kinds(
        "pressure", "<Hello.", ">Ines and I spoke last week, but maybe we just go round quickly.", "<Fine."
    )


def test_what_all_the_others_do_is_pressure_in_speech_too():
    said = "You'd be the last bakery in the valley without it."
    assert _kinds("pressure", "<Hello.", f">{said}", "<I see.") == [said]
