"""Trains the extractor: first on our own sentences, then on real ones; cross-validation over whole sources.

    python -m training.train written --base MODEL_DIR
    python -m training.train more --base MODEL_DIR --files i,j,k,l,m
    python -m training.train crossval --base MODEL_DIR [--folds interviews,...]
    python -m training.train final --base MODEL_DIR

The first stage is the same for all folds, since nothing that is written for this project is ever held out; ``more`` takes
sentences that came later into it without beginning anew. Every fold and the final model go on from it with their real
sentences and a part of the written ones.

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
from training.meaning import meanings
from training.model import FacetModel, fit, predict
from training.scoring import f1, sigmoid

RUNS = HERE / "runs"
#: all-MiniLM-L6-v2 as its authors published it.
BASE_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

#: Whole sources left out together. In ``FOLDS`` a left-out source may have a cousin in training, as a user's talk will
#: often have; in ``KINDS`` all sources of one kind of talk are left out at once, the hardest case.
FOLDS: dict[str, tuple[str, ...]] = {
    "interviews": ("open-telemetry/sig-end-user", "kushalchawla/CaSiNo"),
    "surveys": ("jupyter/surveys", "PersuasionForGood"),
    "comments": (
        "google-research/goemotions",
        "ameerbadri/call-intelligence-demo-claude-cowork",
        "awslabs/multi-domain-goal-oriented-dialogues-dataset",
    ),
}
KINDS: dict[str, tuple[str, ...]] = {
    "practitioners": ("open-telemetry/sig-end-user", "ameerbadri/call-intelligence-demo-claude-cowork"),
    "dialogues": (
        "PersuasionForGood",
        "kushalchawla/CaSiNo",
        "awslabs/multi-domain-goal-oriented-dialogues-dataset",
    ),
    "answers": ("jupyter/surveys", "google-research/goemotions"),
}
#: Written sentences that go on taking part beside the real ones: single ones, and lines of whole conversations.
REHEARSED = 4000
CONVERSED = 13_000
#: Earlier sentences that go on taking part when the first stage is given more.
REMEMBERED = 6000


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


def second_stage(real: list[Row], seed: int) -> list[Row]:
    """Real sentences, some whole written conversations (rows with a ``doc``) and a part of the single written sentences."""
    rng = np.random.default_rng(seed)
    written = written_rows()
    single = [r for r in written if not r.doc]
    by_doc: dict[str, list[Row]] = {}
    for row in written:
        if row.doc:
            by_doc.setdefault(row.doc, []).append(row)
    conversed: list[Row] = []
    for doc in rng.permutation(sorted(by_doc)):
        if len(conversed) >= CONVERSED:
            break
        conversed += by_doc[doc]
    return real + conversed + [single[i] for i in rng.permutation(len(single))[:REHEARSED]]


def first_stage(base: Path, epochs: int, seed: int, files: list[str] | None = None) -> None:
    """Trains on everything written for this project, or goes on with some files and a part of what came before them."""
    rows, start = written_rows(), None
    if files:
        new = written_rows(files)
        ids = {r.id for r in new}
        old = [r for r in rows if r.id not in ids]
        pick = np.random.default_rng(seed).permutation(len(old))[:REMEMBERED]
        rows, start = new + [old[i] for i in pick], RUNS / "written.pt"
    begin = time.monotonic()
    model = fit(
        rows,
        base,
        weights=np.ones(len(rows), dtype=np.float32),
        meanings=meanings([r.text for r in rows], base),
        epochs=epochs,
        seed=seed,
        start=start,
    )
    RUNS.mkdir(exist_ok=True)
    torch.save(model.state_dict(), RUNS / "written.pt")
    print(f"trained on {len(rows)} written rows, {time.monotonic() - begin:.0f} s", flush=True)


def go_on(rows: list[Row], base: Path, epochs: int, rate: float, seed: int) -> FacetModel:
    """The second stage on these rows."""
    return fit(
        rows,
        base,
        weights=weights(rows),
        meanings=meanings([r.text for r in rows], base),
        epochs=epochs,
        seed=seed,
        rate=rate,
        start=RUNS / "written.pt",
    )


def crossval(base: Path, folds: list[str], epochs: int, rate: float, seed: int) -> None:
    """Leaves out each fold's sources, trains on the rest, and keeps the logits of what was left out."""
    real = real_rows(data_dir())
    every = FOLDS | KINDS
    for name in folds:
        held = [r for r in real if r.source in every[name]]
        train = second_stage([r for r in real if r.source not in every[name]], seed)
        begin = time.monotonic()
        model = go_on(train, base, epochs, rate, seed)
        logits = predict(model, base, held)
        np.savez(RUNS / f"fold-{name}.npz", ids=np.array([r.id for r in held]), logits=logits)
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


def final(base: Path, epochs: int, rate: float, seed: int) -> None:
    """The model that ships: the second stage on all real sentences."""
    rows = second_stage(real_rows(data_dir()), seed)
    model = go_on(rows, base, epochs, rate, seed)
    torch.save(model.state_dict(), RUNS / "final.pt")
    print(f"trained on {len(rows)} rows", flush=True)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["written", "more", "crossval", "final"])
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--folds", default=",".join(FOLDS))
    parser.add_argument("--files", help="with more: names of files in training/data/written, without .jsonl")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=7e-5, help="of the second stage")
    parser.add_argument("--threads", type=int, help="processor threads; one a process is best on a busy machine")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    check_base(args.base)
    if args.threads:
        torch.set_num_threads(args.threads)
    if args.what in ("written", "more"):
        first_stage(args.base, args.epochs, args.seed, args.files.split(",") if args.what == "more" else None)
    elif args.what == "crossval":
        crossval(args.base, args.folds.split(","), args.epochs, args.rate, args.seed)
    else:
        final(args.base, args.epochs, args.rate, args.seed)


if __name__ == "__main__":
    main()
