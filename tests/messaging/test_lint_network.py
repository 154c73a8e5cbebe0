"""The network of the lint: windows, and that it reads beside what the reader said."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherside.extraction.encoder import DATA as READER
from otherside.extraction.onnx import WordPieces
from otherside.messaging.lint import head, network
from otherside.messaging.lint.head import BESIDE, READ
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.network import MOST_HEARD, MOST_TOKENS, Network, windows

PIECES = WordPieces(READER / "tokenizer.json")
LONG = [f"we counted the boxes in hall {n} again, and it took the whole of a long afternoon." for n in range(90)]


@pytest.fixture(scope="module")
def trained():
    return Network()


@given(st.lists(st.text(max_size=60), max_size=40), st.lists(st.text(max_size=200), max_size=4))
def test_every_sentence_stands_in_one_window(sentences, heard):
    found = windows(sentences, heard, PIECES)
    assert sum(len(w.ends) for w in found) == len(sentences)
    for window in found:
        assert len(window.ids) <= MOST_TOKENS + 1
        assert list(window.ends) == sorted(set(window.ends))
        assert window.begin < window.ends[0]
        assert window.ends[-1] == len(window.ids) - 1


def test_what_they_said_is_cut_and_stands_in_front_of_each_window():
    found = windows(LONG, ["the night shift counts by hand " * 60], PIECES)
    assert len(found) > 2
    assert {w.begin for w in found} == {MOST_HEARD + 2}
    assert len({w.ids[: w.begin] for w in found}) == 1


def test_one_row_a_sentence(trained):
    assert trained.read(LONG, []).shape == (len(LONG), len(READ))
    assert trained.read([], ["anything"]).shape == (0, 0)


def test_arguing_shows_beside_what_they_said(trained):
    k = READ.index("argues_with_buyer")
    heard = ["I'm afraid the drivers will quit over this."]
    against = trained.read(["there is really no reason to be worried about the drivers."], heard, BESIDE)[0, k]
    assert against > trained.read(["thank you for telling me about the drivers."], heard, BESIDE)[0, k]


def test_how_much_was_heard_moves_only_the_rules_about_it(trained):
    said = ["our offer expires on friday.", "there is really no reason to be worried."]
    alone, beside = trained.read(said, [], BESIDE), trained.read(said, LONG[:20], BESIDE)
    same = [k for k in range(len(READ)) if k not in BESIDE]
    assert np.array_equal(alone[:, same], beside[:, same])
    assert not np.array_equal(alone[:, list(BESIDE)], beside[:, list(BESIDE)])


def test_without_its_network_the_head_reads_words_alone(monkeypatch, tmp_path):
    whole = Message("Just checking in!").read
    monkeypatch.setattr(network, "DATA", tmp_path / "nothing.onnx")
    network.network_digest.cache_clear()
    network.network_with.cache_clear()
    try:
        assert not head.default_head().whole
        alone = Message("Just checking in!").read
        assert alone.vectors is None
        assert not np.array_equal(alone.scores, whole.scores)
    finally:
        monkeypatch.undo()
        network.network_digest.cache_clear()
        network.network_with.cache_clear()
