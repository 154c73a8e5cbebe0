"""Which pairs are shown."""

import numpy as np
import pytest

from otherside.profiles.incongruence import find_across, find_pairs
from otherside.profiles.incongruence.find import chosen
from otherside.profiles.incongruence.scorer import Read, distinct, halves, may_pair

TEXTS = ["We keep our word.", "The letters lie unopened.", "Leather is dearer.", "I want a bench for a learner."]


class Fixed:
    """A scorer that says what it is told."""

    threshold, further = 1.0, 1.0

    def __init__(self, **logits):
        self.logits = np.full((4, 4), -9.0, dtype=np.float32)
        for pair, value in logits.items():
            self.logits[int(pair[1]), int(pair[2])] = value

    def read(self, texts):
        return Read(self.logits, np.zeros((len(texts), 15), np.float32), np.zeros((len(texts), 384), np.float32))


def test_nothing_is_shown_below_the_threshold():
    assert find_pairs(TEXTS, scorer=Fixed(p01=0.99)) == []


def test_best_first_with_scores_from_one_half():
    found = find_pairs(TEXTS, scorer=Fixed(p01=1.5, p31=2.5))
    assert [(f.ideal, f.actual) for f in found] == [(3, 1), (0, 1)]
    assert found[0].score > found[1].score > 0.5


def test_once_something_is_shown_the_next_best_may_lie_a_little_lower():
    found = find_pairs(TEXTS, scorer=Fixed(p01=1.5, p32=0.2, p30=-0.5))
    assert [(f.ideal, f.actual) for f in found] == [(0, 1), (3, 2)]
    assert found[1].score < 0.5


def test_the_same_two_are_shown_one_way_round_only():
    assert len(find_pairs(TEXTS, scorer=Fixed(p01=3, p10=2.9))) == 1


def test_no_statement_is_in_everything():
    rows = [(0, 1, 0.9), (0, 2, 0.8), (0, 3, 0.7), (4, 5, 0.6), (6, 7, 0.6)]
    assert chosen(rows, 0.5) == [(0, 1, 0.9), (0, 2, 0.8), (4, 5, 0.6)]


@pytest.mark.parametrize("texts", [[], ["One alone."]])
def test_fewer_than_two_statements_make_no_pair(texts):
    assert find_pairs(texts) == []


class Judge:
    def __init__(self, *said):
        self.said = said

    def probabilities(self, texts, pairs):
        self.pairs = pairs
        return list(self.said[: len(pairs)])


def test_a_judge_counts_half():
    judge = Judge(0.0, 1.0)
    found = find_pairs(TEXTS, scorer=Fixed(p01=1.5, p32=1.2), judge=judge)
    assert [(f.ideal, f.actual) for f in found] == [(3, 2)]
    assert judge.pairs == [(0, 1), (3, 2)]


def test_between_people_only_what_two_different_ones_said():
    people = ["Marit", "Marit", "Tomasz", "Tomasz"]
    found = find_across(TEXTS, people, scorer=Fixed(p01=5, p02=4))
    assert [(f.ideal, f.actual) for f in found] == [(0, 2)]
    assert "Tomasz" in found[0].question
    assert TEXTS[2].rstrip(".") not in found[0].question, "what a colleague told us stays with us"
    assert find_across(TEXTS, ["Marit"] * 4, scorer=Fixed(p01=5)) == []


def test_halves_are_the_likeliest_of_each_in_order():
    facets = np.zeros((4, 15), np.float32)
    facets[2, 4], facets[1, 3], facets[0, 7], facets[3, 7] = 0.9, 0.8, 0.9, 0.5
    assert halves(facets, 2, 2) == ([1, 2], [0, 3])


def test_in_free_talk_a_promise_is_no_actual_and_an_ideal_is_one():
    facets = np.zeros((3, 15), np.float32)
    facets[0, 4], facets[1, 9], facets[2, 7] = 0.9, 0.8, 0.6
    fit = may_pair(facets)
    assert not fit[0, 1]
    assert fit[0, 2]
    assert not fit[2, 0]


def test_what_clashes_with_everything_gives_way_and_the_level_stays():
    logits = np.array([[-np.inf, 2.0, 1.8], [-9, -np.inf, 1.9], [-9, -9, -np.inf]], np.float32)
    turned = distinct(logits, 0.4, 0.0)
    assert turned.argmax() == 1
    assert turned.max() == pytest.approx(2.0)
    assert turned[1, 2] < logits[1, 2]
