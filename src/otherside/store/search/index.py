"""The search index of a workspace: a folder beside the store, derived from it, brought up to date by comparison.

``index.db`` holds the documents and their words (FTS5); ``vectors-N.bin`` their meanings; ``columns-N.npy`` what
filters need, by slot, so that a filter over a million vectors is a few comparisons of arrays. Deleting the folder loses
nothing.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from otherside.domain import Stance
from otherside.store.search import words
from otherside.store.search.document import NO_DAY, STANCES, Document, Filters, Hit, facet_bits
from otherside.store.search.query import Query
from otherside.store.search.vectors import EXACT, VectorFile, append, erase, reorder

#: Changes whenever the layout does; an index of another layout is built anew.
LAYOUT = "1"
#: Candidates of each kind that are fused; pages never go beyond, so that they never shift.
DEPTH = 400
#: The usual constant of reciprocal-rank fusion (Cormack, Clarke & Büttcher 2009).
_RRF = 60
#: What a rank by meaning counts beside one by words. The shipped encoder is made for facets and judges topics poorly
#: (nDCG@10 .11 alone against .58 of words, ``benchmarks/market``): it adds what no word finds, below what words find.
MEANING = 0.3
_BATCH = 2_000
_COLUMNS = np.dtype(
    [("id", "<i8"), ("person", "<i4"), ("deal", "<i4"), ("facets", "<i4"), ("stance", "<i4"), ("day", "<i4")]
)
_SCHEMA = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE names (code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE docs (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, digest INTEGER NOT NULL, evidence INTEGER NOT NULL,
  text TEXT NOT NULL, person INTEGER NOT NULL, deal INTEGER NOT NULL, facets INTEGER NOT NULL,
  stance INTEGER NOT NULL, day INTEGER NOT NULL, conversation INTEGER NOT NULL, turn INTEGER NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, card TEXT NOT NULL, slot INTEGER);
CREATE INDEX docs_by_slot ON docs (slot) WHERE slot IS NOT NULL;
CREATE VIRTUAL TABLE fts USING fts5(text, content='docs', content_rowid='id', tokenize='{words.TOKENIZE}');
CREATE VIRTUAL TABLE vocab USING fts5vocab(fts, 'row');
CREATE TABLE common (term TEXT PRIMARY KEY, documents INTEGER NOT NULL);
"""

Floats = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]


class SearchIndex:
    """Search over one workspace. Open it, ``sync`` it, ask it, close it."""

    def __init__(self, folder: Path, encoder: str) -> None:
        """Opens the index, or makes an empty one where there is none, or one of another layout or encoder.

        Args:
            encoder: name of what makes the vectors; vectors of two encoders are never mixed.
        """
        self.folder = folder
        self._made_for = f"{LAYOUT}/{encoder}"
        try:
            self._db = self._connect()
            fits = self._meta("layout") == self._made_for
        except sqlite3.DatabaseError:
            fits = False
        if not fits:
            self._reset()
        self._load()

    def _connect(self) -> sqlite3.Connection:
        self.folder.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(self.folder / "index.db", timeout=60, isolation_level=None)
        # Erased words must not linger in freed pages.
        db.execute("PRAGMA secure_delete=ON")
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA cache_size=-32768")
        return db

    def _reset(self) -> None:
        if hasattr(self, "_db"):
            self._db.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        self._db = self._connect()
        self._db.executescript(_SCHEMA)
        self._set("layout", self._made_for)

    def _meta(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def _set(self, key: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def _load(self) -> None:
        """Maps the files that the database names."""
        self._generation = int(self._meta("generation") or 0)
        self._columns: NDArray[np.void] = np.zeros(0, dtype=_COLUMNS)
        path = self.folder / f"columns-{self._generation}.npy"
        if path.exists():
            self._columns = np.load(path, mmap_mode="r")
        centroids = offsets = None
        lists = self.folder / f"lists-{self._meta('lists') or 0}.npz"
        if lists.exists():
            with np.load(lists) as stored:
                centroids, offsets = stored["centroids"], stored["offsets"]
        self._vectors = VectorFile(self._vector_path, centroids, offsets)
        self._codes: dict[str, int] = {name: code for code, name in self._db.execute("SELECT code, name FROM names")}

    @property
    def _vector_path(self) -> Path:
        return self.folder / f"vectors-{self._meta('lists') or 0}.bin"

    @property
    def signature(self) -> str | None:
        """What ``sync`` was told the store looked like."""
        return self._meta("signature")

    def close(self) -> None:
        """Releases the files."""
        self._db.close()

    def __len__(self) -> int:
        """How many documents there are."""
        return int(self._db.execute("SELECT count(*) FROM docs").fetchone()[0])

    # bringing it up to date

    def sync(self, documents: Iterable[Document], encode: Encode, signature: str) -> dict[str, int]:
        """Makes the index hold exactly these documents; only what is new or changed is encoded.

        What is gone goes for good: its words out of every page, its vector overwritten.

        Returns:
            Counts ``added``, ``changed``, ``removed``, ``kept``.
        """
        counts = dict.fromkeys(("added", "changed", "removed", "kept"), 0)
        self._db.execute("BEGIN IMMEDIATE")
        try:
            known = {key: (n, digest) for n, key, digest in self._db.execute("SELECT id, key, digest FROM docs")}
            freed: list[int] = []
            source = iter(documents)
            seen: set[str] = set()
            while batch := list(islice(source, _BATCH)):
                fresh = []
                for document in batch:
                    if document.key in seen:
                        continue
                    seen.add(document.key)
                    old = known.pop(document.key, None)
                    if old is not None and old[1] == document.digest():
                        counts["kept"] += 1
                        continue
                    if old is not None:
                        self._remove(old[0], freed)
                    counts["added" if old is None else "changed"] += 1
                    fresh.append(document)
                self._insert(fresh, encode)
            for n, _ in known.values():
                self._remove(n, freed)
            counts["removed"] = len(known)
            if freed or counts["changed"] or counts["removed"]:
                # Merges every segment, so that no deleted word stays in an older one.
                self._db.execute("INSERT INTO fts(fts) VALUES ('optimize')")
            if counts["added"] or counts["changed"] or counts["removed"] or not self._meta("generation"):
                self._arrange()
            self._set("signature", signature)
            self._db.execute("COMMIT")
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        # Only now does nobody point there any more.
        free = self._free_slots()
        erase(self._vector_path, free)
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._load()
        self._sweep()
        return counts

    def _remove(self, number: int, freed: list[int]) -> None:
        text, slot = self._db.execute("SELECT text, slot FROM docs WHERE id = ?", (number,)).fetchone()
        self._db.execute("INSERT INTO fts(fts, rowid, text) VALUES ('delete', ?, ?)", (number, text))
        self._db.execute("DELETE FROM docs WHERE id = ?", (number,))
        if slot is not None:
            freed.append(slot)

    def _insert(self, documents: Sequence[Document], encode: Encode) -> None:
        if not documents:
            return
        with_meaning = [d for d in documents if d.evidence]
        slots: dict[str, int] = {}
        if with_meaning:
            first = append(self._vector_path, encode([d.text for d in with_meaning]))
            slots = {d.key: first + n for n, d in enumerate(with_meaning)}
        next_id = int(self._db.execute("SELECT coalesce(max(id), 0) + 1 FROM docs").fetchone()[0])
        rows = [
            (
                next_id + n, d.key, d.digest(), d.evidence, d.text, self._code(d.person), self._code(d.deal),
                facet_bits(d.facets), STANCES.index(d.stance), d.day.toordinal() if d.day else NO_DAY,
                self._code(d.conversation), d.turn, d.start, d.end, d.card, slots.get(d.key),
            )
            for n, d in enumerate(documents)
        ]  # fmt: skip
        self._db.executemany(f"INSERT INTO docs VALUES ({','.join('?' * 16)})", rows)
        self._db.executemany("INSERT INTO fts(rowid, text) VALUES (?, ?)", [(r[0], r[4]) for r in rows])

    def _code(self, name: str) -> int:
        if name not in self._codes:
            cursor = self._db.execute("INSERT INTO names (name) VALUES (?) ON CONFLICT DO NOTHING", (name,))
            row = self._db.execute("SELECT code FROM names WHERE name = ?", (name,)).fetchone()
            self._codes[name] = int(row[0]) if row else int(cursor.lastrowid or 0)
        return int(self._codes[name])

    def _arrange(self) -> None:
        """Counts common words, sorts vectors into lists when there are many new ones, writes the columns."""
        words.count_common(self._db)
        used = np.array(
            [row[0] for row in self._db.execute("SELECT slot FROM docs WHERE slot IS NOT NULL ORDER BY slot")],
            dtype=np.int64,
        )
        tail = int((used >= self._vectors.listed).sum())
        if len(used) > EXACT and tail > max(EXACT // 2, len(used) // 10):
            number = int(self._meta("lists") or 0) + 1
            order, centroids, offsets = reorder(self._vector_path, self.folder / f"vectors-{number}.bin", used, seed=0)
            np.savez(self.folder / f"lists-{number}.npz", centroids=centroids, offsets=offsets)
            self._db.execute("CREATE TEMP TABLE moved (old INTEGER PRIMARY KEY, new INTEGER)")
            self._db.executemany("INSERT INTO moved VALUES (?, ?)", ((int(o), n) for n, o in enumerate(order)))
            self._db.execute("UPDATE docs SET slot = (SELECT new FROM moved WHERE old = slot) WHERE slot IS NOT NULL")
            self._db.execute("DROP TABLE moved")
            self._set("lists", str(number))
        self._write_columns()

    def _write_columns(self) -> None:
        rows = self._db.execute(
            "SELECT slot, id, person, deal, facets, stance, day FROM docs WHERE slot IS NOT NULL"
        ).fetchall()
        slots = np.fromiter((r[0] for r in rows), dtype=np.int64, count=len(rows))
        columns = np.zeros(int(slots.max()) + 1 if len(rows) else 0, dtype=_COLUMNS)
        if rows:
            columns[slots] = np.array([r[1:] for r in rows], dtype=_COLUMNS)
        generation = int(self._meta("generation") or 0) + 1
        np.save(self.folder / f"columns-{generation}.npy", columns)
        self._set("generation", str(generation))

    def _free_slots(self) -> NDArray[np.int64]:
        file = VectorFile(self._vector_path)
        alive = np.zeros(len(file.rows), dtype=bool)
        for (slot,) in self._db.execute("SELECT slot FROM docs WHERE slot IS NOT NULL"):
            alive[slot] = True
        return np.flatnonzero(~alive & (np.asarray(file.rows["scale"]) != 0))

    def _sweep(self) -> None:
        """Takes away the files of earlier generations; whoever still has them open keeps them until then."""
        lists = self._meta("lists") or "0"
        keep = {f"vectors-{lists}.bin", f"lists-{lists}.npz", f"columns-{self._generation}.npy"}
        for pattern in ("vectors-*.bin", "lists-*.npz", "columns-*.npy"):
            for path in self.folder.glob(pattern):
                if path.name not in keep:
                    path.unlink(missing_ok=True)

    # asking

    def search(
        self,
        query: Query,
        vector: Floats | None,
        filters: Filters,
        n: int = 10,
        offset: int = 0,
        *,
        use_words: bool = True,
    ) -> tuple[list[Hit], int]:
        """A page of hits, best first, and how many there are to page through (at most ``2 * DEPTH``).

        Args:
            vector: what the query means, unit length, ``(384,)``; ``None`` to go by words alone.
            use_words: ``False`` to go by meaning alone.
        """
        if not query.loose and not query.strict:
            return self._newest(filters, n, offset)
        by_words = self._by_words(query, filters) if use_words else []
        by_meaning = self._by_meaning(vector, filters, by_words if query.strict else None) if vector is not None else []
        scores: dict[int, float] = {}
        for weight, ranking in ((1.0, by_words), (MEANING, by_meaning)):
            for rank, number in enumerate(ranking, 1):
                scores[number] = scores.get(number, 0.0) + weight / (_RRF + rank)
        order = sorted(scores, key=lambda number: (-scores[number], number))
        order = self._without_doubles(order)
        hits = self._fetch(order[offset : offset + n], scores)
        found = words.marks([h.text for h in hits], query.shown)
        marked = [_with_marks(hit, spans) for hit, spans in zip(hits, found, strict=True)]
        return marked, len(order)

    def _by_words(self, query: Query, filters: Filters) -> list[int]:
        condition, values = self._where(filters)
        if condition is None:
            return []
        expression, ranked = query.strict, True
        if query.loose:
            terms, common = words.rarest(self._db, query.loose)
            # Words that everybody uses say little one by one: all of them together, latest first, without ranking.
            expression, ranked = (" AND " if common else " OR ").join(terms), not common
        order = "fts.rank, fts.rowid" if ranked else "fts.rowid DESC"
        statement = (
            f"SELECT fts.rowid FROM fts {'JOIN docs d ON d.id = fts.rowid' if condition else ''} "
            f"WHERE fts MATCH ? {'AND ' + condition if condition else ''} ORDER BY {order} LIMIT {DEPTH}"
        )
        return [int(row[0]) for row in self._db.execute(statement, (expression, *values))]

    def _by_meaning(self, vector: Floats, filters: Filters, within: list[int] | None) -> list[int]:
        allowed = self._mask(filters)
        columns = self._columns
        if within is not None:
            members = np.isin(columns["id"], np.array(within, dtype=np.int64))
            allowed = members if allowed is None else allowed & members
        total = len(self._vectors.rows)
        if len(columns) < total:
            # Another process appended vectors that this one does not know yet.
            mask = np.zeros(total, dtype=bool)
            mask[: len(columns)] = True if allowed is None else allowed
            allowed = mask
        slots, _ = self._vectors.search(vector, DEPTH, allowed)
        return [int(i) for i in columns["id"][slots] if i]

    def _mask(self, filters: Filters) -> NDArray[np.bool_] | None:
        if filters.empty:
            return None
        c = self._columns
        keep = np.ones(len(c), dtype=bool)
        if filters.facets is not None:
            keep &= (c["facets"] & facet_bits(filters.facets)) != 0
        if filters.stances is not None:
            keep &= np.isin(c["stance"], [STANCES.index(Stance(s)) for s in filters.stances])
        if filters.people is not None:
            keep &= np.isin(c["person"], self._known(filters.people))
        if filters.deals is not None:
            keep &= np.isin(c["deal"], self._known(filters.deals))
        if filters.since is not None:
            keep &= c["day"] >= filters.since.toordinal()
        if filters.until is not None:
            keep &= (c["day"] <= filters.until.toordinal()) & (c["day"] != NO_DAY)
        return keep

    def _known(self, names: Iterable[str]) -> list[int]:
        return [self._codes[name] for name in names if name in self._codes]

    def _where(self, filters: Filters) -> tuple[str | None, list[Any]]:
        """The filters as a condition over ``docs d``; ``None`` when nothing can pass."""
        parts: list[str] = []
        values: list[Any] = []
        if filters.facets is not None:
            parts.append("d.facets & ? != 0")
            values.append(facet_bits(filters.facets))
        if filters.stances is not None:
            parts.append("d.evidence AND d.stance IN (SELECT value FROM json_each(?))")
            values.append(json.dumps([STANCES.index(Stance(s)) for s in filters.stances]))
        for column, names in (("person", filters.people), ("deal", filters.deals)):
            if names is not None:
                codes = self._known(names)
                if not codes:
                    return None, []
                parts.append(f"d.{column} IN (SELECT value FROM json_each(?))")
                values.append(json.dumps(codes))
        if filters.since is not None:
            parts.append("d.day >= ?")
            values.append(filters.since.toordinal())
        if filters.until is not None:
            parts.append(f"d.day BETWEEN {NO_DAY + 1} AND ?")
            values.append(filters.until.toordinal())
        return " AND ".join(parts), values

    def _newest(self, filters: Filters, n: int, offset: int) -> tuple[list[Hit], int]:
        condition, values = self._where(filters)
        if condition is None:
            return [], 0
        where = "d.evidence" + (f" AND {condition}" if condition else "")
        numbers = [
            int(row[0])
            for row in self._db.execute(
                f"SELECT d.id FROM docs d WHERE {where} ORDER BY d.day DESC, d.id LIMIT {2 * DEPTH}", values
            )
        ]
        return self._fetch(numbers[offset : offset + n], {}), len(numbers)

    def _without_doubles(self, order: list[int]) -> list[int]:
        """Leaves out what is there twice.

        A turn of which a piece of evidence is among the hits (the evidence says it more closely), and the same words
        of the same person again, as mail that is quoted in mail.
        """
        rows = {
            n: rest
            for n, *rest in self._db.execute(
                "SELECT id, evidence, conversation, turn, person, text FROM docs "
                "WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(order),),
            )
        }
        told = {(r[1], r[2]) for r in rows.values() if r[0]}
        kept, said = [], set()
        for n in order:
            if n not in rows:
                continue
            evidence, conversation, turn, person, text = rows[n]
            again = (person, text) in said
            said.add((person, text))
            if not again and (evidence or (conversation, turn) not in told):
                kept.append(n)
        return kept

    def _fetch(self, numbers: Sequence[int], scores: dict[int, float]) -> list[Hit]:
        rows = {
            row[0]: row
            for row in self._db.execute(
                'SELECT d.id, d.key, d.evidence, d.text, c.name, d.turn, d.start, d."end", d.card FROM docs d '
                "JOIN names c ON c.code = d.conversation WHERE d.id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(numbers)),),
            )
        }
        return [
            Hit(r[1], bool(r[2]), r[3], r[4], r[5], r[6], r[7], round(scores.get(n, 0.0), 6), r[8])
            for n in numbers
            if (r := rows.get(n))
        ]

    def vectors_of(self, keys: Sequence[str]) -> Floats:
        """The vectors of evidence by its ids, ``(n, 384)``; zero for what is not indexed."""
        from otherside.store.search.vectors import DIMENSIONS, unpack

        found = dict(self._db.execute("SELECT key, slot FROM docs WHERE slot IS NOT NULL"))
        out = np.zeros((len(keys), DIMENSIONS), dtype=np.float32)
        places = [(n, found[key]) for n, key in enumerate(keys) if key in found]
        if places:
            at, slots = (np.array(x) for x in zip(*places, strict=True))
            out[at] = unpack(self._vectors.rows[slots])
        return out


def _with_marks(hit: Hit, spans: tuple[tuple[int, int], ...]) -> Hit:
    return dataclasses.replace(hit, marks=spans)


def day_of(number: int) -> dt.date | None:
    """The date of a stored day."""
    return dt.date.fromordinal(number) if number != NO_DAY else None
