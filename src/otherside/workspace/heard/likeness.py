"""How alike sentences are by meaning: cosines of the encoder's vectors, those of the last asked for kept in memory."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from otherside.extraction.remembered import let_go

if TYPE_CHECKING:
    from otherside.questions.answered import Similarity
    from otherside.workspace.workspace import Workspace

#: Vectors that are kept, 1.5 KB each: those of our questions and of a few dozen deals' sentences.
_KEPT = 8_192
#: By the SHA-256 of the words: the words themselves are not kept.
_VECTORS: OrderedDict[bytes, NDArray[np.float32]] = OrderedDict()
_GUARD = threading.Lock()
_erased: str | None = None
#: Counted up when all is let go of: what was begun before is not kept.
_generation = 0


def similarity(workspace: Workspace) -> Similarity:
    """Cosines by the encoder that ships, loaded on first use."""
    global _erased
    erased = workspace.store.erasures()
    if erased != _erased:
        # A colleague has erased something, from wherever.
        forget()
        _erased = erased

    generation = _generation

    def cosines(left: Sequence[str], right: Sequence[str]) -> list[list[float]]:
        vectors = _vectors(list(dict.fromkeys((*left, *right))), generation)
        table: list[list[float]] = (
            np.array([vectors[t] for t in left]) @ np.array([vectors[t] for t in right]).T
        ).tolist()
        return table

    return cosines


def forget() -> None:
    """Lets go of every vector and word that this process keeps: what was erased leaves no trace here either."""
    global _generation
    let_go()
    with _GUARD:
        _generation += 1
        _VECTORS.clear()


def _vectors(texts: Sequence[str], generation: int) -> dict[str, NDArray[np.float32]]:
    from otherside.extraction.encoder import default_encoder

    keys = {text: hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() for text in texts}
    found: dict[str, NDArray[np.float32]] = {}
    with _GUARD:
        for text, key in keys.items():
            if key in _VECTORS:
                _VECTORS.move_to_end(key)
                found[text] = _VECTORS[key]
    new = [text for text in texts if text not in found]
    if new:
        made = default_encoder().encode([("", text) for text in new]).meanings
        found.update(zip(new, made, strict=True))
        with _GUARD:
            for text in new if generation == _generation else ():
                # A copy: a row would hold on to the whole table it is a part of.
                _VECTORS[keys[text]] = found[text].copy()
            while len(_VECTORS) > _KEPT:
                _VECTORS.popitem(last=False)
    return found
