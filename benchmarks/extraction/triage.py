"""What the cheap first pass skips and what that loses; what merging near-duplicates would save and cost.

    OTHERSIDE_DATA=DATA python -m benchmarks.extraction.triage [--json]

The first pass (`otherside.extraction.triage`) skips sentences that are wholly greetings, signs of listening and the like.
Its loss is counted twice: labelled sentences with a facet among those skipped, and sentences in which the reader would
have shown something had it read them. The upper bound is exact for a binomial share (Clopper and Pearson, 95 %, one-sided).

Near-duplicates are sentences that are the same but for case, punctuation and digits, also with another sentence before.
The reader merges only what is the very same, with the same sentence before it; the figures say why not more.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.stats import beta

from otherside.extraction.extractor import LocalExtractor
from otherside.extraction.segment import segment
from otherside.extraction.triage import is_nothing

ROOT = Path(__file__).parents[2]
Pair = tuple[str, str]
#: Sentences read at most for the comparison of near-duplicates.
MOST_READ = 3000


def labelled(data: Path) -> Iterator[tuple[Pair, list[str]]]:
    """Real sentences with their facets, and those written for the project."""
    pool = {json.loads(x)["id"]: json.loads(x)["facets"] for x in _lines(ROOT / "training/data/pool-labels.jsonl")}
    for name in ("train.jsonl", "pool.jsonl", "written.jsonl"):
        for line in _lines(data / "facets" / name):
            row = json.loads(line)
            facets = row.get("facets", pool.get(row["id"]))
            if facets is not None:
                yield (row.get("prev") or "", row["text"]), facets


def talk(data: Path) -> list[Pair]:
    """Sentences of real counselling sessions, with the one before: speech with all its listening noises."""
    pairs: list[Pair] = []
    with (data / "annomi" / "AnnoMI-simple.csv").open(encoding="utf-8", newline="") as file:
        seen, before = set(), ""
        for row in csv.DictReader(file):
            place = row["transcript_id"], row["utterance_id"]
            if place in seen:
                continue
            seen.add(place)
            text = row["utterance_text"]
            for span in segment(text):
                pairs.append((before, text[span.start : span.end]))
                before = pairs[-1][1]
    return pairs


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def first_pass(data: Path, reader: LocalExtractor) -> dict[str, object]:
    """What is skipped, and what of it was something."""
    rows = list(labelled(data))
    skipped = [(pair, facets) for pair, facets in rows if is_nothing(pair[1], pair[0])]
    positive = sum(bool(facets) for _, facets in rows)
    lost = [(pair, facets) for pair, facets in skipped if facets]
    sentences = talk(data)
    idle = [pair for pair in sentences if is_nothing(pair[1], pair[0])]
    distinct = list(dict.fromkeys([*idle, *(pair for pair, _ in skipped)]))
    readings = reader.score(distinct)
    shown = sum(bool((r.scores >= reader.heads.shown).any()) for r in readings)
    return {
        "labelled_sentences": len(rows),
        "labelled_skipped": len(skipped),
        "labelled_with_a_facet": positive,
        "lost": len(lost),
        "lost_share": len(lost) / max(1, positive),
        "lost_share_at_most": float(beta.ppf(0.95, len(lost) + 1, max(1, positive - len(lost)))),
        "lost_texts": [f"{pair[1]} {facets}" for pair, facets in lost][:20],
        "talk_sentences": len(sentences),
        "talk_skipped_share": round(len(idle) / len(sentences), 4),
        "skipped_distinct": len(distinct),
        "reader_would_have_shown": shown,
        "reader_would_have_guessed": sum(bool(r.facets) for r in readings),
    }


def _key(text: str) -> str:
    return " ".join(re.sub(r"[\W\d_]+", " ", text.casefold()).split())


def near_duplicates(sentences: Sequence[Pair], reader: LocalExtractor) -> dict[str, object]:
    """How many more sentences merging would save, and how often the merged would be read otherwise."""
    read = [pair for pair in sentences if not is_nothing(pair[1], pair[0])]
    exact = list(dict.fromkeys(read))
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in exact:
        groups[_key(pair[1])].append(pair)
    several = [own for own in groups.values() if len(own) > 1]
    chosen: list[list[Pair]] = []
    count = 0
    for own in several:
        if count + len(own) > MOST_READ:
            break
        chosen.append(own)
        count += len(own)
    scores = iter(reader.score([pair for own in chosen for pair in own]))
    merged = differ = 0
    for own in chosen:
        found = [frozenset(next(scores).facets) for _ in own]
        merged += len(own) - 1
        differ += sum(other != found[0] for other in found[1:])
    return {
        "talk_read": len(read),
        "exact_saves_share": round(1 - len(exact) / len(read), 4),
        "near_would_save_share": round((len(exact) - len(groups)) / len(read), 4),
        "near_compared": merged,
        "near_read_otherwise": differ,
        "near_read_otherwise_share": round(differ / max(1, merged), 4),
    }


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if "OTHERSIDE_DATA" not in os.environ:
        parser.error("set OTHERSIDE_DATA to the folder with facets/ and annomi/")
    data, reader = Path(os.environ["OTHERSIDE_DATA"]), LocalExtractor()
    result = {**first_pass(data, reader), **near_duplicates(talk(data), reader)}
    if args.json:
        print(json.dumps(result, indent=1, ensure_ascii=False))
    else:
        for key, value in result.items():
            print(f"{key:28} {np.round(value, 5) if isinstance(value, float) else value}")


if __name__ == "__main__":
    main()
