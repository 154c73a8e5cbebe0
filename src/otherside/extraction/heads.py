"""Calibration and thresholds on top of what the encoder and the words say: trained, shipped as data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from otherside.domain import FACETS, Extractor, Stance
from otherside.extraction.encoder import DATA, Encoded
from otherside.extraction.thresholds import RULES

STANCES: tuple[Stance, ...] = (Stance.TOWARDS, Stance.AWAY, Stance.NEUTRAL)
Floats = NDArray[np.float32]


def sigmoid(z: Floats) -> Floats:
    """The logistic function."""
    return np.asarray(1 / (1 + np.exp(-z)), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of n sentences before calibration.

    Attributes:
        encoded: what the encoder makes of them.
        words: log-odds of their words and phrases, to be added to the encoder's, ``(n, 15)``.
    """

    encoded: Encoded
    words: Floats


@dataclass(frozen=True)
class Heads:
    """Per-facet parameters, each of shape ``(15,)`` in the order of ``FACETS``.

    Attributes:
        slope: of the logistic calibration of encoder and words together.
        intercept: of the same.
        alone_slope: of the logistic calibration of the encoder by itself.
        alone_intercept: of the same.
        threshold: calibrated probability from which a sentence counts as evidence.
        shown: the stricter one from which it is shown without being asked for.
        stance_bias: added to the stance logits, ``(3,)``.
        extractor: name and version, stored with every piece of evidence.
    """

    slope: Floats
    intercept: Floats
    alone_slope: Floats
    alone_intercept: Floats
    threshold: Floats
    shown: Floats
    stance_bias: Floats
    extractor: Extractor

    def probabilities(self, seen: Seen) -> Floats:
        """Calibrated probabilities ``(n, 15)``."""
        return sigmoid(self.log_odds(seen))

    def log_odds(self, seen: Seen) -> Floats:
        """Calibrated log-odds ``(n, 15)``."""
        return (seen.encoded.logits[:, : len(FACETS)] + seen.words) * self.slope + self.intercept

    def alone(self, logits: Floats) -> Floats:
        """Calibrated probabilities ``(n, 15)`` by the encoder's logits ``(n, 18)`` without the words.

        For what was fitted to them: it must not shift when the words are learnt anew.
        """
        return sigmoid(logits[:, : len(FACETS)] * self.alone_slope + self.alone_intercept)

    def stances(self, logits: Floats) -> list[Stance]:
        """The likeliest stance of each row."""
        best = (logits[:, len(FACETS) :] + self.stance_bias).argmax(1)
        return [STANCES[k] for k in best]


@cache
def default_heads() -> Heads:
    """The heads that ship with the package."""
    raw = json.loads((DATA / "heads.json").read_text(encoding="utf-8"))
    assert raw["facets"] == [f.value for f in FACETS]

    def array(key: str) -> Floats:
        return np.array(raw[key], dtype=np.float32)

    return Heads(
        slope=array("slope"),
        intercept=array("intercept"),
        alone_slope=array("alone_slope"),
        alone_intercept=array("alone_intercept"),
        threshold=array("threshold"),
        shown=array("shown"),
        stance_bias=array("stance_bias"),
        extractor=Extractor(raw["name"], f"{raw['version']}.{RULES}"),
    )
