"""By which sentence an answer is read: the question behind a rider, one that goes round, one that is handed on."""

import pytest

from otherside.extraction.question_before import asked_at, asked_before, question_before

Q = "What are each of you afraid of here?"


@pytest.mark.parametrize(
    ("prev", "before"),
    [
        ("", ""),
        ("The gate is shut.", "The gate is shut."),
        ("It is late. What worries you?", "What worries you?"),
        ("What worries you? One word will do.", "What worries you?"),
        ("What worries you, if anything? Take your time.", "What worries you, if anything?"),
        ("What worries you? Just in your own words, please.", "What worries you?"),
        ("What worries you? Be honest.", "What worries you?"),
        ("What worries you? There are no wrong answers.", "What worries you?"),
        ("What worries you? Marek?", "What worries you?"),
        ("What worries you? The gate is shut.", "The gate is shut."),
        ("What worries you? We have one word for it in the yard.", "We have one word for it in the yard."),
        ("What worries you? Is it the gate?", "Is it the gate?"),
        ("The gate is shut. Be honest.", "Be honest."),
    ],
)
def test_a_rider_and_a_name_leave_the_question_in_place(prev, before):
    assert question_before(prev).strip() == before


def turns(*rows, conversation="c"):
    return [(conversation, n, text, prev) for n, text, prev in rows]


def test_what_is_asked_of_all_is_answered_by_one_after_the_other():
    rows = turns((1, "The audit.", Q), (2, "Looking a fool.", "The audit."), (3, "The same.", "Looking a fool."))
    assert list(asked_before(rows)) == [Q, Q, Q]
    one = "What are you afraid of here?"
    assert list(asked_before(turns((1, "The audit.", one), (2, "A fool.", "The audit.")))) == [one, "The audit."]


def test_it_ends_with_a_question_a_long_answer_or_another_conversation():
    long = "The audit, " * 20
    assert list(asked_before(turns((1, long, Q), (2, "A fool.", long)))) == [Q, long]
    assert (
        list(asked_before(turns((1, "Do we minute this?", Q), (2, "No.", "Do we minute this?"))))[1]
        == "Do we minute this?"
    )
    rows = [*turns((1, "The audit.", Q)), *turns((2, "A fool.", "The audit."), conversation="d")]
    assert list(asked_before(rows))[1] == "The audit."
    assert list(asked_before(turns((1, "The audit.", Q), (3, "A fool.", "I see.")))) == [Q, "I see."]


@pytest.mark.parametrize(
    "handed", ["Thanks, Desmond. Hollis?", "And you, Hollis?", "And you?", "What about you, Hollis?"]
)
def test_a_question_is_handed_on(handed):
    one = "What are you afraid of here?"
    assert list(asked_before(turns((1, "The audit.", one), (3, "A fool.", handed)))) == [one, one]
    assert (
        list(asked_before(turns((1, "The audit.", one), (3, "On Monday.", "When is the audit?"))))[1]
        == "When is the audit?"
    )
    assert list(asked_before(turns((1, "The audit.", "I see."), (3, "A fool.", handed))))[1] == handed


def test_the_turn_that_a_turn_answers():
    one = "What are you afraid of?"
    assert asked_at([Q], 1) == 0
    assert asked_at([Q, "The audit.", "A fool."], 3) == 0
    assert asked_at([one, "The audit."], 2) == 1
    assert asked_at([one, "The audit.", "And you, Hollis?"], 3) == 0
    assert asked_at([Q, "The audit, " * 20], 2) == 1
    assert asked_at([Q, "Do we minute this?", "No."], 3) == 2
    assert asked_at(["The gate.", "The audit."], 2) == 1
