"""Turns the scorer that ships back into a state that training can go on from.

    python -m training.gaps.restore --base MODEL_DIR --name shipped

States of training are not kept with the project, the network is. Eight bits are close enough to go on from: the logits
are off by a few hundredths. What helped in training and does not ship (the facets' head) begins anew.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from training.gaps.model import SetModel
from training.gaps.plain import TARGET
from training.gaps.train import RUNS

#: The products of one layer, in the order in which they are reckoned.
_LAYER = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
_HEADS = ("first", "second", "product", "pair")
#: What stands for nothing in eight bits without a sign.
_ZERO = 128


def restore(path: Path, base: Path) -> SetModel:
    """The model whose weights a ``scorer.onnx`` holds.

    Raises:
        ValueError: when a weight of another shape than the model's is found, or none.
    """
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(path)).graph
    held = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    model = SetModel(base)
    found: dict[str, np.ndarray] = {}
    for name, value in held.items():
        key = name.removeprefix("model.")
        if key.endswith(".weight_quantized"):
            whole = name.removesuffix("_quantized")
            zero, scale = held[whole + "_zero_point"], held[whole + "_scale"]
            found[key.removesuffix("_quantized")] = (value.astype(np.float32) - zero.astype(np.float32)) * scale
        else:
            found[key] = value
    layers = len(model.encoder.encoder.layer)
    order = [f"encoder.encoder.layer.{n}.{part}" for n in range(layers) for part in _LAYER]
    products = [node for node in graph.node if node.op_type == "MatMulNBits"]
    heads = {part: next(n for n in products if n.name.startswith(f"/model/{part}/")) for part in _HEADS}
    for key, node in [*zip(order, products, strict=False), *heads.items()]:
        bits, scale = held[node.input[1]], held[node.input[2]]
        whole = (bits.astype(np.float32) - _ZERO) * scale.reshape(len(bits), -1)[:, :, None]
        found[f"{key}.weight"] = whole.reshape(len(bits), -1)
    state = model.state_dict()
    for key in state:
        if key.startswith("facet."):
            continue
        if key not in found or found[key].shape != tuple(state[key].shape):
            raise ValueError(f"{path.name} holds no {key} of this model")
        state[key] = torch.tensor(found[key])
    model.load_state_dict(state)
    return model


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--name", default="shipped")
    args = parser.parse_args()
    RUNS.mkdir(parents=True, exist_ok=True)
    torch.save(restore(TARGET / "scorer.onnx", args.base).state_dict(), RUNS / f"{args.name}.pt")


if __name__ == "__main__":
    main()
