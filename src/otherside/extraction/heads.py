"""Calibration and thresholds on top of the encoder's logits: trained, shipped as data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from otherside.domain import FACETS, Extractor, Stance
from otherside.extraction.encoder import DATA

STANCES: tuple[Stance, ...] = (Stance.TOWARDS, Stance.AWAY, Stance.NEUTRAL)
Floats = NDArray[np.float32]


def sigmoid(z: Floats) -> Floats:
    """The logistic function."""
    return np.asarray(1 / (1 + np.exp(-z)), dtype=np.float32)


@dataclass(frozen=True)
class Heads:
    """Per-facet parameters, each of shape ``(15,)`` in the order of ``FACETS``.

    Attributes:
        slope: of the logistic calibration.
        intercept: of the logistic calibration.
        threshold: calibrated probability from which a sentence counts as evidence.
        shown: the stricter one from which it is shown without being asked for.
        stance_bias: added to the stance logits, ``(3,)``.
        extractor: name and version, stored with every piece of evidence.
    """

    slope: Floats
    intercept: Floats
    threshold: Floats
    shown: Floats
    stance_bias: Floats
    extractor: Extractor

    def probabilities(self, logits: Floats, vectors: Floats | None = None) -> Floats:
        """Calibrated probabilities ``(n, 15)`` of the logits ``(n, 18)``.

        Args:
            vectors: ``(n, 384)``; the shipped heads do without, those learnt from corrections need them.
        """
        return sigmoid(self.calibrated(logits))

    def calibrated(self, logits: Floats) -> Floats:
        """Calibrated log-odds ``(n, 15)``."""
        return logits[:, : len(FACETS)] * self.slope + self.intercept

    def stances(self, logits: Floats) -> list[Stance]:
        """The likeliest stance of each row."""
        best = (logits[:, len(FACETS) :] + self.stance_bias).argmax(1)
        return [STANCES[k] for k in best]


@cache
def default_heads(folder: Path = DATA) -> Heads:
    """The heads that ship with the package."""
    raw = json.loads((folder / "heads.json").read_text(encoding="utf-8"))
    assert raw["facets"] == [f.value for f in FACETS]

    def array(key: str) -> Floats:
        return np.array(raw[key], dtype=np.float32)

    return Heads(
        slope=array("slope"),
        intercept=array("intercept"),
        threshold=array("threshold"),
        shown=array("shown"),
        stance_bias=array("stance_bias"),
        extractor=Extractor(raw["name"], raw["version"]),
    )
