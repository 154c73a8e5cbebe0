"""The scorer of incongruence: reads all that one person said at once and scores every ordered pair.

(PyTorch; build time only.) A pair scorer that reads each pair on its own would read twelve statements 132 times. Here
the lower layers of the encoder read each statement by itself, the upper ones let all statements of the person look at
each other, and a head scores every ordered pair of them.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from training.gaps.convert import KINDS, REASONS
from training.gaps.data import Dossier
from training.gaps.sampling import Set, sets
from training.model import load_tokenizer

#: Word pieces of one statement; the longest written one has about fifty.
MOST_TOKENS = 64
STATEMENT_FACETS = (
    "goal", "want", "desire", "aspiration", "identity", "fear", "frustration", "situation", "trigger", "commitment",
    "status_quo", "priority", "consensus", "risk", "knowledge_gap", "-",
)  # fmt: skip
#: Columns of a pair's answer: clash, kinds, reasons.
WIDTH = 1 + len(KINDS) + len(REASONS)
HIDDEN = 256
#: How much more a token of the joint layers heeds its own statement than the others (added to the attention's logit).
OWN = 2.0


class SetModel(nn.Module):
    """Encoder with separate lower and joint upper layers, and a head on every ordered pair."""

    def __init__(self, base: Path, start: Path | None = None, separate: int = 3) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="sdpa")
        if start is not None:
            state = torch.load(start)
            own = {k.removeprefix("encoder."): v for k, v in state.items() if k.startswith("encoder.")}
            self.encoder.load_state_dict(own)
        self.separate = separate
        # What reads a single statement stays as the facet model learnt it: too few pairs to move it well.
        self.encoder.embeddings.requires_grad_(False)
        for layer in self.encoder.encoder.layer[:separate]:
            layer.requires_grad_(False)
        config = self.encoder.config
        width = config.hidden_size
        self.heads = config.num_attention_heads
        self.dropout = nn.Dropout(0.15)
        self.first = nn.Linear(2 * width, HIDDEN)
        self.second = nn.Linear(2 * width, HIDDEN)
        self.product = nn.Linear(width, HIDDEN, bias=False)
        self.pair = nn.Linear(HIDDEN, WIDTH)
        self.facet = nn.Linear(width, len(STATEMENT_FACETS))

    def forward(
        self, input_ids: torch.Tensor, position_ids: torch.Tensor, pool: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores of b persons with up to n statements in up to t tokens.

        Args:
            input_ids: ``(b, t)``, statements one after the other.
            position_ids: ``(b, t)``, each statement's tokens counted from 0.
            pool: ``(b, n, t)``, one over the statement's length on its own tokens, else 0.

        Returns:
            logits ``(b, n, n, WIDTH)`` of ordered pairs and ``(b, n, 16)`` of facets.
        """
        return self.upper(self.lower(input_ids, position_ids, pool), pool)

    def lower(self, input_ids: torch.Tensor, position_ids: torch.Tensor, pool: torch.Tensor) -> torch.Tensor:
        """Each statement by itself: hidden states ``(b, t, width)``."""
        hidden = self.encoder.embeddings(input_ids=input_ids, position_ids=position_ids)
        alone = (1 - _same(pool, hidden.dtype)) * -1e4
        for layer in self.encoder.encoder.layer[: self.separate]:
            hidden = _layer(layer, hidden, alone, self.heads)
        return hidden

    def upper(self, lower: torch.Tensor, pool: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """All statements together; see ``forward``."""
        hidden = lower
        there = (pool > 0).to(hidden.dtype).sum(1).view(pool.shape[0], 1, 1, -1)
        together = (1 - there) * -1e4 + _same(pool, hidden.dtype) * OWN
        for layer in self.encoder.encoder.layer[self.separate :]:
            hidden = _layer(layer, hidden, together, self.heads)
        vectors = pool @ hidden
        plain = pool @ lower
        both = self.dropout(torch.cat([vectors, plain], dim=-1))
        product = self.product(self.dropout(vectors.unsqueeze(2) * vectors.unsqueeze(1)))
        mixed = nn.functional.gelu(self.first(both).unsqueeze(2) + self.second(both).unsqueeze(1) + product)
        return self.pair(self.dropout(mixed)), self.facet(vectors)


def _same(pool: torch.Tensor, dtype: torch.dtype) -> torch.Tensor:
    """One where two tokens belong to the same statement, ``(b, 1, t, t)``."""
    member = (pool > 0).to(dtype)
    return (member.transpose(1, 2) @ member).unsqueeze(1)


def _layer(layer: nn.Module, hidden: torch.Tensor, mask: torch.Tensor, heads: int) -> torch.Tensor:
    """One BERT layer with an additive mask of its own (``(b, 1, t, t)``)."""
    b, t, width = hidden.shape
    own = layer.attention.self

    def split(x: torch.Tensor) -> torch.Tensor:
        return x.view(b, t, heads, width // heads).transpose(1, 2)

    query, key, value = split(own.query(hidden)), split(own.key(hidden)), split(own.value(hidden))
    found = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=mask.to(query.dtype))
    found = found.transpose(1, 2).reshape(b, t, width)
    after = layer.attention.output(found, hidden)
    return layer.output(layer.intermediate(after), after)


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded input of several persons."""

    input_ids: torch.Tensor
    position_ids: torch.Tensor
    pool: torch.Tensor


class Shelf:
    """Lower hidden states of statements, read once: the lower layers do not change in training."""

    def __init__(self, model: SetModel, tokenizer: Tokenizer, path: Path | None = None) -> None:
        self._model, self._tokenizer, self._path = model, tokenizer, path
        self._states: dict[str, torch.Tensor] = torch.load(path) if path is not None and path.exists() else {}

    def read(self, texts: Sequence[str]) -> None:
        """Reads what is not on the shelf yet."""
        new = sorted(set(texts) - set(self._states), key=len)
        if not new:
            return
        self._model.eval()
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            for at in range(0, len(new), 32):
                made = batch_of(self._tokenizer, [[t] for t in new[at : at + 32]])
                hidden = self._model.lower(made.input_ids, made.position_ids, made.pool).to(torch.bfloat16)
                for row, text in enumerate(new[at : at + 32]):
                    self._states[text] = hidden[row, : int((made.pool[row, 0] > 0).sum())].clone()
        if self._path is not None:
            torch.save(self._states, self._path)

    def batch(
        self, people: Sequence[Sequence[str]], drop: float, generator: torch.Generator
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Hidden states ``(b, t, width)`` and ``pool``; a share of the tokens is left out at random."""
        own = [[_thinned(self._states[t], drop, generator) for t in texts] for texts in people]
        width = max(sum(len(x) for x in person) for person in own)
        hidden = torch.zeros(len(people), width, own[0][0].shape[1])
        pool = torch.zeros(len(people), max(map(len, people)), width)
        for row, person in enumerate(own):
            at = 0
            for n, x in enumerate(person):
                hidden[row, at : at + len(x)] = x
                pool[row, n, at : at + len(x)] = 1 / len(x)
                at += len(x)
        return hidden, pool


def _thinned(states: torch.Tensor, drop: float, generator: torch.Generator) -> torch.Tensor:
    keep = torch.rand(len(states), generator=generator) >= drop
    keep[0] = True
    return states[keep]


def batch_of(tokenizer: Tokenizer, people: Sequence[Sequence[str]]) -> Batch:
    """The model's input for the statements of several persons."""
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    found = tokenizer.encode_batch([t for texts in people for t in texts], add_special_tokens=False)
    pieces = iter([[cls, *e.ids[:MOST_TOKENS], sep] for e in found])
    tokens = [[next(pieces) for _ in texts] for texts in people]
    width = max(sum(map(len, own)) for own in tokens)
    most = max(map(len, people))
    ids = torch.zeros(len(people), width, dtype=torch.long)
    positions = torch.zeros(len(people), width, dtype=torch.long)
    pool = torch.zeros(len(people), most, width)
    for row, own in enumerate(tokens):
        at = 0
        for n, piece in enumerate(own):
            ids[row, at : at + len(piece)] = torch.tensor(piece)
            positions[row, at : at + len(piece)] = torch.arange(len(piece))
            pool[row, n, at : at + len(piece)] = 1 / len(piece)
            at += len(piece)
    return Batch(ids, positions, pool)


def set_loss(pairs: torch.Tensor, facets: torch.Tensor, said: Set) -> torch.Tensor:
    """Loss of one person: listwise against all pairs and "no pair" at zero, pointwise, and the auxiliary heads."""
    n = len(said.texts)
    pairs, facets = pairs[:n, :n], facets[:n]
    score = pairs[..., 0]
    clash = torch.zeros(n, n, dtype=torch.bool)
    hard = torch.zeros(n, n, dtype=torch.bool)
    for a, b in said.pairs:
        clash[a, b] = True
        hard[b, a] = True
    for a, b in said.decoys:
        hard[a, b] = True
    other = ~clash & ~torch.eye(n, dtype=torch.bool)
    # A decoy must lie further below than anything else.
    against = torch.cat([(score + 1.0 * hard)[other], torch.zeros(1)])
    bottom = torch.logsumexp(against, 0)
    loss = torch.stack([torch.logaddexp(bottom, s) - s for s in score[clash]]).mean() if said.pairs else bottom
    weight = torch.where(clash, 4.0, torch.where(hard, 2.0, 0.2)) * ~torch.eye(n, dtype=torch.bool)
    point = nn.functional.binary_cross_entropy_with_logits(score, clash.float(), reduction="none")
    loss = loss + 0.5 * (point * weight).sum() / weight.sum()
    if said.pairs:
        at = list(said.pairs)
        logits = torch.stack([pairs[a, b, 1 : 1 + len(KINDS)] for a, b in at])
        loss = loss + 0.1 * nn.functional.cross_entropy(logits, torch.tensor([KINDS.index(said.pairs[p]) for p in at]))
    if said.decoys:
        at = list(said.decoys)
        logits = torch.stack([pairs[a, b, 1 + len(KINDS) :] for a, b in at])
        reasons = torch.tensor([REASONS.index(said.decoys[p]) for p in at])
        loss = loss + 0.2 * nn.functional.cross_entropy(logits, reasons)
    true = torch.tensor([STATEMENT_FACETS.index(f) for f in said.facets])
    return loss + 0.3 * nn.functional.cross_entropy(facets, true)


def fit(
    dossiers: Sequence[Dossier],
    singles: Sequence[Dossier],
    base: Path,
    *,
    start: Path | None = None,
    separate: int = 3,
    epochs: int = 6,
    seed: int = 0,
    rate: float = 1.5e-4,
    per_step: int = 4,
    empty: float = 0.12,
    talk: Sequence[Dossier] = (),
    talks: int = 400,
    planted: Sequence[Dossier] = (),
    drop: float = 0.12,
    shelf_path: Path | None = None,
    resume: Path | None = None,
    after_epoch: Callable[[int, SetModel], None] | None = None,
) -> SetModel:
    """Fine-tunes the scorer.

    Args:
        start: state of the facet model, whose encoder is taken instead of the published one.
        separate: how many layers read each statement by itself.
        per_step: persons in one step.
        talk: free talk in which nothing clashes; ``talks`` of them, drawn anew, take part in each epoch.
        planted: free talk with true pairs in it; all of it takes part in each epoch.
        drop: share of word pieces left out at random, against learning by heart.
        resume: state of a scorer to go on from.
        shelf_path: where the lower layers' reading is kept between runs; one for each ``start`` and ``separate``.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    tokenizer = load_tokenizer(base / "tokenizer.json")
    model = SetModel(base, start, separate)
    if resume is not None:
        model.load_state_dict(torch.load(resume))
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": rate, "weight_decay": 0.01},
            {"params": heads, "lr": 6e-4, "weight_decay": 0.01},
        ],
        fused=True,
    )
    shelf = Shelf(model, tokenizer, shelf_path)
    shelf.read([t for d in (*dossiers, *singles, *talk, *planted) for t in d.texts])
    generator = torch.Generator().manual_seed(seed)
    talks = min(talks, len(talk))
    steps = epochs * -(-(len(dossiers) + len(singles) // 2 + talks + len(planted)) // per_step)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (0.06 * steps)) * max(0.02, 1 - s / steps)
    )
    for epoch in range(epochs):
        model.train()
        begin, total, seen = time.monotonic(), 0.0, 0
        order = sets(dossiers, singles, rng, empty, [*rng.sample(list(talk), talks), *planted])
        for at in range(0, len(order), per_step):
            people = order[at : at + per_step]
            lower, pool = shelf.batch([p.texts for p in people], drop, generator)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                pairs, facets = model.upper(lower, pool)
            pairs, facets = pairs.float(), facets.float()
            loss = torch.stack([set_loss(pairs[k], facets[k], p) for k, p in enumerate(people)]).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach()) * len(people)
            seen += len(people)
            if at // per_step % 40 == 39:
                rate_now = seen / (time.monotonic() - begin)
                print(f"  {seen}/{len(order)} loss {total / seen:.3f}, {rate_now:.1f} persons/s", flush=True)
        print(f"epoch {epoch + 1}: loss {total / len(order):.4f}, {time.monotonic() - begin:.0f} s", flush=True)
        if after_epoch:
            after_epoch(epoch, model)
    return model


def predict(
    model: SetModel, base: Path, people: Sequence[Sequence[str]]
) -> list[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """For each person logits ``(n, n, WIDTH)`` of pairs and ``(n, 16)`` of facets."""
    tokenizer = load_tokenizer(base / "tokenizer.json")
    out = []
    model.eval()
    with torch.no_grad():
        for texts in people:
            made = batch_of(tokenizer, [texts])
            pairs, facets = model(made.input_ids, made.position_ids, made.pool)
            out.append((pairs[0].float().numpy(), facets[0].float().numpy()))
    return out
