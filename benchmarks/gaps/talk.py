"""Incongruence in free talk: what is shown where nothing clashes, and whether a pair said in it is found.

    python -m benchmarks.gaps.talk [--json]

What buyers say in whole conversations of two hands of ours that the scorer was not trained on, as they were written, and
with the two statements of a true pair of the test dossiers put among them at random. Their writers meant no clash; the
few there may be count against us. ``own_first``, ``own_shown`` and ``own_decoys`` are of 60 of them to which another hand
wrote one line in the speaker's own voice that clashes with one of theirs, and one that only looks like it.
"""

from __future__ import annotations

import argparse
import json
from typing import Any

import numpy as np

from benchmarks.gaps.run import interval
from otherside.profiles.incongruence.find import find_pairs
from otherside.workspace.incongruences import ACTUALS, LEAST
from training.gaps.data import TEST_TALK, TEST_TALK_HANDS, Dossier, dossiers, planted, talk, test_set

#: As a deal is looked at.
DEAL: dict[str, Any] = {"talk": True, "least": LEAST, "actuals": ACTUALS}


def with_strangers(said: Dossier, dossier: Dossier, rng: np.random.Generator) -> tuple[list[str], tuple[int, int]]:
    """The talk with the first true pair of a dossier somewhere in it, and where the ideal and the actual stand."""
    ideal, actual = min(dossier.pairs)
    texts = list(said.texts)
    for text in (dossier.texts[ideal], dossier.texts[actual]):
        texts.insert(int(rng.integers(0, len(texts) + 1)), text)
    return texts, (texts.index(dossier.texts[ideal]), texts.index(dossier.texts[actual]))


def measure(seed: int = 0) -> dict[str, list[float]]:
    """For each conversation: whether nothing is shown of it, and what becomes of the planted pair."""
    rng = np.random.default_rng(seed)
    pairs = [d for d in test_set(dossiers()) if d.pairs]
    out: dict[str, list[float]] = {k: [] for k in ("empty", "first", "shown", "own_first", "own_shown", "own_decoys")}
    for said in talk(TEST_TALK_HANDS):
        out["empty"].append(float(not find_pairs(said.texts, **DEAL)))
        texts, pair = with_strangers(said, pairs[int(rng.integers(len(pairs)))], rng)
        found = [(p.ideal, p.actual) for p in find_pairs(texts, **DEAL)]
        out["first"].append(float(bool(found) and found[0] == pair))
        out["shown"].append(float(pair in found))
    for said in (d for d in planted() if d.author in TEST_TALK):
        found = [(p.ideal, p.actual) for p in find_pairs(said.texts, **DEAL)]
        out["own_first"].append(float(bool(found) and found[0] in said.pairs))
        out["own_shown"].append(float(any(pair in said.pairs for pair in found)))
        decoys = {frozenset(pair) for pair in said.decoys}
        out["own_decoys"].append(float(any(frozenset(pair) in decoys for pair in found)))
    return out


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    rng = np.random.default_rng(0)
    out = {name: [round(x, 3) for x in interval(values, rng)] for name, values in measure().items()}
    if args.json:
        print(json.dumps(out))
        return
    for name, (mean, low, high) in out.items():
        print(f"{name:<10} {mean:.2f} ({low:.2f} to {high:.2f})")


if __name__ == "__main__":
    main()
