"""What tests of several rooms share: workspaces with the bundled examples, made once in a run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from otherside.workspace import Workspace

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="session")
def taken_in(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Callable[..., Path]:
    """``taken_in("harbourline", us=["tidewise.example"])``: a workspace that holds these examples, one's own to change.

    Reading an example takes seconds of a processor. So it is read once in a run, by whichever worker is first, and
    everybody gets a copy.
    """
    shared = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        # A worker of pytest-xdist has a folder within that of the run.
        shared = shared.parent
    kept = shared / "examples"
    kept.mkdir(exist_ok=True)

    def copy(*names: str, us: list[str]) -> Path:
        whole = kept / "+".join([*names, *us])
        with FileLock(f"{whole}.lock"):
            if not whole.exists():
                begun = Path(f"{whole}.begun")
                with Workspace.init(begun, us) as workspace:
                    workspace.add([EXAMPLES / name for name in names])
                begun.rename(whole)
        return Path(shutil.copytree(whole, tmp_path_factory.mktemp("examples") / "workspace"))

    return copy
