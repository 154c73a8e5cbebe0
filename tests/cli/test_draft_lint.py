"""``otherside draft`` and ``otherside lint``."""

from __future__ import annotations

import json

import pytest

from tests.commands import command, process

PUSHY = "Just checking in on my last email! Only three seats left.\n"
CALM = "You wrote that two depots plan separately. What happens when one of them runs short?\n"


@pytest.fixture(scope="module")
def folder(taken_in):
    return taken_in("coach", us=["amsel.example"])


@pytest.fixture
def pushy(tmp_path):
    file = tmp_path / "mail.txt"
    file.write_text(PUSHY, encoding="utf-8")
    return file


def test_findings_give_exit_code_3_and_the_documented_json(pushy):
    done = process("lint", pushy, "--json")
    assert done.returncode == 3
    findings = json.loads(done.stdout)["findings"]
    assert {"code", "rule", "start", "end", "text", "why", "instead"} <= set(findings[0])
    for finding in findings:
        assert PUSHY[finding["start"] : finding["end"]] == finding["text"]


def test_findings_as_lines_name_the_place(pushy):
    done = command("lint", pushy)
    assert done.returncode == 3
    assert f"{pushy}:1:" in done.stdout
    assert "OS204" in done.stdout


def test_a_calm_message_ends_with_0():
    done = process("lint", "-", stdin=CALM)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_note_does_not_count(pushy):
    done = command("lint", pushy, "--severity", "pressure=note", "--json")
    assert done.returncode == 0
    assert {f["severity"] for f in json.loads(done.stdout)["findings"]} == {"note"}


def test_select_and_ignore(pushy):
    assert command("lint", pushy, "--select", "OS202").returncode == 3
    assert command("lint", pushy, "--ignore", "OS2").returncode == 0
    wrong = command("lint", pushy, "--select", "XY1")
    assert wrong.returncode == 1
    assert "OS101" in wrong.stderr


def test_sarif(pushy):
    done = command("lint", pushy, "--sarif")
    log = json.loads(done.stdout)
    assert done.returncode == 3
    assert log["version"] == "2.1.0"
    assert log["runs"][0]["results"]


def test_explain():
    done = command("lint", "--explain", "OS101")
    assert done.returncode == 0
    assert "opens-with-us" in done.stdout
    assert command("lint", "--explain", "OS999").returncode == 1


def test_evidence_from_a_file(tmp_path):
    mail, quotes = tmp_path / "m.txt", tmp_path / "q.json"
    mail.write_text("You said you are anxious about your job.", encoding="utf-8")
    quotes.write_text(json.dumps([{"quote": "We need answers within two hours."}]), encoding="utf-8")
    assert command("lint", mail).returncode == 0
    assert command("lint", mail, "--evidence", quotes).returncode == 3


def test_what_cannot_be_read_is_one_clear_line(tmp_path):
    for done in (command("lint", tmp_path / "none.txt"), command("lint", tmp_path)):
        assert done.returncode == 1
        assert len(done.stderr.strip().splitlines()) == 1
    assert command("lint").returncode == 2


def test_a_draft_as_json_and_as_text(folder):
    done = process("draft", "coach", "--to", "Maren", "--as", "email", "--json", "--workspace", folder)
    data = json.loads(done.stdout)
    assert done.returncode == 0
    assert {"text", "claims", "lint", "to", "as", "subject"} <= set(data)
    assert data["lint"] == []
    plain = command("draft", "coach", "--to", "Maren", "--from", "J. Amsel", "--workspace", folder)
    assert plain.returncode == 0
    assert "J. Amsel" in plain.stdout


def test_the_lint_with_a_deal(folder, pushy):
    assert command("lint", pushy, "--deal", "coach", "--to", "Maren", "--workspace", folder, "--json").returncode == 3


def test_nobody_of_that_name(folder):
    done = command("draft", "coach", "--to", "Nobody Here", "--workspace", folder)
    assert done.returncode == 1
    assert "Maren" in done.stderr
