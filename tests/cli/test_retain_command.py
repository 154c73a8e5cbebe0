"""Old conversations are not deleted under somebody's hands without a question, and a timetable is not kept waiting."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from otherside.workspace import Workspace

ROOT = Path(__file__).parents[2]
CALL = (
    "---\ndate: 2020-03-05\nparticipants: [Ada Quill, Pia Sand]\n---\nAda Quill: We grind flour.\n\nPia Sand: I see.\n"
)


@pytest.fixture
def folder(tmp_path):
    with Workspace.init(tmp_path / "w", ["Pia Sand"]) as workspace:
        file = tmp_path / "old.md"
        file.write_text(CALL, encoding="utf-8")
        workspace.add([file], deal="Mill")
    return tmp_path / "w"


def _left(folder):
    with Workspace.open(folder) as workspace:
        return len(workspace.store.conversation_ids("Mill"))


def _run(folder, stdin, *more):
    return subprocess.Popen(
        [sys.executable, "-m", "otherside", "retain", "--days", "30", "--workspace", str(folder), *more],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal is made as on Unix")
@pytest.mark.parametrize(("said", "left"), [("n\n", 1), ("y\n", 0)])
def test_at_a_terminal_it_asks(folder, said, left):
    ours, theirs = pty.openpty()
    try:
        asking = _run(folder, theirs)
        os.write(ours, said.encode())
        out, err = asking.communicate(timeout=60)
    finally:
        os.close(ours)
        os.close(theirs)
    assert "Delete 1 conversation for good?" in out + err
    assert _left(folder) == left


def test_without_a_terminal_it_does_not_wait(folder):
    out, _ = _run(folder, subprocess.DEVNULL).communicate(timeout=60)
    assert "1 conversation with 2 turns deleted" in out
    assert _left(folder) == 0


def test_they_can_be_counted_beforehand(folder):
    out, _ = _run(folder, subprocess.DEVNULL, "--count").communicate(timeout=60)
    assert out == "1 conversation would be deleted\n"
    out, _ = _run(folder, subprocess.DEVNULL, "--count", "--json").communicate(timeout=60)
    assert json.loads(out) == {"conversations": 1}
    assert _left(folder) == 1
