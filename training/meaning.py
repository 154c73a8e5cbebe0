"""What the published encoder makes of a sentence: what the head for meaning is fitted to."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.data import HERE

KEPT = HERE / "runs" / "meanings.npz"


def meanings(texts: Sequence[str], base: Path) -> NDArray[np.float32]:
    """Unit vectors of the sentences alone, shape ``(n, 384)``; what was encoded before is kept in ``training/runs``."""
    names = [hashlib.sha256(t.encode()).hexdigest()[:24] for t in texts]
    known: dict[str, NDArray[np.float16]] = {}
    if KEPT.exists():
        kept = np.load(KEPT)
        known = dict(zip(kept["names"].tolist(), kept["vectors"], strict=True))
    missing = {name: text for name, text in zip(names, texts, strict=True) if name not in known}
    if missing:
        from sentence_transformers import SentenceTransformer

        model = SentenceTransformer(str(base), device="cpu")
        found = model.encode(list(missing.values()), normalize_embeddings=True, batch_size=128, show_progress_bar=False)
        known |= dict(zip(missing, found.astype(np.float16), strict=True))
        KEPT.parent.mkdir(exist_ok=True)
        part = KEPT.with_suffix(".part.npz")
        np.savez(part, names=np.array(list(known)), vectors=np.stack(list(known.values())))
        part.replace(KEPT)
    return np.stack([known[name] for name in names]).astype(np.float32)
