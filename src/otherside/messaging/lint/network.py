"""A message read as a whole, beside what the reader has said: the second part of the lint that is trained.

In: our sentences and the reader's quotes. Out: log-odds of each rule's fault in each sentence. ``training/lint`` makes the
network; where its file is missing, words, phrases and single sentences decide as they would without it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from otherside.extraction.encoder import DATA as READER
from otherside.extraction.onnx import WordPieces, open_session

DATA = Path(__file__).parent / "data" / "network.onnx"
#: Word pieces of what they said, of one sentence of ours, and of one window in all.
MOST_HEARD, MOST_OWN, MOST_TOKENS = 72, 64, 352


@dataclass(frozen=True, slots=True)
class Window:
    """As much of a message as is read at a time.

    Attributes:
        ids: ``[CLS]``, what they said, ``[SEP]``, our sentences, ``[SEP]``.
        begin: where our sentences begin.
        ends: where each of them ends.
    """

    ids: tuple[int, ...]
    begin: int
    ends: tuple[int, ...]


def windows(sentences: Sequence[str], heard: Sequence[str], pieces: WordPieces) -> list[Window]:
    """The windows of a message, in order; together they have every sentence once."""
    if not sentences:
        return []
    said = [piece for quote in pieces.of(heard) for piece in quote]
    head = [pieces.cls, *said[:MOST_HEARD], pieces.sep]
    out: list[Window] = []
    ids, ends = list(head), list[int]()
    for own in pieces.of(sentences):
        own = own[:MOST_OWN] or [pieces.sep]
        if ends and len(ids) + len(own) >= MOST_TOKENS:
            out.append(Window((*ids, pieces.sep), len(head), tuple(ends)))
            ids, ends = list(head), []
        ids += own
        ends.append(len(ids))
    out.append(Window((*ids, pieces.sep), len(head), tuple(ends)))
    return out


class Network:
    """A quantised BERT in ONNX that reads whole messages."""

    def __init__(self, path: Path = DATA) -> None:
        self._session = open_session(path)
        self._pieces = WordPieces(READER / "tokenizer.json")

    def read(self, sentences: Sequence[str], heard: Sequence[str], beside: Sequence[int] = ()) -> NDArray[np.float32]:
        """Log-odds ``(n, rules)`` of our sentences.

        Args:
            sentences: ours.
            heard: what the reader said that is near to it; may be empty.
            beside: the rules that are read beside these words; the others are read in the message alone, since
                how much was heard says nothing about them.
        """
        alone = self._read(sentences, ())
        if heard and len(beside) and len(alone):
            alone[:, list(beside)] = self._read(sentences, heard)[:, list(beside)]
        return alone

    def _read(self, sentences: Sequence[str], heard: Sequence[str]) -> NDArray[np.float32]:
        out = []
        for window in windows(sentences, heard, self._pieces):
            ids = np.array([window.ids], dtype=np.int64)
            kinds = np.zeros_like(ids)
            kinds[0, window.begin :] = 1
            pool = np.zeros((1, len(window.ends), ids.shape[1]), dtype=np.float32)
            for n, (start, end) in enumerate(zip((window.begin, *window.ends), window.ends, strict=False)):
                pool[0, n, start:end] = 1 / (end - start)
            out.append(self._session.run(None, {"input_ids": ids, "kinds": kinds, "pool": pool})[0][0])
        return np.concatenate(out).astype(np.float32) if out else np.zeros((0, 0), dtype=np.float32)


@cache
def network_with(digest: str) -> Network | None:
    """The network that ships with the package if its file has this SHA-256, else None.

    Thresholds that were chosen with one network must not judge by another.
    """
    return Network() if digest and digest == network_digest() else None


@cache
def network_digest() -> str:
    """SHA-256 of the file of the network that ships with the package; empty where there is none."""
    return hashlib.sha256(DATA.read_bytes()).hexdigest() if DATA.is_file() else ""
