"""What is read of words without marks and capitals, beside the same words with them.

    python -m benchmarks.extraction.unmarked

Turns of six sentences written for this project by hands whose sentences the boundaries of this run were not learnt from. Prints
how many facets of the marked turns are found in the bare ones, how many of those found are right, and how long quotes are.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from otherside.domain import Facet
from otherside.extraction import boundaries
from otherside.extraction.extractor import LocalExtractor, TurnText
from training.boundaries import WRITTEN, authors, fitted, stretches
from training.data import read_jsonl

#: The hands that are read; the boundaries are learnt from the others.
READ = ("e", "g", "i", "k", "m")
EACH, SENTENCES, SHOWN = 20, 6, 0.5
_MARKS = re.compile(r"[.,;:!?–—()\"“”…]+(?=\s|$)|(?<=\s)[(\"“–—-]+")


def turns() -> list[str]:
    """Some turns of each hand, of one buyer's sentences in their order."""
    chosen = random.Random(5)
    found: list[str] = []
    for hand in READ:
        said: dict[str, list[str]] = defaultdict(list)
        for row in read_jsonl(WRITTEN / f"{hand}.jsonl"):
            if row["speaker_role"] == "buyer" and len(row["text"].split()) > SENTENCES:
                said[row["doc"]].append(row["text"] if row["text"][-1] in ".!?" else row["text"] + ".")
        whole = [rows[:SENTENCES] for rows in said.values() if len(rows) >= SENTENCES]
        found += [" ".join(rows) for rows in chosen.sample(whole, min(EACH, len(whole)))]
    return found


def main() -> None:
    """The command."""
    known = fitted([s for hand in authors() if hand not in READ for s in stretches(hand)]).gaps()
    boundaries._known = lambda: known  # type: ignore[assignment]
    marked = turns()
    bare = [" ".join(_MARKS.sub("", turn).lower().split()) for turn in marked]
    (clean, _), (read, words) = _read(marked), _read(bare)
    same = sum(sum((a & b).values()) for a, b in zip(clean, read, strict=True))
    said, found = (sum(sum(c.values()) for c in counts) for counts in (clean, read))
    print(f"{len(marked)} turns: {said} facets with marks, {found} without, {same} the same")
    print(
        f"recall {same / said:.2f}, precision {same / found:.2f}; quotes of {sorted(words)[len(words) // 2]} words, at most {max(words)}"
    )


def _read(texts: Sequence[str]) -> tuple[list[Counter[Facet]], list[int]]:
    """The facets that are shown of each turn, and the words of each quote."""
    counts, words = [], []
    for text, readings in zip(texts, LocalExtractor().read(TurnText(t) for t in texts), strict=True):
        counts.append(Counter(f for r in readings for f, p in r.facets.items() if p >= SHOWN))
        words += [len(text[r.span.start : r.span.end].split()) for r in readings]
    return counts, words


if __name__ == "__main__":
    main()
