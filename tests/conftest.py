"""What tests of several rooms share: workspaces with the bundled examples, made once in a run."""

from __future__ import annotations

import gc
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
    "faults/test_postgres.py",
    "web/test_on_a_server.py",
    "workspace/test_drafting.py",
    "workspace/test_corrections.py",
    "faults/test_kills.py",
    "questions/test_workspace.py",
    "web/test_reach.py",
    "store/test_postgres_workspace.py",
    "cli/test_cli.py",
    "web/test_contract.py",
    "web/test_accounts.py",
    "messaging/test_lint.py",
    "cli/test_forecast_commands.py",
    "faults/test_hostile.py",
    "mcp/test_transports.py",
    "store/test_store.py",
    "store/test_stamps.py",
    "workspace/test_llm_reading.py",
    "workspace/test_forecasting.py",
    "messaging/test_drafts_conditions.py",
    "workspace/test_notebook.py",
    "web/test_api_parity.py",
    "importers/test_robustness_documents.py",
    "importers/test_robustness.py",
    "workspace/test_erasing.py",
)

# How long an example takes depends on who else uses the machine, and finds no fault.
settings.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tests")


def pytest_configure(config: pytest.Config) -> None:
    """Networks remember, in whatever module opens one: nothing of these is imported yet."""
    from otherside.extraction import onnx
    from tests import networks

    onnx.open_session = networks.open_session
    if hasattr(config, "cache"):
        networks.keep_in(Path(config.cache.mkdir("networks")))


def pytest_unconfigure(config: pytest.Config) -> None:
    """What was remembered of networks and texts that are no more goes, once in a run."""
    from tests import networks

    if hasattr(config, "cache") and not hasattr(config, "workerinput"):
        networks.forget_old(Path(config.cache.mkdir("networks")))


def pytest_collection_finish() -> None:
    """What is loaded now stays: nobody need go through it again and again to see what can be thrown away."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the long files first; the rest stays in its order."""
    place = {TESTS / name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: place.get(item.path, len(LONG)))


@pytest.fixture(scope="session")
def of_the_run(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder that all workers of a run share; whatever is made in it is made under a lock."""
    base = tmp_path_factory.getbasetemp()
    # A worker of pytest-xdist has a folder within that of the run.
    found = (base.parent if hasattr(request.config, "workerinput") else base) / "shared"
    found.mkdir(exist_ok=True)
    return found


@pytest.fixture(scope="session")
def taken_in(of_the_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """``taken_in("harbourline", us=["tidewise.example"])``: a workspace that holds these examples, one's own to change.

    Reading an example takes seconds of a processor. So it is read once in a run, by whichever worker is first, and
    everybody gets a copy.
    """
    from otherside.workspace import Workspace

    def copy(*names: str, us: list[str]) -> Path:
        whole = of_the_run / "+".join([*names, *us])
        with FileLock(f"{whole}.lock"):
            if not whole.exists():
                begun = Path(f"{whole}.begun")
                shutil.rmtree(begun, ignore_errors=True)  # of one that failed
                with Workspace.init(begun, us) as workspace:
                    workspace.add([EXAMPLES / name for name in names])
                begun.rename(whole)
        return Path(shutil.copytree(whole, tmp_path_factory.mktemp("examples") / "workspace"))

    return copy
