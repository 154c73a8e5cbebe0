"""The embedded encoder: pairs of (previous sentence, sentence) in, logits and vectors out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

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
        vectors: shape ``(n, 384)``, unit length.
    """

    logits: Floats
    vectors: Floats


class Encoder:
    """A quantised BERT in ONNX, run on the processor."""

    def __init__(self, folder: Path = DATA, threads: int | None = None) -> None:
        # Heavy and native: loaded when an encoder is made, not when the package is imported.
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or min(8, os.cpu_count() or 1)
        options.log_severity_level = 3
        # Threads that spin while waiting cost more than they give when a machine is shared.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._cls = self._special("[CLS]")
        self._sep = self._special("[SEP]")

    def _special(self, token: str) -> int:
        found = self._tokenizer.token_to_id(token)
        assert found is not None, f"the tokenizer that ships with the package has no {token}"
        return int(found)

    def encode(self, pairs: Sequence[tuple[str, str]]) -> Encoded:
        """Encodes pairs of previous sentence (may be empty) and sentence.

        Args:
            pairs: n pairs; texts longer than the window are cut, the previous one from its beginning.
        """
        n = len(pairs)
        logits = np.zeros((n, 18), dtype=np.float32)
        vectors = np.zeros((n, 384), dtype=np.float32)
        if not n:
            return Encoded(logits, vectors)
        tokens, begins = self._tokens(pairs)
        order = sorted(range(n), key=lambda i: len(tokens[i]))
        start = 0
        while start < n:
            # Sorted by length, so the last of a batch is its longest.
            end = start + 1
            while end < n and (end - start + 1) * len(tokens[order[end]]) <= BATCH_TOKENS:
                end += 1
            chunk = order[start:end]
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
                ["logits", "vectors"],
                {"input_ids": ids, "attention_mask": mask, "token_type_ids": kinds},
            )
            logits[chunk] = found[0]
            vectors[chunk] = found[1]
            start = end
        return Encoded(logits, vectors)

    def _tokens(self, pairs: Sequence[tuple[str, str]]) -> tuple[list[list[int]], list[int]]:
        befores = self._tokenizer.encode_batch_fast([p for p, _ in pairs], add_special_tokens=False)
        owns = self._tokenizer.encode_batch_fast([t for _, t in pairs], add_special_tokens=False)
        tokens: list[list[int]] = []
        begins: list[int] = []
        for before, own in zip(befores, owns, strict=True):
            head = [self._cls, *before.ids[-MAX_PREV:], self._sep]
            tokens.append([*head, *own.ids[: MAX_TOKENS - len(head) - 1], self._sep])
            begins.append(len(head))
        return tokens, begins


@cache
def default_encoder() -> Encoder:
    """The encoder that ships with the package, loaded once."""
    return Encoder()
