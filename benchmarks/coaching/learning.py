"""Stacked classifiers of utterances, for the benchmarks of this folder only; nothing here ships."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from otherside.domain import InputError

Array = NDArray[Any]


def data_folder(name: str) -> Path:
    """The folder ``name`` under ``OTHERSIDE_DATA``.

    Raises:
        InputError: the variable is unset or the folder is not there.
    """
    root = os.environ.get("OTHERSIDE_DATA")
    if not root:
        raise InputError(f"OTHERSIDE_DATA is not set: set it to the folder that holds {name}/ and run again.")
    folder = Path(root) / name
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder: OTHERSIDE_DATA must be the folder that holds {name}/.")
    return folder


@dataclass(frozen=True, slots=True)
class Samples:
    """n utterances of one side with their context.

    Attributes:
        text: the utterance.
        before: what the other side said before it, may be empty.
        after: what the other side said after it, may be empty.
        surface: shape ``(n, k)``, numbers read off the utterance and its place.
        vectors: shape ``(n, m)``, from the encoder, or ``(n, 0)``.
    """

    text: Sequence[str]
    before: Sequence[str]
    after: Sequence[str]
    surface: Array
    vectors: Array

    def take(self, rows: Array) -> Samples:
        """Some of them."""
        return Samples(
            [self.text[i] for i in rows],
            [self.before[i] for i in rows],
            [self.after[i] for i in rows],
            self.surface[rows],
            self.vectors[rows],
        )


def encode(pairs: Sequence[tuple[str, str]]) -> Array:
    """Vectors and logits of the embedded encoder, ``(n, 402)``; ``(n, 0)`` where its files are not there."""
    from otherside.extraction.encoder import default_encoder

    try:
        encoded = default_encoder().encode(pairs)
    except Exception:
        return np.zeros((len(pairs), 0), dtype=np.float32)
    return np.hstack([encoded.vectors, encoded.logits / 5])


class _Lexical:
    """Words, characters, opening words, and the words before and after."""

    def __init__(self, context: float) -> None:
        self.context = context
        self.words = TfidfVectorizer(ngram_range=(1, 3), min_df=2, sublinear_tf=True, token_pattern=r"[\w'-]+|\?")
        self.chars = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=4, sublinear_tf=True)
        self.start = TfidfVectorizer(ngram_range=(1, 3), min_df=2, binary=True, token_pattern=r"\S+")
        self.end = TfidfVectorizer(ngram_range=(1, 2), min_df=2, binary=True, token_pattern=r"\S+")
        self.before = TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True)
        self.after = TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True)

    def _parts(self, s: Samples) -> list[tuple[TfidfVectorizer, list[str], float]]:
        parts = [
            (self.words, list(s.text), 1.0),
            (self.chars, list(s.text), 1.0),
            (self.start, [" ".join(t.lower().split()[:4]) for t in s.text], 0.6),
            (self.end, [" ".join(t.lower().split()[-3:]) for t in s.text], 0.4),
        ]
        if self.context:
            # A bare "Yeah." says what the words before it said: the shorter the utterance, the more they count.
            parts.append((self.before, list(s.before), self.context))
            parts.append((self.after, list(s.after), self.context))
        return parts

    def _scale(self, s: Samples) -> Array:
        length = np.array([len(t.split()) for t in s.text])
        return np.where(length <= 4, 2.0, 1.0)

    def fit(self, s: Samples) -> Any:
        """Learns the vocabulary and returns the matrix."""
        for vectorizer, texts, _ in self._parts(s):
            vectorizer.fit(texts)
        return self.transform(s)

    def transform(self, s: Samples) -> Any:
        """Sparse matrix of n rows."""
        blocks = []
        for vectorizer, texts, weight in self._parts(s):
            block = vectorizer.transform(texts) * weight
            if vectorizer in (self.before, self.after):
                block = sparse.diags(self._scale(s)) @ block
            blocks.append(block)
        return sparse.hstack([*blocks, sparse.csr_matrix(s.surface)]).tocsr()


def _regression(c: float) -> LogisticRegression:
    return LogisticRegression(C=c, max_iter=200, class_weight="balanced", tol=1e-3)


def base_probabilities(train: Samples, y: Array, test: Samples, context: float, weight: Array | None = None) -> Array:
    """Log-probabilities of the base models side by side, ``(n_test, models * classes)``."""
    out = []
    lexical = _Lexical(context)
    x = lexical.fit(train)
    model = _regression(3.0).fit(x, y, sample_weight=weight)
    out.append(model.predict_log_proba(lexical.transform(test)))
    if train.vectors.shape[1]:
        a, b = np.hstack([train.vectors, train.surface]), np.hstack([test.vectors, test.surface])
        mean, spread = a.mean(0), a.std(0) + 1e-6
        model = _regression(0.003).fit((a - mean) / spread, y, sample_weight=weight)
        out.append(model.predict_log_proba((b - mean) / spread))
    return np.maximum(np.hstack(out), -8.0)


def out_of_fold(
    s: Samples,
    y: Array,
    groups: Array,
    context: float,
    extra: tuple[Samples, Array] | None = None,
    folds: int = 4,
) -> Array:
    """Base log-probabilities of every row, from models that never saw its group."""
    result: Array | None = None
    for fit, held in GroupKFold(folds).split(np.zeros(len(y)), y, groups):
        found = _fit_with(s.take(fit), y[fit], s.take(held), context, extra)
        result = np.zeros((len(y), found.shape[1])) if result is None else result
        result[held] = found
    assert result is not None
    return result


def _fit_with(train: Samples, y: Array, test: Samples, context: float, extra: tuple[Samples, Array] | None) -> Array:
    if extra is None:
        return base_probabilities(train, y, test, context)
    more, labels = extra
    joined = Samples(
        [*train.text, *more.text],
        [*train.before, *more.before],
        [*train.after, *more.after],
        np.vstack([train.surface, more.surface]),
        np.vstack([train.vectors, more.vectors]),
    )
    weight = np.concatenate([np.ones(len(y)), np.full(len(labels), 0.3)])
    return base_probabilities(joined, np.concatenate([y, labels]), test, context, weight)


def fit_and_score(
    train: Samples, y: Array, test: Samples, context: float, extra: tuple[Samples, Array] | None = None
) -> Array:
    """As `base_probabilities`, with more samples that count a third."""
    return _fit_with(train, y, test, context, extra)


def macro_f1(y: Array, predicted: Array) -> float:
    """Unweighted mean of the classes' F1."""
    return float(f1_score(y, predicted, average="macro"))


def best_bias(log_p: Array, y: Array, rounds: int = 3) -> Array:
    """What to add to each class's log-probability so that macro-F1 is highest; to be found on training data only."""
    k = log_p.shape[1]
    bias = np.zeros(k)
    for _ in range(rounds):
        for c in range(k):
            tried = []
            for step in np.linspace(-1.0, 1.0, 21):
                b = bias.copy()
                b[c] = step
                tried.append((macro_f1(y, (log_p + b).argmax(1)), -abs(step), step))
            bias[c] = max(tried)[2]
    return bias
