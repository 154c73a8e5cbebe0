"""``gaps`` as users meet it."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
STATEMENTS = [
    {"id": "a", "text": "We're the house where nobody has to wait, that's what my mother built it on."},
    {"id": "b", "text": "We painted the corridor in May, it's blue now."},
    {"id": "c", "text": "Phones go to the machine from eleven, we ring back on Fridays when there's time."},
]


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-c", "from otherside.cli.main import main; main()", *map(str, arguments)],
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, cwd=ROOT,
    )  # fmt: skip


def test_json_of_a_file(tmp_path):
    path = tmp_path / "statements.json"
    path.write_text(json.dumps({"statements": STATEMENTS}), encoding="utf-8")
    done = run("gaps", path, "--json")
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert set(data) == {"pairs"}
    for pair in data["pairs"]:
        assert set(pair) == {"ideal", "actual", "score", "theme", "question"}
        assert {pair["ideal"], pair["actual"]} <= {"a", "b", "c"}


def test_one_clear_line_for_a_wrong_file(tmp_path):
    path = tmp_path / "wrong.json"
    path.write_text("[]", encoding="utf-8")
    done = run("gaps", path)
    assert done.returncode == 1
    assert done.stderr.startswith("otherside: ")
    assert len(done.stderr.splitlines()) == 1
