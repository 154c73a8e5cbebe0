"""Shared helpers of the forecast tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def deu3() -> Path:
    """Folder with deu3.csv and council-power.csv."""
    root = os.environ.get("OTHERSIDE_DATA")
    if not root or not (Path(root) / "deu3" / "deu3.csv").exists():
        pytest.skip("set OTHERSIDE_DATA to the folder that holds deu3/deu3.csv")
    return Path(root) / "deu3"
