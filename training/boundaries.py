"""Trains where sentences end in words without marks (``extraction/boundaries.py``), from what was written for this project.

    python -m training.boundaries            # boundaries.npz of the package
    python -m training.boundaries measure    # by authors left out: F1 of the boundaries, beside rules

A few minutes; needs no network.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sentencex import get_sentence_boundaries
from sklearn.linear_model import LogisticRegression

from otherside.extraction import boundaries
from otherside.extraction.boundaries import around, bare, hashed
from training.data import read_jsonl

WRITTEN = Path(__file__).parent / "data" / "written"
#: Gaps that a phrase is at, at least.
LEAST = 4
#: Inverse strength of the ridge; a weight below is left out of the file.
C, SMALL = 0.3, 0.04
#: A gap behind a comma or dash is none where a sentence must end, and often one where it could: it teaches less.
MARKED = 0.25
#: Sentences put together to one stretch, as a turn has them.
TOGETHER = 12
_CLAUSES = re.compile(
    r"(?:i|we|they|he|she|it|you|there|that|this)(?:'\w+)?|okay|anyway|well|yes|no|right|but|so|because"
)


@dataclass(frozen=True)
class Stretch:
    """Bare words, before which of them a sentence begins (never the first), and behind which gaps a mark stood."""

    words: list[str]
    begins: frozenset[int]
    marked: frozenset[int]


def stretches(author: str) -> Iterator[Stretch]:
    """What one hand wrote, a dozen texts together, without marks and capitals."""
    texts = [r["text"] for r in read_jsonl(WRITTEN / f"{author}.jsonl")]
    for at in range(0, len(texts), TOGETHER):
        words: list[str] = []
        begins, marked = set(), set()
        for text in texts[at : at + TOGETHER]:
            for sentence in get_sentence_boundaries("en", text):
                begins.add(len(words))
                for word in sentence["text"].split():
                    if not bare(word):
                        marked.add(len(words))
                        continue
                    words.append(bare(word))
                    if word[-1] in ",;:-–—…":
                        marked.add(len(words))
        yield Stretch(words, frozenset(begins - {0, len(words)}), frozenset(marked - begins))


def authors() -> list[str]:
    """The hands, by the names of their files."""
    return sorted(p.stem for p in WRITTEN.glob("*.jsonl"))


@dataclass(frozen=True)
class Fitted:
    """The regression: hashes of phrases, their log-odds and those of a gap by itself."""

    hashes: np.ndarray
    weights: np.ndarray
    intercept: float

    def save(self, path: Path) -> None:
        """Writes the data file of the package: weights in 8 bits."""
        kept = np.abs(self.weights) >= SMALL
        scale = np.abs(self.weights).max() / 127
        np.savez_compressed(
            path,
            hashes=self.hashes[kept],
            weights=np.round(self.weights[kept] / scale).astype(np.int8),
            scale=np.float32(scale),
            intercept=np.float32(self.intercept),
        )

    def gaps(self) -> boundaries._Gaps:
        """As the product has it."""
        kept = np.abs(self.weights) >= SMALL
        weights = dict(zip(self.hashes[kept].tolist(), self.weights[kept].tolist(), strict=True))
        return boundaries._Gaps(weights, self.intercept)


def fitted(of: Sequence[Stretch]) -> Fitted:
    """The regression of these stretches."""
    spread: Counter[int] = Counter()
    rows, true, weight = [], [], []
    for stretch in of:
        for gap in range(1, len(stretch.words)):
            row = [hashed(p) for p in around(stretch.words, gap)]
            rows.append(row)
            spread.update(row)
            true.append(gap in stretch.begins)
            weight.append(MARKED if gap in stretch.marked else 1.0)
    hashes = np.array(sorted(h for h, n in spread.items() if n >= LEAST), dtype=np.uint32)
    column = {int(h): n for n, h in enumerate(hashes)}
    indices: list[int] = []
    ends = [0]
    for row in rows:
        indices += [column[h] for h in row if h in column]
        ends.append(len(indices))
    x = csr_matrix((np.ones(len(indices), dtype=np.float64), indices, ends), shape=(len(rows), len(hashes)))
    model = LogisticRegression(C=C, solver="liblinear", tol=1e-3).fit(x, np.array(true), sample_weight=np.array(weight))
    return Fitted(hashes, model.coef_[0], float(model.intercept_[0]))


def ruled(words: Sequence[str]) -> list[float]:
    """What rules say instead: a clause begins with a subject or a word that opens."""
    return [2.0 if _CLAUSES.fullmatch(word) else -5.0 for word in words[1:]]


def measured(found: Sequence[tuple[Stretch, list[int]]]) -> str:
    """Precision, recall and F1 of cuts; a cut at a comma is wrong here though it may read well."""
    right = sum(len(s.begins & set(cut)) for s, cut in found)
    cut, true = sum(len(c) for _, c in found), sum(len(s.begins) for s, _ in found)
    at_marks = sum(len(s.marked & set(c)) for s, c in found)
    p, r = right / max(1, cut), right / true
    return f"precision {p:.3f} (or at a comma {(right + at_marks) / max(1, cut):.3f})  recall {r:.3f}  F1 {2 * p * r / (p + r):.3f}"


def measure(folds: int = 4) -> None:
    """Prints what the regression and the rules find in what hands wrote that were left out."""
    names = authors()
    held = {a: list(stretches(a)) for a in names}
    learnt: dict[float, list[tuple[Stretch, list[int]]]] = {b: [] for b in (-0.4, 0.3, 1.1, 1.8)}
    rules = []
    for fold in range(folds):
        out = names[fold::folds]
        gaps = fitted([s for a in names if a not in out for s in held[a]]).gaps()
        for stretch in (s for a in out for s in held[a]):
            odds = boundaries.log_odds(stretch.words, gaps)
            for bias in learnt:
                learnt[bias].append((stretch, boundaries.best([o + bias for o in odds])))
            rules.append((stretch, boundaries.best(ruled(stretch.words))))
    for bias, found in learnt.items():
        print(f"learnt, bias {bias:+.1f}: {measured(found)}")
    print(f"rules: {measured(rules)}")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=["fit", "measure"], default="fit")
    if parser.parse_args().what == "measure":
        measure()
        return
    model = fitted([s for a in authors() for s in stretches(a)])
    model.save(boundaries.DATA)
    print(f"boundaries.npz: {boundaries.DATA.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
