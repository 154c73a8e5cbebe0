"""From a trained network to the file that ships: ONNX, with weights as bytes in blocks that have their own scale."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import nn


def export_quantised(
    model: nn.Module,
    example: tuple[torch.Tensor, ...],
    inputs: Sequence[str],
    outputs: Sequence[str],
    axes: Mapping[str, Mapping[int, str]],
    out: Path,
) -> None:
    """Writes a network in 8 bits.

    Args:
        model: in evaluation mode.
        example: one tensor for each of ``inputs``.
        axes: for inputs and outputs, which of their axes are of any length, and what to call them.
        out: the file.
    """
    import onnx

    # Not to report to its maker: said before it is loaded (docs/decisions/0224).
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        plain, blocks = Path(folder) / "plain.onnx", Path(folder) / "blocks.onnx"
        torch.onnx.export(
            model,
            example,
            str(plain),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: dict(of) for name, of in axes.items()},
            opset_version=17,
            dynamo=False,
        )
        # Weights and activations in blocks of 32 with their own scales: what is encoded together does not matter, as it
        # would with one scale for a whole batch (docs/decisions/0006).
        quantizer = MatMulNBitsQuantizer(
            onnx.load(str(plain)), bits=8, block_size=32, is_symmetric=True, accuracy_level=4
        )
        quantizer.process()
        quantizer.model.save_model_to_file(str(blocks))
        out.parent.mkdir(exist_ok=True)
        quantize_dynamic(str(blocks), str(out), op_types_to_quantize=["Gather"], weight_type=QuantType.QInt8)
