"""The store embedded and on a real PostgreSQL server of this machine: adding, opening, searching.

    python -m benchmarks.store.team [ROWS] [CONVERSATIONS]

Adding: conversations of fifty turns, each one acknowledged transaction. Search: synthetic rows (Zipf words, vectors around
centres; ``benchmarks.market.million``), loose questions of three words, page of ten. The index that is shipped stands
beside the store; ``in the server`` is what the same rows cost as ``tsvector`` with GIN and ranking by ``ts_rank``, and as
``pgvector`` compared exactly. Other work on the machine shows in the wall's time: read the ratios.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.market.million import _VOCABULARY, Synthetic
from otherside.domain import Conversation, Turn
from otherside.store import SourceRecord, create_store, open_store
from otherside.store.postgres import disconnect
from otherside.store.search import Filters, SearchIndex
from otherside.store.search.query import parse
from otherside.store.stored import CrmRecords
from tests.store.server import Server

_QUERIES = 100


def told(name: str, milliseconds: list[float]) -> None:
    """One line of a table."""
    low, high = np.percentile(milliseconds, [50, 95])
    print(f"{name:32} p50 {low:7.1f} ms  p95 {high:7.1f} ms", flush=True)


def timed(work: Callable[[int], object], count: int) -> list[float]:
    """Wall time of each call, in milliseconds."""
    spent = []
    for n in range(count):
        begin = time.perf_counter()
        work(n)
        spent.append(1000 * (time.perf_counter() - begin))
    return spent


def adding(folder: Path, url: str, count: int) -> None:
    """Whole conversations, one transaction each."""
    homes = {"SQLite": (folder / "sqlite", None), "PostgreSQL": (folder / "postgres", url)}
    stores = {name: create_store(*home) for name, home in homes.items()}
    turns = tuple(Turn(f"We looked at part {n} again and it takes us two days.", "Dana Lee") for n in range(50))

    def add(store: object, n: int) -> None:
        source = SourceRecord(f"/{n}", f"{n}", f"{n}", "vtt")
        store.put_source(source, [(f"c{n}", f"d{n % 20}", Conversation(f"{n}", "vtt", turns))], CrmRecords())  # type: ignore[attr-defined]

    # Turn about, so that both have the same company on the machine.
    spent: dict[str, list[float]] = {name: [] for name in stores}
    for n in range(count):
        for name, store in stores.items():
            spent[name] += timed(lambda _, s=store, k=n: add(s, k), 1)
    for name, values in spent.items():
        told(f"add 50 turns, {name}", values)
        print(f"{'':32} {1000 * 50 * count / sum(values):,.0f} turns/s")
    for name, (home, _) in homes.items():
        told(f"open, {name}", timed(lambda _, h=home: open_store(h).close(), 30))
        store = open_store(home)
        told(f"read a conversation, {name}", timed(lambda n, s=store: s.conversation(f"c{n % count}"), 100))
        store.close()


def searching(folder: Path, server: Server, rows: int) -> None:
    """The same rows beside the store and in the server."""
    import psycopg

    data = Synthetic(rows)
    blocks = iter(range(0, rows, 2_000))
    index = SearchIndex(folder / "search", "synthetic")
    begin = time.perf_counter()
    index.sync(data.documents(), lambda texts: data.vectors(next(blocks), len(texts)), "1")
    print(f"index beside the store: {rows:,} rows in {time.perf_counter() - begin:.0f} s")
    db = psycopg.connect(server.url(), autocommit=True)
    begin = time.perf_counter()
    db.execute("CREATE EXTENSION vector")
    db.execute("CREATE TABLE docs (id integer PRIMARY KEY, words tsvector)")
    db.execute("CREATE TABLE meanings (id integer PRIMARY KEY, v vector(384))")
    for block in range(0, rows, 2_000):
        size = min(2_000, rows - block)
        with db.cursor().copy("COPY docs FROM STDIN") as out:
            for n, text in enumerate(data.texts(block, size)):
                out.write_row((block + n, " ".join(sorted(set(text.split())))))
        with db.cursor().copy("COPY meanings FROM STDIN") as out:
            for n, vector in enumerate(data.vectors(block, size)):
                out.write_row((block + n, "[" + ",".join(f"{x:.5g}" for x in vector) + "]"))
    db.execute("CREATE INDEX ON docs USING gin (words)")
    db.execute("VACUUM ANALYZE docs, meanings")
    print(f"in the server: {rows:,} rows in {time.perf_counter() - begin:.0f} s")
    rng = np.random.default_rng(5)
    drawn = np.minimum(np.searchsorted(data.cumulative, rng.random((_QUERIES, 3))), _VOCABULARY - 1)
    terms = [list(data.words[row]) for row in drawn]
    queries = data.vectors(0, 2_000)[:_QUERIES]

    def beside(n: int, words: bool, meaning: bool) -> None:
        index.search(parse(" ".join(terms[n])), queries[n] if meaning else None, Filters(), 10, use_words=words)

    def words(n: int) -> None:
        query = " | ".join(terms[n])
        db.execute(
            "SELECT id FROM docs, to_tsquery('simple', %s) q WHERE words @@ q ORDER BY ts_rank(words, q) DESC, id LIMIT 400",
            (query,),
        ).fetchall()

    def meaning(n: int) -> None:
        vector = "[" + ",".join(f"{x:.5g}" for x in queries[n]) + "]"
        db.execute("SELECT id FROM meanings ORDER BY v <=> %s::vector LIMIT 400", (vector,)).fetchall()

    told("words, beside the store", timed(lambda n: beside(n, True, False), _QUERIES))
    told("words, in the server", timed(words, _QUERIES))
    told("meaning, beside the store", timed(lambda n: beside(n, False, True), _QUERIES))
    told("meaning, in the server", timed(meaning, _QUERIES))
    told("both, beside the store", timed(lambda n: beside(n, True, True), _QUERIES))
    index.close()
    db.close()


def main() -> None:
    """Runs both."""
    rows, count = (int(a) for a in (*sys.argv[1:], *("100000", "200")[len(sys.argv) - 1 :]))
    folder, server = Path(tempfile.mkdtemp(prefix="otherside-team-")), Server()
    try:
        print(server.run("SELECT version()")[0][0].split(",")[0])
        server.run("CREATE DATABASE team")
        adding(folder, server.url("team"), count)
        searching(folder, server, rows)
    finally:
        disconnect()
        server.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
