"""Where sentences lie by what they mean: worked out once and kept beside the themes, for only what is there now."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from otherside.extraction.thresholds import extractor_version
from otherside.market.phrases import some
from otherside.market.saying import Floats
from otherside.store.place import make_folder
from otherside.workspace.intake.adding import Progress, silent
from otherside.workspace.searching import encode

#: Of more sentences so many get a vector, evenly spread: the encoder reads some dozens a second.
MOST = 3_000
_AT_ONCE = 128
_WIDTH = 384


def meanings(folder: Path, texts: Sequence[str], progress: Progress = silent) -> Floats:
    """Vectors by meaning, ``(n, 384)``; zero for those beyond ``MOST``.

    What is kept in the folder is kept under digests, and without what is no longer among the texts.
    """
    out = np.zeros((len(texts), _WIDTH), dtype=np.float32)
    chosen = list(some(range(len(texts)), MOST))
    digests = [hashlib.blake2b(texts[n].encode("utf-8", "surrogatepass"), digest_size=16).digest() for n in chosen]
    kept = _read(folder)
    missing = {digest: n for n, digest in zip(chosen, digests, strict=True) if digest not in kept}
    new = list(missing.items())
    for begin in range(0, len(new), _AT_ONCE):
        progress("meaning", begin, len(new))
        part = new[begin : begin + _AT_ONCE]
        for (digest, _), row in zip(part, encode([texts[n] for _, n in part]), strict=True):
            kept[digest] = row.astype(np.float16)
    if new or len(kept) > len(set(digests)):
        _write(folder, {digest: kept[digest] for digest in digests})
    for n, digest in zip(chosen, digests, strict=True):
        out[n] = kept[digest]
    return out


def _place(folder: Path) -> Path:
    return folder / f"meanings-{extractor_version().replace('/', '-')}.npz"


def _read(folder: Path) -> dict[bytes, Any]:
    try:
        with np.load(_place(folder)) as stored:
            return {digest.tobytes(): row for digest, row in zip(stored["digests"], stored["rows"], strict=True)}
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        # Derived: they are worked out anew.
        return {}


def _write(folder: Path, kept: dict[bytes, Any]) -> None:
    """Keeps them, whole or not at all."""
    make_folder(folder)
    handle, part = tempfile.mkstemp(dir=folder, suffix=".npz")
    digests = np.frombuffer(b"".join(kept), dtype=np.uint8).reshape(len(kept), 16)
    with os.fdopen(handle, "wb") as out:
        np.savez(out, digests=digests, rows=np.array(list(kept.values()), dtype=np.float16).reshape(len(kept), _WIDTH))
    os.replace(part, _place(folder))
