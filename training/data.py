"""Labelled sentences for training and evaluation, from the shared data folder and from this project.

Three kinds of rows: real sentences labelled by readers (``facets/train.jsonl``), real sentences of the
unlabelled pool with the labels that ``training/data/pool-labels.jsonl`` holds (labels only; the text stays
where it is), and sentences written for this project (``training/data/written/*.jsonl``).
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from otherside.domain import FACETS, Stance

HERE = Path(__file__).parent
STANCES: tuple[Stance, ...] = (Stance.TOWARDS, Stance.AWAY, Stance.NEUTRAL)


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled sentence.

    Attributes:
        facets: probability of each facet, shape ``(15,)``; 0.5 where two readers differ.
        stance: probability of each stance, shape ``(3,)``.
        source: the corpus it comes from; ``"written"`` for our own.
    """

    id: str
    text: str
    prev: str
    seller: bool
    facets: NDArray[np.float32]
    stance: NDArray[np.float32]
    source: str
    doc: str

    @property
    def hard(self) -> NDArray[np.bool_]:
        """Labels as the first reader gave them (more than one half)."""
        return self.facets > 0.5


def data_dir() -> Path:
    """The shared data folder, named by ``OTHERSIDE_DATA``.

    Raises:
        SystemExit: when it is not set or not there, with the remedy.
    """
    value = os.environ.get("OTHERSIDE_DATA")
    if not value or not (Path(value) / "facets").is_dir():
        raise SystemExit("set OTHERSIDE_DATA to the data folder (the one that holds facets/train.jsonl)")
    return Path(value)


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _row(raw: dict[str, Any], facets: list[str], stance: str, second: list[str] | None, source: str) -> Row:
    first = np.array([f in facets for f in FACETS], dtype=np.float32)
    if second is not None:
        # The first reader decides; the second softens what they dispute.
        other = np.array([f in second for f in FACETS], dtype=np.float32)
        first = 0.6 * first + 0.4 * other
    towards = np.array([s == stance for s in STANCES], dtype=np.float32)
    return Row(
        id=raw["id"],
        text=raw["text"],
        prev=raw.get("prev") or "",
        seller=raw.get("speaker_role") == "seller",
        facets=first,
        stance=towards,
        source=source,
        doc=raw.get("doc") or "",
    )


def real_rows(data: Path) -> list[Row]:
    """Real sentences with labels by readers."""
    rows = [
        _row(r, r["facets"], r["stance"], r.get("facets_second"), r["source"])
        for r in read_jsonl(data / "facets" / "train.jsonl")
    ]
    labels_file = HERE / "data" / "pool-labels.jsonl"
    if labels_file.exists():
        pool = {r["id"]: r for r in read_jsonl(data / "facets" / "pool.jsonl")}
        for label in read_jsonl(labels_file):
            raw = pool[label["id"]]
            rows.append(_row(raw, label["facets"], label["stance"], label.get("second"), raw["source"]))
    return rows


def written_rows(files: list[str] | None = None) -> list[Row]:
    """Sentences written for this project, or those of some of its files, named without ``.jsonl``."""
    return [
        _row(r, r["facets"], r["stance"], None, "written")
        for path in sorted((HERE / "data" / "written").glob("*.jsonl"))
        if files is None or path.stem in files
        for r in read_jsonl(path)
    ]
