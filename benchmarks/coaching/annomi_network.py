"""Fine-tunes the encoder on the folds' training parts of AnnoMI, for the benchmark only: nothing of it ships.

    OTHERSIDE_DATA=... python -m benchmarks.coaching.annomi_network --base MODEL_DIR [--start training/runs/final.pt]

Each fold is kept, so a run that was stopped goes on. Writes ``training/runs/annomi.npz`` (git-ignored): for every
utterance the probabilities of its side's labels by a network that never saw its video.
``python -m benchmarks.coaching.annomi --network training/runs/annomi.npz`` averages them with the stacked models.
Needs PyTorch.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold
from torch import nn

from benchmarks.coaching.annomi import ACTS, TALK, WRITTEN, Utterance, load
from benchmarks.coaching.learning import data_folder
from training.model import FacetModel, batches, collate, load_tokenizer

BEFORE, OWN, AFTER = 40, 80, 16
#: Own sentences that take part.
EXTRA = 1200
OUT = Path("training/runs/annomi.npz")


class Network(nn.Module):
    """The encoder with one head a side, on the utterance's own tokens and the first token."""

    def __init__(self, base: Path, start: Path | None) -> None:
        super().__init__()
        facet = FacetModel(base)
        if start is not None:
            facet.load_state_dict(torch.load(start))
        self.encoder = facet.encoder
        self.dropout = nn.Dropout(0.1)
        self.heads = nn.Linear(2 * self.encoder.config.hidden_size, len(ACTS) + len(TALK))

    def forward(self, batch: dict[str, torch.Tensor]) -> torch.Tensor:
        """Logits of four acts and three kinds of talk, ``(n, 7)``."""
        hidden = self.encoder(**batch).last_hidden_state
        own = (batch["token_type_ids"] * batch["attention_mask"]).unsqueeze(-1).to(hidden.dtype)
        pooled = (hidden * own).sum(1) / own.sum(1).clamp(min=1)
        return self.heads(self.dropout(torch.cat([hidden[:, 0], pooled], dim=1)))


def contexts(rows: list[Utterance]) -> list[tuple[str, str, str]]:
    """What was said before (two utterances), the utterance, and what follows; of the same call."""

    def said(i: int, call: str) -> str:
        if not 0 <= i < len(rows) or rows[i].call != call:
            return ""
        return f"{'client' if rows[i].client else 'counsellor'}: {rows[i].text}"

    return [
        (f"{said(i - 2, r.call)} {said(i - 1, r.call)}".strip(), r.text, said(i + 1, r.call))
        for i, r in enumerate(rows)
    ]


def token_ids(base: Path, texts: list[tuple[str, str, str]]) -> list[tuple[list[int], int, int]]:
    """``[CLS] before [SEP] own [SEP] after [SEP]`` and where the utterance begins and ends."""
    tokenizer = load_tokenizer(base / "tokenizer.json")
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    parts = [[e.ids for e in tokenizer.encode_batch([t[k] for t in texts], add_special_tokens=False)] for k in range(3)]
    out = []
    for before, own, after in zip(*parts, strict=True):
        head = [cls, *before[-BEFORE:], sep]
        # Of a long utterance the end tells most, and the beginning the rest.
        own = own if len(own) <= OWN else [*own[: OWN // 3], *own[-(OWN - OWN // 3) :]]
        out.append(([*head, *own, sep, *after[:AFTER], sep], len(head), len(head) + len(own)))
    return out


def batch_of(items: list[tuple[list[int], int, int]]) -> dict[str, torch.Tensor]:
    """Padded tensors; only the utterance itself is of the second kind."""
    batch = collate([(ids, begin) for ids, begin, _ in items])
    for row, (_, _, end) in enumerate(items):
        batch["token_type_ids"][row, end:] = 0
    return batch


def train(
    base: Path,
    start: Path | None,
    items: list[tuple[list[int], int, int]],
    target: NDArray[np.int64],
    weight: NDArray[np.float32],
    epochs: int,
    seed: int,
) -> Network:
    """Fits the network; the class weights (square root of rarity) are in ``weight``."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = Network(base, start)
    model.encoder.embeddings.requires_grad_(False)
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": 7e-5},
            {"params": model.heads.parameters(), "lr": 1e-3},
        ],
        weight_decay=0.01,
    )
    steps = epochs * -(-len(items) // 32)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (0.06 * steps)) * max(0.0, 1 - s / steps)
    )
    goal, own_weight = torch.tensor(target), torch.tensor(weight)
    model.train()
    for _ in range(epochs):
        for chunk in batches([(ids, begin) for ids, begin, _ in items], 32, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(batch_of([items[i] for i in chunk]))
            logits, y, w = logits.float(), goal[chunk], own_weight[chunk]
            act = y < len(ACTS)
            loss = logits.new_zeros(())
            if act.any():
                part = nn.functional.cross_entropy(logits[act, : len(ACTS)], y[act], reduction="none")
                loss = loss + (part * w[act]).sum()
            if (~act).any():
                part = nn.functional.cross_entropy(
                    logits[~act, len(ACTS) :], y[~act] - len(ACTS), reduction="none", label_smoothing=0.1
                )
                loss = loss + (part * w[~act]).sum()
            optimizer.zero_grad()
            (loss / len(chunk)).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return model


def probabilities(model: Network, items: list[tuple[list[int], int, int]]) -> NDArray[np.float32]:
    """Softmax within each side's labels, ``(n, 7)``."""
    model.eval()
    out = np.zeros((len(items), len(ACTS) + len(TALK)), dtype=np.float32)
    order = sorted(range(len(items)), key=lambda i: len(items[i][0]))
    with torch.no_grad():
        for at in range(0, len(order), 64):
            chunk = order[at : at + 64]
            logits = model(batch_of([items[i] for i in chunk]))
            out[chunk, : len(ACTS)] = logits[:, : len(ACTS)].softmax(1).numpy()
            out[chunk, len(ACTS) :] = logits[:, len(ACTS) :].softmax(1).numpy()
    return out


def own_rows() -> tuple[list[tuple[str, str, str]], list[int]]:
    """The project's own sentences of our side under AnnoMI's names."""
    names = {"open_question": 0, "closed_question": 0, "reflection": 1, "information": 2, "persuasion": 2}
    names |= {"affirmation": 3, "other": 3}
    rows = [json.loads(line) for line in WRITTEN.read_text(encoding="utf-8").splitlines()]
    rows = [r for r in rows if r["act"] in names]
    rows = random.Random(0).sample(rows, EXTRA)
    return [(f"client: {r['prev']}" if r["prev"] else "", r["text"], "") for r in rows], [names[r["act"]] for r in rows]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="state of the facet model to start from")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    rows = load(data_folder("annomi"))
    items = token_ids(args.base, contexts(rows))
    extra_text, extra_y = own_rows()
    extra = token_ids(args.base, extra_text)
    y = np.array([len(ACTS) + TALK.index(r.label) if r.client else ACTS.index(r.label) for r in rows])
    video = np.array([r.video for r in rows])
    p = np.zeros((len(rows), len(ACTS) + len(TALK)), dtype=np.float32)
    # How common the labels are is counted on the whole file, once; who said which is not.
    counts = np.bincount(y, minlength=len(ACTS) + len(TALK))
    rare = np.sqrt(counts.mean() / counts).astype(np.float32)
    for number, (fit, held) in enumerate(
        GroupKFold(args.folds, shuffle=True, random_state=1).split(rows, groups=video)
    ):
        kept = OUT.with_name(f"annomi-{number}.npz")
        if kept.exists():
            p[held] = np.load(kept)["p"]
            continue
        begin = time.monotonic()
        weight = np.concatenate([rare[y[fit]], 0.35 * rare[extra_y]])
        model = train(
            args.base,
            args.start,
            [*(items[i] for i in fit), *extra],
            np.concatenate([y[fit], np.array(extra_y)]),
            weight.astype(np.float32),
            args.epochs,
            args.seed,
        )
        p[held] = probabilities(model, [items[i] for i in held])
        OUT.parent.mkdir(parents=True, exist_ok=True)
        np.savez(kept, p=p[held])
        print(f"fold {number + 1}: {time.monotonic() - begin:.0f} s", flush=True)
    np.savez(OUT, p=p, rare=rare)


if __name__ == "__main__":
    main()
