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

_HEADS = ("first", "second", "product", "pair")
#: What stands for nothing in eight bits without a sign.
_ZERO = 128


def restore(path: Path, base: Path) -> SetModel:
    """The usual model whose weights a ``scorer.onnx`` holds.

    Raises:
        ValueError: when a weight of another shape than the model's is found, or none.
    """
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(path)).graph
    held = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    model = SetModel(base)
    # Of scorer 8 and later the upper layers for people who say little stand beside the usual ones.
    own = "usual" if any(name.startswith("usual.") for name in held) else "model"
    found: dict[str, np.ndarray] = {}
    for name, value in held.items():
        key = name.removeprefix(f"{own}.")
        if key.endswith(".weight_quantized"):
            whole = name.removesuffix("_quantized")
            zero, scale = held[whole + "_zero_point"], held[whole + "_scale"]
            found[key.removesuffix("_quantized")] = (value.astype(np.float32) - zero.astype(np.float32)) * scale
        else:
            found[key] = value
    products = {n.name.removeprefix("/model").split("/MatMul")[0]: n for n in graph.node if n.op_type == "MatMulNBits"}
    for key, name in _named(len(model.encoder.encoder.layer)).items():
        node = products[name]
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


def _named(layers: int) -> dict[str, str]:
    """The weights that are multiplied, each with the name its product has in the file: counted over all that are alike."""
    out = {part: f"/{part}" for part in _HEADS}
    for n in range(layers):
        layer = f"encoder.encoder.layer.{n}"
        out |= {f"{layer}.attention.self.{part}": _counted(f"/{part}", n) for part in ("query", "key", "value")}
        out[f"{layer}.attention.output.dense"] = _counted("/output/dense", 2 * n)
        out[f"{layer}.intermediate.dense"] = _counted("/intermediate/dense", n)
        out[f"{layer}.output.dense"] = _counted("/output/dense", 2 * n + 1)
    return out


def _counted(name: str, n: int) -> str:
    return f"{name}_{n}" if n else name


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
