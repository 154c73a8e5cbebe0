"""Which way sentences point: the network's stance beside that of the reader, on sources and writers that it never saw.

    OTHERSIDE_DATA=… python -m benchmarks.extraction.stance [--json]

Of the real sources the stance is that of the fold's network (``held_out.npz``), the facets those of the fold; of talk between
buyers and sellers (``business/*.jsonl``) both are the shipped reader's. Counted are sentences of which something is shown unasked.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from benchmarks.extraction.business_talk import WRITTEN
from benchmarks.extraction.leave_sources_out import HELD_OUT, cross_fitted
from otherside.domain import FACETS, Stance
from otherside.extraction.direction import direction
from otherside.extraction.extractor import LocalExtractor
from otherside.extraction.heads import STANCES, default_heads
from training.data import data_dir, read_jsonl, real_rows
from training.words import left_out

Line = tuple[str, Stance, Stance, Stance]
"""Source, stance by the label, by the network, by the reader."""


def _line(name: str, label: str, read: Stance, text: str, said: np.ndarray, sure: np.ndarray) -> Line:
    facets, shown = (frozenset(FACETS[k] for k in np.flatnonzero(found)) for found in (said, sure))
    return name, Stance(label), read, direction(read, text, facets, shown)


def real() -> Iterator[Line]:
    """The sources that a fold's network did not see."""
    by_id = {r.id: r for r in real_rows(data_dir())}
    kept = np.load(HELD_OUT)
    rows = [by_id[i] for i in kept["ids"]]
    use = np.array([not r.seller for r in rows])
    rows = [r for r, k in zip(rows, use, strict=True) if k]
    logits, fold = kept["logits"][use].astype(float), kept["fold"][use]
    words = left_out(rows, list(fold), data_dir())
    true, source = np.stack([r.hard for r in rows]), np.array([r.source for r in rows])
    _, said, shown = cross_fitted(logits[:, : len(FACETS)] + words, true, fold, source)
    read = default_heads().stances(logits)
    for n in np.flatnonzero(shown.any(1)):
        label = STANCES[int(np.argmax(rows[n].stance))]
        yield _line(rows[n].source, label, read[n], rows[n].text, said[n], shown[n])


def business() -> Iterator[Line]:
    """Talk between buyers and sellers, by writer."""
    reader = LocalExtractor()
    for path in sorted(WRITTEN.glob("*.jsonl")):
        rows = [r for r in read_jsonl(path) if r["speaker_role"] == "buyer"]
        pairs = [(r["prev"] or "", r["text"]) for r in rows]
        raw = reader.heads.stances(reader.see(pairs).encoded.logits)
        for row, read, found in zip(rows, raw, reader.score(pairs), strict=True):
            sure = found.scores >= reader.heads.shown
            if sure.any():
                yield _line(path.stem, row["stance"], read, row["text"], found.scores >= reader.heads.threshold, sure)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    found: dict[str, list[Line]] = defaultdict(list)
    for kind, told in (("all real sources", real()), ("all buyers and sellers", business())):
        for line in told:
            found[line[0]].append(line)
            found[kind].append(line)
    result = {}
    for name, lines in found.items():
        away = sum(true is Stance.AWAY for _, true, _, _ in lines)
        result[name] = {"sentences": len(lines), "away": away} | {
            by: {
                "right": round(sum(line[1] is line[k] for line in lines) / len(lines), 3),
                "called_away": sum(line[k] is Stance.AWAY for line in lines),
                "rightly": sum(line[k] is Stance.AWAY is line[1] for line in lines),
            }
            for k, by in ((2, "network"), (3, "reader"))
        }
    if args.json:
        print(json.dumps(result, indent=1))
        return
    for name, row in result.items():
        print(
            f"{name:55} n {row['sentences']:5}  away {row['away']:4}  network {row['network']}  reader {row['reader']}"
        )


if __name__ == "__main__":
    main()
