"""The places of the themes, kept between runs so that a theme stays what it was."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from otherside.domain import FACETS, Facet
from otherside.extraction.thresholds import extractor_version
from otherside.market.clustering import PLACES, ThemeModel
from otherside.store.place import make_folder


def read_models(folder: Path) -> dict[Facet, ThemeModel]:
    """The places of each facet's themes as they were last; none where there are none that can be read."""
    path = folder / f"themes{PLACES}-{extractor_version().replace('/', '-')}.npz"
    if not path.exists():
        return {}
    try:
        with np.load(path) as stored:
            return {
                f: ThemeModel(tuple(int(i) for i in stored[f"{f.value}.ids"]), stored[f"{f.value}.centroids"])
                for f in FACETS
                if f"{f.value}.ids" in stored
            }
    except (OSError, ValueError, KeyError):
        # Derived: themes are found anew, under new numbers.
        return {}


def write_models(folder: Path, models: dict[Facet, ThemeModel]) -> None:
    """Keeps them, whole or not at all."""
    make_folder(folder)
    arrays: dict[str, Any] = {}
    for facet, model in models.items():
        arrays[f"{facet.value}.ids"] = np.array(model.ids, dtype=np.int64)
        arrays[f"{facet.value}.centroids"] = model.centroids
    handle, part = tempfile.mkstemp(dir=folder, suffix=".npz")
    with os.fdopen(handle, "wb") as out:
        np.savez(out, **arrays)
    os.replace(part, folder / f"themes{PLACES}-{extractor_version().replace('/', '-')}.npz")
