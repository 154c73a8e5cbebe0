"""Plain features and the shipped scorer."""

import hashlib
import json

import numpy as np

from otherside.profiles.incongruence.features import CUES, cues, pair_features
from otherside.profiles.incongruence.scorer import DATA, default_scorer

TEXTS = ["We never cut corners.", "My old boss used to shout, that's over now.", "I never opened the letters."]


def test_cues_say_whose_it_is_and_whether_it_is_over():
    found = cues(TEXTS)
    assert found.shape == (3, len(CUES) + 1)
    column = CUES.index("first_subject")
    assert list(found[:, column] > 0) == [True, False, True]
    assert found[1, CUES.index("somebody_else")] > 0
    assert found[1, CUES.index("settled")] > found[0, CUES.index("settled")]


def test_features_are_ordered_pairs():
    facets, vectors = np.zeros((3, 15), np.float32), np.eye(3, 384, dtype=np.float32)
    facets[0, 4] = 1
    found = pair_features(TEXTS, facets, vectors)
    assert found.shape[:2] == (3, 3)
    assert not np.allclose(found[0, 1], found[1, 0])


def test_the_shipped_weights_fit_the_features_and_the_network_has_its_digest():
    raw = json.loads((DATA / "scorer.json").read_text(encoding="utf-8"))
    width = pair_features(TEXTS, np.zeros((3, 15), np.float32), np.zeros((3, 384), np.float32)).shape[-1]
    assert len(raw["plain"]["weights"]) == width
    if raw["network_sha256"]:
        assert hashlib.sha256((DATA / "scorer.onnx").read_bytes()).hexdigest() == raw["network_sha256"]


def test_scores_do_not_depend_on_the_order_of_the_statements():
    first = default_scorer().read(TEXTS).logits
    turned = default_scorer().read(TEXTS[::-1]).logits[::-1, ::-1]
    off = ~np.eye(3, dtype=bool)
    assert np.allclose(first[off], turned[off], atol=0.3)


def test_a_long_conversation_is_read_in_windows():
    said = [f"{t[:-1]}, and that was number {n}." for n in range(9) for t in TEXTS]
    logits = default_scorer().read(said).logits
    assert logits.shape == (27, 27)
    assert np.isneginf(np.diag(logits)).all()
