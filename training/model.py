"""The network: a small BERT encoder with heads for facets and stance (PyTorch; build time only)."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from otherside.domain import FACETS
from training.data import STANCES, Row

MAX_TOKENS = 96
MAX_PREV = 32
#: Weight of 1 - cosine between the head for meaning and the published encoder's vector.
LIKENESS = 1.0


class FacetModel(nn.Module):
    """Encoder, mean pooling over the sentence's own tokens, and linear heads for facets, stance and general meaning.

    The previous turn is read as the first segment, so it informs the sentence's tokens but is not pooled. Learning facets
    bends the encoder's own vectors away from likeness of meaning; the third head gives that back: it is fitted to the
    vectors that the published encoder has for the same sentence, from the middle layer and the last.
    """

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="sdpa")
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.heads = nn.Linear(2 * width, len(FACETS) + len(STANCES))
        self.meaning = nn.Linear(2 * width, width)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Logits ``(n, 18)`` (15 facets, 3 stances), and unit-length vectors ``(n, 384)`` as facets need them and by meaning."""
        return self.answers(*self.layers(input_ids, attention_mask, token_type_ids))

    def layers(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> tuple[tuple[torch.Tensor, ...], torch.Tensor]:
        """What each layer makes of each token, ``(n, tokens, 384)``, and which tokens are the sentence's own."""
        layers = self.encoder(
            input_ids=input_ids,
            attention_mask=attention_mask,
            token_type_ids=token_type_ids,
            output_hidden_states=True,
        ).hidden_states
        # The sentence is always the second segment, also when there is no previous turn.
        return layers, (token_type_ids * attention_mask).unsqueeze(-1).to(layers[-1].dtype)

    def answers(
        self, layers: tuple[torch.Tensor, ...], own: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """What ``forward`` gives, from what ``layers`` gives."""
        pooled, earlier = mean_of(layers[-1], own), mean_of(layers[len(layers) // 2], own)
        logits = self.heads(self.dropout(torch.cat([layers[-1][:, 0], pooled], dim=1)))
        meaning = self.meaning(torch.cat([earlier, pooled], dim=1))
        return logits, nn.functional.normalize(pooled, dim=1), nn.functional.normalize(meaning, dim=1)


def mean_of(layer: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
    """Mean over the sentence's own tokens."""
    return (layer * own).sum(1) / own.sum(1).clamp(min=1)


def load_tokenizer(path: Path) -> Tokenizer:
    """The encoder's tokenizer without its stored padding and truncation."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def pair_ids(tokenizer: Tokenizer, prev: Sequence[str], text: Sequence[str]) -> list[tuple[list[int], int]]:
    """Token ids ``[CLS] prev [SEP] text [SEP]`` and where the sentence begins, for each pair."""
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    firsts = [e.ids for e in tokenizer.encode_batch(list(prev), add_special_tokens=False)]
    seconds = [e.ids for e in tokenizer.encode_batch(list(text), add_special_tokens=False)]
    out = []
    for before, own in zip(firsts, seconds, strict=True):
        head = [cls, *before[-MAX_PREV:], sep]
        own = own[: MAX_TOKENS - len(head) - 1]
        out.append(([*head, *own, sep], len(head)))
    return out


def collate(batch: Sequence[tuple[list[int], int]]) -> dict[str, torch.Tensor]:
    """Pads pairs to one length."""
    width = max(len(ids) for ids, _ in batch)
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    mask = torch.zeros(len(batch), width, dtype=torch.long)
    kinds = torch.zeros(len(batch), width, dtype=torch.long)
    for row, (tokens, begin) in enumerate(batch):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        mask[row, : len(tokens)] = 1
        kinds[row, begin : len(tokens)] = 1
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": kinds}


def augmented(row: Row, rng: random.Random) -> tuple[str, str]:
    """The pair as a transcript might have it: now and then without context or without punctuation."""
    prev, text = row.prev, row.text
    if rng.random() < 0.2:
        prev = ""
    if rng.random() < 0.1:
        text = re.sub(r"[^\w\s']+", "", text)
    return prev, text


def batches(items: Sequence[tuple[list[int], int]], size: int, rng: random.Random) -> Iterator[list[int]]:
    """Indices of batches of similar length, in random order."""
    order = sorted(range(len(items)), key=lambda i: len(items[i][0]) + rng.random() * 6)
    chunks = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(chunks)
    yield from chunks


def fit(
    rows: Sequence[Row],
    base: Path,
    *,
    weights: NDArray[np.float32],
    meanings: NDArray[np.float32],
    epochs: int,
    seed: int = 0,
    rate: float = 8e-5,
    batch_size: int = 32,
    start: Path | None = None,
) -> FacetModel:
    """Fine-tunes the encoder and its heads.

    Args:
        weights: one weight a row, shape ``(n,)``.
        meanings: what the published encoder makes of each sentence, shape ``(n, 384)``; see ``training.meaning``.
        start: state of an earlier stage to go on from.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    tokenizer = load_tokenizer(base / "tokenizer.json")
    model = FacetModel(base)
    if start is not None:
        # A stage from before there was a head for meaning has none to give.
        model.load_state_dict(torch.load(start), strict=False)
    facets = torch.tensor(np.stack([r.facets for r in rows]))
    stance = torch.tensor(np.stack([r.stance for r in rows]))
    weight, meaning = torch.tensor(weights), torch.tensor(meanings, dtype=torch.float32)
    # The word vectors stay: half of all parameters, and too few sentences to move most of them well.
    model.encoder.embeddings.requires_grad_(False)
    groups = [
        {"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": rate, "weight_decay": 0.01},
        {"params": [*model.heads.parameters(), *model.meaning.parameters()], "lr": 1e-3, "weight_decay": 0.01},
    ]
    optimizer = torch.optim.AdamW(groups, fused=True)
    steps = epochs * -(-len(rows) // batch_size)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (0.06 * steps)) * max(0.0, 1 - s / steps)
    )
    model.train()
    for epoch in range(epochs):
        pairs = [augmented(r, rng) for r in rows]
        items = pair_ids(tokenizer, [p for p, _ in pairs], [t for _, t in pairs])
        total = far = 0.0
        for chunk in batches(items, batch_size, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits, _, meant = model(**collate([items[i] for i in chunk]))
            logits = logits.float()
            own = weight[chunk]
            facet_loss = nn.functional.binary_cross_entropy_with_logits(
                logits[:, : len(FACETS)], facets[chunk], reduction="none"
            ).sum(1)
            stance_loss = -(stance[chunk] * logits[:, len(FACETS) :].log_softmax(1)).sum(1)
            apart = 1 - (meant.float() * meaning[chunk]).sum(1)
            loss = ((facet_loss + 0.5 * stance_loss) * own).mean() + LIKENESS * apart.mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach()) * len(chunk)
            far += float(apart.detach().sum())
        print(
            f"epoch {epoch + 1}: loss {total / len(rows):.4f}, 1 - cosine of meaning {far / len(rows):.4f}", flush=True
        )
    return model


def predict(model: FacetModel, base: Path, rows: Sequence[Row]) -> NDArray[np.float32]:
    """Logits ``(n, 18)`` in the order of the rows."""
    tokenizer = load_tokenizer(base / "tokenizer.json")
    items = pair_ids(tokenizer, [r.prev for r in rows], [r.text for r in rows])
    out = np.zeros((len(rows), len(FACETS) + len(STANCES)), dtype=np.float32)
    order = sorted(range(len(items)), key=lambda i: len(items[i][0]))
    model.eval()
    with torch.no_grad():
        for start in range(0, len(order), 64):
            chunk = order[start : start + 64]
            logits = model(**collate([items[i] for i in chunk]))[0]
            out[chunk] = logits.numpy()
    return out
