"""Sayings into themes: spherical k-means that starts from the themes known before, so that they stay."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from otherside.market.phrases import single_words
from otherside.market.saying import Floats, Ints

#: Dimensions of the words' projection beside the encoder's 384.
WORDS = 512
#: How much of a saying's place comes from its words; the rest comes from the encoder. Chosen on survey answers with
#: human themes, see ``benchmarks/market``.
LEXICAL = 0.7
#: Changes whenever the places of sayings do; themes kept for other places are found anew.
PLACES = 2
MOST_THEMES = 24
#: Share of chance pairs of sayings that are nearer than what counts as near.
CHANCE = 0.01
_LEAST = 4
#: Themes of more sayings are found in this many of them and then given to all.
_LARGE = 8_000


@dataclass(frozen=True, slots=True)
class ThemeModel:
    """Themes as they are kept between runs: numbers that stay, and where each lies, ``(k, 896)``."""

    ids: tuple[int, ...]
    centroids: Floats


def features(texts: Sequence[str], vectors: Floats, lexical: float = LEXICAL) -> Floats:
    """Places of sayings, unit length, ``(n, 896)``.

    The encoder's vector, and the words weighted by rarity and thrown on fixed random signs (Achlioptas 2003): the
    projection of a word depends on nothing but the word, so that more data does not move what is there.
    """
    from scipy import sparse

    number: dict[str, int] = {}
    begins, held = [0], []
    for text in texts:
        held += [number.setdefault(word, len(number)) for word in single_words(text)]
        begins.append(len(held))
    which = np.array(held, dtype=np.int32)
    counts = np.bincount(which, minlength=len(number))
    weights = np.log1p(len(texts) / np.maximum(counts, 1)).astype(np.float32)
    if len(texts) > 100:
        # A word that nobody else uses brings nobody together; in a handful of sayings every word counts.
        weights[counts < 2] = 0
    table = sparse.csr_matrix((weights[which], which, begins), shape=(len(texts), len(number)), dtype=np.float32)
    words = np.asarray(table @ _signs(list(number)), dtype=np.float32)
    places = np.empty((len(texts), vectors.shape[1] + WORDS), dtype=np.float32)
    np.multiply(unit(vectors), np.float32(np.sqrt(1 - lexical)), out=places[:, : vectors.shape[1]])
    np.multiply(unit(words), np.float32(np.sqrt(lexical)), out=places[:, vectors.shape[1] :])
    return places


def word_rows(texts: Sequence[str]) -> Any:
    """The words of each text by their beginnings, weighted by rarity, unit length; sparse, ``(n, words)``."""
    from scipy import sparse

    number: dict[str, int] = {}
    begins, held = [0], []
    for text in texts:
        held += list(dict.fromkeys(number.setdefault(w[:6], len(number)) for w in single_words(text)))
        begins.append(len(held))
    which = np.array(held, dtype=np.int32)
    counts = np.bincount(which, minlength=len(number))
    weights = np.log1p(len(texts) / np.maximum(counts, 1)).astype(np.float32)
    table = sparse.csr_matrix((weights[which], which, begins), shape=(len(texts), len(number)), dtype=np.float32)
    lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    return sparse.diags((1 / np.maximum(lengths, 1e-9)).astype(np.float32)) @ table


def _signs(words: Sequence[str]) -> Floats:
    """Ones and minus ones that depend on the beginning of each word, which stands for its forms; ``(n, 512)``."""
    bits = b"".join(hashlib.blake2b(w[:6].encode(), digest_size=WORDS // 8).digest() for w in words)
    flags = np.unpackbits(np.frombuffer(bits, dtype=np.uint8)).reshape(len(words), WORDS)
    return np.where(flags, np.float32(1), np.float32(-1))


def unit(rows: Floats) -> Floats:
    """Rows of unit length; what is zero stays."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def nearness_threshold(
    vectors: Floats, people: Sequence[str], chance: float = CHANCE, seed: int = 0, words: Any = None
) -> float:
    """Nearness that only a ``chance`` of pairs of sayings by two people reaches; the yardstick for "near".

    Args:
        words: rows of words as of ``word_rows``, to weigh in as themes do; by default the vectors' cosine alone.
    """
    near = chance_nearness(vectors, people, seed, words)
    return float(np.quantile(near, 1 - chance)) if len(near) else 1.0


def chance_nearness(vectors: Floats, people: Sequence[str], seed: int = 0, words: Any = None) -> Floats:
    """How near pairs of sayings by two people are that were drawn by chance; arguments as of ``nearness_threshold``."""
    count = len(vectors)
    if count < 2:
        return np.zeros(0, dtype=np.float32)
    rng = np.random.default_rng(seed)
    a, b = rng.integers(0, count, (2, 20_000))
    who = np.asarray(people)
    apart = who[a] != who[b]
    a, b = (a[apart], b[apart]) if apart.any() else (a, b)
    near = np.einsum("ij,ij->i", vectors[a], vectors[b])
    if words is not None:
        near = (1 - LEXICAL) * near + LEXICAL * np.asarray(words[a].multiply(words[b]).sum(axis=1)).ravel()
    return np.asarray(near, dtype=np.float32)


def how_many(n: int) -> int:
    """A number of themes that a reader can hold in view: grows with the cube root of the sayings."""
    return int(min(MOST_THEMES, max(1, round(1.1 * n ** (1 / 3))))) if n >= _LEAST else min(n, 1)


def cluster(places: Floats, known: ThemeModel | None = None, k: int | None = None) -> tuple[Ints, ThemeModel]:
    """Labels, ``(n,)``, as positions in the model returned.

    Themes known before keep their numbers and are the starting point; where the data has grown enough for more, new
    ones start at the sayings that fit the known ones least. The same data and model always give the same themes.
    """
    wanted = k or how_many(len(places))
    if not len(places):
        return np.zeros(0, dtype=np.int64), known or ThemeModel((), np.zeros((0, places.shape[1]), dtype=np.float32))
    if known is None or not known.ids:
        centroids = _fresh(places, wanted)
        ids = list(range(1, len(centroids) + 1))
    else:
        centroids, ids = known.centroids, list(known.ids)
        while len(centroids) < wanted:
            centroids = np.vstack([centroids, _misfit(places, centroids)])
            ids.append(max(ids) + 1)
    labels = _assign(places, centroids)
    for _ in range(2 if (known is not None and known.ids) or len(places) > _LARGE else 30):
        centroids = _centres(places, labels, centroids)
        again = _assign(places, centroids)
        if np.array_equal(again, labels):
            break
        labels = again
    return labels, ThemeModel(tuple(ids), centroids)


def _fresh(places: Floats, k: int) -> Floats:
    from sklearn.cluster import KMeans

    if len(places) > _LARGE:
        some = np.random.default_rng(0).choice(len(places), _LARGE, replace=False)
        found = KMeans(k, n_init=2, max_iter=50, random_state=0).fit(places[np.sort(some)])
    else:
        found = KMeans(k, n_init=8, random_state=0).fit(places)
    return unit(found.cluster_centers_)


def _misfit(places: Floats, centroids: Floats) -> Floats:
    """The middle of a neighbourhood that the known themes describe worst."""
    fit = (places @ centroids.T).max(axis=1)
    worst = np.argsort(fit, kind="stable")[: max(_LEAST, len(places) // 20)]
    near = places[worst] @ places[worst].T
    # The one with most neighbours among the misfits, not the oddest one.
    heart = worst[int(np.argmax(near.mean(axis=1)))] if len(worst) <= 5_000 else worst[0]
    around = places[np.argsort(-(places @ places[heart]), kind="stable")[:_LEAST]]
    return unit(around.mean(axis=0, keepdims=True))


def _assign(places: Floats, centroids: Floats) -> Ints:
    parts = [np.argmax(places[b : b + 8192] @ centroids.T, axis=1) for b in range(0, len(places), 8192)]
    return np.concatenate(parts).astype(np.int64)


def _centres(places: Floats, labels: Ints, before: Floats) -> Floats:
    centroids = before.copy()
    for n in range(len(before)):
        own = places[labels == n]
        if len(own):
            centroids[n] = own.mean(axis=0)
    return unit(centroids)
