"""What is handed on between quotation marks is no fear of whoever hands it on, and is not cut inside them."""

from __future__ import annotations

import numpy as np
import pytest

from otherside.domain import FACETS, Facet
from otherside.extraction.announced import announced, inside
from otherside.extraction.encoder import Encoded
from otherside.extraction.extractor import LocalExtractor, TurnText
from otherside.extraction.segment import Span
from otherside.extraction.spans import stretches

HANDED_ON = """
his words "if I order it and it rusts it is mine, if I don't order it and it rusts it is Edda's"
Her exact words were: “I will not be the one who closed the yard.”
Tove said "I'm afraid of the flood, and I won't pay for a dam".
And he goes: "I would rather retire than do that twice."
“I would rather retire than do that twice,” she said.
As Tove put it, "I want nothing to do with it".
My foreman keeps saying "I'm scared of that crane and I will not go up".
""".strip().splitlines()
THEIR_OWN = """
I said "I'm afraid of the flood and I won't pay for a dam".
You said "we start in May and you get the plan".
I'm afraid of what he calls "the great spring cleaning".
He said "I'm afraid of it", and I am afraid of it too.
We call it "the yard where nothing ever dries" here.
It's "pay now and complain later" with them, and I hate it.
Her words were kind.
"I am afraid of the flood."
""".strip().splitlines()


def test_whose_words_they_are():
    assert [t for t in HANDED_ON if not announced(t)] == []
    assert [t for t in THEIR_OWN if announced(t)] == []


@pytest.mark.parametrize(
    "text",
    [
        HANDED_ON[0],
        THEIR_OWN[5],
        'I told them "we stop now, and we start again in May when the ice is gone", so we wait.',
    ],
)
def test_no_stretch_begins_or_ends_inside_the_marks(text):
    for part in stretches(text, Span(0, len(text)), short=4):
        assert not inside(text, part.start)
        assert not inside(text, part.end)


def test_a_sentence_without_marks_is_cut_as_before():
    text = "The yard floods each spring and the insurer will not pay, so we pump it out by hand until May."
    assert stretches(text, Span(0, len(text)))


@pytest.mark.parametrize(("text", "fears"), [(HANDED_ON[2], False), (THEIR_OWN[0], True)])
def test_it_is_no_fear_of_whoever_hands_it_on(text, fears):
    class Afraid:
        """Finds a fear in everything."""

        def encode(self, pairs):
            logits = np.full((len(pairs), 18), -30, dtype=np.float32)
            logits[:, FACETS.index(Facet.FEAR)] = 30
            nowhere = np.zeros((len(pairs), 384), dtype=np.float32)
            return Encoded(logits, nowhere, nowhere)

    (readings,) = LocalExtractor(encoder=Afraid()).read([TurnText(text, "")])
    assert any(Facet.FEAR in r.facets for r in readings) is fears
