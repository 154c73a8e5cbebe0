"""How somebody is called: misheard names are told, joined on a word of the user's, and parted again."""

from __future__ import annotations

import dataclasses
import json

import pytest
from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.domain import InputError
from otherside.workspace import Workspace
from otherside.workspace.lists import people_list
from otherside.workspace.stated.naming import call

CALLS = {
    "2026-10-01 call.txt": "Sam Ortiz: What brings you here?\n"
    "Dorota Kowalski: My worry is the peak in December. Last year we lost four drivers.\n"
    "Hamish Baird: I can't sign anything the board has not seen.\n",
    "2026-10-08 call.txt": "Sam Ortiz: How did the week go?\n"
    "Dorota Kovalsky: I'm afraid that the drivers walk out.\n"
    "Speaker 2: We decide in December.\n",
}


@pytest.fixture
def calls(tmp_path):
    folder = tmp_path / "kestrel"
    folder.mkdir()
    for name, text in CALLS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def workspace(tmp_path, calls):
    with Workspace.init(tmp_path / "ws", ["Sam Ortiz"]) as workspace:
        workspace.add([calls])
        yield workspace


def known(workspace):
    return {p.name for p in workspace.people("kestrel")}


def test_add_tells_who_may_be_one_once(tmp_path, calls):
    with Workspace.init(tmp_path / "ws", ["Sam Ortiz"]) as workspace:
        (hint,) = [h for h in workspace.add([calls]).hints if "one person" in h]
        assert "otherside call 'Dorota Kovalsky' 'Dorota Kowalski' --deal kestrel" in hint
        assert not [h for h in workspace.add([calls]).hints if "one person" in h]


def test_two_become_one_with_what_both_said_and_two_again(workspace):
    rows = {p["name"]: p for p in people_list(workspace, "kestrel")}
    assert [(m["name"], m["keep"]) for m in rows["Dorota Kovalsky"]["may_be"]] == [("Dorota Kowalski", True)]
    both = len(workspace.evidence("kestrel"))
    found = call(workspace, "Dorota Kovalsky", "Dorota Kowalski")
    assert set(found.aliases) == {"Dorota Kowalski", "Dorota Kovalsky"}
    assert known(workspace) == {"Sam Ortiz", "Dorota Kowalski", "Hamish Baird", "Speaker 2"}
    assert {e.person for e in workspace.evidence("kestrel") if "drivers" in e.evidence.quote} == {found.id}
    assert len(workspace.evidence("kestrel")) == both
    assert not any(p["may_be"] for p in people_list(workspace, "kestrel"))
    call(workspace, "Dorota Kovalsky", "")
    assert "Dorota Kovalsky" in known(workspace)


def test_a_label_gets_the_name_of_somebody_there_by_the_first_name(workspace):
    assert call(workspace, "Speaker 2", "Hamish", "kestrel").name == "Hamish Baird"
    assert "Speaker 2" not in known(workspace)


def test_it_stays_when_more_is_added(workspace, calls):
    call(workspace, "Dorota Kovalsky", "Dorota Kowalski")
    (calls / "2026-10-15 call.txt").write_text("Dorota Kovalsky: I want calm mornings.\n", encoding="utf-8")
    workspace.add([calls])
    assert "Dorota Kovalsky" not in known(workspace)


def test_nobody_of_that_name(workspace):
    with pytest.raises(InputError, match="nobody is called 'Nemo'"):
        call(workspace, "Nemo", "Hamish Baird")


def test_somebody_in_no_deal_is_told_as_such(workspace, monkeypatch):
    found = dataclasses.replace(workspace.person("Hamish Baird"), deals=())
    monkeypatch.setattr(workspace, "person", lambda *_: found)
    with pytest.raises(InputError, match="in no deal"):
        call(workspace, "Hamish Baird", "Hamish Beard")


def test_the_command(workspace):
    def run(*args):
        return CliRunner().invoke(cli, ["--workspace", str(workspace.home), *args])

    told = run("people", "kestrel").output
    assert told.count("perhaps ") == 1
    assert "otherside call 'Dorota Kovalsky' 'Dorota Kowalski' --deal kestrel" in told
    assert json.loads(run("call", "Dorota Kovalsky", "Dorota Kowalski", "--json").output)["person"] == "Dorota Kowalski"
    assert "also written 'Dorota Kovalsky'" in run("call", "Speaker 2", "Dorota Kowalski").output
    assert run("call", "Dorota Kowalski", "--undo").exit_code == 0
    assert known(workspace) >= {"Dorota Kowalski", "Dorota Kovalsky", "Speaker 2"}
    for args in (("Dorota Kowalski",), ("Dorota Kowalski", "  "), ("Dorota Kowalski", "D", "--undo")):
        done = run("call", *args)
        assert done.exit_code == 2
        assert "give a name, or --undo" in done.output


@pytest.mark.parametrize("said", [("Bea Lund", "Gil Marsh"), ("Gil Marsh", "Bea Lund"), ("Zed Ames", "Ann Bo")])
@pytest.mark.parametrize("other", [0, 1])
def test_once_parted_each_is_found_under_the_id_of_before(tmp_path, said, other):
    folder = tmp_path / "orchard"
    folder.mkdir()
    lines = "".join(f"{name}: {words}\n" for name in said for words in ("I want it by June.", "So do I."))
    (folder / "2026-10-01 call.txt").write_text(f"Sam Ortiz: How was it?\n{lines}", encoding="utf-8")
    with Workspace.init(tmp_path / "ws", ["Sam Ortiz"]) as workspace:
        workspace.add([folder])
        before = {p.name: p.id for p in workspace.people("orchard")}
        one = call(workspace, before[said[other]], said[1 - other])
        call(workspace, one.id, "")
        assert {p.name: p.id for p in workspace.people("orchard")} == before
