"""The notebook of docs/ runs from beginning to end, as a reader would run it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.networks import REMEMBERING

pytest.importorskip("pyarrow")
ROOT = Path(__file__).parents[2]


def test_the_notebook_runs(tmp_path):
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "notebook" / "market_in_the_open.py")],
        capture_output=True, text=True, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), REMEMBERING, *sys.path]), "TMPDIR": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    # Each cell printed something of its own.
    assert "'evidence':" in done.stdout
    assert "people" in done.stdout
    assert "“" in done.stdout
    assert "['facet', 'people']" in done.stdout
