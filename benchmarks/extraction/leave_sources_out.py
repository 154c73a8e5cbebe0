"""Accuracy on whole sources that the reader never saw, beside a keyword lexicon and zero-shot similarity.

    OTHERSIDE_DATA=… python -m benchmarks.extraction.leave_sources_out [--base MODEL_DIR] [--json]

Uses ``held_out.npz``: the logits that each fold's model gave for the sources it was not trained on (made by
``python -m training.train crossval``, kept by ``python -m training.export held-out``); what reads the words beside it is
learnt anew for each fold, which takes a minute. Thresholds and calibration of a fold come from the other folds; ``plain
speech`` adds what is said in so many words, as the product does. Intervals are 95 % bootstraps over documents. ``--base``
adds zero-shot similarity.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.extraction.lexicon import lexicon
from otherside.domain import FACET_DEFINITIONS, FACETS
from otherside.extraction.plainly import plainly_said
from training.data import Row, data_dir, real_rows
from training.scoring import F1, best_threshold, calibration_error, f1, platt, sigmoid, sure_threshold
from training.train import FOLDS
from training.words import left_out

HELD_OUT = Path(__file__).parent / "held_out.npz"
Array = NDArray[Any]


def cross_fitted(logits: Array, true: Array, fold: Array, source: Array) -> tuple[Array, Array, Array]:
    """Probabilities and decisions whose calibration and thresholds come from the other folds.

    Returns:
        Calibrated probabilities ``(n, 15)``, decisions at the F1 threshold, decisions at the stricter shown threshold.
    """
    p, said, shown = np.zeros(true.shape), np.zeros(true.shape, bool), np.zeros(true.shape, bool)
    for name in np.unique(fold):
        mine, rest = fold == name, fold != name
        counts = {s: (source[rest] == s).sum() for s in np.unique(source[rest])}
        weight = np.array([1 / counts[s] for s in source[rest]])
        weight = weight / weight.mean()
        slope, intercept = platt(logits[rest], true[rest], weight)
        other, raw = sigmoid(logits[rest] * slope + intercept), sigmoid(logits[rest])
        cut = np.array([best_threshold(raw[:, k], true[rest][:, k], weight) for k in range(len(FACETS))])
        threshold = sigmoid(np.log(cut / (1 - cut)) * slope + intercept)
        p[mine] = sigmoid(logits[mine] * slope + intercept)
        said[mine] = p[mine] >= threshold
        shown[mine] = p[mine] >= np.maximum(threshold, sure_threshold(other, true[rest], threshold, target=0.75))
    return p, said, shown


def interval(
    said: Array, true: Array, docs: Array, draws: int = 300
) -> tuple[tuple[float, float], tuple[float, float]]:
    """95 % bootstrap intervals of micro and macro F1, resampling documents."""
    rng = np.random.default_rng(0)
    names, which = np.unique(docs, return_inverse=True)
    members = [np.flatnonzero(which == k) for k in range(len(names))]
    scores = []
    for _ in range(draws):
        rows = np.concatenate([members[k] for k in rng.integers(0, len(names), len(names))])
        found = f1(said[rows], true[rows])
        scores.append((found.micro, found.macro))
    low, high = np.nanpercentile(np.array(scores), [2.5, 97.5], axis=0)
    return (float(low[0]), float(high[0])), (float(low[1]), float(high[1]))


def zero_shot(rows: Sequence[Row], base: Path, true: Array, fold: Array) -> Array:
    """Similarity of each sentence to each facet's definition, with thresholds from the other folds."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(base), device="cpu")
    facets = model.encode(
        [f"The speaker states {d.meaning}." for d in FACET_DEFINITIONS.values()], normalize_embeddings=True
    )
    texts = model.encode([r.text for r in rows], normalize_embeddings=True, batch_size=128)
    similarity = texts @ facets.T
    said = np.zeros(true.shape, bool)
    for name in np.unique(fold):
        mine, rest = fold == name, fold != name
        for k in range(len(FACETS)):
            grid = np.quantile(similarity[rest, k], np.linspace(0.5, 0.995, 60))
            scores = []
            for t in grid:
                hit = similarity[rest, k] >= t
                scores.append(2 * (hit & true[rest][:, k]).sum() / max(1, hit.sum() + true[rest][:, k].sum()))
            said[mine, k] = similarity[mine, k] >= grid[int(np.argmax(scores))]
    return said


def _row(name: str, score: F1) -> str:
    return f"{name:30} micro {score.micro:.3f}  macro {score.macro:.3f}  P {score.precision:.3f}  R {score.recall:.3f}"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    by_id = {r.id: r for r in real_rows(data_dir())}
    kept = np.load(HELD_OUT)
    rows = [by_id[i] for i in kept["ids"]]
    use = np.array([not r.seller for r in rows])
    rows = [r for r, k in zip(rows, use, strict=True) if k]
    logits = kept["logits"][use, : len(FACETS)].astype(float)
    fold = kept["fold"][use]
    true = np.stack([r.hard for r in rows])
    source = np.array([r.source for r in rows])
    docs = np.array([f"{r.source}/{r.doc}" for r in rows])
    network = cross_fitted(logits, true, fold, source)[1]
    p, said, shown = cross_fitted(logits + left_out(rows, list(fold), data_dir()), true, fold, source)
    plain = plainly_said([r.text for r in rows]) > 0
    methods = {
        "network": network,
        "network and words": said,
        "with plain speech": said | plain,
        "keyword lexicon": lexicon([r.text for r in rows]),
    }
    if args.base:
        methods["zero-shot similarity"] = zero_shot(rows, args.base, true, fold)
    result: dict[str, Any] = {"sentences": len(rows), "folds": list(FOLDS)}
    for name, decisions in methods.items():
        score = f1(decisions, true)
        micro, macro = interval(decisions, true, docs)
        result[name] = {
            "micro": score.micro,
            "micro_interval": micro,
            "macro": score.macro,
            "macro_interval": macro,
            "by_facet": dict(zip((f.value for f in FACETS), score.by_facet, strict=True)),
        }
        if not args.json:
            print(_row(name, score), f"  95 % micro {micro[0]:.3f}-{micro[1]:.3f} macro {macro[0]:.3f}-{macro[1]:.3f}")
    strict = f1(shown | plain, true)
    result["shown"] = {"precision": strict.precision, "recall": strict.recall}
    result["calibration_error"] = calibration_error(p, true)
    result["by_fold"] = {
        str(name): {"micro": f1(said[fold == name], true[fold == name]).micro} for name in np.unique(fold)
    }
    if args.json:
        print(json.dumps(result, indent=1))
        return
    print(_row("with plain speech, shown only", strict), f"  calibration error {result['calibration_error']:.3f}")
    for name in np.unique(fold):
        print(_row(f"  {name}", f1(said[fold == name], true[fold == name])))
    scores = {name: f1(decisions, true) for name, decisions in methods.items()}
    for k, facet in enumerate(FACETS):
        print(
            f"  {facet.value:14} n {int(true[:, k].sum()):5}  "
            + "  ".join(f"{name} {score.by_facet[k]:.2f}" for name, score in scores.items())
        )


if __name__ == "__main__":
    main()
