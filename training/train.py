"""Trains the extractor: cross-validation over whole sources, then the final model.

    python -m training.train crossval --base MODEL_DIR [--folds practitioners,...]
    python -m training.train final --base MODEL_DIR

``MODEL_DIR`` holds the base encoder (``model.safetensors``, ``config.json``, ``tokenizer.json``); its digest is
checked. Results go to ``training/runs``; ``python -m training.export`` turns them into the package's data files.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from pathlib import Path

import numpy as np
import torch

from otherside.domain import FACETS
from training.data import HERE, Row, data_dir, real_rows, written_rows
from training.model import fit, predict
from training.scoring import f1, sigmoid

RUNS = HERE / "runs"
#: all-MiniLM-L6-v2 as its authors published it.
BASE_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

#: Whole sources left out together: people of one kind of talk never appear on both sides.
FOLDS: dict[str, tuple[str, ...]] = {
    "practitioners": ("open-telemetry/sig-end-user", "ameerbadri/call-intelligence-demo-claude-cowork"),
    "dialogues": (
        "PersuasionForGood",
        "kushalchawla/CaSiNo",
        "awslabs/multi-domain-goal-oriented-dialogues-dataset",
    ),
    "answers": ("jupyter/surveys", "google-research/goemotions"),
}


def weights(rows: list[Row]) -> np.ndarray:
    """Real sentences count in full, written ones a little less; sentences of one source do not drown the rest."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.source] = counts.get(row.source, 0) + 1
    out = np.array(
        [0.8 if r.source == "written" else min(1.0, (1500 / counts[r.source]) ** 0.5) for r in rows],
        dtype=np.float32,
    )
    return out / out.mean()


def check_base(base: Path) -> None:
    """Refuses weights that are not the ones published.

    Raises:
        SystemExit: when the digest differs.
    """
    digest = hashlib.sha256((base / "model.safetensors").read_bytes()).hexdigest()
    if digest != BASE_DIGEST:
        raise SystemExit(f"{base}/model.safetensors: digest {digest} is not that of all-MiniLM-L6-v2")


def crossval(base: Path, folds: list[str], epochs: int, seed: int) -> None:
    """Leaves out each fold's sources, trains on the rest, and keeps the logits of what was left out."""
    real, written = real_rows(data_dir()), written_rows()
    for name in folds:
        held = [r for r in real if r.source in FOLDS[name]]
        train = [r for r in real if r.source not in FOLDS[name]] + written
        begin = time.monotonic()
        model = fit(train, base, weights=weights(train), epochs=epochs, seed=seed)
        logits = predict(model, base, held)
        RUNS.mkdir(exist_ok=True)
        np.savez(
            RUNS / f"fold-{name}.npz",
            ids=np.array([r.id for r in held]),
            logits=logits,
        )
        true = np.stack([r.hard for r in held])
        p = sigmoid(logits[:, : len(FACETS)])
        p[np.array([r.seller for r in held])] = 0
        scores = max((f1(p >= th, true) for th in np.arange(0.1, 0.6, 0.05)), key=lambda s: s.micro)
        print(
            f"{name}: {len(train)} rows, {time.monotonic() - begin:.0f} s, micro {scores.micro:.3f}, "
            f"macro {scores.macro:.3f}",
            json.dumps(dict(zip((f.value for f in FACETS), (round(x, 2) for x in scores.by_facet), strict=True))),
            flush=True,
        )


def final(base: Path, epochs: int, seed: int, most: int | None) -> None:
    """Trains on everything, or on a random part of it for a trial."""
    rows = real_rows(data_dir()) + written_rows()
    if most:
        rows = [rows[i] for i in np.random.default_rng(seed).permutation(len(rows))[:most]]
    model = fit(rows, base, weights=weights(rows), epochs=epochs, seed=seed)
    RUNS.mkdir(exist_ok=True)
    torch.save(model.state_dict(), RUNS / "final.pt")
    print(f"trained on {len(rows)} rows", flush=True)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["crossval", "final"])
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--folds", default=",".join(FOLDS))
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--threads", type=int, help="processor threads; one a process is best on a busy machine")
    parser.add_argument("--most", type=int, help="use only so many rows, for a trial")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    check_base(args.base)
    if args.threads:
        torch.set_num_threads(args.threads)
    if args.what == "crossval":
        crossval(args.base, args.folds.split(","), args.epochs, args.seed)
    else:
        final(args.base, args.epochs, args.seed, args.most)


if __name__ == "__main__":
    main()
