"""By which sentence an answer is read: the question behind a rider, one that goes round, one that is handed on."""

import pytest

from otherside.extraction.question_before import question_before, said_before

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


ONE = "What are you afraid of here?"


def before(*said):
    """What the last of these, "who: words", is said to answer."""
    told = [tuple(line.split(": ", 1)) for line in said]
    return said_before(told, len(told) - 1)


def test_what_is_asked_of_all_is_answered_by_one_after_the_other():
    assert before(f"us: {Q}", "Desmond: The audit.") == Q
    assert before(f"us: {Q}", "Desmond: The audit.", "Hollis: A fool.") == Q
    assert before(f"us: {Q}", "Desmond: The audit.", "Hollis: A fool.", "Ada: The same.") == Q
    assert before(f"us: {ONE}", "Desmond: The audit.", "Hollis: A fool.") == "The audit."
    assert before("us: Good day.") == ""


def test_it_ends_with_a_question_a_long_answer_and_whoever_asked_going_on():
    long = "The audit, " * 20
    assert before(f"us: {Q}", f"Desmond: {long}", "Hollis: A fool.") == long
    assert before(f"us: {Q}", "Desmond: Do we minute this?", "Hollis: No.") == "Do we minute this?"
    assert (
        before(f"us: {Q}", "Desmond: The audit.", "us: I see, thank you.", "Hollis: We meet on Monday.")
        == "I see, thank you."
    )
    assert before(f"us: {Q}", "Desmond: The audit.", "us: Mine is the rain.") == "The audit."


@pytest.mark.parametrize(
    "handed", ["Thanks, Desmond. Hollis?", "And you, Hollis?", "And you?", "What about you, Hollis?"]
)
def test_a_question_is_handed_on(handed):
    assert before(f"us: {ONE}", "Desmond: The audit.", f"us: {handed}", "Hollis: A fool.") == ONE
    assert before(f"us: {ONE}", "Desmond: The audit.", "us: When is it?", "Hollis: On Monday.") == "When is it?"
    assert before("us: I see.", "Desmond: The audit.", f"us: {handed}", "Hollis: A fool.") == handed
