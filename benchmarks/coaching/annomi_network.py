"""Fine-tunes the reader's encoder on each fold of AnnoMI, for ``benchmarks.coaching.annomi --network``.

    OTHERSIDE_DATA=... python -m benchmarks.coaching.annomi_network --base MODEL_DIR --out FILE.npz [--seed 1] [--only FOLD]

One network reads both sides: the utterance after the two before it, and answers with client talk or counsellor behaviour.
The folds are those of the benchmark, so that what is written for an utterance comes from a network that never saw its
video. It starts from the shipped encoder. Classes are weighed by the root of their rarity. What another ``--seed`` makes can be
averaged with it. Needs PyTorch and onnx, and an hour or more of one core; nothing of it ships.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold
from torch import nn

from benchmarks.coaching.annomi import ACTS, TALK, Utterance, load, own_rows
from benchmarks.coaching.learning import data_folder
from training.model import FacetModel, batches, collate, load_tokenizer, mean_of
from training.restored import restored

ENCODER = Path(__file__).parents[2] / "src" / "otherside" / "extraction" / "data" / "encoder.onnx"
#: Word pieces of the utterance and of what was said before it.
OWN, BEFORE = 80, 56
#: Sentences of our own that take part.
SENTENCES = 1200
RATE, BATCH = 6e-5, 32


class Network(nn.Module):
    """The facet model's encoder with one head for each side."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.reader = FacetModel(base)
        restored(ENCODER, self.reader)
        self.reader.encoder.embeddings.requires_grad_(False)
        width = self.reader.encoder.config.hidden_size
        self.talk = nn.Linear(2 * width, len(TALK))
        self.acts = nn.Linear(2 * width, len(ACTS))

    def forward(self, batch: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of client talk ``(n, 3)`` and of counsellor behaviour ``(n, 4)``."""
        layers, own = self.reader.layers(**batch)
        both = self.reader.dropout(torch.cat([layers[-1][:, 0], mean_of(layers[-1], own)], dim=1))
        return self.talk(both), self.acts(both)


def _tokens(rows: list[Utterance], base: Path) -> list[tuple[list[int], int]]:
    """``[CLS] two before [SEP] utterance [SEP]`` and where the utterance begins."""
    tokenizer = load_tokenizer(base / "tokenizer.json")
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    ids = [e.ids for e in tokenizer.encode_batch([r.text for r in rows], add_special_tokens=False)]
    out = []
    for i, row in enumerate(rows):
        before: list[int] = []
        for j in (i - 2, i - 1):
            if j >= 0 and rows[j].call == row.call:
                before += [*ids[j], sep]
        own = ids[i] if len(ids[i]) <= OWN else [*ids[i][: OWN // 2], *ids[i][-OWN // 2 :]]
        head = [cls, *(before[-BEFORE:] or [sep])]
        out.append(([*head, *own, sep], len(head)))
    return out


def _labels(rows: list[Utterance]) -> NDArray[np.int64]:
    return np.array([(TALK if r.client else ACTS).index(r.label) for r in rows])


def _rarity(y: NDArray[np.int64], classes: int) -> torch.Tensor:
    weight = (len(y) / classes / np.maximum(np.bincount(y, minlength=classes), 1)) ** 0.5
    return torch.tensor(weight, dtype=torch.float32)


def train(
    rows: list[Utterance],
    items: list[tuple[list[int], int]],
    use: NDArray[np.int64],
    base: Path,
    epochs: int,
    seed: int,
) -> Network:
    """The network fitted to the rows whose indices are in ``use``."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = Network(base)
    y, client = _labels(rows), np.array([r.client for r in rows])
    rare_talk, rare_acts = _rarity(y[use][client[use]], len(TALK)), _rarity(y[use][~client[use]], len(ACTS))
    target = torch.tensor(y)
    groups = [
        {"params": [p for p in model.reader.encoder.parameters() if p.requires_grad], "lr": RATE},
        {"params": [*model.talk.parameters(), *model.acts.parameters()], "lr": 1e-3},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = epochs * -(-len(use) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (0.08 * steps)) * max(0.0, 1 - s / steps)
    )
    model.train()
    for epoch in range(epochs):
        total = 0.0
        own = [items[i] for i in use]
        for chunk in batches(own, BATCH, rng):
            at = use[chunk]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                talk, acts = model(collate([own[i] for i in chunk]))
            theirs = torch.tensor(client[at])
            loss = torch.zeros(())
            for logits, mask, rare in ((talk, theirs, rare_talk), (acts, ~theirs, rare_acts)):
                if bool(mask.any()):
                    loss = loss + nn.functional.cross_entropy(
                        logits[mask].float(), target[at][mask], weight=rare, label_smoothing=0.05, reduction="sum"
                    )
            loss = loss / len(chunk)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach()) * len(chunk)
        print(f"  epoch {epoch + 1}: loss {total / len(use):.4f}", file=sys.stderr, flush=True)
    return model


def probabilities(model: Network, items: list[tuple[list[int], int]], client: NDArray[np.bool_]) -> NDArray[np.float64]:
    """For each item the probabilities of its side's classes, padded to four columns."""
    model.eval()
    out = np.zeros((len(items), len(ACTS)))
    order = sorted(range(len(items)), key=lambda i: len(items[i][0]))
    with torch.inference_mode():
        for begin in range(0, len(order), 64):
            chunk = order[begin : begin + 64]
            talk, acts = model(collate([items[i] for i in chunk]))
            for row, i in enumerate(chunk):
                p = (talk if client[i] else acts)[row].float().softmax(0).numpy()
                out[i, : len(p)] = p
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", type=int, help="one fold, to run several side by side; writes OUT with its number")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    rows = load(data_folder("annomi"))
    extra = own_rows()
    items = _tokens(rows + extra, options.base)
    client = np.array([r.client for r in rows])
    video = np.array([r.video for r in rows])
    own = np.random.default_rng(0).permutation(np.arange(len(rows), len(rows) + len(extra))[1::2])[:SENTENCES]
    p = np.zeros((len(rows), len(ACTS)))
    folds = GroupKFold(options.folds, shuffle=True, random_state=1).split(rows, groups=video)
    for number, (fit, held) in enumerate(folds):
        if options.only not in (None, number):
            continue
        begin = time.monotonic()
        use = np.concatenate([fit, own])
        model = train(rows + extra, items, use, options.base, options.epochs, options.folds * options.seed + number)
        p[held] = probabilities(model, [items[i] for i in held], client[held])
        print(f"fold {number + 1} of {options.folds}: {time.monotonic() - begin:.0f} s", file=sys.stderr, flush=True)
    name = options.out if options.only is None else options.out.with_stem(f"{options.out.stem}-{options.only}")
    np.savez(name, p=p)


if __name__ == "__main__":
    main()
