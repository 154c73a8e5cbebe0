"""From readings to quotes, with a stand-in for the encoder that finds what it is told to find."""

import numpy as np
import pytest

from otherside.domain import FACETS, Facet
from otherside.extraction.encoder import Encoded
from otherside.extraction.extractor import LocalExtractor, TurnText

TEXT = "We key every order in by hand at the moment, and I'm terrified that one day a zero too many goes out."
HAND, FEAR = "by hand", "terrified"


class Told:
    """Gives a facet a high probability where a word stands, and counts what it is asked."""

    def __init__(self, **words):
        self.words = {Facet(f): w for f, w in words.items()}
        self.asked = []

    def encode(self, pairs):
        self.asked += list(pairs)
        logits = np.full((len(pairs), 18), -30, dtype=np.float32)
        for n, (_, text) in enumerate(pairs):
            for facet, word in self.words.items():
                if word in text:
                    logits[n, FACETS.index(facet)] = 30
        nowhere = np.zeros((len(pairs), 384), dtype=np.float32)
        return Encoded(logits, nowhere, nowhere)


def _quotes(encoder, text, prev=""):
    (readings,) = LocalExtractor(encoder=encoder).read([TurnText(text, prev)])
    return [(text[r.span.start : r.span.end], sorted(f.value for f in r.facets)) for r in readings]


def test_each_facet_gets_the_clause_that_carries_it():
    found = _quotes(Told(situation=HAND, fear=FEAR), TEXT)
    assert found == [
        ("We key every order in by hand at the moment", ["situation"]),
        ("I'm terrified that one day a zero too many goes out.", ["fear"]),
    ]


def test_facets_of_one_clause_stay_one_quote():
    found = _quotes(Told(fear=FEAR, risk=FEAR), TEXT)
    assert found == [("I'm terrified that one day a zero too many goes out.", ["fear", "risk"])]


def test_what_only_the_whole_carries_stays_whole():
    assert _quotes(Told(situation="moment, and", fear=FEAR), TEXT)[0] == (TEXT, ["situation"])


def test_offsets_are_those_of_the_turn():
    text = f"Um, okay. So, {TEXT} Thanks."
    for quote, _ in _quotes(Told(situation=HAND, fear=FEAR), text):
        assert quote in text
    assert len(_quotes(Told(situation=HAND, fear=FEAR), text)) == 2


def test_the_same_pair_is_read_once_and_nothing_is_not_read_at_all():
    encoder = Told(fear=FEAR)
    turn = TurnText("Mm-hmm. I am terrified of it. Thank you so much!")
    readings = list(LocalExtractor(encoder=encoder).read([turn] * 50))
    assert all(len(r) == 1 for r in readings)
    assert encoder.asked == [("Mm-hmm.", "I am terrified of it.")]


def test_a_skipped_sentence_is_still_what_was_said_before():
    encoder = Told(fear=FEAR)
    list(LocalExtractor(encoder=encoder).read([TurnText("Okay. We lose Marta.", "Who leaves?")]))
    assert [prev for prev, _ in encoder.asked] == ["Who leaves?", "Okay."]


@pytest.mark.parametrize("text", ["", "   ", "…", "Hello!"])
def test_nothing_to_read(text):
    assert _quotes(Told(fear=FEAR), text) == []


def test_scores_are_of_the_text_as_given():
    (reading,) = LocalExtractor(encoder=Told(fear=FEAR)).score([("", TEXT)])
    assert (reading.span.start, reading.span.end) == (0, len(TEXT))
