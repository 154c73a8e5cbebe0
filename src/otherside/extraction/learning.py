"""Small personal heads on top of the shipped ones, learnt from what users corrected. NumPy and SciPy only.

For each facet the shipped log-odds z of a sentence get an offset

    a + b z + w · (v − c)

with v the encoder's vector of the sentence and c the mean vector of the workspace. (a, b, w) is the mode of a logistic
regression with a Gaussian prior around zero, that is, ridge towards the shipped heads: a handful of corrections moves
little, hundreds of them move much. A sample of the workspace's other sentences, with the shipped probabilities as soft
labels, holds the heads where nobody corrected anything (rehearsal), because corrections are no random sample: people
correct what they see.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from otherside.domain import FACETS, Extractor
from otherside.extraction.heads import Floats, Heads, Seen, default_heads, sigmoid
from otherside.extraction.thresholds import extractor_version, heads_version

#: Corrections, and conversations they come from, below which nothing is learnt.
LEAST_CORRECTIONS = 10
LEAST_CONVERSATIONS = 2
#: Prior standard deviations: of a, of b, and of w·(v − c) at a typical distance |v − c| of one.
PRIOR = (0.25, 0.15, 0.6)
#: What one rehearsed sentence weighs against one corrected sentence, and what all of them weigh at most.
REHEARSAL, REHEARSAL_TOTAL = 0.05, 40.0
FOLDS = 5
WIDTH = 384
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class PersonalHeads(Heads):
    """Shipped heads with what was learnt here.

    Attributes:
        offsets: (a, b, w) of every facet, ``(15, 386)``.
        centre: c, ``(384,)``.
    """

    offsets: Floats
    centre: Floats

    def probabilities(self, seen: Seen) -> Floats:
        """Calibrated probabilities ``(n, 15)``, shifted by what was learnt."""
        z = self.log_odds(seen)
        return sigmoid(z + shifts(z, seen.encoded.vectors - self.centre, self.offsets))

    @classmethod
    def load(cls, stored: dict[str, Any]) -> PersonalHeads:
        """The heads of ``dump``, on top of the shipped ones."""
        shipped = default_heads()
        name, _, version = extractor_version(stored["extractor"]).partition("@")
        own = {f.name: getattr(shipped, f.name) for f in fields(Heads) if f.name != "extractor"}
        values = np.frombuffer(base64.b64decode(stored["weights"]), dtype="<f2").astype(np.float32)
        split = len(FACETS) * (WIDTH + 2)
        return cls(
            **own,
            extractor=Extractor(name, version),
            offsets=values[:split].reshape(len(FACETS), WIDTH + 2),
            centre=values[split:],
        )


def dump(offsets: Floats, centre: Floats, serial: int) -> dict[str, Any]:
    """What a workspace keeps of learnt heads: weights, the version they are for and the version they make."""
    raw = np.concatenate([offsets.ravel(), centre]).astype("<f2").tobytes()
    digest = hashlib.sha256(raw).hexdigest()[:8]
    return {
        "base": heads_version(),
        "extractor": extractor_version(f"+you{serial}.{digest}"),
        "weights": base64.b64encode(raw).decode(),
    }


@dataclass(frozen=True)
class Corrected:
    """Sentences that users judged.

    Attributes:
        z: shipped log-odds, ``(n, 15)``.
        vectors: ``(n, 384)``.
        labels: what they are evidence of, ``(n, 15)``.
        judged: which facets were judged, ``(n, 15)``; the others say nothing.
        groups: the conversation of each, ``n`` names.
    """

    z: Floats
    vectors: Floats
    labels: Bools
    judged: Bools
    groups: tuple[str, ...]

    def part(self, rows: NDArray[np.intp]) -> Corrected:
        """Some of the sentences."""
        return Corrected(
            self.z[rows], self.vectors[rows], self.labels[rows], self.judged[rows], tuple(self.groups[i] for i in rows)
        )


@dataclass(frozen=True)
class Scores:
    """How good probabilities are on judged facets: mean log-loss, and F1 at the reader's thresholds."""

    log_loss: float
    f1: float


@dataclass(frozen=True)
class Trial:
    """Shipped heads against learnt ones on conversations that the learnt ones had not seen.

    Attributes:
        error: standard error of the difference in log-loss, by conversation.
        helps: whether the difference is beyond its error and F1 is not lower.
    """

    before: Scores
    after: Scores
    error: float
    helps: bool


def shifts(z: Floats, centred: Floats, offsets: Floats) -> Floats:
    """Offsets to the log-odds, ``(n, 15)``."""
    return np.asarray(offsets[:, 0] + offsets[:, 1] * z + centred @ offsets[:, 2:].T, dtype=np.float32)


def fit(corrected: Corrected, rest_z: Floats, rest_vectors: Floats, centre: Floats) -> Floats:
    """Offsets of every facet, ``(15, 386)``; zero where nothing was judged.

    Args:
        rest_z: shipped log-odds of sentences that nobody judged, ``(m, 15)``.
        rest_vectors: their vectors, ``(m, 384)``.
    """
    # Loaded here: most runs only apply what was learnt.
    from scipy.optimize import minimize

    weight = min(REHEARSAL, REHEARSAL_TOTAL / max(1, len(rest_z)))
    scale = np.concatenate([PRIOR[:2], np.full(WIDTH, PRIOR[2])])
    out = np.zeros((len(FACETS), WIDTH + 2), dtype=np.float32)
    for f in range(len(FACETS)):
        rows = np.flatnonzero(corrected.judged[:, f])
        if not len(rows):
            continue
        z = np.concatenate([corrected.z[rows, f], rest_z[:, f]]).astype(np.float64)
        v = np.concatenate([corrected.vectors[rows], rest_vectors]) - centre
        x = np.column_stack([np.ones(len(z)), z, v]) * scale
        y = np.concatenate([corrected.labels[rows, f].astype(np.float64), _sigmoid(rest_z[:, f].astype(np.float64))])
        w = np.concatenate([np.ones(len(rows)), np.full(len(rest_z), weight)])

        def loss(theta: Any, x: Any = x, y: Any = y, z: Any = z, w: Any = w) -> tuple[float, Any]:
            s = z + x @ theta
            value = w @ (np.logaddexp(0, s) - y * s) + 0.5 * theta @ theta
            return float(value), x.T @ (w * (_sigmoid(s) - y)) + theta

        # Scaled by the prior the problem is strongly convex and well conditioned.
        found = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200})
        out[f] = (found.x * scale).astype(np.float32)
    return out


def cross_validate(
    corrected: Corrected, rest_z: Floats, rest_vectors: Floats, centre: Floats, threshold: Floats
) -> Trial:
    """Learns without some conversations and scores on them, for all conversations in turn."""
    folds = _folds(corrected.groups)
    learnt = corrected.z.copy()
    for fold in np.unique(folds):
        held, kept = np.flatnonzero(folds == fold), np.flatnonzero(folds != fold)
        offsets = fit(corrected.part(kept), rest_z, rest_vectors, centre)
        learnt[held] += shifts(corrected.z[held], corrected.vectors[held] - centre, offsets)
    before, after = (_scores(z, corrected, threshold) for z in (corrected.z, learnt))
    gain = _losses(corrected.z, corrected) - _losses(learnt, corrected)
    groups = sorted(set(corrected.groups))
    by_group = np.array([gain[[g == name for g in corrected.groups]].sum() for name in groups]) / len(gain)
    # Conversations are the units: sentences of one are alike.
    error = float(by_group.std(ddof=1) * np.sqrt(len(groups))) if len(groups) > 1 else float("inf")
    helps = before.log_loss - after.log_loss > error and after.f1 >= before.f1 - 0.005
    return Trial(before, after, error, helps)


def _folds(groups: Sequence[str]) -> NDArray[np.intp]:
    """A fold for every sentence: whole conversations, the largest first into the smallest fold."""
    sizes = {name: groups.count(name) for name in dict.fromkeys(groups)}
    load = [0] * min(FOLDS, len(sizes))
    place: dict[str, int] = {}
    for name in sorted(sizes, key=lambda n: (-sizes[n], n)):
        place[name] = load.index(min(load))
        load[place[name]] += sizes[name]
    return np.array([place[name] for name in groups], dtype=np.intp)


def _losses(z: Floats, corrected: Corrected) -> NDArray[np.float64]:
    """Mean log-loss of each sentence over its judged facets."""
    each = np.logaddexp(0, z) - corrected.labels * z
    return np.asarray((each * corrected.judged).sum(1) / np.maximum(1, corrected.judged.sum(1)), dtype=np.float64)


def _scores(z: Floats, corrected: Corrected, threshold: Floats) -> Scores:
    said = (sigmoid(z) >= threshold) & corrected.judged
    true = corrected.labels & corrected.judged
    hit = int((said & true).sum())
    return Scores(log_loss=float(_losses(z, corrected).mean()), f1=2 * hit / max(1, int(said.sum()) + int(true.sum())))


def _sigmoid(z: Any) -> Any:
    return 1 / (1 + np.exp(-z))
