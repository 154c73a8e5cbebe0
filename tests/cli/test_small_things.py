"""Small things that went wrong in somebody's hands."""

import json

import pytest
from click.testing import CliRunner

from otherside.cli.main import cli
from tests.commands import command


def test_extract_does_not_write_over_what_it_reads(tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": "a", "text": "We hate the old mill."}\n', encoding="utf-8")
    before = file.read_bytes()
    done = command("extract", file, "-o", file)
    assert done.returncode == 1
    assert "name another" in done.stderr
    assert file.read_bytes() == before
    assert json.loads(command("extract", file, "-o", "-").stdout)["id"] == "a"


def test_a_mark_at_the_beginning_of_a_file_is_no_text(tmp_path):
    lines, gaps = tmp_path / "in.jsonl", tmp_path / "gaps.json"
    lines.write_text('\ufeff{"id": "a", "text": "We hate the old mill."}\n', encoding="utf-8")
    gaps.write_text('\ufeff{"statements": [{"id": 1, "text": "We hate the old mill."}]}', encoding="utf-8")
    assert json.loads(command("extract", lines).stdout)["id"] == "a"
    assert json.loads(command("gaps", gaps, "--json").stdout)["pairs"] == []


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_an_empty_folder_says_so(tmp_path, more):
    (tmp_path / "empty").mkdir()
    done = command("add", tmp_path / "empty", *more, workspace=tmp_path / "w")
    assert done.returncode == 0
    assert "nothing to read in" in done.stderr


def test_what_belongs_to_another_deal_now_is_told(tmp_path):
    file = tmp_path / "mill" / "call.md"
    file.parent.mkdir()
    file.write_text(
        "---\ndate: 2026-03-05\nparticipants: [Ada Quill, Pia Sand]\n---\nAda Quill: We grind flour.\n\nPia Sand: I see.\n"
    )
    command("add", file.parent, workspace=tmp_path / "w")
    done = command("add", file.parent, "--deal", "Kiln", workspace=tmp_path / "w")
    assert "new deal 'Kiln'; moved 1 file from 'mill'; back with: otherside add PATH --deal mill" in done.stderr
    done = command("market", "--by", "owner", workspace=tmp_path / "w")
    assert "no deal states its owner" in done.stderr
    done = command("retain", "--days", "99999999", workspace=tmp_path / "w")
    assert done.stdout.startswith("0 conversations"), done.stderr


def test_help_groups_every_command_once():
    from otherside.cli.main import COMMANDS, GROUPS

    grouped = [name for names in GROUPS.values() for name in names]
    assert sorted(grouped) == sorted(COMMANDS)
    told = CliRunner().invoke(cli, ["--help"]).output
    assert told.index("Take in:") < told.index("  watch ") < told.index("Privacy and safety:") < told.index("  check ")


def test_help_of_believe_says_what_can_be_stated():
    from otherside.forecast.priors import PERSON

    told = " ".join(CliRunner().invoke(cli, ["believe", "--help"]).output.split())
    assert all(f"{row.name} {row.meaning}" in told for row in PERSON.values())
    assert "the day that makes it urgent" in told


def test_a_hit_stands_on_one_line_with_what_is_bold_in_its_place():
    from otherside.cli.commands.search import line

    hit = {
        "quote": "The old\nmill is\nworn.", "highlights": [(8, 12)], "person": "Ida Holm", "facet": "", "source": "a/call.vtt",
        "turn": 2, "date": "2026-03-01", "mark": "", "whose": "theirs", "kind": "speech",
    }  # fmt: skip
    told = line(hit)
    assert told.plain.splitlines()[0] == "“The old mill is worn.”"
    assert [told.plain[s.start : s.end] for s in told.spans if s.style == "bold"] == ["mill"]


def test_what_is_left_out_of_a_plan_is_one_line_for_each_turn():
    from io import StringIO

    from rich.console import Console

    from otherside.cli.commands.questions import print_plan

    left = {"quote": "…", "source": "a/call.vtt", "turn": 2, "date": "2026-03-01", "mark": ""}
    other = {**left, "turn": 4}
    out = StringIO()
    print_plan(
        {
            "with": "Ida",
            "to": "Ida",
            "note": "",
            "outlooks": [],
            "opening": {"text": "Hello."},
            "questions": [],
            "close": "Thank you.",
            "leave_unsaid": [{"text": "That it hurt.", "because": [left, {**left}, other]}],
        },
        Console(file=out, width=120),
    )
    lines = [told.strip() for told in out.getvalue().splitlines() if "…" in told]
    assert len(lines) == len(set(lines)) == 2


def test_a_log_in_which_nothing_fits_says_what_to_leave_out(tmp_path):
    command("init", workspace=tmp_path / "w")
    done = command("audit", "--action", "erased", workspace=tmp_path / "w")
    assert done.returncode == 1
    assert "leave out --since" in done.stderr
