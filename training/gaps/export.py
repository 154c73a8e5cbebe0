"""Turns the trained set scorer into the package's data file.

    python -m training.gaps.export --base MODEL_DIR --name final --short v    # scorer.onnx (int8 in blocks)

Only the clash logits are kept; the heads that helped in training stay behind. Quantised as the extractor is
(``docs/decisions/0006-quantisation.md``); ``python -m training.gaps.plain export`` then writes the digest.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import nn

from otherside.extraction.onnx import open_session
from training.gaps.data import development, dossiers
from training.gaps.model import SetModel, batch_of
from training.gaps.plain import TARGET
from training.gaps.train import RUNS
from training.model import load_tokenizer
from training.quantising import export_quantised


class Clash(nn.Module):
    """The first column of both scorers, whose lower layers are the same."""

    def __init__(self, usual: SetModel, short: SetModel) -> None:
        super().__init__()
        self.usual, self.short = usual, short

    def forward(
        self, input_ids: torch.Tensor, position_ids: torch.Tensor, pool: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits ``(b, n, n)`` of the usual scorer and of the one for people who say little."""
        lower = self.usual.lower(input_ids, position_ids, pool)
        return self.usual.upper(lower, pool)[0][..., 0], self.short.upper(lower, pool)[0][..., 0]


def export(base: Path, name: str, short: str, separate: int) -> None:
    """Writes ``scorer.onnx`` and says how far it is from the original."""
    models = []
    for state in (name, short):
        models.append(SetModel(base, separate=separate))
        models[-1].load_state_dict(torch.load(RUNS / f"{state}.pt"))
    whole = Clash(*models).eval()
    tokenizer = load_tokenizer(base / "tokenizer.json")
    people = [d.texts for d, _ in development(dossiers())[:12]]
    example = batch_of(tokenizer, [people[0][:4]])
    export_quantised(
        whole,
        (example.input_ids, example.position_ids, example.pool),
        ("input_ids", "position_ids", "pool"),
        ("clash", "short"),
        {
            "input_ids": {1: "tokens"},
            "position_ids": {1: "tokens"},
            "pool": {1: "statements", 2: "tokens"},
            "clash": {1: "statements", 2: "statements"},
            "short": {1: "statements", 2: "statements"},
        },
        TARGET / "scorer.onnx",
    )
    session = open_session(TARGET / "scorer.onnx")
    errors = []
    for texts in people:
        made = batch_of(tokenizer, [texts])
        with torch.no_grad():
            want = [x[0].numpy() for x in whole(made.input_ids, made.position_ids, made.pool)]
        got = session.run(
            None,
            {
                "input_ids": made.input_ids.numpy(),
                "position_ids": made.position_ids.numpy(),
                "pool": made.pool.numpy(),
            },
        )
        errors.append(np.mean([np.abs(w - g[0]).mean() for w, g in zip(want, got, strict=True)]))
    size = (TARGET / "scorer.onnx").stat().st_size / 1e6
    print(f"scorer.onnx: {size:.1f} MB, mean error of a logit {np.mean(errors):.3f}")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--name", default="final")
    parser.add_argument("--short", required=True, help="the state for people who say little")
    parser.add_argument("--separate", type=int, default=3)
    args = parser.parse_args()
    export(args.base, args.name, args.short, args.separate)


if __name__ == "__main__":
    main()
