"""What tests of several rooms share: workspaces with the bundled examples, made once in a run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

TESTS = Path(__file__).parent
EXAMPLES = TESTS.parent / "examples"
#: Files that take longest. They come first, so that no worker still has one before it when the others are done.
LONG = (
    "docs/test_pages.py",
    "web/test_browser.py",
    "store/test_postgres_workspace.py",
    "workspace/test_corrections.py",
    "faults/test_kills.py",
)

# How long an example takes depends on who else uses the machine, and finds no fault.
settings.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tests")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the long files first; the rest stays in its order."""
    place = {TESTS / name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: place.get(item.path, len(LONG)))


@pytest.fixture(scope="session")
def taken_in(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Callable[..., Path]:
    """``taken_in("harbourline", us=["tidewise.example"])``: a workspace that holds these examples, one's own to change.

    Reading an example takes seconds of a processor. So it is read once in a run, by whichever worker is first, and
    everybody gets a copy.
    """
    from otherside.workspace import Workspace

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
