"""What the words beside the network add, on left-out sources and on talk between buyers and sellers.

    OTHERSIDE_DATA=… python -m benchmarks.extraction.words_beside

The words' log-odds (``training.words``), learnt for each fold from what its network saw, are added to the network's with one
weight. Here the weight, like calibration and thresholds, comes from the other folds, so that the figures of left-out sources are
honest; for talk between buyers and sellers it comes from all folds, as in the product. Takes a few minutes.
"""

from __future__ import annotations

import argparse
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.extraction.business_talk import WRITTEN
from benchmarks.extraction.leave_sources_out import HELD_OUT, cross_fitted, interval
from otherside.domain import FACETS
from otherside.extraction.encoder import default_encoder
from otherside.extraction.plainly import plainly_said
from training.data import data_dir, read_jsonl, real_rows, written_rows
from training.scoring import F1, best_threshold, f1, sigmoid
from training.train import FOLDS
from training.words import Fitted, fitted, left_out

#: What the words' log-odds may weigh beside the network's.
BESIDE = (0.0, 0.2, 0.4, 0.7)
Array = NDArray[Any]


def chosen_weight(network: Array, words: Array, true: Array, fold: Array, source: Array) -> float:
    """The weight with the best micro-F1 over these folds, each judged with what the others give."""
    scores = [f1(cross_fitted(network + w * words, true, fold, source)[1], true).micro for w in BESIDE]
    return BESIDE[int(np.argmax(scores))]


def _print(name: str, score: F1, of: tuple[tuple[float, float], tuple[float, float]] | None = None) -> None:
    spread = f"  95 % micro {of[0][0]:.3f}-{of[0][1]:.3f} macro {of[1][0]:.3f}-{of[1][1]:.3f}" if of else ""
    print(
        f"{name:40} micro {score.micro:.3f}  macro {score.macro:.3f}  P {score.precision:.3f}  R {score.recall:.3f}{spread}"
    )


def main() -> None:
    """The command."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    real = [r for r in real_rows(data_dir()) if not r.seller]
    written = [r for r in written_rows() if not r.seller]
    at = {r.id: n for n, r in enumerate(real)}
    kept = np.load(HELD_OUT)
    which = [k for k, i in enumerate(kept["ids"]) if i in at]
    rows = [real[at[kept["ids"][k]]] for k in which]
    network, fold = kept["logits"][which, : len(FACETS)].astype(float), kept["fold"][which]
    true, source = np.stack([r.hard for r in rows]), np.array([r.source for r in rows])
    docs = np.array([f"{r.source}/{r.doc}" for r in rows])
    words = left_out(rows, list(fold), data_dir(), weight=1.0)
    plain = plainly_said([r.text for r in rows]) > 0
    _, said, shown = cross_fitted(network, true, fold, source)
    joined, joined_shown = np.zeros(true.shape, bool), np.zeros(true.shape, bool)
    picked = {}
    for name in FOLDS:
        rest, mine = fold != name, fold == name
        picked[name] = chosen_weight(network[rest], words[rest], true[rest], fold[rest], source[rest])
        _, decided, strict = cross_fitted(network + picked[name] * words, true, fold, source)
        joined[mine], joined_shown[mine] = decided[mine], strict[mine]
    print(f"weight of the words, from the other folds: {picked}")
    for name, decisions, strict in (("network", said, shown), ("network and words", joined, joined_shown)):
        _print(name, f1(decisions | plain, true), interval(decisions | plain, true, docs))
        _print("  shown", f1(strict | plain, true))
        for each in FOLDS:
            _print(f"  {each}", f1((decisions | plain)[fold == each], true[fold == each]))
        print(
            "  " + "  ".join(f"{f} {x:.2f}" for f, x in zip(FACETS, f1(decisions | plain, true).by_facet, strict=True))
        )
    _print_gain(gain(said | plain, joined | plain, true, docs))
    _business(fitted(written + real), network, words, true, fold, source)


def gain(before: Array, after: Array, true: Array, docs: Array, draws: int = 300) -> Array:
    """95 % paired bootstrap over documents of how micro and macro F1 grow, ``(2, 2)``: low and high of each."""
    rng = np.random.default_rng(0)
    names, which = np.unique(docs, return_inverse=True)
    members = [np.flatnonzero(which == k) for k in range(len(names))]
    grown = []
    for _ in range(draws):
        rows = np.concatenate([members[k] for k in rng.integers(0, len(names), len(names))])
        old, new = f1(before[rows], true[rows]), f1(after[rows], true[rows])
        grown.append((new.micro - old.micro, new.macro - old.macro))
    return np.asarray(np.nanpercentile(np.array(grown), [2.5, 97.5], axis=0).T)


def _print_gain(of: Array) -> None:
    print(f"  grows by, 95 %: micro {of[0, 0]:+.3f} to {of[0, 1]:+.3f}  macro {of[1, 0]:+.3f} to {of[1, 1]:+.3f}")


def _business(own_of: Fitted, network: Array, words: Array, true: Array, fold: Array, source: Array) -> None:
    """Prints the same for the conversations of ``business_talk``, with the shipped network."""
    talk = [r for p in sorted(WRITTEN.glob("*.jsonl")) for r in read_jsonl(p) if r["speaker_role"] == "buyer"]
    pairs = [(r["prev"] or "", r["text"]) for r in talk]
    labels = np.array([[f.value in r["facets"] for f in FACETS] for r in talk])
    docs = np.array([r["doc"] for r in talk])
    logits = default_encoder().encode(pairs).logits[:, : len(FACETS)].astype(float)
    own, plain = own_of.log_odds(pairs, weight=1.0), plainly_said([text for _, text in pairs]) > 0
    counts = {s: (source == s).sum() for s in np.unique(source)}
    weight = np.array([1 / counts[s] for s in source])
    weight = weight / weight.mean()
    chosen = chosen_weight(network, words, true, fold, source)
    print(f"business talk; weight of the words, from all folds: {chosen}")
    found = []
    for name, share in (("network", 0.0), ("network and words", chosen)):
        raw = sigmoid(network + share * words)
        cut = np.array([best_threshold(raw[:, k], true[:, k], weight) for k in range(len(FACETS))])
        said = (sigmoid(logits + share * own) >= cut) | plain
        found.append(said)
        _print(name, f1(said, labels), interval(said, labels, docs))
        print("  " + "  ".join(f"{f} {x:.2f}" for f, x in zip(FACETS, f1(said, labels).by_facet, strict=True)))
    _print_gain(gain(found[0], found[1], labels, docs))


if __name__ == "__main__":
    main()
