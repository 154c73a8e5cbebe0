"""A conversation that does not belong here is deleted with all that was made of it, and stays out."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.domain import InputError
from otherside.workspace import Workspace
from otherside.workspace.privacy.erasing import remove

WRONG = "Ilse Brandt: I'm afraid that the quarterly flumadiddle breaks again.\nSam Ortiz: Since when?\nIlse Brandt: For weeks.\n"
FILES = {
    "mill/2026-10-01 call.txt": "Ada Quill: I want a list that my people trust.\nSam Ortiz: Why?\nAda Quill: Nobody counts the crates.\n",
    "mill/2026-10-08 wrong.txt": WRONG,
    "kiln/2026-10-08 wrong.txt": WRONG.replace("Ilse Brandt", "Ute Maier").replace("again", "once more"),
    "kiln/survey.csv": "Name,What keeps you from it?,What do you want?\nBo,The price is too high for us,A quiet start\n"
    "Cleo,My boss is against it,Fewer calls\n",
}


@pytest.fixture
def workspace(tmp_path):
    for name, text in FILES.items():
        place = tmp_path / "in" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    with Workspace.init(tmp_path / "ws", ["Sam Ortiz"]) as made:
        made.add([tmp_path / "in" / "mill"], deal="mill")
        made.add([tmp_path / "in" / "kiln"], deal="kiln")
        yield made


def titles(workspace, deal):
    return [c.conversation.title for c in workspace.conversations(deal)]


def wrong_id(workspace):
    return next(c.id for c in workspace.conversations("mill") if "wrong" in c.conversation.title)


def test_nothing_of_it_is_left_and_it_stays_out(workspace, tmp_path):
    workspace.brief("mill")
    wrong = wrong_id(workspace)
    done = remove(workspace, [wrong])
    assert done == {
        "removed": [{"conversation": wrong, "title": "2026-10-08 wrong", "deal": "mill"}],
        "conversations": 1,
        "turns": 3,
    }
    assert titles(workspace, "mill") == ["2026-10-01 call"]
    assert "Ilse Brandt" not in {p.name for p in workspace.people()}
    left = b"".join(p.read_bytes() for p in workspace.folder.rglob("*") if p.is_file())
    assert b"flumadiddle breaks again" not in left
    assert b"flumadiddle breaks once more" in left
    assert workspace.add([tmp_path / "in" / "mill"], deal="mill").conversations == 0
    assert workspace.check() == []


def test_a_file_stands_for_all_that_is_in_it(workspace):
    before = len(titles(workspace, "kiln"))
    assert remove(workspace, ["survey.csv"])["conversations"] == before - 1 > 1
    assert titles(workspace, "kiln") == ["2026-10-08 wrong"]


def test_adding_tells_what_stays_out_and_how_it_comes_back(workspace, tmp_path):
    folder = tmp_path / "in" / "mill"
    before = workspace.evidence("mill")
    remove(workspace, [wrong_id(workspace)])
    stays = workspace.add([folder], deal="mill")
    assert (stays.conversations, stays.unchanged) == (0, 2)
    assert [h for h in stays.hints if "deleted here" in h] == [
        "what was said in '2026-10-08 wrong.txt' was deleted here, and stays out; if it is to come back: otherside add PATH --again"
    ]
    back = workspace.add([folder], deal="mill", again=True)
    assert (back.conversations, back.unchanged) == (1, 1)
    assert not any("deleted here" in h for h in back.hints)
    assert workspace.evidence("mill") == before
    assert workspace.check() == []
    assert workspace.add([folder], deal="mill", again=True).conversations == 0


def test_what_was_removed_does_not_move_to_another_deal(workspace, tmp_path):
    remove(workspace, [wrong_id(workspace)])
    moved = workspace.add([tmp_path / "in" / "mill" / "2026-10-08 wrong.txt"], deal="press")
    assert moved.deals == ()
    assert [d.name for d in workspace.deals()] == ["kiln", "mill"]
    back = workspace.add([tmp_path / "in" / "mill" / "2026-10-08 wrong.txt"], deal="press", again=True)
    assert back.deals == ("press",)


def test_a_mail_that_was_saved_twice_and_a_table_of_a_crm_are_not_told_as_deleted(workspace, tmp_path):
    mail = "From: Ada Quill <ada@mill.example>\nTo: Sam Ortiz <sam@us.example>\nDate: Thu, 1 Oct 2026 09:00:00 +0000\n"
    mail += "Message-ID: <one@mill.example>\nSubject: Crates\n\nNobody counts the crates on a Monday, and that worries me.\n"
    (tmp_path / "in" / "mill" / "a.eml").write_text(mail)
    (tmp_path / "in" / "mill" / "b.eml").write_text(mail + "\n")
    (tmp_path / "in" / "mill" / "deals.csv").write_text("Deal Name,Deal Stage,Amount\nmill,Open,100\n")
    for again in (False, True, False):
        added = workspace.add([tmp_path / "in" / "mill"], deal="mill", again=again)
        assert not any("deleted here" in h for h in added.hints)
    assert added.unchanged == 5


def test_a_name_that_fits_two_files_deletes_nothing(workspace):
    for name in ("2026-10-08 wrong.txt", "2026-10-08 wrong", "nothing.txt"):
        with pytest.raises(InputError, match=r"2 conversations are called|no conversation"):
            remove(workspace, ["survey.csv", name])
    assert len(titles(workspace, "mill")) == 2
    assert len(titles(workspace, "kiln")) == 3


def test_the_last_conversation_takes_its_deal_along(workspace):
    remove(workspace, [c.id for c in workspace.conversations("mill")])
    assert [d.name for d in workspace.deals()] == ["kiln"]
    assert not {p.name for p in workspace.people()} & {"Ada Quill", "Ilse Brandt"}


def test_the_command_and_the_log(workspace):
    def run(*args):
        return CliRunner().invoke(cli, ["--workspace", str(workspace.home), *args])

    assert "1 conversation with 3 turns deleted" in run("remove", "2026-10-01 call.txt").output
    assert json.loads(run("remove", "survey.csv", "--json").output)["conversations"] == 2
    assert run("remove", "survey.csv").exit_code == 1
    logged = [(e["action"], e["what"]) for e in json.loads(run("audit", "--json").output)["entries"]]
    assert logged.count(("erased", "remove")) == 2
