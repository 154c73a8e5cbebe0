"""Turns a trained model into the package's data files.

    python -m training.export model --base MODEL_DIR    # encoder.onnx (int8) and tokenizer.json
    python -m training.export held-out                  # the cross-validated logits, kept in benchmarks/extraction
    python -m training.export heads                     # heads.json from them, with the words (training.words) beside them

The encoder is exported to ONNX and its weights quantised to 8 bits, with a head for meaning that reads every layer; the heads
are calibrated on logits of sources that the model of each fold never saw, so that the probabilities hold for new sources.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from torch import nn

from otherside.domain import FACETS
from training.data import STANCES, data_dir, real_rows, written_rows
from training.meaning import meanings
from training.model import FacetModel, collate, load_tokenizer, mean_of, pair_ids
from training.quantising import export_quantised
from training.scoring import best_threshold, calibration_error, f1, platt, sigmoid, sure_threshold
from training.train import FOLDS, RUNS
from training.words import left_out

TARGET = Path(__file__).parent.parent / "src" / "otherside" / "extraction" / "data"
HELD_OUT = Path(__file__).parent.parent / "benchmarks" / "extraction" / "held_out.npz"
#: Precision aimed at for evidence that is shown without being asked for.
SHOWN_PRECISION = 0.76
#: Uncalibrated probability from which the network counts as nearly certain.
CERTAIN = 0.92
#: Of the mean of the diagonal, in the regression of the head for meaning.
RIDGE = 1e-3


class WithMeaning(nn.Module):
    """A trained model whose third answer is the vector by meaning, read from all its layers.

    Args:
        weight: shape ``(layers * 384, 384)``.
        bias: shape ``(384,)``.
    """

    def __init__(self, trained: FacetModel, weight: torch.Tensor, bias: torch.Tensor) -> None:
        super().__init__()
        self.trained = trained
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """As ``FacetModel`` does."""
        layers, own = self.trained.layers(input_ids, attention_mask, token_type_ids)
        logits, vectors, _ = self.trained.answers(layers, own)
        # Not nn.Linear, which ONNX has as one operation that is not quantised.
        meaning = torch.matmul(torch.cat([mean_of(layer, own) for layer in layers], dim=1), self.weight) + self.bias
        return logits, vectors, nn.functional.normalize(meaning, dim=1)


def meaning_head(model: FacetModel, base: Path) -> tuple[torch.Tensor, torch.Tensor]:
    """Weight and bias of the head for meaning: ridge regression of the published encoder's vectors on all layers.

    Fitted without the previous sentence, as quotes and questions are looked up; one sentence in twenty tells how near it comes.
    """
    texts = sorted({r.text for r in [*real_rows(data_dir()), *written_rows()]})
    wanted = torch.tensor(meanings(texts, base))
    items = pair_ids(load_tokenizer(base / "tokenizer.json"), [""] * len(texts), texts)
    order = sorted(range(len(items)), key=lambda i: len(items[i][0]))
    told = np.random.default_rng(0).random(len(texts)) < 0.05
    width = 1 + wanted.shape[1] * (model.encoder.config.num_hidden_layers + 1)
    gram, cross = torch.zeros(width, width), torch.zeros(width, wanted.shape[1])
    tested = []
    with torch.no_grad():
        for start in range(0, len(order), 128):
            chunk = order[start : start + 128]
            layers, own = model.layers(**collate([items[i] for i in chunk]))
            x = torch.cat([torch.ones(len(chunk), 1), *(mean_of(layer, own) for layer in layers)], dim=1)
            fitted = torch.tensor([not told[i] for i in chunk])
            gram += x[fitted].T @ x[fitted]
            cross += x[fitted].T @ wanted[chunk][fitted]
            tested.append((x[~fitted], wanted[chunk][~fitted]))
    ridge = RIDGE * gram.diagonal().mean() * torch.eye(width)
    found = torch.linalg.solve((gram + ridge).double(), cross.double()).float()
    near = torch.cat([(nn.functional.normalize(x @ found, dim=1) * y).sum(1) for x, y in tested])
    print(f"meaning: cosine with the published encoder {near.mean():.3f} on {len(near)} sentences it was not fitted to")
    return found[1:].contiguous(), found[0].contiguous()


def export_model(base: Path) -> None:
    """Writes ``encoder.onnx`` and ``tokenizer.json``."""
    trained = FacetModel(base)
    trained.load_state_dict(torch.load(RUNS / "final.pt"))
    trained.eval()
    model = WithMeaning(trained, *meaning_head(trained, base))
    model.eval()
    example = torch.ones(2, 12, dtype=torch.long)
    kinds = torch.cat([torch.zeros(2, 4, dtype=torch.long), torch.ones(2, 8, dtype=torch.long)], dim=1)
    axes = {0: "n", 1: "tokens"}
    inputs, outputs = ("input_ids", "attention_mask", "token_type_ids"), ("logits", "vectors", "meanings")
    export_quantised(
        model,
        (example, example, kinds),
        inputs,
        outputs,
        dict.fromkeys(inputs, axes) | {key: {0: "n"} for key in outputs},
        TARGET / "encoder.onnx",
    )
    shutil.copyfile(base / "tokenizer.json", TARGET / "tokenizer.json")
    print(f"encoder.onnx: {(TARGET / 'encoder.onnx').stat().st_size / 1e6:.1f} MB")


def export_heads(version: str) -> None:
    """Calibrates on the held-out logits of all folds, with the words beside them, and writes ``heads.json``."""
    rows, kept = {r.id: r for r in real_rows(data_dir())}, np.load(HELD_OUT)
    keep = np.array([not rows[i].seller for i in kept["ids"]])
    z, held = kept["logits"][keep].astype(float), [rows[i] for i in kept["ids"][keep]]
    true = np.stack([r.hard for r in held])
    stance = np.stack([r.stance for r in held]).argmax(1)
    counts: dict[str, int] = {}
    for row in held:
        counts[row.source] = counts.get(row.source, 0) + 1
    # Every source says equally much about sources to come.
    weight = np.array([1 / counts[r.source] for r in held])
    weight = weight / weight.mean()
    alone_slope, alone_intercept = platt(z[:, : len(FACETS)], true, weight)
    both = z[:, : len(FACETS)] + left_out(held, kept["fold"][keep], data_dir())
    slope, intercept = platt(both, true, weight)
    p, raw = sigmoid(both * slope + intercept), sigmoid(both)
    cut = np.array([best_threshold(raw[:, k], true[:, k], weight) for k in range(len(FACETS))])
    threshold = sigmoid(np.log(cut / (1 - cut)) * slope + intercept)
    # Calibration on left-out sources of other kinds of talk leaves rare facets below any fixed probability; what the
    # network is nearly certain of is shown all the same. Precision with both is printed.
    certain = sigmoid(np.log(CERTAIN / (1 - CERTAIN)) * slope + intercept)
    sure = sure_threshold(p, true, threshold, target=SHOWN_PRECISION)
    shown = np.maximum(threshold, np.minimum(sure, certain))
    bias = _stance_bias(z[:, len(FACETS) :], stance)
    scores = f1(p >= threshold, true)
    strict = f1(p >= shown, true)
    error = calibration_error(p, true)
    print(f"left-out sources: micro {scores.micro:.3f} macro {scores.macro:.3f} ECE {error:.3f}")
    print(f"  shown: precision {strict.precision:.3f} recall {strict.recall:.3f}")
    for k, facet in enumerate(FACETS):
        print(
            f"  {facet.value:14} n {scores.positives[k]:5} F1 {scores.by_facet[k]:.2f} "
            f"threshold {threshold[k]:.2f} shown {shown[k]:.2f}"
        )
    digest = hashlib.sha256((TARGET / "encoder.onnx").read_bytes()).hexdigest()
    (TARGET / "heads.json").write_text(
        json.dumps(
            {
                "name": "otherside-local",
                "version": version,
                "encoder_sha256": digest,
                "facets": [f.value for f in FACETS],
                "slope": [round(float(x), 4) for x in slope],
                "intercept": [round(float(x), 4) for x in intercept],
                "alone_slope": [round(float(x), 4) for x in alone_slope],
                "alone_intercept": [round(float(x), 4) for x in alone_intercept],
                "threshold": [round(float(x), 3) for x in threshold],
                "shown": [round(float(x), 3) for x in shown],
                "stance_bias": [round(float(x), 3) for x in bias],
                "held_out": {
                    "micro_f1": round(scores.micro, 3),
                    "macro_f1": round(scores.macro, 3),
                    "shown_precision": round(strict.precision, 3),
                    "calibration_error": round(error, 3),
                },
            },
            indent=1,
        )
        + "\n",
        encoding="utf-8",
    )


def export_held_out() -> None:
    """Keeps the held-out logits for the benchmark: ids, logits and folds, no text."""
    folds = {name: np.load(RUNS / f"fold-{name}.npz") for name in FOLDS}
    np.savez_compressed(
        HELD_OUT,
        ids=np.concatenate([f["ids"] for f in folds.values()]),
        logits=np.concatenate([f["logits"] for f in folds.values()]).astype(np.float16),
        fold=np.concatenate([np.full(len(f["ids"]), name) for name, f in folds.items()]),
    )


def _stance_bias(z: np.ndarray, stance: np.ndarray) -> np.ndarray:
    """Offsets to the stance logits that maximise macro-F1 on a small grid."""
    best, found = -1.0, np.zeros(3)
    for away in np.arange(-1.5, 1.6, 0.25):
        for neutral in np.arange(-1.5, 1.6, 0.25):
            said = (z + np.array([0.0, away, neutral])).argmax(1)
            each = []
            for k in range(len(STANCES)):
                tp = ((said == k) & (stance == k)).sum()
                each.append(2 * tp / max(1, (said == k).sum() + (stance == k).sum()))
            if np.mean(each) > best:
                best, found = float(np.mean(each)), np.array([0.0, away, neutral])
    print(f"  stance macro-F1 {best:.3f}")
    return found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["model", "heads", "held-out"])
    parser.add_argument("--base", type=Path)
    parser.add_argument("--version", default="1")
    args = parser.parse_args()
    if args.what == "model":
        export_model(args.base)
    elif args.what == "heads":
        export_heads(args.version)
    else:
        export_held_out()


if __name__ == "__main__":
    main()
