"""Fits the plain scorer, weighs it against the network, and writes ``scorer.json``.

    python -m training.gaps.plain crossval     # scores of every left-out fold
    python -m training.gaps.plain export       # the weights that ship, with the threshold

``crossval`` comes first: the weights of the two scorers and the threshold are learnt on people that neither had seen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from otherside.extraction.encoder import DATA as EXTRACTION_DATA
from otherside.extraction.encoder import default_encoder
from otherside.extraction.heads import default_heads
from otherside.profiles.incongruence.features import pair_features
from otherside.profiles.incongruence.scorer import Network, distinct
from training.gaps.data import BLIND_AUTHORS, FOLDS, Dossier, development, dossiers, standalone
from training.gaps.scoring import Scores, figures, table, threshold_for_empty
from training.train import RUNS as ALL_RUNS

RUNS = ALL_RUNS / "gaps"
TARGET = Path(__file__).parent.parent.parent / "src" / "otherside" / "profiles" / "incongruence" / "data"
Features = dict[str, NDArray[np.float32]]


def features(rows: list[Dossier]) -> Features:
    """Features of all ordered pairs by dossier; kept in the runs folder, since reading takes a while."""
    model = hashlib.sha256((EXTRACTION_DATA / "encoder.onnx").read_bytes()).hexdigest()
    kept = RUNS / f"encoded-{model[:12]}.npz"
    texts = [t for d in rows for t in d.texts]
    if not kept.exists() or len(np.load(kept)["logits"]) != len(texts):
        encoded = default_encoder().encode([("", t) for t in texts])
        np.savez(kept, logits=encoded.logits, vectors=encoded.vectors)
    stored = np.load(kept)
    facets, vectors = default_heads().alone(stored["logits"]), stored["vectors"]
    out, at = {}, 0
    for d in rows:
        end = at + len(d.texts)
        out[d.id] = pair_features(d.texts, facets[at:end], vectors[at:end])
        at = end
    return out


def fit_plain(rows: list[Dossier], found: Features, c: float = 0.03) -> tuple[NDArray[np.float64], float]:
    """Weights and bias on the raw features, by logistic regression with decoys weighted up."""
    x, y, weight = [], [], []
    for d in rows:
        n = len(d.texts)
        for a in range(n):
            for b in range(n):
                if a != b:
                    true = (a, b) in d.pairs
                    x.append(found[d.id][a, b])
                    y.append(true)
                    weight.append(10.0 if true else 3.0 if (a, b) in d.decoys else 0.3)
    scale = StandardScaler().fit(np.array(x))
    model = LogisticRegression(C=c, max_iter=500).fit(scale.transform(np.array(x)), y, sample_weight=weight)
    weights = model.coef_[0] / scale.scale_
    return weights, float(model.intercept_[0] - (weights * scale.mean_).sum())


def plain_scores(
    d: Dossier, found: Features, weights: NDArray[np.float64], bias: float
) -> dict[tuple[int, int], float]:
    """The plain logit of every ordered pair."""
    n = len(d.texts)
    z = found[d.id] @ weights + bias
    return {(a, b): float(z[a, b]) for a in range(n) for b in range(n) if a != b}


def crossval() -> None:
    """Scores of left-out domains."""
    rows, singles = dossiers(), standalone()
    found = features(rows + singles)
    dev = development(rows)
    scores: dict[str, dict[tuple[int, int], float]] = {}
    for fold in range(FOLDS):
        weights, bias = fit_plain([d for d, f in dev if f != fold] + singles, found)
        for d, f in dev:
            if f == fold:
                scores[d.id] = plain_scores(d, found, weights, bias)
    (RUNS / "plain.pkl").write_bytes(pickle.dumps(scores))
    held = [d for d, _ in dev]
    own = [scores[d.id] for d in held]
    print(f"plain: {figures(held, own, threshold_for_empty(held, own))}")


def network_scores(name: str) -> dict[str, Scores]:
    """Scores of the network for left-out folds, as far as there are any."""
    out: dict[str, Scores] = {}
    for fold in range(FOLDS):
        path = RUNS / f"{name}-{fold}.pkl"
        if path.exists():
            out |= pickle.loads(path.read_bytes())
    return out


def stack(rows: list[Dossier], network: dict[str, Scores], plain: dict[str, Scores]) -> dict[str, Any]:
    """The weight of the plain scorer and the shares of ``distinct`` that rank best on left-out people, on a grid."""
    best, found = -np.inf, {}
    with_pair = [d for d in rows if d.pairs]
    for share in (0.1, 0.2, 0.3, 0.4, 0.5):
        for actual in (0.0, 0.2, 0.4, 0.6):
            for ideal in (0.0, 0.2, 0.4):
                both = [mixed(network[d.id], plain[d.id], share, actual, ideal) for d in with_pair]
                f = ranking(with_pair, both)
                if f > best:
                    best, found = f, {"network": 1.0, "plain": share, "bias": 0.0, "distinct": [actual, ideal]}
    return found


def ranking(rows: list[Dossier], scores: list[Scores]) -> float:
    """True pair first, plus average precision."""
    found = table(rows, scores, [[] for _ in rows])
    return float(np.mean(found["ranked_first"]) + np.mean(found["ranked_precision"]))


def furthest(rows: list[Dossier], scores: list[Scores], threshold: float) -> float:
    """How far below the threshold further pairs may lie without more than a tenth of the decoys being shown."""
    grid = np.arange(0.0, 4.01, 0.25)
    return float(max(x for x in grid if x == 0 or figures(rows, scores, threshold, x).decoys <= 0.10))


def mixed(network: Scores, plain: Scores, share: float, actual: float, ideal: float) -> Scores:
    """The weighted sum, as the package makes it."""
    n = 1 + max(a for a, _ in network)
    logits = np.full((n, n), -np.inf, dtype=np.float32)
    for (a, b), value in network.items():
        logits[a, b] = value + share * plain[a, b]
    found = distinct(logits, actual, ideal)
    return {p: float(found[p]) for p in network}


def shipped_scores(rows: list[Dossier], weights: NDArray[np.float64], bias: float, mix: dict[str, Any]) -> list[Scores]:
    """What the network that ships and the plain scorer make together of dossiers that neither has seen."""
    network, found = Network(TARGET / "scorer.onnx"), features(rows)
    out = []
    for d in rows:
        logits, n = network.score(d.texts), len(d.texts)
        own = {(a, b): float(logits[a, b]) for a in range(n) for b in range(n) if a != b}
        out.append(mixed(own, plain_scores(d, found, weights, bias), mix["plain"], *mix["distinct"]))
    return out


def export(name: str | None, version: str, empty: float) -> None:
    """Writes ``scorer.json``; with a network also its weight and digest.

    The threshold leaves a share of the dossiers without a pair empty: those of the left-out domains, and, scored by the
    network that ships, those of an author it has not seen. One that learnt from more people is surer of what is no pair.
    """
    rows, singles = dossiers(), standalone()
    found = features(rows + singles)
    dev = [d for d, _ in development(rows)]
    weights, bias = fit_plain(dev + singles, found)
    plain = pickle.loads((RUNS / "plain.pkl").read_bytes())
    digest = None
    if name:
        network = network_scores(name)
        dev = [d for d in dev if d.id in network]
        mix = stack(dev, network, plain)
        scores: list[Scores] = [mixed(network[d.id], plain[d.id], mix["plain"], *mix["distinct"]) for d in dev]
        digest = hashlib.sha256((TARGET / "scorer.onnx").read_bytes()).hexdigest()
    else:
        mix = {"network": 0.0, "plain": 1.0, "bias": 0.0, "distinct": [0.0, 0.0]}
        scores = [plain[d.id] for d in dev]
    blind = [d for d in rows if d.author in BLIND_AUTHORS] if name else []
    pooled = scores + shipped_scores(blind, weights, bias, mix)
    threshold = threshold_for_empty(dev + blind, pooled, empty)
    further = furthest(dev, scores, threshold)
    print(
        f"{mix} threshold {threshold:.3f}: {figures(dev, scores, threshold, further)} on {len(dev)} left-out dossiers"
    )
    TARGET.mkdir(exist_ok=True)
    (TARGET / "scorer.json").write_text(
        json.dumps(
            {
                "version": version,
                "network_sha256": digest,
                "threshold": round(threshold, 4),
                "further": round(further, 2),
                "stack": mix,
                "plain": {"weights": [round(float(w), 5) for w in weights], "bias": round(bias, 5)},
            }
        )
        + "\n",
        encoding="utf-8",
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["crossval", "export"])
    parser.add_argument("--network", help="name of the network's runs; without it the plain scorer stands alone")
    parser.add_argument("--version", default="1")
    parser.add_argument("--empty", type=float, default=0.8, help="share of dossiers without a pair to stay empty")
    args = parser.parse_args()
    RUNS.mkdir(parents=True, exist_ok=True)
    if args.what == "crossval":
        crossval()
    else:
        export(args.network, args.version, args.empty)


if __name__ == "__main__":
    main()
