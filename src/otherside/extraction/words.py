"""What the words and phrases of a sentence say beside the network: one logistic regression a facet, shipped as data.

The network reads meaning and sometimes misses a turn of phrase that it seldom met; a plain model of phrases misses meaning and
keeps turns of phrase. Their log-odds are added (``Heads.fused``). Phrases are kept as hashes: the data file holds no text.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from otherside.domain import FACETS
from otherside.domain.patterns import lazily
from otherside.extraction.encoder import DATA

#: Longest phrase, in words, of the sentence and of the one before it.
LONGEST_OWN, LONGEST_PREV = 3, 2
#: Of the previous sentence: its end, in characters, and what it weighs beside the sentence itself.
PREV_END, PREV_WEIGHT = 200, 0.4
#: Words, and the marks that ask, shout or cost.
_TOKEN = lazily(r"\w[\w']*|[?!$£€]")

Floats = NDArray[np.float32]
Pair = tuple[str, str]


def own_phrases(text: str) -> Counter[int]:
    """How often each phrase of one to three words is in the sentence, by its hash."""
    return Counter(_phrases("o", text, LONGEST_OWN))


def prev_phrases(prev: str) -> Counter[int]:
    """The same for the end of the sentence before, in phrases of one and two words."""
    return Counter(_phrases("p", prev[-PREV_END:] or "none", LONGEST_PREV))


def _phrases(kind: str, text: str, longest: int) -> Iterator[int]:
    words = _TOKEN.findall(text.lower().replace("’", "'"))
    for n in range(1, longest + 1):
        for i in range(len(words) - n + 1):
            yield zlib.crc32(f"{kind}{' '.join(words[i : i + n])}".encode())


class Words:
    """The regressions over phrases.

    Args:
        hashes: of the m phrases that are known, sorted, ``(m,)``.
        idf: how rare each is, the logarithm of one over its share of the sentences learnt from, plus one, ``(m,)``.
        weights: log-odds for each phrase and facet, ``(m, 15)``.
        intercept: ``(15,)``.
    """

    def __init__(self, hashes: NDArray[np.uint32], idf: Floats, weights: Floats, intercept: Floats) -> None:
        self._at = {int(h): n for n, h in enumerate(hashes)}
        self._idf, self._weights, self._intercept = idf, weights, intercept

    @classmethod
    def load(cls, path: Path) -> Words:
        """The regressions of a data file: weights in 8 bits with one scale for each facet."""
        with np.load(path) as kept:
            weights = kept["weights"].astype(np.float32) * kept["scale"].astype(np.float32)
            return cls(kept["hashes"], kept["idf"].astype(np.float32), weights, kept["intercept"].astype(np.float32))

    def log_odds(self, pairs: Sequence[Pair]) -> Floats:
        """Of each facet, ``(n, 15)``, for pairs of previous sentence (may be empty) and sentence."""
        out = np.tile(self._intercept, (len(pairs), 1))
        before: dict[str, Floats] = {}
        for row, (prev, own) in enumerate(pairs):
            if prev not in before:
                before[prev] = PREV_WEIGHT * self._of(prev_phrases(prev))
            out[row] += self._of(own_phrases(own)) + before[prev]
        return out

    def _of(self, phrases: Counter[int]) -> Floats:
        """The part of the log-odds that known phrases give, each weighed by how rare it is, ``(15,)``."""
        known = [(self._at[h], n) for h, n in phrases.items() if h in self._at]
        if not known:
            return np.zeros(len(FACETS), dtype=np.float32)
        at, count = (np.array(part) for part in zip(*known, strict=True))
        value = self._idf[at] * (1 + np.log(count, dtype=np.float32))
        return np.asarray(value / np.linalg.norm(value) @ self._weights[at], dtype=np.float32)


@cache
def default_words() -> Words:
    """The regressions that ship with the package, loaded once."""
    return Words.load(DATA / "words.npz")
