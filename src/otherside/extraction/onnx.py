"""What the networks that ship with the package share: how one is opened, cut into word pieces and run in batches."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any


def open_session(path: Path, threads: int | None = None, most_threads: int = 8) -> Any:
    """An ``onnxruntime.InferenceSession`` on the processor.

    Args:
        path: the network.
        threads: as many as this; otherwise one a core, up to ``most_threads``.
    """
    # Its published builds report to their maker (from 1.29 on Linux and macOS too), unless this is set before they are
    # loaded. Nothing leaves the machine that nobody asked for.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    # Heavy and native: loaded when a network is opened, not when the package is imported.
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # where the system collects them: Windows
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or min(most_threads, os.cpu_count() or 1)
    options.log_severity_level = 3
    # Threads that spin while waiting cost more than they give when a machine is shared.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class WordPieces:
    """The tokenizer of a network, without padding, cutting or marks of its own.

    Attributes:
        cls: id of the mark in front.
        sep: id of the mark behind.
    """

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.cls = self._special("[CLS]")
        self.sep = self._special("[SEP]")

    def _special(self, token: str) -> int:
        found = self._tokenizer.token_to_id(token)
        assert found is not None, f"the tokenizer that ships with the package has no {token}"
        return int(found)

    def of(self, texts: Sequence[str]) -> list[list[int]]:
        """The word pieces of each text."""
        return [found.ids for found in self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]


def batches(lengths: Sequence[int], most_tokens: int) -> Iterator[list[int]]:
    """Positions of texts in batches of like length, shortest first; padding included none exceeds ``most_tokens``.

    A text longer than that is a batch of its own. The last position of a batch is its longest.
    """
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    start = 0
    while start < len(order):
        end = start + 1
        while end < len(order) and (end - start + 1) * lengths[order[end]] <= most_tokens:
            end += 1
        yield order[start:end]
        start = end
