"""Commands killed while they write: a short round of ``benchmarks/faults``."""

import json
import subprocess
import sys

import pytest

from benchmarks.faults.trial import missing

pytestmark = pytest.mark.skipif(missing() is not None, reason=missing() or "")
#: Those with most steps.
JOBS = ("add", "forget", "forget, then any command", "redact, then any command", "migrate", "schema", "who we are")


def test_whoever_is_killed_leaves_a_sound_workspace_that_a_repeat_completes():
    command = [sys.executable, "-m", "benchmarks.faults.run", "--json", "--kills", str(2 * len(JOBS))]
    done = subprocess.run(
        [*command, *(part for job in JOBS for part in ("--job", job))], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout)
    assert set(found["jobs"]) == set(JOBS)
    for name, job in found["jobs"].items():
        assert job["points"] > 20, name
        assert job["problems"] == []
    # Random moments may come after the end; those at writes do not.
    assert found["kills"] >= len(JOBS)


def test_clocks_that_jump():
    done = subprocess.run([sys.executable, "-m", "benchmarks.faults.clock"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    assert "5 clocks, 0 problems" in done.stdout
