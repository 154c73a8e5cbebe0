"""A sentence as numbers without a network: hashed n-grams of its words and characters.

Pure functions of the words; the same ones serve training and use, so that the two can never drift apart.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from otherside.domain.patterns import lazily

#: Buckets of the hashing trick.
BUCKETS = 1 << 15
#: Words and the marks that end a question or a shout.
TOKEN = lazily(r"[a-z0-9]+(?:['’-][a-z0-9]+)*|[?!]")
#: Fillers that spoken sentences begin with and that hide their opening words.
_FILLER = lazily(
    r"^(?:(?:and|so|but|okay|ok|right|well|yeah|yes|um|uh|er|mm|mm-hmm|mhm|hmm|ah|oh|now|alright|i see|got it|"
    r"sure|like|"
    r"you know|i mean|great|good|thanks|gotcha|interesting)\b[\s,.;:…-]*)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Counts:
    """The hashed n-grams of one sentence: sorted buckets and how often each occurs."""

    buckets: NDArray[np.int64]
    counts: NDArray[np.float32]


def _hash(text: str) -> int:
    return zlib.crc32(text.encode()) & (BUCKETS - 1)


def opening(text: str) -> str:
    """The sentence in lower case without the fillers that it begins with."""
    low = text.strip().lstrip("-–— ").lower().replace("’", "'")
    return _FILLER.sub("", low) or low


def ngrams(text: str) -> Counter[int]:
    """Buckets of words (1 to 3), characters within words (3 to 5), opening and closing words."""
    low = text.lower().replace("’", "'")
    words = TOKEN.findall(low)
    found: Counter[int] = Counter()
    for n in (1, 2, 3):
        for i in range(len(words) - n + 1):
            found[_hash("w" + " ".join(words[i : i + n]))] += 1
    for word in words:
        padded = f" {word} "
        for n in (3, 4, 5):
            for i in range(max(1, len(padded) - n + 1)):
                found[_hash("c" + padded[i : i + n])] += 1
    start = TOKEN.findall(opening(text))
    for n in (1, 2, 3, 4):
        if len(start) >= n:
            found[_hash("^" + " ".join(start[:n]))] += 1
    for n in (1, 2, 3):
        if len(words) >= n:
            found[_hash("$" + " ".join(words[-n:]))] += 1
    return found


def hashed(text: str) -> Counts:
    """As `ngrams`, as arrays."""
    found = ngrams(text)
    buckets = np.fromiter(sorted(found), dtype=np.int64, count=len(found))
    return Counts(buckets, np.array([found[int(b)] for b in buckets], dtype=np.float32))
