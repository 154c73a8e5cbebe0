"""Trains the network of the lint: a message read as a whole, beside what the reader has said.

    python -m training.lint.network train --base MODEL_DIR --start training/runs/final.pt --name lint [--authors own,others]
    python -m training.lint.network train ... --resume training/runs/lint/lint.pt --name lint2
    python -m training.lint.network export --base MODEL_DIR --name lint

It goes on from the reader of evidence. The loss asks that each sentence marked as being at fault is, and that none of the
others are (the sum of their odds); where a message's fault is not marked, that some sentence is. Written sentences are
marked by what they are. A message whose reader was heard is read twice, as the lint does: beside their words for the
rules that need them, and alone for the others. Held messages are never trained on.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from otherside.extraction.encoder import DATA as READER
from otherside.extraction.onnx import WordPieces, open_session
from otherside.messaging.lint.head import BESIDE, READ
from otherside.messaging.lint.network import DATA, Window, windows
from training.lint.data import AUTHORS, Labelled, dev, labelled, written
from training.model import FacetModel
from training.quantising import export_quantised
from training.train import RUNS as ALL_RUNS
from training.train import check_base

RUNS = ALL_RUNS / "lint"
#: Tokens of one batch, padding included.
BATCH = 1536
#: Weight of a fault beside its absence, of a written sentence beside a message, and of smoothing.
POSITIVE, WRITTEN, SMOOTH = 2.0, 0.5, 0.02
#: Weight of what stands beside a marked sentence: now and then it has a trace of the fault too.
OTHERS = 0.7
#: Stands in ``Item.faults`` where it is not said which sentence is at fault.
UNSAID = -1.0


@dataclass(frozen=True, slots=True)
class Item:
    """A window of a message, or a written sentence after the one before it.

    Attributes:
        faults: shape ``(sentences, rules)``: 1 for a sentence at fault, 0 for one that is not, ``UNSAID`` where only some
            sentence of the window is known to be.
        weight: shape ``(rules,)``; 0 for rules that are not judged on this window.
    """

    window: Window
    faults: torch.Tensor
    weight: torch.Tensor


class Network(nn.Module):
    """The reader's encoder, the mean over each sentence's tokens, and one logit a rule."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.reader = FacetModel(base)
        width = self.reader.encoder.config.hidden_size
        self.faults = nn.Linear(2 * width, len(READ))

    def forward(self, input_ids: torch.Tensor, kinds: torch.Tensor, pool: torch.Tensor) -> torch.Tensor:
        """Logits ``(b, sentences, rules)``; ``pool`` ``(b, sentences, tokens)`` averages a sentence's tokens."""
        mask = (input_ids > 0).long()
        layer = self.reader.encoder(input_ids=input_ids, attention_mask=mask, token_type_ids=kinds).last_hidden_state
        own = pool @ layer
        whole = layer[:, :1].expand(-1, own.shape[1], -1)
        out: torch.Tensor = self.faults(self.reader.dropout(torch.cat([own, whole], dim=2)))
        return out


def items(messages: Sequence[Labelled], pieces: WordPieces) -> list[Item]:
    """All windows of the messages, and the written sentences."""
    out = []
    every, beside = torch.ones(len(READ)), torch.zeros(len(READ))
    beside[list(BESIDE)] = 1.0
    for each in messages:
        faults = _faults(each)
        alone = every - beside if each.message.heard else every
        for heard, weight in ((each.message.heard, beside), ((), alone)):
            at = 0
            for window in windows(each.message.spoken, heard, pieces) if heard or weight is alone else ():
                own = faults[at : at + len(window.ends)]
                # Not marked, and perhaps in another window: nothing is known of this one.
                unsure = (own == UNSAID).any(0) & (len(window.ends) < len(faults))
                out.append(Item(window, own, torch.where(unsure, 0.0, weight)))
                at += len(window.ends)
    for sentence in written():
        said = [s for s in (sentence.before, sentence.text) if s]
        (window, *_) = windows(said, (), pieces)
        if len(window.ends) == len(said):
            faults = torch.full((len(said), len(READ)), torch.nan)
            faults[-1] = torch.tensor([float(rule == sentence.label) for rule in READ])
            out.append(Item(window, faults, every * WRITTEN))
    return out


def _faults(each: Labelled) -> torch.Tensor:
    """As ``Item.faults``, of a whole message."""
    faults = torch.zeros(len(each.message.spoken), len(READ))
    for column, rule in enumerate(READ):
        if rule in each.rules:
            marked = each.where.get(rule)
            faults[:, column] = UNSAID if not marked else 0.0
            faults[list(marked or ()), column] = 1.0
    return faults


def tensors(chunk: Sequence[Window]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, kinds and the pooling matrix of some windows, padded."""
    width, most = max(len(w.ids) for w in chunk), max(len(w.ends) for w in chunk)
    ids = torch.zeros(len(chunk), width, dtype=torch.long)
    kinds = torch.zeros(len(chunk), width, dtype=torch.long)
    pool = torch.zeros(len(chunk), most, width)
    for row, window in enumerate(chunk):
        ids[row, : len(window.ids)] = torch.tensor(window.ids)
        kinds[row, window.begin : len(window.ids)] = 1
        start = window.begin
        for n, end in enumerate(window.ends):
            pool[row, n, start:end] = 1 / (end - start)
            start = end
    return ids, kinds, pool


def batches(rows: Sequence[Item], rng: random.Random) -> Iterator[list[Item]]:
    """Batches of like length in random order."""
    order = sorted(rows, key=lambda i: len(i.window.ids) + rng.random() * 8)
    chunks: list[list[Item]] = [[]]
    for item in order:
        if len(item.window.ids) * (len(chunks[-1]) + 1) > BATCH:
            chunks.append([])
        chunks[-1].append(item)
    rng.shuffle(chunks)
    yield from chunks


def _loss(logits: torch.Tensor, chunk: Sequence[Item]) -> torch.Tensor:
    """See the head of this file; ``logits`` ``(b, sentences, rules)``."""
    faults = torch.full_like(logits, torch.nan)
    for row, item in enumerate(chunk):
        faults[row, : len(item.faults)] = item.faults
    weight = torch.stack([i.weight for i in chunk])
    marked, free, unsaid = faults == 1.0, faults == 0.0, faults == UNSAID
    bce = nn.functional.binary_cross_entropy_with_logits
    right, wrong = torch.tensor(1 - SMOOTH), torch.tensor(SMOOTH)

    def some(of: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
        """The loss ``(b, rules)`` of whether any of these sentences is at fault."""
        found = logits.masked_fill(~of, -1e4).logsumexp(1)
        return torch.where(of.any(1), bce(found, truth.expand_as(found), reduction="none"), 0.0)

    each = (bce(logits, right.expand_as(logits), reduction="none") * marked).sum(1) / marked.sum(1).clamp(min=1)
    others = torch.where(marked.any(1), OTHERS, 1.0)
    total = POSITIVE * (each + some(unsaid, right)) + others * some(free, wrong)
    return (total * weight).sum() / 12


def fit(
    rows: Sequence[Item], base: Path, *, start: Path | None, resume: Path | None, epochs: int, rate: float, seed: int
) -> Network:
    """The network after some epochs, from the state of the facet model or of an earlier run."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = Network(base)
    if resume is not None:
        model.load_state_dict(torch.load(resume))
    elif start is not None:
        model.reader.load_state_dict(torch.load(start), strict=False)
    model.reader.encoder.embeddings.requires_grad_(False)
    groups = [
        {"params": [p for p in model.reader.encoder.parameters() if p.requires_grad], "lr": rate},
        {"params": list(model.faults.parameters()), "lr": 1e-3 if resume is None else 3e-4},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = epochs * sum(1 for _ in batches(rows, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (0.06 * steps)) * max(0.02, 1 - s / (1.05 * steps))
    )
    model.train()
    for epoch in range(epochs):
        begin, total = time.monotonic(), 0.0
        for chunk in batches(rows, rng):
            ids, kinds, pool = tensors([i.window for i in chunk])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(ids, kinds, pool)
            loss = _loss(logits.float(), chunk)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"epoch {epoch + 1}: loss {total / len(rows):.4f}, {time.monotonic() - begin:.0f} s", flush=True)
        RUNS.mkdir(parents=True, exist_ok=True)
    return model


def export(base: Path, name: str, out: Path) -> None:
    """Writes the network quantised as the extractor is, and says how far it is from the original."""
    model = Network(base)
    model.load_state_dict(torch.load(RUNS / f"{name}.pt"))
    model.eval()
    pieces = WordPieces(READER / "tokenizer.json")
    messages = dev(labelled())[:40]
    found = [w for m in messages for w in windows(m.message.spoken, m.message.heard, pieces)]
    export_quantised(
        model,
        tensors(found[:2]),
        ("input_ids", "kinds", "pool"),
        ("faults",),
        {
            "input_ids": {0: "windows", 1: "tokens"},
            "kinds": {0: "windows", 1: "tokens"},
            "pool": {0: "windows", 1: "sentences", 2: "tokens"},
            "faults": {0: "windows", 1: "sentences"},
        },
        out,
    )
    session = open_session(out)
    errors = []
    for window in found:
        ids, kinds, pool = tensors([window])
        with torch.no_grad():
            want = model(ids, kinds, pool).numpy()
        got = session.run(None, {"input_ids": ids.numpy(), "kinds": kinds.numpy(), "pool": pool.numpy()})[0]
        errors.append(np.abs(want - got).mean())
    print(f"{out.name}: {out.stat().st_size / 1e6:.1f} MB, mean error of a logit {np.mean(errors):.3f}")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["train", "export"])
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="state of the facet model")
    parser.add_argument("--resume", type=Path, help="state of an earlier run to go on from")
    parser.add_argument("--authors", default=",".join(AUTHORS), help="whose messages take part")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--name", default="lint")
    parser.add_argument("--out", type=Path, default=DATA, help="of export")
    args = parser.parse_args()
    check_base(args.base)
    torch.set_num_threads(1)
    if args.what == "export":
        export(args.base, args.name, args.out)
        return
    messages = [m for m in dev(labelled()) if m.author in args.authors.split(",")]
    rows = items(messages, WordPieces(READER / "tokenizer.json"))
    print(f"{len(messages)} messages, {len(rows)} windows and sentences", flush=True)
    model = fit(
        rows,
        args.base,
        start=args.start,
        resume=args.resume,
        epochs=args.epochs,
        rate=args.rate,
        seed=args.seed,
    )
    torch.save(model.state_dict(), RUNS / f"{args.name}.pt")


if __name__ == "__main__":
    main()
