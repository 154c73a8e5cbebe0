"""Words that a user says were said in confidence, where the words themselves ask for nothing."""

import io

import pytest
from click.testing import CliRunner
from rich.console import Console

from otherside.cli.main import cli
from otherside.domain import InputError, Side
from otherside.reports.markdown import brief_markdown
from otherside.reports.terminal import print_brief
from otherside.workspace import Workspace
from otherside.workspace.heard.confidences import kept_from
from otherside.workspace.linting import checked_text
from otherside.workspace.privacy.erasing import forget
from otherside.workspace.questioning import plan_for
from otherside.workspace.stated.by_hand import keep, no_longer_kept

CALL = """# Call

**Participants:** Nils Own (Ours), Ada Voss (Baker, Marlstone)

**Nils Own (0:10):** How does it look?

**Ada Voss (0:20):** The lease of the second bakery runs out in the autumn and we will let it go.

**Nils Own (0:30):** And here?

**Ada Voss (0:40):** Here we bake for nine shops.
"""
MAIL = """From: Rolf Behrend <rolf@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Tue, 06 Oct 2026 09:00:00 +0200
Subject: Prices

I would like to see both prices beside each other.
"""
WORDS = "The lease of the second bakery runs out in the autumn and we will let it go."
TOLD = "The lease of the second bakery runs out in the autumn, I hear, and you let it go."


@pytest.fixture
def folder(tmp_path):
    where = tmp_path / "marlstone"
    where.mkdir()
    (where / "call.md").write_text(CALL, encoding="utf-8")
    (where / "mail.eml").write_text(MAIL, encoding="utf-8")
    with Workspace.init(tmp_path / "w", ["Ours", "ours.example"]) as workspace:
        workspace.add([where])
        for name in ("Ada Voss", "Rolf Behrend"):
            workspace.set_side(name, Side.THEIRS)
        workspace.settle()
    return tmp_path / "w"


def betrayed(workspace):
    return [f for f in checked_text(workspace, TOLD, "marlstone", "Rolf").findings if f.code == "OS901"]


def test_it_holds_in_brief_plan_draft_and_lint_and_can_be_taken_back(folder):
    with Workspace.open(folder) as workspace:
        assert betrayed(workspace) == []
        assert keep(workspace, "call.md", quote=WORDS)["kept"] == WORDS
        brief = workspace.brief("marlstone")
        console = Console(file=io.StringIO(), width=300)
        print_brief(brief, console)
        assert "Ada Voss asked us to keep something to ourselves" in console.file.getvalue()
        for text in (console.file.getvalue(), brief_markdown(brief)):
            assert "second bakery" not in text
        assert "asked us to keep something" not in brief_markdown(brief)
        (row,) = [
            r for r in plan_for(workspace, "marlstone", "Rolf")["leave_unsaid"] if r["text"].startswith("What Ada")
        ]
        assert "said in confidence" in row["because"][0]["mark"]
        assert any(
            "to keep something to ourselves" in n for n in workspace.draft("marlstone", "Rolf", "email")["notes"]
        )
        assert betrayed(workspace)
        no_longer_kept(workspace, WORDS)
        assert betrayed(workspace) == []
        with pytest.raises(InputError, match="no such words"):
            no_longer_kept(workspace, WORDS)


def test_the_command_marks_and_takes_back_and_forgetting_takes_it_along(folder):
    def run(*told):
        return CliRunner().invoke(cli, ["--workspace", str(folder), "correct", *told, "--in-confidence"])

    assert "marked as said in confidence: “The lease" in run("--add", "call.md", WORDS).output
    assert "no longer marked" in run(WORDS, "undo").output
    assert run("3fa9c1d2", "confirm").exit_code == 2
    assert run("--add", "call.md", WORDS, "--deal", "marlstone").exit_code == 2
    assert run("--add", "call.md", "nobody said these words").exit_code == 1
    run("--add", "call.md", WORDS)
    with Workspace.open(folder) as workspace:
        forget(workspace, "Ada Voss")
        assert not [row for rows in workspace.store.settings()["kept"].values() for row in rows]


def test_family_and_health_ground_nothing(tmp_path):
    where = tmp_path / "marlstone"
    where.mkdir()
    (where / "call.md").write_text(
        CALL.replace(WORDS, "My mother isn't well, so I must not lose any day now."), encoding="utf-8"
    )
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        workspace.add([where])
        assert not [row for row in workspace.evidence("marlstone") if "mother" in row.evidence.quote]


def test_the_same_words_marked_in_two_deals_are_taken_back_where_it_is_said(folder, tmp_path):
    other = tmp_path / "chalkhill"
    other.mkdir()
    (other / "second.md").write_text(CALL.replace("Marlstone", "Chalkhill"), encoding="utf-8")
    with Workspace.open(folder) as workspace:
        workspace.add([other / "second.md"], deal="chalkhill")
        workspace.set_side("Ada Voss", Side.THEIRS, "chalkhill")
        keep(workspace, "call.md", quote=WORDS)
        keep(workspace, "second.md", quote=WORDS)
        with pytest.raises(InputError, match="'chalkhill', 'marlstone'"):
            no_longer_kept(workspace, WORDS)

    def undo(*more):
        return CliRunner().invoke(cli, ["--workspace", str(folder), "correct", WORDS, "undo", "--in-confidence", *more])

    refused = undo()
    assert isinstance(refused.exception, InputError)
    assert "say in which deal (--deal)" in str(refused.exception)
    assert "\n" not in str(refused.exception)
    assert "no deal called 'nowhere'" in str(undo("--deal", "nowhere").exception)
    # Case is forgiven, as wherever a deal is named.
    assert "no longer marked" in undo("--deal", "Marlstone").output
    assert "no such words are marked as said in confidence in 'marlstone'" in str(undo("--deal", "marlstone").exception)
    with Workspace.open(folder) as workspace:
        assert no_longer_kept(workspace, WORDS)["deal"] == "chalkhill"


def test_a_sentence_of_a_note_can_be_marked_and_taken_back(folder, tmp_path):
    (tmp_path / "notes.md").write_text(
        "# My notes\n\n## 2026-10-02\nGood talk with Ada. She lost the post of the chief baker to Uwe in 2022. The bread is good.\n",
        encoding="utf-8",
    )
    told = "She lost the post of the chief baker to Uwe in 2022."
    with Workspace.open(folder) as workspace:
        workspace.add([tmp_path / "notes.md"], deal="marlstone")

        def codes():
            text = "Ada lost the post of the chief baker in 2022, I hear."
            return {f.code for f in checked_text(workspace, text, "marlstone", "Rolf").findings}

        assert "OS901" not in codes()
        assert keep(workspace, "notes.md", quote=told)["kept"] == told
        assert "OS901" in codes()
        assert not any("bread" in q.text for q in confided_to(workspace, "Rolf Behrend"))
        no_longer_kept(workspace, told)
        assert "OS901" not in codes()
        with pytest.raises(InputError, match="no buyer says these words"):
            keep(workspace, "notes.md", quote="nobody wrote this")


def confided_to(workspace, name):
    (reader,) = (p for p in workspace.people("marlstone") if p.name == name)
    return kept_from(workspace, ["marlstone"], reader).kept
