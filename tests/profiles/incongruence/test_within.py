"""Both halves of a pair in one statement."""

import numpy as np
import pytest

from otherside.profiles.incongruence import find_pairs
from otherside.profiles.incongruence.scorer import default_scorer
from otherside.profiles.incongruence.within import inner_pairs, sentences

HEARD = "Every child here gets heard, that's the one thing I promised the parents when we opened the doors."
LATER = (
    "When they start to tell me something at pick-up I say later, the bus, the coats, and then it's the next day and "
    "I've forgotten who it was."
)
EXPLAINS = "We're the garage that explains a bill until you understand it, my husband painted that over the gate."
BY_POST = (
    "The bills go out by post with a code for each part, and if somebody rings about it we tell them it's what the "
    "machine prints."
)
LINE_BY_LINE = (
    "On Saturdays I sit down with whoever wants to and go through it line by line, with the old part on the table."
)


@pytest.mark.parametrize(("ideal", "actual"), [(HEARD, LATER), (EXPLAINS, BY_POST)])
def test_both_halves_in_one_statement_are_a_pair(ideal, actual):
    text = f"{ideal} {actual}"
    (found,) = find_pairs([text])
    assert (found.ideal, found.actual) == (0, 0)
    assert tuple(text[start:end] for start, end in found.spans) == (ideal, actual)
    assert found.score >= 0.5
    assert found.question.endswith("?")


def test_the_other_way_round_and_among_other_statements():
    text = f"{LATER} {HEARD}"
    (found,) = find_pairs(["We have two rooms and a yard.", text])
    assert (found.ideal, found.actual) == (1, 1)
    assert tuple(text[start:end] for start, end in found.spans) == (HEARD, LATER)


@pytest.mark.parametrize(
    "text",
    [
        f"{EXPLAINS} {LINE_BY_LINE}",
        "The ferry leaves at ten past six from the second pier now. Lunch is in the back room and there's soup on Fridays.",
        HEARD,
        "Yes. No.",
        "",
    ],
)
def test_what_goes_together_or_stands_alone_is_no_pair(text):
    assert find_pairs([text]) == []


def test_in_free_talk_the_speaker_stands_in_both_sentences():
    facets = np.ones((1, 15), dtype=np.float32)
    (found,) = inner_pairs([f"{HEARD} {LATER}"], facets, default_scorer(), talk=True)
    assert found.logit > default_scorer().threshold
    theirs = "Every child there gets heard. When one starts to tell them something they say later, the bus, the coats."
    (found,) = inner_pairs([theirs], facets, default_scorer(), talk=True)
    assert found.logit == -np.inf


def test_a_stretch_of_free_talk_without_an_ideal_is_not_read_by_the_sentence():
    facets = np.zeros((1, 15), dtype=np.float32)
    assert inner_pairs([f"{HEARD} {LATER}"], facets, default_scorer(), talk=True) == []


def test_sets_read_together_are_read_as_each_alone():
    scorer = default_scorer()
    sets = [[HEARD, LATER], [EXPLAINS, BY_POST, LINE_BY_LINE]]
    for texts, found in zip(sets, scorer.apart(sets), strict=True):
        alone = scorer.read(texts)
        np.testing.assert_allclose(found.logits, alone.logits, atol=0.05)
        np.testing.assert_allclose(found.facets, alone.facets, atol=0.01)


def test_sentences_that_say_something():
    text = "Honestly. I'd like it quiet here. Well, no. The door stands open all day."
    assert [text[start:end] for start, end in sentences(text)] == [
        "I'd like it quiet here.",
        "The door stands open all day.",
    ]


class Judge:
    def __init__(self, said):
        self.said, self.asked = said, []

    def probabilities(self, texts, pairs):
        self.asked += [(list(texts), list(pairs))] if pairs else []
        return [self.said] * len(pairs)


def test_a_judge_is_asked_about_the_two_sentences():
    judge = Judge(0.0)
    assert find_pairs([f"{HEARD} {LATER}"], judge=judge) == []
    assert judge.asked == [([HEARD, LATER], [(0, 1)])]
    assert len(find_pairs([f"{HEARD} {LATER}"], judge=Judge(1.0))) == 1
