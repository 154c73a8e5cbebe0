"""The embedded encoder: pairs of (previous sentence, sentence) in, logits and vectors out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from otherside.extraction.onnx import WordPieces, batches, open_session

DATA = Path(__file__).parent / "data"
MAX_TOKENS = 96
MAX_PREV = 32
#: Tokens in one batch, padding included: small enough to stay in the processor's cache.
BATCH_TOKENS = 1024

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the encoder makes of n pairs.

    Attributes:
        logits: shape ``(n, 18)``: fifteen facets in the order of ``FACETS``, then towards, away, neutral.
        vectors: shape ``(n, 384)``, unit length: near where two sentences are evidence of the same.
        meanings: shape ``(n, 384)``, unit length: near where two sentences say the like, whatever they are evidence of.
    """

    logits: Floats
    vectors: Floats
    meanings: Floats


class Encoder:
    """A quantised BERT in ONNX, run on the processor."""

    def __init__(self, folder: Path = DATA, threads: int | None = None) -> None:
        self._session = open_session(folder / "encoder.onnx", threads)
        self._pieces = WordPieces(folder / "tokenizer.json")

    def encode(self, pairs: Sequence[tuple[str, str]]) -> Encoded:
        """Encodes pairs of previous sentence (may be empty) and sentence.

        Args:
            pairs: n pairs; texts longer than the window are cut, the previous one from its beginning.
        """
        n = len(pairs)
        logits = np.zeros((n, 18), dtype=np.float32)
        vectors = np.zeros((n, 384), dtype=np.float32)
        meanings = np.zeros((n, 384), dtype=np.float32)
        if not n:
            return Encoded(logits, vectors, meanings)
        tokens, begins = self._tokens(pairs)
        for chunk in batches([len(own) for own in tokens], BATCH_TOKENS):
            width = len(tokens[chunk[-1]])
            ids = np.zeros((len(chunk), width), dtype=np.int64)
            mask = np.zeros((len(chunk), width), dtype=np.int64)
            kinds = np.zeros((len(chunk), width), dtype=np.int64)
            for row, i in enumerate(chunk):
                own = tokens[i]
                ids[row, : len(own)] = own
                mask[row, : len(own)] = 1
                kinds[row, begins[i] : len(own)] = 1
            found = self._session.run(
                ["logits", "vectors", "meanings"],
                {"input_ids": ids, "attention_mask": mask, "token_type_ids": kinds},
            )
            logits[chunk] = found[0]
            vectors[chunk] = found[1]
            meanings[chunk] = found[2]
        return Encoded(logits, vectors, meanings)

    def _tokens(self, pairs: Sequence[tuple[str, str]]) -> tuple[list[list[int]], list[int]]:
        tokens: list[list[int]] = []
        begins: list[int] = []
        for before, own in zip(
            self._pieces.of([p for p, _ in pairs]), self._pieces.of([t for _, t in pairs]), strict=True
        ):
            head = [self._pieces.cls, *before[-MAX_PREV:], self._pieces.sep]
            tokens.append([*head, *own[: MAX_TOKENS - len(head) - 1], self._pieces.sep])
            begins.append(len(head))
        return tokens, begins


@cache
def default_encoder() -> Encoder:
    """The encoder that ships with the package, loaded once."""
    return Encoder()


@cache
def encoder_with(digest: str) -> Encoder | None:
    """The encoder that ships with the package if its file has this SHA-256, else None.

    What was fitted to one encoder's vectors must not read another's.
    """
    return default_encoder() if digest and digest == encoder_digest() else None


@cache
def encoder_digest() -> str:
    """SHA-256 of the file of the encoder that ships with the package; empty where there is none."""
    path = DATA / "encoder.onnx"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
