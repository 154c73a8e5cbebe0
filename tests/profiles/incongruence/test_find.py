"""Which pairs are shown."""

import numpy as np
import pytest

from otherside.profiles.incongruence import find_across, find_pairs
from otherside.profiles.incongruence.find import chosen, telling
from otherside.profiles.incongruence.house import least_across, speaks_for_house
from otherside.profiles.incongruence.scorer import (
    Read,
    Scorer,
    default_scorer,
    distinct,
    halves,
    may_pair,
    may_pair_across,
    says_little,
)

TEXTS = ["We keep our word.", "The letters lie unopened.", "Leather is dearer.", "I want a bench for a learner."]


class Fixed:
    """A scorer that says what it is told."""

    threshold, further = 1.0, 1.0

    def __init__(self, **logits):
        self.logits = np.full((4, 4), -9.0, dtype=np.float32)
        for pair, value in logits.items():
            self.logits[int(pair[1]), int(pair[2])] = value

    def read(self, texts, ideals=None):
        near = np.full((len(texts), 384), 384**-0.5, np.float32)
        return Read(self.logits, np.zeros((len(texts), 15), np.float32), np.zeros((len(texts), 384), np.float32), near)


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


def test_between_people_the_ideal_speaks_for_the_house():
    """What one of them wishes for themselves is not held against a colleague's day."""
    people = ["Marit", "Tomasz", "Tomasz", "Marit"]
    own = Fixed(p31=5)
    assert TEXTS[3] == "I want a bench for a learner."
    assert find_across(TEXTS, people, scorer=own) == []
    found = find_across(TEXTS, people, scorer=Fixed(p31=5, p02=4))
    assert [(f.ideal, f.actual) for f in found] == [(0, 2)]


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("Nobody is a room number with us.", True),
        ("Here anyone may slip and say so.", True),
        ("We’re the ones who mend it.", True),
        ("Those prices are OURS, take them or leave them.", True),
        ("I'd love a Sunday off with my boys.", False),
        ("They adhere to the hours; everywhere the same, thus no complaint.", False),
        ("", False),
    ],
)
def test_who_speaks_for_the_house(text, house):
    assert speaks_for_house([text]).tolist() == [house]


def test_between_people_it_is_shown_from_the_chosen_score_on():
    least = least_across()
    assert 0.5 <= least < 1
    people = ["Marit", "Tomasz", "Tomasz", "Marit"]
    level = float(np.log(least / (1 - least))) + Fixed.threshold
    assert find_across(TEXTS, people, scorer=Fixed(p01=level - 0.05)) == []
    assert len(find_across(TEXTS, people, scorer=Fixed(p01=level + 0.05))) == 1
    assert len(find_across(TEXTS, people, scorer=Fixed(p01=level - 0.05), least=least - 0.1)) == 1


def test_between_people_what_others_decide_may_be_what_the_house_does():
    facets = np.zeros((4, 15), np.float32)
    facets[1, 12], facets[2, 12], facets[3, 9] = 0.6, 0.8, 0.9
    house = np.array([True, True, False, False])
    fit = may_pair_across(facets, house, ["Marit", "Tomasz", "Tomasz", "Tomasz"])
    assert fit[0, 1]
    assert not fit[0, 2], "plainly somebody's say in the matter"
    assert not fit[0, 3], "plainly a promise"
    assert not fit[2, 0], "not of the house"
    assert not fit[1, 2], "one person"


def test_among_many_statements_those_that_speak_for_the_house_are_read_as_ideals():
    asked: list[list[str]] = []

    class Watched(Scorer):
        def _windows(self, texts, facets, able=None):
            ideals, _ = halves(facets, able=able)
            asked.append([texts[k] for k in ideals])
            return super()._windows(texts, facets, able)

    texts = [f"I would love to go to the sea with my boys in week {n}." for n in range(24)]
    texts[20] = "Ninety-four rooms, and none of them without somebody who knows you, that's us."
    people = ["Herta" if n % 2 == 0 else "Luca" for n in range(24)]
    found = find_across(texts, people, scorer=Watched(), least=0.0)
    assert asked == [[texts[20]]]
    assert {f.ideal for f in found} <= {20}


def test_halves_are_the_likeliest_of_each_in_order():
    facets = np.zeros((4, 15), np.float32)
    facets[2, 4], facets[1, 3], facets[0, 7], facets[3, 7] = 0.9, 0.8, 0.9, 0.5
    assert halves(facets, 2, 2) == ([1, 2], [0, 3])
    assert halves(facets, 2, 2, np.array([True, False, False, True])) == ([0, 3], [0, 3])


def test_in_free_talk_a_promise_is_no_actual_and_an_ideal_is_one():
    facets = np.zeros((3, 15), np.float32)
    facets[0, 4], facets[1, 9], facets[2, 7] = 0.9, 0.8, 0.6
    fit = may_pair(facets, ["I'm the one who stays.", "I will ring them.", "We leave it to the clerk."])
    assert not fit[0, 1]
    assert fit[0, 2]
    assert not fit[2, 0]


@pytest.mark.parametrize(
    ("ideal", "actual", "fits"),
    [
        ("We are the house that keeps its word.", "Last year I moved the date twice.", True),
        ("We are the house that keeps its word.", "The crane broke on a Tuesday.", False),
        ("A house that keeps its word.", "Last year I moved the date twice.", False),
    ],
)
def test_in_free_talk_the_speaker_stands_in_both(ideal, actual, fits):
    facets = np.zeros((2, 15), np.float32)
    facets[0, 4], facets[1, 7] = 0.9, 0.6
    assert may_pair(facets, [ideal, actual])[0, 1] == fits


def test_between_people_what_is_plainly_something_else_in_talk_is_no_ideal_of_the_house():
    house, people = np.array([True, True, False]), ["Ada", "Bo", "Cy"]
    facets = np.zeros((3, 15), np.float32)
    facets[0, 10] = 0.3
    fit = may_pair_across(facets, house, people, talk=True)
    assert not fit[0, 2]
    assert fit[1, 2]
    assert may_pair_across(facets, house, people)[0, 2]
    facets[0, 4] = 0.2
    assert may_pair_across(facets, house, people, talk=True)[0, 2]


def test_what_clashes_with_everything_gives_way_and_the_level_stays():
    logits = np.array([[-np.inf, 2.0, 1.8], [-9, -np.inf, 1.9], [-9, -9, -np.inf]], np.float32)
    turned = distinct(logits, 0.4, 0.0)
    assert turned.argmax() == 1
    assert turned.max() == pytest.approx(2.0)
    assert turned[1, 2] < logits[1, 2]


def test_a_question_quotes_the_sentences_that_say_it():
    ideal = (
        "I'd like every one of our people to be home before it gets dark on a Friday. It rained a lot here in spring."
    )
    actual = "Fridays, well. On Fridays I keep all of them here until the last truck is swept and washed. The coffee is good here too."
    first, second = telling(ideal, actual, default_scorer())
    assert first == "I'd like every one of our people to be home before it gets dark on a Friday."
    assert second == "On Fridays I keep all of them here until the last truck is swept and washed."
    assert telling("Short.", actual, default_scorer())[0] == "Short."


def test_who_says_little_is_told_by_the_usual_statement():
    long = "What comes in torn goes out the same way it came, only dearer."
    assert says_little(["We mend sails.", "Nobody rips here.", long], 4)
    assert not says_little(["We mend sails.", long, long], 4)
    assert not says_little(["We mend sails."], 4)
    assert not says_little(["We mend sails."] * 21, 4)


def test_a_clash_in_short_plain_words():
    texts = ["We're nine people.", "I want to build boats, that's all I ever wanted.", "I spend my days on invoices."]
    assert [(f.ideal, f.actual) for f in find_pairs([*texts, "Canvas comes from Dundee."])] == [(1, 2)]


@pytest.mark.parametrize(
    ("ideal", "actual"),
    [
        ("I want to build boats, that's all I ever wanted.", "I'm at the keel from seven till dark."),
        ("I want the loft quiet.", "The yard next door hammers all day."),
    ],
)
def test_a_present_that_fits_in_short_plain_words_is_no_pair(ideal, actual):
    assert find_pairs(["We're nine people.", ideal, actual, "Canvas comes from Dundee."]) == []
