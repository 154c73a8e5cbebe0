"""A full disk and one that cannot be written: one clear line each, and nothing lost."""

import json
import shutil
import subprocess
import sys

import pytest

ALONE = ["unshare", "--mount", "--map-root-user"]


def possible() -> bool:
    if sys.platform != "linux" or not shutil.which("unshare"):
        return False
    mount = "mount -t tmpfs -o size=1m tmpfs /tmp"
    return subprocess.run([*ALONE, "sh", "-c", mount], capture_output=True).returncode == 0


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    if not possible():
        pytest.skip("a small volume cannot be mounted here (needs Linux, unshare and the right to mount)")
    folder = tmp_path_factory.mktemp("disk")
    done = subprocess.run(
        [*ALONE, sys.executable, "-m", "tests.faults.disk", str(folder)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def test_nothing_ends_in_anything_but_a_result_or_one_clear_line(said):
    for name, answer in said.items():
        assert "crash" not in answer, f"{name}: {answer}"
        if answer["code"] == 1:
            assert answer["err"].count("\n") == 1, f"{name}: {answer}"
            assert answer["err"].startswith("otherside: ")
            assert "database reports" not in answer["err"], f"{name}: {answer}"


def test_a_full_disk_is_said_with_the_remedy(said):
    for name in ("full: add", "full: read", "full: new"):
        assert said[name]["code"] == 1
        assert "the disk is full; nothing of the last step was stored; free some space and repeat" in said[name]["err"]
    assert any(a["code"] for n, a in said.items() if "left: add" in n), "the disk was never full in the middle"


def test_with_room_again_the_same_command_completes_and_every_quote_stands(said):
    assert said["room: add"]["code"] == 0
    assert said["room: check"]["code"] == 0
    assert said["again: check"]["code"] == 0


def test_a_disk_that_cannot_be_written_is_said(said):
    for name in ("add", "read", "search", "forget", "new"):
        assert said[f"read-only: {name}"]["code"] == 1
        assert (
            "on a disk that cannot be written; copy the workspace to another one" in said[f"read-only: {name}"]["err"]
        )
