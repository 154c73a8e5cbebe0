"""The command line as its users and other programs meet it: exit codes, JSON, and of each kind of command one real process."""

import json
import socket
from pathlib import Path

import pytest

from tests.commands import command, process


def answer(*arguments, run=command, **more):
    done = run(*arguments, **more)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli") / "workspace"
    added = answer("--json", "add", "examples/coach", "--us", "amsel.example", workspace=folder, run=process)
    assert set(added) >= {"conversations", "turns", "people", "evidence", "unchanged", "skipped"}
    assert added["conversations"] == 7
    assert added["evidence"] > 0
    return folder


def test_json_and_workspace_before_and_after_the_command(workspace, tmp_path):
    before = answer("--json", "--workspace", workspace, "deals", run=process)
    after = answer("deals", "--json", "--workspace", workspace, run=process)
    assert before == after
    assert before["deals"][0]["name"] == "coach"


def test_help_lists_every_command_and_each_has_help():
    top = process("--help").stdout
    from otherside.cli.main import COMMANDS

    for name in COMMANDS:
        assert name in top
        assert process(name, "--help").returncode == 0


def test_brief_in_every_form(workspace, tmp_path):
    data = answer("brief", "coach", "--json", workspace=workspace)
    person = next(p for p in data["people"] if p["name"].startswith("Maren"))
    assert person["side"] == "theirs"
    quotes = [q for found in person["facets"].values() for q in found]
    assert quotes
    assert all({"quote", "source", "start", "end", "confidence"} <= set(q) for q in quotes)
    done = command("brief", "coach", "--md", tmp_path / "b.md", "--html", tmp_path / "b.html", workspace=workspace)
    assert done.returncode == 0
    assert "Maren" in (tmp_path / "b.md").read_text()
    assert "<title>coach" in (tmp_path / "b.html").read_text()
    text = process("brief", "coach", workspace=workspace).stdout
    assert "Maren" in text
    assert "\x1b[" not in text  # no colours where nobody looks at a terminal


def test_people_and_check(workspace):
    people = answer("people", "coach", "--json", workspace=workspace)["people"]
    assert {p["side"] for p in people if p["name"] == "Judith Amsel"} == {"ours"}
    checked = answer("check", "--json", workspace=workspace)
    assert checked["verbatim"] == checked["evidence"] > 0


def test_wrong_input_is_one_line_and_exit_code_one(workspace, tmp_path):
    for arguments, words in [
        (("brief", "nobody"), "no deal called 'nobody'"),
        (("add", tmp_path / "missing"), "no such file"),
        (("--workspace", tmp_path / "none", "brief", "x"), "otherside init"),
    ]:
        done = command(*arguments, workspace=workspace)
        assert done.returncode == 1
        assert words in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
        assert done.stdout == ""


def test_wrong_usage_is_exit_code_two():
    assert process("brief").returncode == 2
    assert process("no-such-command").returncode == 2
    assert process("deals", "--nonsense").returncode == 2


def test_a_bad_file_among_good_ones(tmp_path):
    folder = tmp_path / "deal"
    folder.mkdir()
    (folder / "good.txt").write_text("Sam Ortiz: Hi.\nDana Lee: We must be done by June.\nSam Ortiz: Yes.\n")
    (folder / "bad.json").write_text('{"data": {"transcript"')
    done = process("add", folder, "--json", workspace=tmp_path / "w")
    assert done.returncode == 1
    added = json.loads(done.stdout)
    assert added["conversations"] == 1
    assert [Path(s["path"]).name for s in added["skipped"]] == ["bad.json"]


def test_import_shows_and_stores_nothing(tmp_path):
    seen = answer(
        "import",
        "examples/harbourline/calls/2026-09-10-discovery-zoom.vtt",
        "--json",
        workspace=tmp_path / "w",
        run=process,
    )
    (conversation,) = seen["conversations"]
    assert {"title", "date", "format", "participants", "turns"} <= set(conversation)
    assert {"name", "email", "side"} <= set(conversation["participants"][0])
    assert {"speaker", "start_s", "end_s", "text"} <= set(conversation["turns"][0])
    assert not (tmp_path / "w").exists()


def test_extract_lines(tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    texts = [
        {
            "id": "a",
            "text": "Every month-end I lose two days to reconciling. It is maddening.",
            "prev": "How is it now?",
        },
        {"id": "b", "text": "We are the market leader.", "speaker_role": "seller"},
        {"id": 3, "text": "Okay."},
    ]
    source.write_text("\n".join(json.dumps(t) for t in texts))
    assert process("extract", source, "-o", target).returncode == 0
    lines = [json.loads(line) for line in target.read_text().splitlines()]
    assert [line["id"] for line in lines] == ["a", "b", 3]
    assert all(len(line["scores"]) == 15 for line in lines)
    assert lines[1]["facets"] == []
    for found in lines[0]["facets"]:
        assert texts[0]["text"][found["start"] : found["end"]].strip()
        assert found["score"] == pytest.approx(lines[0]["scores"][found["facet"]])


def test_extract_says_which_line_is_wrong(tmp_path):
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "fine"}\nnot json\n')
    done = command("extract", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert "line 2" in done.stderr
    assert not (tmp_path / "out.jsonl").exists()


def test_searching_for_nothing_says_so_in_one_line(workspace):
    for words in ((), ("",), ("  ",)):
        done = command("search", *words, "--json", workspace=workspace)
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.strip().splitlines()) == 1
        assert "give words" in done.stderr
    assert answer("search", "--deal", "coach", "--json", workspace=workspace)["hits"]


def test_a_backtest_of_nothing_says_so_beside_the_json(tmp_path):
    command("init", workspace=tmp_path / "w")
    done = command("backtest", "--json", workspace=tmp_path / "w")
    assert done.returncode == 0
    assert json.loads(done.stdout)["count"] == 0
    assert len(done.stderr.strip().splitlines()) == 1
    assert "otherside outcomes" in done.stderr


def test_a_search_that_finds_what_is_left_of_somebody_says_so_by_its_exit_code(tmp_path):
    note = tmp_path / "deal" / "call.txt"
    note.parent.mkdir()
    note.write_text("Dana Lee: We count by hand every Friday.\nPia Sand: What does Ruben Falk say to that?\n")
    assert command("add", note.parent, "--us", "Pia Sand", workspace=tmp_path / "w").returncode == 0
    done = command("forget", "Dana Lee", "--verify", workspace=tmp_path / "w")
    assert "left in" in done.stderr
    assert done.returncode == 3


def test_a_port_that_is_taken_is_said_before_an_address_is_shown(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = process("serve", "--port", port, workspace=tmp_path / "w")
    assert done.returncode == 1
    assert not done.stdout
    (line,) = done.stderr.splitlines()
    assert str(port) in line
    assert "--port" in line


def test_a_deal_without_a_name_is_refused(workspace):
    done = command("add", "examples/coach", "--deal", " ", workspace=workspace)
    assert done.returncode == 1
    assert [d["name"] for d in answer("--json", "deals", workspace=workspace)["deals"]] == ["coach"]


def test_an_extraction_that_fails_leaves_nothing_half_written(tmp_path):
    lines = tmp_path / "in.jsonl"
    lines.write_text('{"id": "1", "text": "I want it by May."}\nno json\n')
    done = command("extract", lines, "-o", tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl"]
    folder = command("extract", lines, "-o", tmp_path)
    assert folder.returncode == 1
    assert str(tmp_path) in folder.stderr


def test_a_message_to_test_that_is_a_missing_file_is_said(workspace):
    done = command("market", "--message", "no-such-note.txt", workspace=workspace)
    assert done.returncode == 1
    assert "no-such-note.txt: no such file" in done.stderr


def test_an_empty_folder_says_that_there_was_nothing(tmp_path):
    (tmp_path / "empty").mkdir()
    done = command("import", tmp_path / "empty")
    assert done.returncode == 0
    assert "nothing to read" in done.stderr


def test_the_coach_reads_a_file_that_is_not_stored(workspace, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Inke: How was your week?\nJo Vance: Long. I never once left before nine.\n")
    assert answer("coach", other, "--json", workspace=workspace)["title"] == "other"
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 no archive at all")
    done = command("coach", broken, workspace=workspace)
    assert done.returncode == 1
    assert "broken.zip" in done.stderr
    assert "no conversation 'broken.zip'" not in done.stderr


def test_the_coach_does_not_read_a_stored_file_around_its_consent(tmp_path):
    call = tmp_path / "deal" / "one-talk.txt"
    call.parent.mkdir()
    call.write_text("Dana Lee: We count by hand every Friday.\nPia Sand: What does Ruben Falk say to that?\n")
    assert command("add", call.parent, "--us", "Pia Sand", workspace=tmp_path / "w").returncode == 0
    (stored,) = answer("--json", "consent", workspace=tmp_path / "w")["consents"]
    assert command("coach", call, workspace=tmp_path / "w").returncode == 0
    assert command("consent", stored["conversation"], "refused", workspace=tmp_path / "w").returncode == 0
    done = command("coach", call, workspace=tmp_path / "w")
    assert done.returncode == 1
    assert "consent is refused" in done.stderr
