"""Fits the classifier of our side's acts from the project's own sentences and writes its data file.

    python -m training.coaching.train [--check] [--no-encoder]

With ``--check`` nothing is written; five folds of the written sentences are scored instead. The encoder's part is
fitted to the encoder file that is there and only ever used with that very file: train again when the encoder changes.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report, f1_score
from sklearn.model_selection import StratifiedKFold

from otherside.coaching.acts import ACTS, Act
from otherside.coaching.classifier import DATA, Dense, Lexical
from otherside.coaching.features import SURFACE, surface
from otherside.extraction import encoder as extraction_encoder
from otherside.extraction.hashing import BUCKETS, hashed

WRITTEN = Path(__file__).parent / "written.jsonl"
BUYERS = Path(__file__).parents[1] / "data" / "written"
VERSION = "1"
#: Inverse strength of the penalty, found by five folds of the written sentences.
C_WORDS, C_DENSE, SHARE = 4.0, 1.0, 0.45
Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Data:
    """Pairs of (what the buyer said before, our sentence), and the index of each act in `ACTS`."""

    pairs: list[tuple[str, str]]
    acts: Array


def load() -> Data:
    """The written sentences; where none was written, the turn before is a buyer's sentence drawn at random, so that
    having one tells nothing and only sharing words with it does."""
    rows = [json.loads(line) for line in WRITTEN.read_text(encoding="utf-8").splitlines()]
    buyers = [
        r["text"]
        for path in sorted(BUYERS.glob("*.jsonl"))
        for r in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if r.get("speaker_role") == "buyer"
    ]
    rng = random.Random(7)
    pairs = [(r["prev"] or (rng.choice(buyers) if buyers and rng.random() < 0.7 else ""), r["text"]) for r in rows]
    return Data(pairs, np.array([ACTS.index(Act(r["act"])) for r in rows]))


def _matrix(pairs: list[tuple[str, str]], idf: Array) -> Any:
    rows, columns, values = [], [], []
    for row, (_, text) in enumerate(pairs):
        found = hashed(text)
        weights = (1 + np.log(found.counts)) * idf[found.buckets]
        norm = float(np.sqrt((weights**2).sum())) or 1.0
        rows += [row] * len(weights)
        columns += found.buckets.tolist()
        values += (weights / norm).tolist()
    words = sparse.csr_matrix((values, (rows, columns)), shape=(len(pairs), BUCKETS))
    return sparse.hstack([words, sparse.csr_matrix(np.array([surface(t, p) for p, t in pairs]))]).tocsr()


def _idf(pairs: list[tuple[str, str]]) -> Array:
    seen = np.zeros(BUCKETS)
    for _, text in pairs:
        seen[hashed(text).buckets] += 1
    return np.asarray(np.log((1 + len(pairs)) / (1 + seen)) + 1)


def fit_lexical(data: Data) -> Lexical:
    """Hashed words and surface, quantised as they will be shipped."""
    idf = _idf(data.pairs).astype(np.float16).astype(np.float64)
    model = LogisticRegression(C=C_WORDS, max_iter=2000, class_weight="balanced").fit(
        _matrix(data.pairs, idf), data.acts
    )
    coef = model.coef_.T
    return Lexical(
        idf.astype(np.float32),
        coef[:BUCKETS].astype(np.float32),
        coef[BUCKETS:].astype(np.float32),
        model.intercept_.astype(np.float32),
    )


def fit_dense(vectors: Array, acts: Array, digest: str) -> Dense:
    """The encoder's part."""
    model = LogisticRegression(C=C_DENSE * 10, max_iter=2000, class_weight="balanced").fit(vectors, acts)
    return Dense(model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32), digest, SHARE)


def write(path: Path, lexical: Lexical, dense: Dense | None) -> None:
    """Weights of words as bytes with one scale an act, everything else as half floats."""
    scale = np.abs(lexical.words).max(axis=0) / 127
    quantised = np.round(lexical.words / scale).astype(np.int8)
    meta = {
        "version": VERSION,
        "buckets": BUCKETS,
        "surface": SURFACE,
        "acts": [a.value for a in ACTS],
        "encoder": dense.encoder if dense else "",
        "share": dense.share if dense else 0.0,
    }
    arrays: dict[str, Array] = {
        "idf": lexical.idf.astype(np.float16),
        "words": quantised,
        "scale": scale.astype(np.float32),
        "surface": lexical.surface.astype(np.float16),
        "bias": lexical.bias.astype(np.float16),
        "meta": np.array(json.dumps(meta)),
    }
    if dense:
        arrays["dense"] = dense.weights.astype(np.float16)
        arrays["dense_bias"] = dense.bias.astype(np.float16)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def _log_softmax(scores: Array) -> Array:
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))


def check(data: Data, vectors: Array | None) -> None:
    """Five folds of the written sentences, lexical alone, encoder alone and fused at several shares."""
    lexical_p = np.zeros((len(data.acts), len(ACTS)))
    dense_p = np.zeros_like(lexical_p)
    for fit, held in StratifiedKFold(5, shuffle=True, random_state=1).split(lexical_p, data.acts):
        part = Data([data.pairs[i] for i in fit], data.acts[fit])
        lexical_p[held] = fit_lexical(part).log_probabilities([data.pairs[i] for i in held])
        if vectors is not None:
            dense = fit_dense(vectors[fit], data.acts[fit], "")
            dense_p[held] = _log_softmax(vectors[held] @ dense.weights + dense.bias)
    for share in (0.0, 0.25, 0.4, 0.5, 0.75, 1.0) if vectors is not None else (0.0,):
        found = ((1 - share) * lexical_p + share * dense_p).argmax(axis=1)
        print(f"share of the encoder {share:.2f}: macro-F1 {f1_score(data.acts, found, average='macro'):.3f}")
    found = (0.6 * lexical_p + 0.4 * dense_p).argmax(axis=1)
    print(classification_report(data.acts, found, target_names=[a.value for a in ACTS], digits=3))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="score by five folds, write nothing")
    parser.add_argument("--no-encoder", action="store_true", help="words only")
    parser.add_argument("--out", type=Path, default=DATA)
    options = parser.parse_args()
    data = load()
    digest = "" if options.no_encoder else extraction_encoder.encoder_digest()
    vectors = extraction_encoder.default_encoder().encode(data.pairs).vectors if digest else None
    if options.check:
        check(data, vectors)
        return
    dense = fit_dense(vectors, data.acts, digest) if vectors is not None else None
    write(options.out, fit_lexical(data), dense)
    print(f"{len(data.acts)} sentences, {options.out.stat().st_size / 1e3:.0f} kB", file=sys.stderr)


if __name__ == "__main__":
    main()
