"""Odd but legal calls, and what is no text."""

import json
import os
import subprocess
import sys

import pytest

from tests.commands import ROOT, command

TALK = "Ada Quill: We grind by hand.\nPia Sand: I see.\nAda Quill: All day.\n"


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_group_takes_the_global_options_anywhere(tmp_path, place):
    words = ["users", "list"]
    words[place:place] = ["--json", "--workspace", str(tmp_path / "w")]
    command("init", workspace=tmp_path / "w")
    done = command(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"users": []}


def test_half_characters_of_json_are_read_as_unknown_ones(tmp_path):
    lines, statements, quotes = (tmp_path / n for n in ("in.jsonl", "s.json", "q.json"))
    lines.write_text('{"id": "a\\ud800", "text": "We \\ud83d grind by hand.", "prev": "\\udc00"}\n')
    statements.write_text('{"statements": [{"id": "a\\ud800", "text": "We \\ud83d never cut corners."}]}')
    quotes.write_text('["We \\ud83d grind by hand."]')
    done = command("extract", lines)
    assert (done.returncode, json.loads(done.stdout)["id"]) == (0, "a\ufffd")
    assert json.loads(command("gaps", statements, "--json").stdout)["pairs"] == []
    (tmp_path / "m.txt").write_text("How do you grind today?\n")
    assert command("lint", tmp_path / "m.txt", "--evidence", quotes, "--json").returncode == 0


@pytest.mark.parametrize("role", ["seller", "Seller", " SELLER "])
def test_a_sellers_words_are_no_evidence_however_the_role_is_written(tmp_path, role):
    file = tmp_path / "in.jsonl"
    file.write_text(json.dumps({"id": 1, "text": "Our licence runs out in March.", "speaker_role": role}) + "\n")
    assert json.loads(command("extract", file).stdout)["facets"] == []


def test_coach_says_what_is_not_there(tmp_path):
    done = command("coach", tmp_path / "none.txt", workspace=tmp_path / "w")
    assert done.returncode == 1
    assert "none.txt: no such file, and no workspace at" in done.stderr
    done = command("coach", tmp_path, workspace=tmp_path / "w")
    assert done.returncode == 1
    assert "a folder; name one file of it" in done.stderr


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there names are always text")
def test_files_and_folders_named_in_an_old_encoding(tmp_path):
    folder = os.fsencode(tmp_path) + b"/M\xfchle"
    os.makedirs(folder + b"/calls")
    with open(folder + b"/calls/caf\xe9.txt", "w") as file:
        file.write(TALK)
    given = os.fsdecode(folder)
    for conversations in (1, 0):
        done = command("add", given, "--json", workspace=tmp_path / "w")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["conversations"] == conversations
    (deal,) = json.loads(command("deals", "--json", workspace=tmp_path / "w").stdout)["deals"]
    assert deal["name"] == "Mühle"
    with open(folder + b"/calls/more.txt", "w") as file:
        file.write(TALK + "Pia Sand: It hurts.\n")
    done = command("add", given + "/calls/more.txt", "--json", workspace=tmp_path / "w")
    assert json.loads(done.stdout)["deals"] == ["Mühle"]


def test_what_is_no_text_is_told_in_one_line(tmp_path):
    command("init", workspace=tmp_path / "w")
    done = command("forget", "A\udcff", "--yes", workspace=tmp_path / "w")
    assert done.returncode == 1
    assert done.stderr == "otherside: A\\udcff: not UTF-8 text; write it, or what the file is called, in UTF-8\n"


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed otherwise there")
@pytest.mark.parametrize(("words", "code"), [("lint - --json", 0), ("extract -", 0), ("deals --workspace none", 1)])
def test_streams_that_are_closed_are_empty(words, code):
    started = f'"{sys.executable}" -m otherside {words} <&- 2>&-'
    done = subprocess.run(started, shell=True, capture_output=True, text=True, cwd=ROOT / "src")
    assert done.returncode == code
    assert done.stdout == ('{\n "findings": []\n}\n' if "--json" in words else "")
