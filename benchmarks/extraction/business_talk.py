"""Accuracy of the shipped reader on talk between buyers and sellers that it never saw, beside a keyword lexicon.

    python -m benchmarks.extraction.business_talk [--json]

Four hands who knew the labelling guide and nothing of the project wrote 40 conversations, mails and surveys in the way people
talk around things (``business/*.jsonl``, the project's own words; nothing of it is trained on or chosen by). Each line has the
labels of its writer and of a second reader who saw only the words. Intervals are 95 % bootstraps over conversations.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.extraction.leave_sources_out import interval
from benchmarks.extraction.lexicon import lexicon
from otherside.domain import FACETS
from otherside.extraction.extractor import LocalExtractor
from otherside.extraction.heads import default_heads
from otherside.extraction.thresholds import shown_thresholds
from training.data import read_jsonl
from training.scoring import f1

WRITTEN = Path(__file__).parent / "business"


def _labels(rows: list[dict[str, Any]], key: str) -> NDArray[np.bool_]:
    return np.array([[facet.value in row[key] for facet in FACETS] for row in rows])


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    files = {
        p.stem: [r for r in read_jsonl(p) if r["speaker_role"] == "buyer"] for p in sorted(WRITTEN.glob("*.jsonl"))
    }
    rows = [row for found in files.values() for row in found]
    hand = np.array([name for name, found in files.items() for _ in found])
    docs = np.array([row["doc"] for row in rows])
    true, second = _labels(rows, "facets"), _labels(rows, "facets_second")
    texts = [row["text"] for row in rows]
    heads = default_heads()
    p = np.stack([read.scores for read in LocalExtractor().score([(row["prev"] or "", row["text"]) for row in rows])])
    said = p >= heads.threshold
    shown = f1(p >= np.array([shown_thresholds()[f] for f in FACETS]), true)
    words = f1(lexicon(texts), true)
    score, readers = f1(said, true), f1(second, true)
    micro, macro = interval(said, true, docs)
    result: dict[str, Any] = {
        "sentences": len(rows),
        "micro": score.micro,
        "micro_interval": micro,
        "macro": score.macro,
        "macro_interval": macro,
        "shown": {"precision": shown.precision, "recall": shown.recall},
        "lexicon": {"micro": words.micro, "macro": words.macro},
        "two_readers": {"micro": readers.micro, "macro": readers.macro},
        "by_hand": {name: f1(said[hand == name], true[hand == name]).micro for name in files},
        "by_facet": {
            facet.value: {"positives": int(true[:, k].sum()), "f1": score.by_facet[k], "lexicon": words.by_facet[k]}
            for k, facet in enumerate(FACETS)
        },
    }
    if args.json:
        print(json.dumps(result, indent=1))
        return
    print(f"{len(rows)} sentences of buyers; two readers agree at micro {readers.micro:.3f} macro {readers.macro:.3f}")
    print(
        f"reader   micro {score.micro:.3f} ({micro[0]:.3f}-{micro[1]:.3f})  macro {score.macro:.3f} ({macro[0]:.3f}-{macro[1]:.3f})"
    )
    print(f"lexicon  micro {words.micro:.3f}  macro {words.macro:.3f}")
    print(f"shown    precision {shown.precision:.3f}  recall {shown.recall:.3f}")
    print("  ".join(f"{name} {value:.3f}" for name, value in result["by_hand"].items()))
    for name, of in result["by_facet"].items():
        print(f"  {name:14} n {of['positives']:3}  reader {of['f1']:.2f}  lexicon {of['lexicon']:.2f}")


if __name__ == "__main__":
    main()
