"""Sayings into themes: spherical k-means that starts from the themes known before, so that they stay."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from otherside.market.phrases import phrases
from otherside.market.saying import Floats, Ints

#: Dimensions of the words' projection beside the encoder's 384.
WORDS = 512
#: How much of a saying's place comes from its words; the rest comes from the encoder. Chosen on survey answers with
#: human themes, see ``benchmarks/market``.
LEXICAL = 0.85
MOST_THEMES = 24
_LEAST = 4
_LARGE = 20_000


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
    words = np.zeros((len(texts), WORDS), dtype=np.float32)
    found = [[p for p in phrases(text) if " " not in p] for text in texts]
    counts = Counter(word for own in found for word in own)
    for row, own in zip(words, found, strict=True):
        for word in own:
            # A word that nobody else uses brings nobody together; in a handful of sayings every word counts.
            if counts[word] < 2 and len(texts) > 100:
                continue
            row += np.log1p(len(texts) / counts[word]) * _signs(word)
    return np.hstack([np.sqrt(1 - lexical) * _unit(vectors), np.sqrt(lexical) * _unit(words)]).astype(np.float32)


_SIGNS: dict[str, Floats] = {}


def _signs(word: str) -> Floats:
    found = _SIGNS.get(word)
    if found is None:
        # The beginning of a word stands for its forms.
        rng = np.random.default_rng(zlib.crc32(word[:6].encode()))
        found = rng.choice(np.array([-1, 1], dtype=np.float32), WORDS)
        if len(_SIGNS) < 100_000:
            _SIGNS[word] = found
    return found


def _unit(rows: Floats) -> Floats:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


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
    for _ in range(2 if known is not None and known.ids else 30):
        centroids = _centres(places, labels, centroids)
        again = _assign(places, centroids)
        if np.array_equal(again, labels):
            break
        labels = again
    return labels, ThemeModel(tuple(ids), centroids)


def _fresh(places: Floats, k: int) -> Floats:
    from sklearn.cluster import KMeans, MiniBatchKMeans

    if len(places) > _LARGE:
        found = MiniBatchKMeans(k, n_init=3, batch_size=4096, max_iter=30, random_state=0).fit(places)
    else:
        found = KMeans(k, n_init=8, random_state=0).fit(places)
    return _unit(found.cluster_centers_)


def _misfit(places: Floats, centroids: Floats) -> Floats:
    """The middle of a neighbourhood that the known themes describe worst."""
    fit = (places @ centroids.T).max(axis=1)
    worst = np.argsort(fit, kind="stable")[: max(_LEAST, len(places) // 20)]
    near = places[worst] @ places[worst].T
    # The one with most neighbours among the misfits, not the oddest one.
    heart = worst[int(np.argmax(near.mean(axis=1)))] if len(worst) <= 5_000 else worst[0]
    around = places[np.argsort(-(places @ places[heart]), kind="stable")[:_LEAST]]
    return _unit(around.mean(axis=0, keepdims=True))


def _assign(places: Floats, centroids: Floats) -> Ints:
    parts = [np.argmax(places[b : b + 8192] @ centroids.T, axis=1) for b in range(0, len(places), 8192)]
    return np.concatenate(parts).astype(np.int64)


def _centres(places: Floats, labels: Ints, before: Floats) -> Floats:
    centroids = before.copy()
    for n in range(len(before)):
        own = places[labels == n]
        if len(own):
            centroids[n] = own.mean(axis=0)
    return _unit(centroids)
