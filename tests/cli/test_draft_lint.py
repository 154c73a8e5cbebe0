"""``otherside draft`` and ``otherside lint`` as processes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PUSHY = "Just checking in on my last email! Only three seats left.\n"
CALM = "You wrote that two depots plan separately. What happens when one of them runs short?\n"


def run(*arguments, stdin=""):
    return subprocess.run(
        [sys.executable, "-m", "otherside", *map(str, arguments)],
        cwd=ROOT / "src", input=stdin, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(taken_in):
    return taken_in("coach", us=["amsel.example"])


@pytest.fixture
def pushy(tmp_path):
    file = tmp_path / "mail.txt"
    file.write_text(PUSHY, encoding="utf-8")
    return file


def test_findings_give_exit_code_3_and_the_documented_json(pushy):
    done = run("lint", pushy, "--json")
    assert done.returncode == 3
    findings = json.loads(done.stdout)["findings"]
    assert {"code", "rule", "start", "end", "text", "why", "instead"} <= set(findings[0])
    for finding in findings:
        assert PUSHY[finding["start"] : finding["end"]] == finding["text"]


def test_findings_as_lines_name_the_place(pushy):
    done = run("lint", pushy)
    assert done.returncode == 3
    assert f"{pushy}:1:" in done.stdout
    assert "OS204" in done.stdout


def test_a_calm_message_ends_with_0():
    done = run("lint", "-", stdin=CALM)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_note_does_not_count(pushy):
    done = run("lint", pushy, "--severity", "pressure=note", "--json")
    assert done.returncode == 0
    assert {f["severity"] for f in json.loads(done.stdout)["findings"]} == {"note"}


def test_select_and_ignore(pushy):
    assert run("lint", pushy, "--select", "OS202").returncode == 3
    assert run("lint", pushy, "--ignore", "OS2").returncode == 0
    wrong = run("lint", pushy, "--select", "XY1")
    assert wrong.returncode == 1
    assert "OS101" in wrong.stderr


def test_sarif(pushy):
    done = run("lint", pushy, "--sarif")
    log = json.loads(done.stdout)
    assert done.returncode == 3
    assert log["version"] == "2.1.0"
    assert log["runs"][0]["results"]


def test_explain():
    done = run("lint", "--explain", "OS101")
    assert done.returncode == 0
    assert "opens-with-us" in done.stdout
    assert run("lint", "--explain", "OS999").returncode == 1


def test_evidence_from_a_file(tmp_path):
    mail, quotes = tmp_path / "m.txt", tmp_path / "q.json"
    mail.write_text("You said you are anxious about your job.", encoding="utf-8")
    quotes.write_text(json.dumps([{"quote": "We need answers within two hours."}]), encoding="utf-8")
    assert run("lint", mail).returncode == 0
    assert run("lint", mail, "--evidence", quotes).returncode == 3


def test_what_cannot_be_read_is_one_clear_line(tmp_path):
    for done in (run("lint", tmp_path / "none.txt"), run("lint", tmp_path)):
        assert done.returncode == 1
        assert len(done.stderr.strip().splitlines()) == 1
    assert run("lint").returncode == 2


def test_a_draft_as_json_and_as_text(folder):
    done = run("draft", "coach", "--to", "Maren", "--as", "email", "--json", "--workspace", folder)
    data = json.loads(done.stdout)
    assert done.returncode == 0
    assert {"text", "claims", "lint", "to", "as", "subject"} <= set(data)
    assert data["lint"] == []
    plain = run("draft", "coach", "--to", "Maren", "--from", "J. Amsel", "--workspace", folder)
    assert plain.returncode == 0
    assert "J. Amsel" in plain.stdout


def test_the_lint_with_a_deal(folder, pushy):
    assert run("lint", pushy, "--deal", "coach", "--to", "Maren", "--workspace", folder, "--json").returncode == 3


def test_nobody_of_that_name(folder):
    done = run("draft", "coach", "--to", "Nobody Here", "--workspace", folder)
    assert done.returncode == 1
    assert "Maren" in done.stderr
