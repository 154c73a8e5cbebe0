"""The search index of a workspace: a folder beside the store, derived from it, brought up to date by comparison.

``index.db`` holds the documents and their words (FTS5); ``vectors-N.bin`` their meanings; ``columns-N.npz`` what
filters and ranking need, so that a filter over a million rows is a few comparisons of arrays. Deleting the folder loses
nothing.
"""

from __future__ import annotations

import dataclasses
import json
import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from otherside.store.place import make_folder
from otherside.store.search import words
from otherside.store.search.columns import ROW, Columns
from otherside.store.search.document import NO_DAY, STANCES, Document, Filters, Hit, facet_bits
from otherside.store.search.fusion import fuse
from otherside.store.search.query import Query
from otherside.store.search.vectors import EXACT, VectorFile, append, erase, reorder

#: Changes whenever the layout does; an index of another layout is built anew.
LAYOUT = "2"
#: Seconds that one waits for another who writes.
_BUSY_SECONDS = 60
#: Candidates of each kind that are fused; pages never go beyond, so that they never shift.
DEPTH = 400
_BATCH = 2_000
#: Weight of a whole phrase: above that of any words of it together.
_EXACT = 1e4
_SCHEMA = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE names (code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE docs (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, digest INTEGER NOT NULL, evidence INTEGER NOT NULL,
  text TEXT NOT NULL, person INTEGER NOT NULL, deal INTEGER NOT NULL, facets INTEGER NOT NULL,
  stance INTEGER NOT NULL, day INTEGER NOT NULL, conversation INTEGER NOT NULL, turn INTEGER NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, card TEXT NOT NULL, same INTEGER NOT NULL, slot INTEGER);
CREATE INDEX docs_by_slot ON docs (slot) WHERE slot IS NOT NULL;
CREATE VIRTUAL TABLE fts USING fts5(text, content='docs', content_rowid='id', tokenize='{words.TOKENIZE}');
CREATE VIRTUAL TABLE vocab USING fts5vocab(fts, 'row');
CREATE TABLE common (term TEXT PRIMARY KEY, documents INTEGER NOT NULL);
"""

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
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
            fits = self._layout() == self._made_for
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            # No database, or a broken one. It is derived, so that nothing is lost with it.
            self._delete()
            self._db = self._connect()
            fits = False
        if not fits:
            self._make()
        self._load()

    def _connect(self) -> sqlite3.Connection:
        make_folder(self.folder)
        db = sqlite3.connect(self.folder / "index.db", timeout=_BUSY_SECONDS, isolation_level=None)
        # Erased words must not linger in freed pages.
        db.execute("PRAGMA secure_delete=ON")
        _write_ahead(db)
        db.execute("PRAGMA cache_size=-32768")
        return db

    def _delete(self) -> None:
        if hasattr(self, "_db"):
            self._db.close()
        # A folder within is another index, whose words are kept apart.
        for path in self.folder.glob("*"):
            if not path.is_dir():
                path.unlink(missing_ok=True)

    def _make(self) -> None:
        """Makes it empty, in one transaction: of several that open it at once one does so, and the others find it made."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            if self._layout() != self._made_for:
                for kind in ("CREATE VIRTUAL%", "CREATE TABLE%"):
                    # A virtual table takes the tables with it that it is kept in.
                    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE ? ORDER BY rowid DESC"
                    for (name,) in self._db.execute(named, (kind,)).fetchall():
                        self._db.execute(f'DROP TABLE "{name}"')
                for statement in filter(str.strip, _SCHEMA.split(";\n")):
                    self._db.execute(statement)
                self._set("layout", self._made_for)
                for path in (*self.folder.glob("*.bin"), *self.folder.glob("*.npz")):
                    path.unlink(missing_ok=True)
            self._db.execute("COMMIT")
        except BaseException:
            self._db.execute("ROLLBACK")
            raise

    def _layout(self) -> str | None:
        """For which layout and encoder it was made; None of an empty database."""
        made = self._db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'").fetchone()
        return self._meta("layout") if made else None

    def _meta(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def _set(self, key: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def _load(self) -> None:
        """Maps the files that the database names."""
        self._generation = int(self._meta("generation") or 0)
        self._columns = Columns.load(self.folder / f"columns-{self._generation}.npz")
        self._average = float(self._columns.values["length"][self._columns.at].mean()) if len(self._columns.at) else 0.0
        centroids = offsets = None
        lists = self.folder / f"lists-{self._meta('lists') or 0}.npz"
        if lists.exists():
            with np.load(lists) as stored:
                centroids, offsets = stored["centroids"], stored["offsets"]
        # What another process appended meanwhile is not known here yet.
        self._vectors = VectorFile(self._vector_path, centroids, offsets, self._columns.slots)
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

    @property
    def stamps(self) -> dict[str, str]:
        """The stamp of each deal at the last ``sync``, as far as it was given."""
        found: dict[str, str] = json.loads(self._meta("stamps") or "{}")
        return found

    def sync(
        self,
        documents: Iterable[Document],
        encode: Encode,
        signature: str,
        *,
        stamps: Mapping[str, str] | None = None,
        only: Collection[str] | None = None,
    ) -> dict[str, int]:
        """Makes the index hold exactly these documents; only what is new or changed is encoded.

        What is gone goes for good: its words out of every page, its vector overwritten.

        Args:
            signature: what the store looks like.
            stamps: the same, deal by deal.
            only: the deals that ``documents`` are all of; those of other deals stay as they are.

        Returns:
            Counts ``added``, ``changed``, ``removed``, ``kept``.
        """
        counts = dict.fromkeys(("added", "changed", "removed", "kept"), 0)
        self._db.execute("BEGIN IMMEDIATE")
        try:
            known = self._known(only)
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
                    if old is None and only is not None:
                        # Moved here from a deal that is not compared now.
                        old = self._db.execute("SELECT id, digest FROM docs WHERE key = ?", (document.key,)).fetchone()
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
            self._set("stamps", json.dumps(dict(stamps or {})))
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

    def _known(self, only: Collection[str] | None) -> dict[str, tuple[int, int]]:
        """Number and digest of what is there by its key, of all deals or of some."""
        of_these = " WHERE deal IN (SELECT code FROM names WHERE name IN (SELECT value FROM json_each(?)))"
        chosen, given = ("", ()) if only is None else (of_these, (json.dumps(sorted(only)),))
        rows = self._db.execute(f"SELECT id, key, digest FROM docs{chosen}", given)
        return {key: (n, digest) for n, key, digest in rows}

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
                self._code(d.conversation), d.turn, d.start, d.end, d.card, d.sameness(),
                slots.get(d.key),
            )
            for n, d in enumerate(documents)
        ]  # fmt: skip
        self._db.executemany(f"INSERT INTO docs VALUES ({','.join('?' * 17)})", rows)
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
        rows = np.fromiter(
            self._db.execute(
                "SELECT coalesce(slot, -1), id, person, deal, facets, stance, day, conversation, turn, same, length(text) "
                "FROM docs ORDER BY id"
            ),
            dtype=ROW,
        )
        generation = int(self._meta("generation") or 0) + 1
        Columns.of(rows).save(self.folder / f"columns-{generation}.npz")
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
        keep = {f"vectors-{lists}.bin", f"lists-{lists}.npz", f"columns-{self._generation}.npz"}
        for pattern in ("vectors-*.bin", "lists-*.npz", "columns-*.np?"):
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
        list_turns: bool = False,
    ) -> tuple[list[Hit], int]:
        """A page of hits, best first, and how many there are to page through (at most ``2 * DEPTH``).

        Args:
            vector: what the query means, unit length, ``(384,)``; ``None`` to go by words alone.
            use_words: ``False`` to go by meaning alone.
            list_turns: an empty query lists whole turns too, not evidence alone.
        """
        if not query.loose and not query.strict:
            return self._newest(filters, n, offset, list_turns)
        by_words = self._by_words(query, filters) if use_words else np.zeros(0, dtype=np.int64)
        by_meaning = np.zeros(0, dtype=np.int64)
        if vector is not None:
            by_meaning = self._by_meaning(vector, filters, by_words if query.strict else None)
        order, scores = fuse(by_words, by_meaning)
        once = self._columns.without_doubles(order, len(by_words))
        order, scores = order[once], scores[once]
        shown = slice(offset, offset + n)
        ids: list[int] = self._columns.values["id"][order[shown]].tolist()
        hits = self._fetch(ids, dict(zip(ids, scores[shown].tolist(), strict=True)))
        found = words.marks([h.text for h in hits], query.shown)
        return [dataclasses.replace(hit, marks=spans) for hit, spans in zip(hits, found, strict=True)], len(order)

    def _by_words(self, query: Query, filters: Filters) -> Ints:
        """Positions that have the words asked for and pass the filters, best first, at most ``DEPTH``."""
        common = False
        terms: Sequence[str] = query.terms
        if query.loose or terms:
            terms, common = words.rarest(self._db, query.terms)
        matched = self._matching(query.strict, filters) if query.strict else None
        exact = self._matching(query.exact, filters) if query.exact else np.zeros(0, dtype=np.int64)
        if common:
            # Words that everybody uses say little one by one: all of them together, latest first, without ranking.
            if matched is None:
                matched = self._matching(" AND ".join(terms), filters)
            return matched[np.lexsort((-self._columns.values["id"][matched], ~np.isin(matched, exact)))][:DEPTH]
        # Who says it in just these words comes before whoever has rarer ones of them.
        columns, places, weights = self._columns, [exact], [np.full(len(exact), _EXACT)]
        for term in terms:
            found = words.postings(self._db, term)
            own = columns.passing(filters, self._codes, columns.positions(found))
            if matched is not None:
                own = own[np.isin(own, matched)]
            places.append(own)
            weights.append(np.full(len(own), words.weight(len(found), len(columns.at))))
        if matched is not None:
            places.append(matched)
            weights.append(np.zeros(len(matched)))
        if not places:
            return np.zeros(0, dtype=np.int64)
        positions, which = np.unique(np.concatenate(places), return_inverse=True)
        summed = np.asarray(np.bincount(which, np.concatenate(weights), len(positions)), dtype=np.float64)
        scores = summed * words.dampened(columns.values["length"][positions], self._average)
        return positions[np.lexsort((columns.values["id"][positions], -scores))][:DEPTH]

    def _matching(self, expression: str, filters: Filters) -> Ints:
        """Positions that match and pass."""
        found = self._columns.positions(words.postings(self._db, expression))
        return self._columns.passing(filters, self._codes, found)

    def _by_meaning(self, vector: Floats, filters: Filters, within: Ints | None) -> Ints:
        """Positions of evidence near in meaning that pass, best first, at most ``DEPTH``."""
        allowed = None
        if within is not None:
            allowed = np.sort(within[within < self._columns.slots])
        elif not filters.empty:
            allowed = self._columns.passing(filters, self._codes)
            allowed = allowed[: np.searchsorted(allowed, self._columns.slots)]
        slots, _ = self._vectors.search(vector, DEPTH, allowed)
        found: Ints = slots[self._columns.values["id"][slots] != 0]
        return found

    def _newest(self, filters: Filters, n: int, offset: int, turns: bool) -> tuple[list[Hit], int]:
        v = self._columns.values
        found = self._columns.passing(filters, self._codes)
        if not turns:
            found = found[: np.searchsorted(found, self._columns.slots)]
        found = found[np.lexsort((v["id"][found], -v["day"][found]))][: 2 * DEPTH]
        return self._fetch([int(i) for i in v["id"][found[offset : offset + n]]], {}), len(found)

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


def _write_ahead(db: sqlite3.Connection) -> None:
    """Goes over to a write-ahead log. Whoever does so beside another that does is told "locked" at once, whatever the timeout."""
    end = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            db.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.02)
