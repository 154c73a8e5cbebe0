"""One open question, in their words."""

import re

import pytest

from otherside.coaching.questions import is_leading
from otherside.messaging.lint import lint
from otherside.profiles.incongruence.questions import _ACROSS, _OWN, across_question, excerpt, own_question

IDEALS = [
    "For me the craft only counts if you hand it on to someone younger.",
    "A hotel where nobody waits",
    "One day, you know, a wheel of ours on a counter in Tokyo!",
    "Um, well, I'd love to leave at five for once.",
    'My father said "nobody leaves hungry", and that is what we are.',
]
ACTUALS = [
    "Three lads wrote this year asking for a bench, nice letters, they're lying in the drawer with the string.",
    "Would I put a price on it? No.",
    "Forty jars.",
    "Everything over two hundred goes through me; that has always been so, and it works, more or less; the two foremen "
    "wait in the corridor on Mondays, sometimes until ten, and then they go and do something else until I call them.",
]


@pytest.mark.parametrize("ideal", IDEALS)
@pytest.mark.parametrize("actual", ACTUALS)
@pytest.mark.parametrize("shape", range(len(_OWN)))
def test_every_shape_stands_with_any_quote_and_passes_the_lint(ideal, actual, shape):
    question = _OWN[shape].format(ideal=excerpt(ideal), actual=excerpt(actual))
    assert lint(question) == []
    assert question.endswith("?")
    assert not is_leading(question)
    assert question.count("“") == question.count("”") == 2
    assert question[0].isupper() or question[0] == "“"


@pytest.mark.parametrize("ideal", IDEALS)
@pytest.mark.parametrize("shape", range(len(_ACROSS)))
def test_questions_across_pass_the_lint(ideal, shape):
    assert lint(_ACROSS[shape].format(ideal=excerpt(ideal), other="Tomasz Grabiński")) == []


def test_the_same_two_always_get_the_same_question():
    assert own_question(IDEALS[0], ACTUALS[0]) == own_question(IDEALS[0], ACTUALS[0])
    assert len({own_question(i, a) for i in IDEALS for a in ACTUALS}) == len(IDEALS) * len(ACTUALS)
    assert across_question(IDEALS[0], "Ada") == across_question(IDEALS[0], "Ada")


def test_an_excerpt_is_verbatim_without_filler_and_stop():
    assert excerpt("Um, well, I'd love to leave at five for once.") == "I'd love to leave at five for once"
    assert excerpt("Well, no.") == "Well, no"
    assert excerpt("Look at that. They stay sitting.") == "Look at that. They stay sitting"
    assert excerpt("You know the harbour, it is ours.") == "You know the harbour, it is ours"


def test_a_long_statement_is_cut_at_a_pause():
    cut = excerpt(ACTUALS[3])
    assert cut.endswith("…")
    assert ACTUALS[3].startswith(cut.removesuffix(" …"))
    assert len(cut.split()) <= 27


def test_quotation_marks_within_become_single_ones():
    assert re.search('[“”"]', excerpt('He said "no" and left the yard')) is None


def test_lines_of_a_mail_are_one_line():
    assert "\n" not in excerpt("I'd like the people\nround about to have it lighter")
