"""The full-text side: FTS5 over the documents' words."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

#: One tokenizer for the index, for counting and for highlighting: the three must agree.
TOKENIZE = "porter unicode61 remove_diacritics 2"
#: A word in more documents than this is not ranked by: scoring a million of them would take a second.
CAP = 20_000
#: Constants of BM25 (Robertson & Zaragoza 2009), those of FTS5.
_K, _B = 1.2, 0.75
_OPEN, _CLOSE = "\ue000", "\ue001"

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def stems(words: Sequence[str]) -> list[str]:
    """Each word as the index holds it; empty where nothing of it is indexed."""
    with _scratch([w.strip('"') for w in words]) as db:
        found = dict(db.execute("SELECT doc, term FROM vocab ORDER BY doc, offset DESC"))
        return [str(found.get(n, "")) for n in range(1, len(words) + 1)]


def marks(texts: Sequence[str], expression: str) -> list[tuple[tuple[int, int], ...]]:
    """Where each text has what the expression names: ``(start, end)``, code points."""
    if not expression or not texts:
        return [()] * len(texts)
    with _scratch(texts) as db:
        rows = dict(
            db.execute("SELECT rowid, highlight(fts, 0, ?, ?) FROM fts WHERE fts MATCH ?", (_OPEN, _CLOSE, expression))
        )
    return [_spans(rows.get(n, "")) for n in range(1, len(texts) + 1)]


def rarest(db: sqlite3.Connection, words: Sequence[str]) -> tuple[list[str], bool]:
    """The words worth ranking by, and whether they are too common to rank by at all.

    Args:
        words: quoted terms.
    """
    common = dict(zip(words, stems(words), strict=True))
    frequent = {
        word: row[0]
        for word, stem in common.items()
        if (row := db.execute("SELECT documents FROM common WHERE term = ?", (stem,)).fetchone())
    }
    rare = [word for word in words if word not in frequent]
    return (rare, False) if rare else (list(words), bool(words))


def postings(db: sqlite3.Connection, expression: str) -> Ints:
    """Ids of all documents that an expression matches, ascending.

    One string from SQLite, parsed at once: a row at a time through Python takes ten times as long.
    """
    found = db.execute("SELECT group_concat(rowid) FROM fts WHERE fts MATCH ?", (expression,)).fetchone()[0]
    return np.fromstring(found or "", dtype=np.int64, sep=",")


def weight(documents: int, of: int) -> float:
    """What a word counts that so many documents have; FTS5's, never below a trace."""
    return max(float(np.log((of - documents + 0.5) / (documents + 0.5))), 1e-6)


def dampened(lengths: NDArray[np.float32], average: float) -> Floats:
    """What of a word's weight is left in documents of these lengths: BM25 for words that are there once.

    Spans and turns of speech seldom repeat a word, and one who does says no more about it.
    """
    return np.asarray((_K + 1) / (1 + _K * (1 - _B + _B * lengths / max(average, 1e-9))), dtype=np.float64)


def count_common(db: sqlite3.Connection) -> None:
    """Notes which words are too common to rank by."""
    db.execute("DELETE FROM common")
    db.execute("INSERT INTO common SELECT term, doc FROM vocab WHERE doc > ?", (CAP,))


class _scratch:
    """A small index in memory, of a few texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._db = sqlite3.connect(":memory:")
        self._db.execute(f"CREATE VIRTUAL TABLE fts USING fts5(text, tokenize='{TOKENIZE}')")
        self._db.execute("CREATE VIRTUAL TABLE vocab USING fts5vocab(fts, 'instance')")
        self._db.executemany("INSERT INTO fts(rowid, text) VALUES (?, ?)", enumerate(texts, 1))

    def __enter__(self) -> sqlite3.Connection:
        return self._db

    def __exit__(self, *_: object) -> None:
        self._db.close()


def _spans(marked: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    at = begin = 0
    for character in marked:
        if character == _OPEN:
            begin = at
        elif character == _CLOSE:
            spans.append((begin, at))
        else:
            at += 1
    return tuple(spans)
