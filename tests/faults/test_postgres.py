"""Kills, and servers that go away, on a real PostgreSQL: short rounds of ``benchmarks/faults``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from benchmarks.faults.trial import missing

pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'otherside[postgres]'")
pytest.importorskip("psutil", reason="psutil is not installed")
_needs_counter = pytest.mark.skipif(missing() is not None, reason=missing() or "")
#: Those with most steps.
JOBS = ("add", "forget, then any command", "redact", "migrate to a server", "migrate to a folder", "schema")


@pytest.fixture(scope="module", autouse=True)
def _can_be_started(of_the_run: Path) -> None:
    from tests.store.server import Server

    try:
        # The first one on a machine makes the user that it runs as: two at once would be in each other's way.
        with FileLock(of_the_run / "postgres.lock"):
            Server().close()
    except (OSError, RuntimeError) as error:
        pytest.skip(f"no PostgreSQL server can be started: {error}")


def _run(module: str, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", f"benchmarks.faults.{module}", "--json", *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _named(jobs: tuple[str, ...]) -> list[str]:
    return [part for job in jobs for part in ("--job", job)]


@_needs_counter
def test_whoever_is_killed_leaves_a_sound_workspace_on_the_server_that_a_repeat_completes():
    found = _run("run", "--store", "postgresql", "--kills", str(len(JOBS)), *_named(JOBS))
    assert set(found["jobs"]) == set(JOBS)
    for name, job in found["jobs"].items():
        # Messages to the server among them: files alone would be a handful.
        assert job["points"] > 50, name
        assert job["problems"] == []
    # Random moments may come after the end; those at writes do not.
    assert found["kills"] >= len(JOBS) // 2


@_needs_counter
def test_a_server_that_goes_away_is_one_line_and_a_repeat_completes():
    jobs = ("add", "forget", "migrate to a folder")
    found = _run("restarts", "--times", "6", *_named(jobs))
    assert set(found["jobs"]) == set(jobs)
    assert found["kills"] >= 3
    assert found["problems"] == 0


def test_serve_goes_on_when_its_database_was_away():
    # What it does again and again, between faults, costs a processor all the time.
    found = _run("serving", "--times", "3", "--patience", "4")
    assert found["problems"] == []
    assert found["imports"] > 0
    assert set(found["answers"]) == {"200", "503"}
