"""The whole path against a real model, where there is one (see benchmarks/llm)."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from benchmarks.llm import real_model

GGUF = os.environ.get("OTHERSIDE_GGUF", "")


@pytest.mark.skipif(
    not GGUF or shutil.which("node") is None or not (real_model.HERE / "node_modules" / "node-llama-cpp").exists(),
    reason="needs OTHERSIDE_GGUF, node and benchmarks/llm/node_modules; see benchmarks/llm/README.md",
)
def test_nothing_made_up_gets_through() -> None:
    with real_model.model_server(Path(GGUF).resolve(), 4096) as url:
        result = real_model.run(url, 4096, pointing=True)  # checks each quote itself
    assert result["evidence"]
    assert result["rejected"]
