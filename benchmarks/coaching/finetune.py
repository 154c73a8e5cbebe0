"""The upper layers of a small encoder, fine-tuned on the training part of a fold; for the benchmarks only (PyTorch).

The lower layers stay as they are, so what they give is computed once and serves all folds.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

Array = NDArray[Any]
PREV, OWN, NEXT = 28, 64, 14
BATCH_TOKENS = 2200


def base_folder() -> Path | None:
    """The folder of a MiniLM (BERT) checkpoint: ``OTHERSIDE_BASE``; None where it is unset."""
    given = os.environ.get("OTHERSIDE_BASE")
    return Path(given) if given else None


@dataclass(frozen=True, slots=True)
class Task:
    """One classification: its labels by row, -1 where a row is none of its business."""

    labels: Array
    classes: int


class _Top(nn.Module):
    def __init__(self, layers: nn.ModuleList, width: int, sizes: Sequence[int]) -> None:
        super().__init__()
        self.layers = layers
        self.dropout = nn.Dropout(0.1)
        self.heads = nn.ModuleList(nn.Linear(2 * width, k) for k in sizes)

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor, own: torch.Tensor) -> list[torch.Tensor]:
        extended = ((1.0 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers:
            out = layer(hidden, extended)
            hidden = out[0] if isinstance(out, tuple) else out
        weight = own.unsqueeze(-1)
        pooled = (hidden * weight).sum(1) / weight.sum(1).clamp(min=1)
        both = self.dropout(torch.cat([hidden[:, 0], pooled], dim=1))
        return [head(both) for head in self.heads]


class Cached:
    """All texts with their contexts, as the frozen lower layers see them."""

    def __init__(self, base: Path, texts: Sequence[tuple[str, str, str]], top: int) -> None:
        self.base, self.top = base, top
        tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        model = BertModel.from_pretrained(base, add_pooling_layer=False).eval()
        self.width = int(model.config.hidden_size)
        cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
        self.ids: list[list[int]] = []
        self.own: list[tuple[int, int]] = []
        for prev, text, after in texts:
            a, b, c = (tokenizer.encode(t, add_special_tokens=False).ids for t in (prev, text, after))
            if len(b) > OWN:
                b = b[: OWN // 2] + b[-(OWN // 2) :]
            head = [cls, *a[-PREV:], sep]
            self.ids.append([*head, *b, sep, *c[:NEXT], sep])
            self.own.append((len(head), len(head) + len(b)))
        self.hidden: list[torch.Tensor] = [torch.empty(0)] * len(self.ids)
        lower = model.encoder.layer[: len(model.encoder.layer) - top]
        with torch.no_grad():
            for rows in self.batches(range(len(self.ids)), shuffle=False):
                width = max(len(self.ids[i]) for i in rows)
                ids = torch.zeros((len(rows), width), dtype=torch.long)
                mask = torch.zeros((len(rows), width))
                kinds = torch.zeros_like(ids)
                for r, i in enumerate(rows):
                    ids[r, : len(self.ids[i])] = torch.tensor(self.ids[i])
                    mask[r, : len(self.ids[i])] = 1
                    kinds[r, self.own[i][0] : self.own[i][1]] = 1
                hidden = model.embeddings(input_ids=ids, token_type_ids=kinds)
                extended = ((1.0 - mask) * -1e4)[:, None, None, :]
                for layer in lower:
                    out = layer(hidden, extended)
                    hidden = out[0] if isinstance(out, tuple) else out
                for r, i in enumerate(rows):
                    self.hidden[i] = hidden[r, : len(self.ids[i])].to(torch.float16)

    def batches(self, rows: Sequence[int], shuffle: bool, rng: random.Random | None = None) -> list[list[int]]:
        """Rows of about one length together, at most `BATCH_TOKENS` tokens with padding."""
        noise = rng or random.Random(0)
        order = sorted(rows, key=lambda i: len(self.ids[i]) + (noise.uniform(0, 8) if shuffle else 0))
        out: list[list[int]] = []
        chunk: list[int] = []
        for i in order:
            width = max([len(self.ids[i]), *(len(self.ids[j]) for j in chunk)])
            if chunk and width * (len(chunk) + 1) > BATCH_TOKENS:
                out.append(chunk)
                chunk = []
            chunk.append(i)
        if chunk:
            out.append(chunk)
        if shuffle:
            noise.shuffle(out)
        return out

    def _inputs(self, rows: list[int]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        width = max(len(self.ids[i]) for i in rows)
        hidden = torch.zeros((len(rows), width, self.width))
        mask, own = torch.zeros((len(rows), width)), torch.zeros((len(rows), width))
        for r, i in enumerate(rows):
            n = len(self.ids[i])
            hidden[r, :n] = self.hidden[i].float()
            mask[r, :n] = 1
            own[r, self.own[i][0] : self.own[i][1]] = 1
        return hidden, mask, own

    def fit_and_score(self, fit: Array, held: Array, tasks: Sequence[Task], weight: Array, epochs: int = 3,
                      seed: int = 0) -> list[Array]:
        """Trains on some rows and gives each task's probabilities ``(held, classes)`` for others."""
        torch.manual_seed(seed)
        rng = random.Random(seed)
        model = BertModel.from_pretrained(self.base, add_pooling_layer=False)
        top = _Top(model.encoder.layer[len(model.encoder.layer) - self.top :], self.width, [t.classes for t in tasks])
        losses = []
        for task in tasks:
            y = task.labels[fit]
            count = np.bincount(y[y >= 0], minlength=task.classes)
            losses.append(torch.tensor((count.sum() / (count + 1) / task.classes) ** 0.5, dtype=torch.float32))
        heads = {id(p) for p in top.heads.parameters()}
        optimiser = torch.optim.AdamW(
            [
                {"params": [p for p in top.parameters() if id(p) not in heads], "lr": 1.2e-4},
                {"params": list(top.heads.parameters()), "lr": 1e-3},
            ],
            weight_decay=0.01,
        )
        total = epochs * len(self.batches(list(fit), shuffle=True, rng=random.Random(seed)))
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda s: min((s + 1) / (0.1 * total), max(0.02, (total - s) / (0.9 * total)))
        )
        top.train()
        for epoch in range(epochs):
            for rows in self.batches([int(i) for i in fit], shuffle=True, rng=rng):
                outputs = top(*self._inputs(rows))
                loss = torch.zeros(())
                for task, logits, balance in zip(tasks, outputs, losses, strict=True):
                    y = torch.tensor(task.labels[rows])
                    keep = y >= 0
                    if keep.any():
                        each = nn.functional.cross_entropy(
                            logits[keep], y[keep], weight=balance, reduction="none", label_smoothing=0.05
                        )
                        loss = loss + (each * torch.tensor(weight[rows], dtype=torch.float32)[keep]).sum() / len(rows)
                optimiser.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]
                nn.utils.clip_grad_norm_(top.parameters(), 1.0)
                optimiser.step()
                schedule.step()
            print(f"  epoch {epoch + 1} of {epochs}", file=sys.stderr)
        top.eval()
        out = [np.zeros((len(held), t.classes)) for t in tasks]
        place = {int(i): k for k, i in enumerate(held)}
        with torch.no_grad():
            for rows in self.batches([int(i) for i in held], shuffle=False):
                for found, logits in zip(out, top(*self._inputs(rows)), strict=True):
                    found[[place[i] for i in rows]] = torch.softmax(logits, dim=1).numpy()
        return out
