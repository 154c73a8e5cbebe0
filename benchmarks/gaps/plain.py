"""Plainly told clashes, and both halves in one statement: what ``otherside gaps STATEMENTS.json`` finds of them.

    python -m benchmarks.gaps.plain [--half look|judge] [--json]

``plain.jsonl`` holds thirty wishes with a present at odds and thirty that only look like it (one that fits, two facts,
somebody else's doing, a goal on its way, a problem with the wish as its mirror), in plain short sentences with neutral
ones around them. Each is read twice: a sentence a statement, and all of it in one.

``joined`` are the test dossiers' true pairs, decoys and neighbours, each two put into one statement.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.gaps.run import Table, interval
from otherside.profiles.incongruence.find import Incongruence, find_pairs
from training.gaps.data import dossiers, test_set

PLAIN = Path(__file__).parent / "plain.jsonl"


@dataclass(frozen=True, slots=True)
class Told:
    """A few sentences of one person.

    Attributes:
        sentences: in the order they are said.
        pair: where the wish and the present stand among them.
        true: whether the two are at odds.
    """

    sentences: tuple[str, ...]
    pair: tuple[int, int]
    true: bool


def told(half: str | None = None) -> list[Told]:
    """What is in ``plain.jsonl``; of one half where asked."""
    out = []
    for line in PLAIN.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        if half is None or raw["half"] == half:
            before, between = raw["before"], raw["between"]
            said = (*before, raw["ideal"], *between, raw["actual"], *raw["after"])
            ideal = len(before)
            out.append(Told(said, (ideal, ideal + 1 + len(between)), raw["kind"] == "pair"))
    return out


def plainly(rows: Sequence[Told]) -> Table:
    """Of the true: the pair is shown first. Of the others: anything is shown."""
    out: Table = {k: [] for k in ("first", "one_first", "decoys", "one_decoys")}
    for row in rows:
        apart, one = find_pairs(row.sentences), find_pairs([" ".join(row.sentences)])
        if row.true:
            out["first"].append(float(bool(apart) and (apart[0].ideal, apart[0].actual) == row.pair))
            out["one_first"].append(float(bool(one) and _inner(one[0], row)))
        else:
            out["decoys"].append(float(bool(apart)))
            out["one_decoys"].append(float(bool(one)))
    return out


def joined(seed: int = 0) -> Table:
    """Whether anything is shown of two statements of a test dossier in one."""
    rng = np.random.default_rng(seed)
    out: Table = {k: [] for k in ("joined", "joined_decoys", "joined_neighbours")}
    for d in test_set(dossiers()):
        n = int(rng.integers(len(d.texts) - 1))
        strangers = [] if {(n, n + 1), (n + 1, n)} & set(d.pairs) else [(n, n + 1)]
        for name, pairs in (("joined", d.pairs), ("joined_decoys", d.decoys), ("joined_neighbours", strangers)):
            for first, second in list(pairs)[:1]:
                out[name].append(float(bool(find_pairs([f"{d.texts[first]} {d.texts[second]}"]))))
    return out


def _inner(found: Incongruence, row: Told) -> bool:
    if found.spans is None:
        return False
    text = " ".join(row.sentences)
    return tuple(text[start:end] for start, end in found.spans) == tuple(row.sentences[n] for n in row.pair)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=["look", "judge"])
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    rng = np.random.default_rng(0)
    values = {**plainly(told(args.half)), **joined()}
    out = {name: [round(x, 3) for x in interval(found, rng)] for name, found in values.items()}
    if args.json:
        print(json.dumps(out))
        return
    for name, (mean, low, high) in out.items():
        print(f"{name:<18} {mean:.2f} ({low:.2f} to {high:.2f}) of {len(values[name])}")


if __name__ == "__main__":
    main()
