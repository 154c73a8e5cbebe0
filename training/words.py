"""Trains what reads words and phrases beside the network (``extraction/words.py``).

    python -m training.words          # words.npz of the package, from everything written and every real sentence

Takes a minute; needs no network and no processor with more than two cores.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from otherside.domain import FACETS
from otherside.extraction.words import PREV_WEIGHT, Pair, Words, own_phrases, prev_phrases
from training.data import Row, data_dir, real_rows, written_rows
from training.train import FOLDS, weights

TARGET = Path(__file__).parent.parent / "src" / "otherside" / "extraction" / "data" / "words.npz"
#: Sentences that a phrase is in at least, of their own and before them.
LEAST_OWN, LEAST_PREV = 4, 15
#: Inverse strength of the ridge.
C = 3.0
#: What the words weigh beside the network, and what is added before: they sit lower, and thresholds stay about where they are.
#: The weight is the best over all folds of left-out sources (``benchmarks.extraction.words_beside``).
WEIGHT, CENTRE = 0.4, 1.5
Array = NDArray[Any]


@dataclass(frozen=True)
class Fitted:
    """What ``Words`` is made of: log-odds of each facet by themselves, of weight one."""

    hashes: Array
    idf: Array
    weights: Array
    intercept: Array

    def save(self, path: Path, weight: float = WEIGHT) -> None:
        """Writes the data file of ``Words.load``, of log-odds that are added to the network's as they are."""
        of = weight * self.weights
        scale = (np.abs(of).max(0) / 127).astype(np.float32)
        np.savez_compressed(
            path,
            hashes=self.hashes,
            idf=self.idf.astype(np.float16),
            weights=np.round(of / scale).astype(np.int8),
            scale=scale,
            intercept=(weight * (self.intercept + CENTRE)).astype(np.float32),
        )

    def log_odds(self, pairs: Sequence[Pair], weight: float = WEIGHT) -> Array:
        """As the product has them from the data file, ``(n, 15)``."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "words.npz"
            self.save(path, weight)
            return Words.load(path).log_odds(pairs)


@dataclass(frozen=True)
class _Seen:
    """Known phrases with their rarity, and each sentence over them, of length one, ``(n, m)``."""

    hashes: Array
    idf: Array
    x: csr_matrix


def fitted(rows: Sequence[Row]) -> Fitted:
    """Regressions of the labels of these sentences on their phrases and those of the sentences before."""
    own = _seen([own_phrases(r.text) for r in rows], LEAST_OWN)
    prev = _seen([prev_phrases(r.prev) for r in rows], LEAST_PREV)
    x = hstack([own.x, PREV_WEIGHT * prev.x]).tocsr()
    true, weight = np.stack([r.hard for r in rows]), weights(list(rows))
    heads = [
        LogisticRegression(C=C, solver="liblinear").fit(x, true[:, k], sample_weight=weight) for k in range(len(FACETS))
    ]
    hashes = np.concatenate([own.hashes, prev.hashes])
    order = np.argsort(hashes)
    return Fitted(
        hashes=hashes[order],
        idf=np.concatenate([own.idf, prev.idf])[order],
        weights=np.stack([head.coef_[0] for head in heads], axis=1)[order],
        intercept=np.array([head.intercept_[0] for head in heads]),
    )


def _seen(counts: Sequence[Counter[int]], least: int) -> _Seen:
    """Term frequency (one plus its logarithm) times inverse document frequency, as ``Words`` weighs phrases."""
    spread = Counter(h for of in counts for h in of)
    hashes = np.array(sorted(h for h, n in spread.items() if n >= least), dtype=np.uint32)
    at = {int(h): n for n, h in enumerate(hashes)}
    idf = np.array([np.log((1 + len(counts)) / (1 + spread[int(h)])) + 1 for h in hashes])
    row, column, value = [], [], []
    for n, of in enumerate(counts):
        for h, times in of.items():
            if h in at:
                row.append(n)
                column.append(at[h])
                value.append((1 + np.log(times)) * idf[at[h]])
    x = csr_matrix((value, (row, column)), shape=(len(counts), len(hashes)))
    return _Seen(hashes, idf, normalize(x))


def left_out(rows: Sequence[Row], fold: Sequence[str], data: Path, weight: float = WEIGHT) -> Array:
    """Log-odds of these sentences, each by what was learnt without the sources of its fold, ``(n, 15)``.

    Args:
        fold: the fold of each, a key of ``FOLDS``.
    """
    written, real = ([r for r in of if not r.seller] for of in (written_rows(), real_rows(data)))
    out = np.zeros((len(rows), len(FACETS)))
    for name, sources in FOLDS.items():
        mine = [n for n, of in enumerate(fold) if of == name]
        model = fitted(written + [r for r in real if r.source not in sources])
        out[mine] = model.log_odds([(rows[n].prev, rows[n].text) for n in mine], weight)
    return out


def main() -> None:
    """The command."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    rows = [r for r in [*written_rows(), *real_rows(data_dir())] if not r.seller]
    model = fitted(rows)
    model.save(TARGET)
    print(f"words.npz: {len(model.hashes)} phrases, {TARGET.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
