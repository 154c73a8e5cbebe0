"""What words and phrases say beside the network, as kept in the package and as learnt."""

import numpy as np

from otherside.domain import FACETS, Facet
from otherside.extraction.words import Words, default_words, own_phrases, prev_phrases


def _odds(pair, facet):
    return default_words().log_odds([pair])[0, FACETS.index(facet)]


def test_phrases_are_counted_whatever_their_case_and_apostrophes():
    assert own_phrases("I’m not sure, I'M not sure") == own_phrases("i'm not sure i'm not sure")
    assert max(own_phrases("slow, slow, slow").values()) == 3


def test_a_question_mark_is_a_word():
    assert own_phrases("who signs?") != own_phrases("who signs")


def test_only_the_end_of_the_sentence_before_counts():
    end = "what would you need " * 10
    assert prev_phrases(f"Something else entirely. {end}") == prev_phrases(f"Quite other words here. {end}")


def test_nothing_before_is_not_the_same_as_unknown_words_before():
    assert prev_phrases("")
    assert prev_phrases("") != prev_phrases("qwertz")


def test_a_turn_of_phrase_raises_its_facet():
    plain = ("", "We use a spreadsheet for the rota.")
    for facet, said in {
        Facet.KNOWLEDGE_GAP: "I don't know how we would even count that.",
        Facet.STATUS_QUO: "We've always done it this way.",
        Facet.FEAR: "I'm worried that it falls back on me.",
    }.items():
        assert _odds(("", said), facet) > _odds(plain, facet) + 0.4, facet


def test_every_sentence_is_read_by_itself():
    pairs = [
        ("How do you do it now?", "By hand."),
        ("", "By hand."),
        ("How do you do it now?", "I'm afraid it breaks."),
    ]
    together = default_words().log_odds(pairs)
    apart = np.concatenate([default_words().log_odds([pair]) for pair in pairs])
    assert np.array_equal(together, apart)
    assert not np.array_equal(together[0], together[1])


def test_no_pairs_no_rows():
    assert default_words().log_odds([]).shape == (0, len(FACETS))


def test_unknown_words_leave_the_intercept():
    nothing = Words(
        np.zeros(0, dtype=np.uint32),
        np.zeros(0, dtype=np.float32),
        np.zeros((0, len(FACETS)), dtype=np.float32),
        np.arange(len(FACETS), dtype=np.float32),
    )
    assert nothing.log_odds([("before", "own")]).tolist() == [list(range(len(FACETS)))]
