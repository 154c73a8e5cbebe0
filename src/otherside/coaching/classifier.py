"""Which act a sentence of ours is: logistic regression on hashed words, fused with the encoder where there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from otherside.coaching.acts import ACTS
from otherside.coaching.features import SURFACE, surface
from otherside.extraction.encoder import encoder_with
from otherside.extraction.hashing import BUCKETS, hashed

DATA = Path(__file__).parent / "data" / "acts.npz"
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Lexical:
    """Logistic regression on hashed TF-IDF and the surface.

    Attributes:
        idf: shape ``(BUCKETS,)``.
        words: shape ``(BUCKETS, acts)``.
        surface: shape ``(SURFACE, acts)``.
        bias: shape ``(acts,)``.
    """

    idf: Floats
    words: Floats
    surface: Floats
    bias: Floats

    def log_probabilities(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Log-probabilities ``(n, acts)`` of pairs of (what the buyer said before, our sentence)."""
        scores = np.zeros((len(pairs), len(self.bias)), dtype=np.float32)
        for row, (prev, text) in enumerate(pairs):
            found = hashed(text)
            weights = (1 + np.log(found.counts)) * self.idf[found.buckets]
            norm = float(np.sqrt((weights**2).sum())) or 1.0
            scores[row] = (weights / norm) @ self.words[found.buckets] + surface(text, prev) @ self.surface + self.bias
        return _log_softmax(scores)


@dataclass(frozen=True, slots=True)
class Dense:
    """Logistic regression on the vectors of one particular encoder.

    Attributes:
        weights: shape ``(384, acts)``.
        bias: shape ``(acts,)``.
        encoder: SHA-256 of the encoder's file that it was fitted to; another encoder's vectors mean other things.
        share: weight of this part in the fusion, 0 to 1.
    """

    weights: Floats
    bias: Floats
    encoder: str
    share: float


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), dtype=np.float32)


class ActClassifier:
    """Reads acts with the parameters of one data file."""

    def __init__(self, lexical: Lexical, dense: Dense | None, version: str) -> None:
        self.version = version
        self._lexical = lexical
        self._dense = dense

    def probabilities(self, pairs: Sequence[tuple[str, str]], *, use_encoder: bool = True) -> Floats:
        """Probabilities ``(n, 9)`` in the order of `ACTS`.

        Args:
            pairs: n pairs of what the buyer said just before (may be empty) and our sentence.
            use_encoder: whether the encoder may be asked, if it is there and is the one that was trained with.
        """
        scores = self._lexical.log_probabilities(pairs)
        if use_encoder and self._dense is not None and len(pairs):
            encoder = encoder_with(self._dense.encoder)
            if encoder is not None:
                vectors = encoder.encode(list(pairs)).vectors
                dense = _log_softmax(vectors @ self._dense.weights + self._dense.bias)
                scores = _log_softmax((1 - self._dense.share) * scores + self._dense.share * dense)
        return np.asarray(np.exp(scores), dtype=np.float32)


def load(path: Path) -> ActClassifier:
    """Reads a data file written by ``training.coaching.train``."""
    with np.load(path, allow_pickle=False) as file:
        meta = json.loads(str(file["meta"]))
        assert meta["buckets"] == BUCKETS, "the data file was made for another number of buckets: train again"
        assert meta["surface"] == SURFACE, "the data file was made for other surface features: train again"
        assert meta["acts"] == [a.value for a in ACTS], "the data file was made for other acts: train again"
        lexical = Lexical(
            file["idf"].astype(np.float32),
            file["words"].astype(np.float32) * file["scale"].astype(np.float32),
            file["surface"].astype(np.float32),
            file["bias"].astype(np.float32),
        )
        dense = None
        if meta["encoder"]:
            dense = Dense(
                file["dense"].astype(np.float32), file["dense_bias"].astype(np.float32), meta["encoder"], meta["share"]
            )
    return ActClassifier(lexical, dense, meta["version"])


@cache
def default_classifier() -> ActClassifier:
    """The classifier that ships with the package, loaded once."""
    return load(DATA)
