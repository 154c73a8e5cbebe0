"""Unit vectors in a file: exact search while they are few, an inverted file (IVF) over a memory map when many.

Vectors are eight-bit integers, each with its own scale, in one flat file: NumPy turns them into float32 thirty times as
fast as float16 where the processor has no instruction for that, and they take half the room. The first ``offsets[-1]``
of them stand list by list, as k-means put them there; later ones follow in a tail that is searched exactly until the
next reordering. A removed vector is overwritten with zeros. The inverted file is that of Sivic & Zisserman (2003).
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 384
#: Up to here every vector is compared.
EXACT = 50_000
#: A list holds about this many vectors.
_LIST = 1_000
#: Compared for one query, beside the tail; decides recall.
_PROBED = 24_000
#: Looked through at most when a filter leaves little of each list.
_PASSED = 400_000
_BLOCK = 512
_SAMPLE = 60_000

#: One stored vector: ``scale * v`` is what went in, to within a half step.
RECORD = np.dtype([("scale", "<f4"), ("v", "i1", (DIMENSIONS,))])

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Records = NDArray[np.void]


def pack(vectors: Floats) -> Records:
    """``(n, 384)`` as records, ``(n,)``."""
    out = np.zeros(len(vectors), dtype=RECORD)
    scale = np.abs(vectors).max(axis=1) / 127 if len(vectors) else np.zeros(0)
    out["scale"] = scale
    out["v"] = np.rint(vectors / np.where(scale > 0, scale, 1)[:, None])
    return out


def unpack(records: Records) -> Floats:
    """Records as vectors, ``(n, 384)``, of about unit length; zero where one was erased."""
    return np.asarray(records["v"].astype(np.float32) * records["scale"][:, None], dtype=np.float32)


class _Scan:
    """Cosines with a query, block by block through one buffer that stays in the processor's cache."""

    def __init__(self, rows: Records) -> None:
        self._v, self._scale = rows["v"], rows["scale"]
        self._buffer = np.empty((_BLOCK, DIMENSIONS), dtype=np.float32)

    def cosines(self, query: Floats, slots: Ints | slice) -> Floats:
        """With these slots, ``(n,)``."""
        v = self._v[slots]
        out = np.empty(len(v), dtype=np.float32)
        for begin in range(0, len(v), _BLOCK):
            part = v[begin : begin + _BLOCK]
            held = self._buffer[: len(part)]
            np.copyto(held, part)
            np.dot(held, query, out=out[begin : begin + _BLOCK])
        out *= self._scale[slots]
        return out


class VectorFile:
    """A file of n vectors, read through a memory map."""

    def __init__(
        self, path: Path, centroids: Floats | None = None, offsets: Ints | None = None, count: int | None = None
    ) -> None:
        """Maps the first ``count`` of the file, by default all.

        Args:
            centroids: ``(k, 384)``.
            offsets: ``(k + 1,)``: where each list begins in the file.
        """
        self.path = path
        self.centroids = centroids
        self.offsets = offsets
        self._small: Floats | None = None
        held = path.stat().st_size // RECORD.itemsize if path.exists() else 0
        count = held if count is None else min(held, count)
        self.rows: Records = (
            np.memmap(path, dtype=RECORD, mode="r", shape=(count,)) if count else np.zeros(0, dtype=RECORD)
        )
        self._scan = _Scan(self.rows)

    @property
    def listed(self) -> int:
        """How many vectors stand in lists; the rest is the tail."""
        return int(self.offsets[-1]) if self.offsets is not None else 0

    def search(self, query: Floats, n: int, allowed: Ints | None = None) -> tuple[Ints, Floats]:
        """The most alike, best first: slots and cosines.

        Args:
            query: unit length, ``(384,)``.
            allowed: slots in ascending order; others are not returned. ``None`` allows all.
        """
        # A second thread of the linear algebra costs more than it gives on rows this short.
        with _algebra().limit(limits=1, user_api="blas"):
            if allowed is not None and len(allowed) <= EXACT // 4:
                return _best(allowed, self._scan.cosines(query, allowed), n)
            if self.centroids is None or self.offsets is None:
                if self._small is None:
                    self._small = unpack(self.rows)
                slots = np.arange(len(self.rows)) if allowed is None else allowed
                return _best(slots, self._small @ query if allowed is None else self._small[allowed] @ query, n)
            return self._probe(query, n, allowed, self.centroids, self.offsets)

    def _probe(
        self, query: Floats, n: int, allowed: Ints | None, centroids: Floats, offsets: Ints
    ) -> tuple[Ints, Floats]:
        """Looks through the nearest lists, of each only what is allowed."""
        slots: list[Ints] = []
        scores: list[Floats] = []
        compared = passed = 0
        inside = np.searchsorted(allowed, offsets) if allowed is not None else offsets
        for k in np.argsort(-(centroids @ query)):
            begin, end = int(inside[k]), int(inside[k + 1])
            passed += int(offsets[k + 1] - offsets[k])
            if begin < end:
                if allowed is None:
                    slots.append(np.arange(begin, end))
                    scores.append(self._scan.cosines(query, slice(begin, end)))
                else:
                    slots.append(allowed[begin:end])
                    scores.append(self._scan.cosines(query, slots[-1]))
                compared += end - begin
            # A filter may leave little in the nearest lists: go on until there is enough to choose from.
            if passed >= _PROBED and (compared >= 8 * n or passed >= _PASSED):
                break
        tail = np.arange(self.listed, len(self.rows)) if allowed is None else allowed[int(inside[-1]) :]
        if len(tail):
            slots.append(tail)
            scores.append(self._scan.cosines(query, tail))
        return _best(np.concatenate(slots), np.concatenate(scores), n) if slots else (tail, np.zeros(0, np.float32))


@cache
def _algebra() -> Any:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _best(slots: Ints, scores: Floats, n: int) -> tuple[Ints, Floats]:
    # An erased vector is all zeros; a real cosine below zero is no hit either.
    positive = scores > 0
    slots, scores = slots[positive], scores[positive]
    if len(slots) > n:
        top = np.argpartition(-scores, n)[:n]
        slots, scores = slots[top], scores[top]
    order = np.lexsort((slots, -scores))
    return slots[order], scores[order]


def append(path: Path, vectors: Floats) -> int:
    """Adds vectors at the end, on disk when it returns; returns the slot of the first."""
    with open(path, "ab") as out:
        first = out.tell() // RECORD.itemsize
        # A write cut short earlier leaves part of a vector: it is overwritten.
        out.truncate(first * RECORD.itemsize)
        out.write(pack(vectors).tobytes())
        out.flush()
        os.fsync(out.fileno())
    return first


def erase(path: Path, slots: Ints) -> None:
    """Overwrites vectors with zeros, on disk when it returns."""
    if not len(slots) or not path.exists():
        return
    blank = bytes(RECORD.itemsize)
    with open(path, "r+b") as out:
        for slot in slots:
            out.seek(int(slot) * len(blank))
            out.write(blank)
        out.flush()
        os.fsync(out.fileno())


def reorder(source: Path, target: Path, slots: Ints, seed: int = 0) -> tuple[Ints, Floats, Ints]:
    """Writes the vectors of these slots list by list into a new file.

    Returns:
        The old slot at each new one, the centroids and the offsets.
    """
    old = VectorFile(source).rows
    count = len(slots)
    rng = np.random.default_rng(seed)
    sample = np.sort(rng.choice(count, min(count, _SAMPLE), replace=False))
    k = max(1, count // _LIST)
    centroids = kmeans(unpack(old[slots[sample]]), k, rng)
    # Lists nearer than a block are found block by block, so that memory stays flat.
    labels = np.empty(count, dtype=np.int32)
    for begin in range(0, count, 8192):
        block = unpack(old[slots[begin : begin + 8192]])
        labels[begin : begin + 8192] = np.argmax(block @ centroids.T, axis=1)
    order = np.argsort(labels, kind="stable")
    with open(target, "wb") as out:
        for begin in range(0, count, 8192):
            out.write(old[slots[order[begin : begin + 8192]]].tobytes())
        out.flush()
        os.fsync(out.fileno())
    offsets = np.concatenate([[0], np.cumsum(np.bincount(labels, minlength=k))]).astype(np.int64)
    return slots[order], centroids, offsets


def kmeans(vectors: Floats, k: int, rng: np.random.Generator, rounds: int = 8) -> Floats:
    """Spherical k-means (Dhillon & Modha 2001); unit centroids, ``(k, 384)``."""
    centroids = vectors[rng.choice(len(vectors), k, replace=False)].copy()
    for _ in range(rounds):
        labels = np.concatenate(
            [np.argmax(vectors[b : b + 8192] @ centroids.T, axis=1) for b in range(0, len(vectors), 8192)]
        )
        sums = np.zeros_like(centroids)
        np.add.at(sums, labels, vectors)
        norms = np.linalg.norm(sums, axis=1)
        alive = norms > 1e-6
        centroids[alive] = sums[alive] / norms[alive, None]
    return centroids
