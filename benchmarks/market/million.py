"""Search and themes over many synthetic rows.

    python -m benchmarks.market.million [ROWS] [search|themes|all]

Words are drawn by Zipf's law from 50,000, twenty a row; vectors lie around 200 centres. 2,000 people, 400 deals, fifteen
facets. Search: hybrid with a filter (one facet and a tenth of the deals), page of ten fetched and marked.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from otherside.domain import FACETS, Stance
from otherside.market.phrases import COUNTED, some, speakers
from otherside.market.saying import Saying
from otherside.market.themes import themes_of
from otherside.store.search import Document, Filters, SearchIndex
from otherside.store.search.query import parse

WHERE = Path(os.environ.get("OTHERSIDE_SCRATCH", "/tmp")) / "otherside-million"
_VOCABULARY, _CENTRES, _SPREAD = 50_000, 200, 0.04


class Synthetic:
    """Rows made from a seed, in blocks, so that memory stays flat."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        rng = np.random.default_rng(0)
        letters = np.array(list("abcdefghijklmnoprstuvw"))
        self.words = np.array(["".join(rng.choice(letters, rng.integers(4, 10))) for _ in range(_VOCABULARY)])
        weight = 1 / np.arange(1, _VOCABULARY + 1)
        self.cumulative = np.cumsum(weight / weight.sum())
        centres = rng.standard_normal((_CENTRES, 384))
        self.centres = (centres / np.linalg.norm(centres, axis=1, keepdims=True)).astype(np.float32)

    def vectors(self, block: int, count: int) -> np.ndarray:
        """Unit vectors around the centres."""
        rng = np.random.default_rng(1_000_000 + block)
        found = self.centres[rng.integers(0, _CENTRES, count)]
        found = found + _SPREAD * rng.standard_normal((count, 384), dtype=np.float32)
        return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)

    def texts(self, block: int, count: int) -> list[str]:
        """Twenty words each."""
        rng = np.random.default_rng(block)
        drawn = np.minimum(np.searchsorted(self.cumulative, rng.random((count, 20))), _VOCABULARY - 1)
        return [" ".join(self.words[row]) for row in drawn]

    def documents(self) -> Iterator[Document]:
        """All rows as the index takes them."""
        day = dt.date(2024, 1, 1)
        for block in range(0, self.rows, 2_000):
            rng = np.random.default_rng(2_000_000 + block)
            size = min(2_000, self.rows - block)
            people, facets = rng.integers(0, 2_000, size), rng.integers(0, 15, size)
            for n, text in enumerate(self.texts(block, size)):
                person = int(people[n])
                yield Document(
                    f"{block + n:016x}", True, text, f"p{person}", f"d{person % 400}", (FACETS[facets[n]],),
                    Stance.NEUTRAL, day + dt.timedelta(days=person % 700), f"c{person}", n, 0, len(text),
                    json.dumps({"person": f"Person {person}", "deal": f"d{person % 400}", "source": "calls/one.vtt"}),
                )  # fmt: skip


def memory() -> float:
    """Peak of this process so far, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def build(data: Synthetic) -> None:
    """Builds the index and says what it cost."""
    shutil.rmtree(WHERE, ignore_errors=True)
    block = 0

    def encode(texts: list[str]) -> np.ndarray:
        nonlocal block
        block += 2_000
        return data.vectors(block - 2_000, len(texts))

    started, own = time.perf_counter(), time.process_time()
    index = SearchIndex(WHERE, "synthetic")
    index.sync(data.documents(), encode, "1")
    index.close()
    size = sum(p.stat().st_size for p in WHERE.iterdir())
    print(
        f"built in {time.perf_counter() - started:.0f} s, {time.process_time() - own:.0f} s of processor; "
        f"{size / data.rows:.0f} bytes a row; peak {memory():.0f} MB"
    )


def ask(data: Synthetic, count: int = 200) -> None:
    """Times questions and compares the vector part with exact search."""
    started = time.perf_counter()
    index = SearchIndex(WHERE, "synthetic")
    rng = np.random.default_rng(5)
    times: dict[str, list[float]] = {"hybrid, filtered": [], "hybrid": [], "words": [], "vectors": []}
    # What the processor spent: on a machine that others use, the wall's time is theirs too.
    spent: dict[str, list[float]] = {kind: [] for kind in times}
    recall = []
    queries = data.vectors(0, 2_000)[:count]
    first = 0.0
    for n in range(count):
        drawn = np.minimum(np.searchsorted(data.cumulative, rng.random(3)), _VOCABULARY - 1)
        query = parse(" ".join(data.words[drawn]))
        filters = Filters(facets=[FACETS[n % 15]], deals=[f"d{k}" for k in range(n % 10, 400, 10)])
        for kind in times:
            begin, own = time.perf_counter(), time.process_time()
            index.search(
                query, None if kind == "words" else queries[n], filters if "filtered" in kind else Filters(), 10,
                use_words=kind != "vectors",
            )  # fmt: skip
            times[kind].append(1000 * (time.perf_counter() - begin))
            spent[kind].append(1000 * (time.process_time() - own))
            first = first or time.perf_counter() - started
    rows = index._vectors.rows
    chosen = queries[:50]
    best = np.full((50, 20), -1.0, dtype=np.float32)
    who = np.zeros((50, 20), dtype=np.int64)
    from otherside.store.search.vectors import unpack

    for begin in range(0, len(rows), 20_000):
        cosines = chosen @ unpack(rows[begin : begin + 20_000]).T
        both = np.hstack([best, cosines])
        names = np.hstack([who, np.tile(np.arange(begin, begin + cosines.shape[1]), (50, 1))])
        top = np.argpartition(-both, 20, axis=1)[:, :20]
        best, who = np.take_along_axis(both, top, 1), np.take_along_axis(names, top, 1)
    for n in range(50):
        slots, _ = index._vectors.search(chosen[n], 20)
        recall.append(len(set(slots) & set(who[n])) / 20)
    print(f"open to first answer {first:.2f} s; recall@20 {np.mean(recall):.3f}; peak {memory():.0f} MB")
    for kind, own in times.items():
        cpu = spent[kind]
        print(
            f"{kind:18} p50 {np.quantile(own, 0.5):6.1f} ms  p95 {np.quantile(own, 0.95):6.1f} ms   "
            f"of processor {np.quantile(cpu, 0.5):6.1f} and {np.quantile(cpu, 0.95):6.1f} ms"
        )
    index.close()


def themes(data: Synthetic) -> None:
    """Times themes of all facets; making the rows is not counted."""
    each = data.rows // 15
    wall = processor = 0.0
    everywhere: Counter[str] | None = None
    for number, facet in enumerate(FACETS):
        sayings, vectors = [], []
        for block in range(number * each, (number + 1) * each, 2_000):
            size = min(2_000, (number + 1) * each - block)
            vectors.append(data.vectors(block, size))
            for n, text in enumerate(data.texts(block, size)):
                person = f"p{(block + n) * 7919 % 2000}"
                sayings.append(
                    Saying(f"{block + n:x}", text, {facet: 0.9}, Stance.NEUTRAL, 0.5, person, person, "d", None, "s",
                           "c", n, 0, len(text))
                )  # fmt: skip
        together = np.vstack(vectors)
        started, own = time.perf_counter(), time.process_time()
        # As a workspace does: what everybody says is counted once for all facets.
        everywhere = everywhere or speakers((s.person, s.quote) for s in some(sayings, COUNTED))
        found, _ = themes_of(facet, sayings, together, common=everywhere)
        wall += time.perf_counter() - started
        processor += time.process_time() - own
        print(f"{facet.value}: {len(found)} themes, {processor:.0f} s of processor so far", flush=True)
    print(
        f"themes over {each * 15} rows: {wall:.0f} s, {processor:.0f} s of processor; peak {memory():.0f} MB with one "
        "facet's rows in memory"
    )


if __name__ == "__main__":
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    what = sys.argv[2] if len(sys.argv) > 2 else "all"
    made = Synthetic(rows)
    if what in ("build", "search", "all"):
        build(made)
    if what in ("ask", "search", "all"):
        ask(made)
    if what in ("themes", "all"):
        themes(made)
