"""The weights of the shipped encoder as a state of the network, for whoever goes on from it without the training's own files.

What the 8-bit blocks rounded stays rounded: vectors are those of the shipped encoder, not of the network it was made from.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.model import FacetModel


def restored(encoder: Path, model: FacetModel) -> list[str]:
    """Puts the weights of an exported encoder into a model.

    Args:
        encoder: ``encoder.onnx`` as ``training.export model`` writes it.

    Returns:
        Names of what the file does not hold, which stays as it was in the model.
    """
    graph = onnx.load(str(encoder)).graph
    held = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    state = model.state_dict()
    found: dict[str, torch.Tensor] = {}

    def put(name: str, values: np.ndarray) -> None:
        key = name.removeprefix("trained.")
        if key in state and tuple(state[key].shape) == values.shape:
            found[key] = torch.tensor(np.array(values, dtype=np.float32))

    for name, values in held.items():
        put(name, values)
        if name.endswith("_Transposed"):
            put(name.removesuffix("_Transposed"), values.T)
        if name.endswith("_quantized"):
            plain = name.removesuffix("_quantized")
            zero = held[f"{plain}_zero_point"].astype(np.float32)
            put(plain, (values.astype(np.float32) - zero) * held[f"{plain}_scale"])
    for node in graph.node:
        if node.op_type == "MatMulNBits":
            packed, scale = held[node.input[1]], held[node.input[2]]
            rows = packed.shape[0]
            values = (packed.astype(np.float32) - 128) * scale.reshape(rows, -1)[:, :, None]
            put(f"{node.name.strip('/').replace('/', '.').split('.MatMul')[0]}.weight", values.reshape(rows, -1))
    model.load_state_dict({**state, **found})
    return sorted(set(state) - set(found))
