"""Personal heads: little from few, much from many, nothing from noise, and the same again after storing."""

import json

import numpy as np
import pytest

from otherside.domain import FACETS
from otherside.extraction.encoder import Encoded
from otherside.extraction.heads import Seen, default_heads, sigmoid
from otherside.extraction.learning import WIDTH, Corrected, PersonalHeads, cross_validate, dump, fit, shifts

THRESHOLD = np.full(len(FACETS), 0.3, dtype=np.float32)
CENTRE = np.zeros(WIDTH, dtype=np.float32)


def _world(n, seed=0):
    """Sentences of two topics, log-odds of a reader that finds most facets unlikely."""
    chance = np.random.default_rng(seed)
    topics = chance.normal(size=(2, WIDTH))
    which = chance.integers(0, 2, n)
    vectors = topics[which] + 0.7 * chance.normal(size=(n, WIDTH))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    z = chance.normal(-2, 1.2, (n, len(FACETS)))
    return z.astype(np.float32), vectors.astype(np.float32), which == 1, chance


def _corrected(z, vectors, labels, groups=10):
    names = tuple(f"c{i % groups}" for i in range(len(z)))
    return Corrected(z, vectors, labels, np.ones(labels.shape, dtype=bool), names)


def _pattern(n, seed=0):
    """A user for whom everything of the second topic is the first facet."""
    z, vectors, topic, chance = _world(n, seed)
    labels = chance.random(z.shape) < sigmoid(z)
    labels[:, 0] = topic
    return _corrected(z, vectors, labels), topic


def _moved(n):
    corrected, _ = _pattern(n)
    rest_z, rest_vectors, topic, _ = _world(400, 0)
    offsets = fit(corrected, rest_z, rest_vectors, CENTRE)
    return float(shifts(rest_z, rest_vectors, offsets)[topic, 0].mean())


def test_five_move_little_and_two_hundred_much():
    few, many = _moved(5), _moved(200)
    assert 0 <= few < 0.8
    assert many > 1.5


def test_a_pattern_helps_on_conversations_left_out():
    corrected, _ = _pattern(200)
    rest_z, rest_vectors, _, _ = _world(300, 1)
    trial = cross_validate(corrected, rest_z, rest_vectors, CENTRE, THRESHOLD)
    assert trial.helps
    assert trial.after.log_loss < trial.before.log_loss
    assert trial.after.f1 > trial.before.f1


@pytest.mark.parametrize("n", [20, 150])
def test_a_user_who_agrees_with_the_reader_teaches_it_nothing(n):
    helped = 0
    for seed in range(5):
        z, vectors, _, chance = _world(n, seed)
        corrected = _corrected(z, vectors, chance.random(z.shape) < sigmoid(z))
        rest_z, rest_vectors, _, _ = _world(200, 50 + seed)
        helped += cross_validate(corrected, rest_z, rest_vectors, CENTRE, THRESHOLD).helps
    assert helped <= 1


def test_what_was_not_judged_stays_as_it_was():
    corrected, _ = _pattern(50)
    judged = np.zeros_like(corrected.judged)
    judged[:, 0] = True
    part = Corrected(corrected.z, corrected.vectors, corrected.labels, judged, corrected.groups)
    rest_z, rest_vectors, _, _ = _world(100, 1)
    offsets = fit(part, rest_z, rest_vectors, CENTRE)
    assert np.abs(offsets[0]).max() > 0
    assert np.abs(offsets[1:]).max() == 0


def test_sentences_nobody_corrected_hold_the_heads():
    corrected, topic = _pattern(30)
    rest_z, rest_vectors, _, _ = _world(800, 0)
    held = fit(corrected, rest_z, rest_vectors, CENTRE)
    free = fit(corrected, rest_z[:0], rest_vectors[:0], CENTRE)
    away = ~topic
    assert (
        np.abs(shifts(corrected.z, corrected.vectors, held)[away]).mean()
        <= np.abs(shifts(corrected.z, corrected.vectors, free)[away]).mean() + 1e-3
    )


def test_stored_heads_read_as_the_learnt_ones_and_have_a_version_of_their_own():
    corrected, _ = _pattern(60)
    rest_z, rest_vectors, _, _ = _world(100, 1)
    offsets = fit(corrected, rest_z, rest_vectors, CENTRE)
    stored = json.loads(json.dumps(dump(offsets, CENTRE, 3)))
    heads, shipped = PersonalHeads.load(stored), default_heads()
    chance = np.random.default_rng(0)
    logits, words = (chance.normal(size=(20, width)).astype(np.float32) for width in (18, len(FACETS)))
    seen = Seen(Encoded(logits, rest_vectors[:20], rest_vectors[:20]), words)
    z = shipped.log_odds(seen)
    expected = sigmoid(z + shifts(z, rest_vectors[:20], offsets))
    assert np.abs(heads.probabilities(seen) - expected).max() < 2e-3
    assert heads.extractor.name == shipped.extractor.name
    assert heads.extractor.version.startswith(f"{shipped.extractor.version}+you3.")
    assert f"{shipped.extractor.name}@{shipped.extractor.version}".startswith(f"{stored['base']}.")
    assert len(json.dumps(stored)) < 40_000


def test_groups_are_never_split():
    from otherside.extraction.learning import _folds

    groups = ["a"] * 7 + ["b"] * 3 + ["c"] * 2 + ["d"]
    folds = _folds(groups)
    assert all(len({f for f, g in zip(folds, groups, strict=True) if g == name}) == 1 for name in "abcd")
    assert len(set(folds)) == 4
