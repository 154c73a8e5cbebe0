"""What a sentence of ours does, read by meaning: the trained part of the lint beside its phrases.

For each of seven rules, and for asking the reader for a step, there is a logistic regression on hashed words and one on
both vectors and the logits of the encoder; a sentence's score is the mean of the two, to which `network` adds what it makes
of the sentence in its message. `training/lint` fits them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from otherside.extraction.encoder import encoder_with
from otherside.extraction.hashing import BUCKETS, hashed
from otherside.messaging.lint.network import network_with

DATA = Path(__file__).parent / "data" / "head.npz"
#: The label of a sentence that asks the reader for a step; the others are names of rules.
ASKS = "asks"
#: The rules that the head reads.
READ = (
    "self_focus",
    "pressure",
    "unsupported_claim",
    "feature_dump",
    "leading_question",
    "jargon_not_theirs",
    "argues_with_buyer",
)
LABELS = (*READ, ASKS)
#: Those that the network reads beside what the reader said.
BESIDE = tuple(READ.index(rule) for rule in ("jargon_not_theirs", "argues_with_buyer"))
#: Sentences of one text that are read by meaning; a message has fewer, and what comes after is read by phrases alone.
MOST = 120
#: Pairs of sentences whose reading is kept.
REMEMBERED = 4000
#: Of a vector by meaning, which comes first in what ``seen`` gives.
DIMENSIONS = 384
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Words:
    """Logistic regressions on hashed words.

    Attributes:
        idf: shape ``(BUCKETS,)``.
        weights: shape ``(BUCKETS, labels)``.
        bias: shape ``(labels,)``.
    """

    idf: Floats
    weights: Floats
    bias: Floats

    def scores(self, texts: Sequence[str]) -> Floats:
        """Log-odds ``(n, labels)``."""
        out = np.zeros((len(texts), len(self.bias)), dtype=np.float32)
        for row, text in enumerate(texts):
            buckets, values = weighed(text, self.idf)
            out[row] = values @ self.weights[buckets] + self.bias
        return out


@dataclass(frozen=True, slots=True)
class Meaning:
    """Logistic regressions on what one particular encoder makes of a sentence.

    Attributes:
        weights: shape ``(786, labels)``.
        bias: shape ``(labels,)``.
        code_weights: shape ``(786, codes)``; which variant of a rule a sentence is.
        code_bias: shape ``(codes,)``.
        burden: shape ``(features,)``; whether a message passes over a burden, see `burdens.features`.
        burden_bias: its intercept.
        encoder: SHA-256 of the encoder's file that all this was fitted to.
        network: SHA-256 of the file of the network that is added.
    """

    weights: Floats
    bias: Floats
    code_weights: Floats
    code_bias: Floats
    burden: Floats
    burden_bias: float
    encoder: str
    network: str


@dataclass(frozen=True, slots=True)
class Read:
    """What the head makes of the sentences of a message.

    Attributes:
        scores: log-odds ``(n, labels)`` in the order of `LABELS`.
        vectors: ``(n, 384)``, by meaning, unit length; None where the fitting encoder is not at hand.
        codes: for each sentence and rule the likeliest code, or None without the encoder.
        alone: per rule, what a sentence's score and phrases together must exceed to be a fault, see `joining`.
    """

    scores: Floats
    vectors: Floats | None
    codes: Sequence[Mapping[str, str]] | None
    alone: Mapping[str, float]


class Head:
    """The trained part of the lint with the parameters of one data file."""

    def __init__(
        self,
        words: Words,
        meaning: Meaning | None,
        codes: Sequence[str],
        code_rules: Sequence[str],
        alone: tuple[Mapping[str, float], Mapping[str, float]],
    ) -> None:
        self._words = words
        self.meaning = meaning
        self._codes = codes
        self._code_rules = code_rules
        self._alone = alone

    @property
    def whole(self) -> bool:
        """The encoder that the head was fitted to is there, and the network."""
        meaning = self.meaning
        return (
            meaning is not None
            and encoder_with(meaning.encoder) is not None
            and network_with(meaning.network) is not None
        )

    def read(self, sentences: Sequence[str], heard: Sequence[str] = ()) -> Read:
        """Scores of a message's sentences, each read with the one before it, and all with what their reader said."""
        texts = list(sentences[:MOST])
        scores = self._words.scores(texts)
        vectors = codes = None
        if self.whole and self.meaning is not None and texts:
            rows = seen(list(zip(["", *texts], texts, strict=False)), self.meaning.encoder)
            scores = np.asarray((scores + rows @ self.meaning.weights + self.meaning.bias) / 2, dtype=np.float32)
            network = network_with(self.meaning.network)
            assert network is not None, "whole heads have their network"
            scores[:, : len(READ)] += network.read(texts, heard, BESIDE)
            vectors = rows[:, :DIMENSIONS]
            codes = [self._best(row) for row in rows @ self.meaning.code_weights + self.meaning.code_bias]
        return Read(scores, vectors, codes, self._alone[0 if vectors is not None else 1])

    def _best(self, row: Floats) -> Mapping[str, str]:
        out: dict[str, str] = {}
        for k in np.argsort(-row):
            out.setdefault(self._code_rules[k], self._codes[k])
        return out


def weighed(text: str, idf: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Buckets of a text and their weights: TF-IDF with logarithmic counts, of unit length."""
    found = hashed(text)
    values = (1 + np.log(found.counts)) * idf[found.buckets]
    norm = float(np.sqrt((values**2).sum())) or 1.0
    return found.buckets, np.asarray(values / norm, dtype=np.float32)


def seen(pairs: Sequence[tuple[str, str]], digest: str) -> Floats:
    """What the encoder makes of pairs of (sentence before, sentence), ``(n, 786)``: meanings, vectors and squashed logits.

    Remembers what it read: a draft is checked again and again with one sentence changed.
    """
    encoder = encoder_with(digest)
    assert encoder is not None, "the head was asked for meaning without its encoder"
    rows = {pair: row for pair in pairs if (row := _SEEN.get(pair)) is not None}
    missing = [pair for pair in dict.fromkeys(pairs) if pair not in rows]
    if missing:
        found = encoder.encode(missing)
        new = np.hstack([found.meanings, found.vectors, np.tanh(found.logits / 4)]).astype(np.float32)
        rows.update(zip(missing, new, strict=True))
        if len(_SEEN) > REMEMBERED:
            _SEEN.clear()
        _SEEN.update((pair, rows[pair]) for pair in missing)
    return np.stack([rows[pair] for pair in pairs])


_SEEN: dict[tuple[str, str], Floats] = {}


def load(path: Path) -> Head:
    """Reads a data file written by ``training.lint.train``."""
    with np.load(path, allow_pickle=False) as file:
        meta = json.loads(str(file["meta"]))
        assert meta["buckets"] == BUCKETS, "the data file was made for another number of buckets: train again"
        assert meta["labels"] == list(LABELS), "the data file was made for other labels: train again"
        words = Words(
            file["idf"].astype(np.float32),
            file["words"].astype(np.float32) * file["scale"].astype(np.float32),
            file["bias"].astype(np.float32),
        )
        dense, dense_bias, codes, codes_bias, burden = (
            file[key].astype(np.float32) for key in ("dense", "dense_bias", "codes", "codes_bias", "burden")
        )
        bias = float(file["burden_bias"].item())
        meaning = Meaning(dense, dense_bias, codes, codes_bias, burden, bias, meta["encoder"], meta["network"])
        alone = (meta["alone"], meta["alone_words"])
        return Head(words, meaning if meta["encoder"] else None, meta["codes"], meta["code_rules"], alone)


@cache
def default_head() -> Head:
    """The head that ships with the package, loaded once."""
    return load(DATA)
