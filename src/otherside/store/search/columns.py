"""What filters and ranking need of every document, as arrays: a filter over a million rows is a few comparisons.

Positions: first the slots of the vectors, in their order (a free slot has the id 0), then the documents without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from otherside.domain import Stance
from otherside.store.search.document import NO_DAY, STANCES, Filters, facet_bits

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

#: One document as it is read: its place, then what becomes of it. ``same`` is alike for the same words of one person.
ROW = np.dtype(
    [("slot", "<i8"), ("id", "<i8"), ("person", "<i4"), ("deal", "<i4"), ("facets", "<u2"), ("stance", "i1"),
     ("day", "<i4"), ("conversation", "<i4"), ("turn", "<i4"), ("same", "<i8"), ("length", "<f4")]
)  # fmt: skip
_NAMES = tuple(name for name in ROW.names or () if name != "slot")


@dataclass(frozen=True, slots=True)
class Columns:
    """Arrays over all positions, ``(p,)`` each; ``slots`` of them belong to vectors.

    ``by_id`` and ``at`` are the ids in order and where each is.
    """

    slots: int
    values: Mapping[str, NDArray[Any]]
    by_id: Ints
    at: Ints

    @classmethod
    def of(cls, rows: NDArray[np.void]) -> Columns:
        """From documents in any order; a slot of -1 says that there is no vector."""
        held = rows["slot"] >= 0
        slots = int(rows["slot"].max()) + 1 if held.any() else 0
        place = np.where(held, rows["slot"], slots + np.cumsum(~held) - 1)
        values: dict[str, NDArray[Any]] = {}
        for name in _NAMES:
            values[name] = np.zeros(slots + int((~held).sum()), dtype=rows[name].dtype)
            values[name][place] = rows[name]
        return cls._made(slots, values)

    @classmethod
    def _made(cls, slots: int, values: Mapping[str, NDArray[Any]]) -> Columns:
        order = np.argsort(values["id"], kind="stable")
        first = int(np.searchsorted(values["id"][order], 1))
        return cls(slots, values, values["id"][order[first:]], order[first:])

    def save(self, path: Path) -> None:
        """Writes them, uncompressed."""
        with open(path, "wb") as out:
            np.savez(out, slots=np.int64(self.slots), **self.values)  # type: ignore[arg-type]

    @classmethod
    def load(cls, path: Path) -> Columns:
        """Reads them; empty where there is no such file."""
        if not path.exists():
            return cls.of(np.zeros(0, dtype=ROW))
        with np.load(path) as stored:
            return cls._made(int(stored["slots"]), {name: stored[name] for name in _NAMES})

    def positions(self, ids: Ints) -> Ints:
        """Where these documents are; those that are not known are left out."""
        if not len(self.by_id) or not len(ids):
            return np.zeros(0, dtype=np.int64)
        if self.by_id[-1] - self.by_id[0] + 1 == len(self.by_id):
            # No id is missing: the place in the order is a subtraction away.
            found = ids - self.by_id[0]
            found = found[(found >= 0) & (found < len(self.by_id))]
        else:
            found = np.minimum(np.searchsorted(self.by_id, ids), len(self.by_id) - 1)
            found = found[self.by_id[found] == ids]
        return np.asarray(self.at[found])

    def passing(self, filters: Filters, codes: Mapping[str, int], among: Ints | None = None) -> Ints:
        """Positions that pass, in order.

        Args:
            codes: the number of each name of a person or deal.
            among: only these; ``None`` for all, turns without a vector too.
        """
        left, v = among, self.values
        if filters.facets is not None:
            bits = facet_bits(filters.facets)
            left = _kept(left, v["facets"], lambda held: (held & bits) != 0)
        for name, wanted in (("deal", filters.deals), ("person", filters.people)):
            if wanted is not None:
                known = _table(codes, wanted)
                left = _kept(left, v[name], lambda held, known=known: known[held])
        if filters.stances is not None:
            stances = [STANCES.index(Stance(s)) for s in filters.stances]
            # Only evidence has a stance.
            left = np.arange(self.slots, dtype=np.int64) if left is None else left[left < self.slots]
            left = _kept(left, v["stance"], lambda held: np.isin(held, stances))
        if filters.since is not None:
            since = filters.since.toordinal()
            left = _kept(left, v["day"], lambda held: held >= since)
        if filters.until is not None:
            until = filters.until.toordinal()
            left = _kept(left, v["day"], lambda held: (held <= until) & (held != NO_DAY))
        if left is None:
            left = np.arange(len(v["id"]), dtype=np.int64)
        return np.asarray(left[v["id"][left] != 0])

    def without_doubles(self, positions: Ints, worded: int) -> Flags:
        """Which of them to keep, so that nothing is there twice; the first stays. Left out are:

        a turn of which a piece of evidence has the words too (the evidence says it more closely), and the same words of
        the same person again, as mail that is quoted in mail.

        Args:
            worded: how many of the first were found by their words; what was found by meaning does not stand for a turn.
        """
        v = self.values
        turns = v["conversation"][positions].astype(np.int64) << 32 | v["turn"][positions]
        evidence = positions < self.slots
        told = ~evidence & np.isin(turns, turns[:worded][evidence[:worded]])
        _, first = np.unique(v["same"][positions], return_index=True)
        once = np.zeros(len(positions), dtype=bool)
        once[first] = True
        return np.asarray(once & ~told)


def _kept(left: Ints | None, column: NDArray[Any], test: Any) -> Ints:
    """The positions of ``left`` whose value passes; each further filter looks only at what the earlier ones left."""
    return np.flatnonzero(test(column)) if left is None else left[test(column[left])]


def _table(codes: Mapping[str, int], wanted: Iterable[str]) -> Flags:
    known = np.zeros(max(codes.values(), default=0) + 1, dtype=bool)
    known[[codes[name] for name in wanted if name in codes]] = True
    return known
