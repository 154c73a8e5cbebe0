"""What was said in confidence: marked wherever it is found, and not told to others."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from click.testing import CliRunner
from rich.console import Console

from otherside.cli.commands.search import line
from otherside.cli.main import cli
from otherside.domain import Side
from otherside.reports.markdown import brief_markdown
from otherside.reports.page import brief_page
from otherside.reports.terminal import print_brief
from otherside.workspace import Workspace
from otherside.workspace.heard.confidences import _alone_heard, kept_from
from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence
from otherside.workspace.linting import checked_text
from otherside.workspace.questioning import read_answer, start_interview, store_interview
from otherside.workspace.searching import search

OPEN = """From: Ada Voss <ada@marlstone.example>
To: Nils Own <nils@ours.example>
Cc: Rolf Behrend <rolf@marlstone.example>
Date: Thu, 01 Oct 2026 09:00:00 +0200
Subject: Ovens

Uwe has asked Brandt Ovens for a price, and Rolf wants to see both prices beside each other before we decide.
"""
APART = """From: Ada Voss <ada@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Mon, 05 Oct 2026 09:00:00 +0200
Subject: A word

The drawing came through and the door is where we want it.

Please keep this to yourself. The man from Brandt Ovens is Uwe's cousin.
"""
ROLF = """From: Rolf Behrend <rolf@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Tue, 06 Oct 2026 09:00:00 +0200
Subject: Prices

I am afraid that the night shift will not have the new ovens whatever they cost us.
"""
BETRAYED = "You should know that the man from Brandt Ovens is a cousin of Uwe's."


@pytest.fixture
def folder(tmp_path):
    where = tmp_path / "w"
    with Workspace.init(where, ["ours.example"]) as workspace:
        mails = tmp_path / "marlstone"
        mails.mkdir()
        for name, text in (("1.eml", OPEN), ("2.eml", APART), ("3.eml", ROLF)):
            (mails / name).write_text(text, encoding="utf-8")
        workspace.add([mails])
    return where


def test_search_marks_what_was_said_in_confidence_and_nothing_else(folder):
    with Workspace.open(folder) as workspace:
        hits = search(workspace, "Brandt Ovens")["hits"]
        found = {"cousin" in hit["quote"]: hit for hit in hits if "Brandt" in hit["quote"]}
        assert found[True]["mark"] == IN_CONFIDENCE
        assert found[False]["mark"] == ""
        assert line(found[True]).plain.endswith(IN_CONFIDENCE)
        assert IN_CONFIDENCE not in line(found[False]).plain


def test_a_confidence_is_one_towards_whoever_did_not_get_it(folder):
    with Workspace.open(folder) as workspace:
        theirs = [p for p in workspace.people("marlstone") if p.side is Side.THEIRS]
        kept = {p.name: kept_from(workspace, ["marlstone"], p) for p in theirs}
        assert [q.text for q in kept["Rolf Behrend"].kept if "cousin" in q.text] == [
            "The man from Brandt Ovens is Uwe's cousin."
        ]
        assert kept["Ada Voss"].kept == ()
        assert any("Brandt Ovens for a price" in said for said in kept["Rolf Behrend"].open)
        assert not any("cousin" in said for said in kept["Rolf Behrend"].open)


def test_the_lint_finds_a_betrayal_before_others_and_not_before_who_said_it(folder):
    with Workspace.open(folder) as workspace:
        (found,) = [
            f for f in checked_text(workspace, BETRAYED, "marlstone", "Rolf").findings if f.code.startswith("OS9")
        ]
        assert "Ada Voss said in confidence: “The man from Brandt Ovens is Uwe's cousin.”" in found.why
        for deal, to in (("marlstone", "Ada"), ("marlstone", None)):
            findings = checked_text(workspace, BETRAYED, deal, to).findings
            assert not [f for f in findings if f.code.startswith("OS9")]
        plain = checked_text(workspace, "Uwe has asked Brandt Ovens for a price, I hear.", "marlstone", "Rolf")
        assert not [f for f in plain.findings if f.code.startswith("OS9")]


def test_the_command_finds_it_too(folder, tmp_path):
    mail = tmp_path / "mail.txt"
    mail.write_text(BETRAYED, encoding="utf-8")
    told = ["--workspace", str(folder), "lint", str(mail), "--deal", "marlstone", "--select", "OS9"]
    done = CliRunner().invoke(cli, [*told, "--to", "Rolf"])
    assert done.exit_code == 3
    assert "OS901 error betrays_confidence" in done.stdout
    assert CliRunner().invoke(cli, [*told, "--to", "Ada"]).exit_code == 0


def test_our_own_drafts_betray_nothing(folder):
    with Workspace.open(folder) as workspace:
        for kind in ("email", "call", "proposal"):
            text = workspace.draft("marlstone", "Rolf", kind)["text"]
            found = checked_text(workspace, text, "marlstone", "Rolf").findings
            assert not [f for f in found if f.code.startswith("OS9")]


def test_an_answer_that_is_not_to_be_written_down_is_kept_with_its_mark(folder):
    with Workspace.open(folder) as workspace:
        interview = start_interview(workspace, "marlstone", "Ada")
        answers = ("We would begin with the two small ovens.", "Honestly, the bakers. But don't write that down.")
        for answer in answers:
            question = interview.next()
            interview.answer(
                question, answer, read_answer(workspace, interview, question, answer, dt.date(2026, 10, 9))
            )
        store_interview(workspace, "marlstone", interview, dt.date(2026, 10, 9))
        conversations = [c for c in workspace.conversations("marlstone") if c.conversation.format == "interview"]
        kept = in_confidence(conversations)
        marked = {
            held.turn.text: (stored.id, n) in kept for stored in conversations for n, held in enumerate(stored.turns)
        }
        assert [marked[answer] for answer in answers] == [False, True]
        hits = search(workspace, "bakers")["hits"]
        assert {hit["mark"] for hit in hits if "Honestly" in hit["quote"]} == {IN_CONFIDENCE}


def test_the_interview_says_that_it_is_marked(folder):
    def said(*options):
        typed = "Honestly, the bakers. But don't write that down.\nWe have two small ovens.\ndone\n"
        told = ["--workspace", str(folder), "interview", "marlstone", "--to", "Ada", "--no-forecast", *options]
        return CliRunner().invoke(cli, told, input=typed, catch_exceptions=False).stdout

    line = "They asked that this is kept to yourself: it is marked so."
    assert said("--discard").count(line) == 0
    assert said("--keep").count(line) == 1


NOTES = """# Marlstone, my notes

## 15 September 2026, phone with Rolf Behrend (Owner)

Rolf Behrend: "I have forty thousand for it this year and not one more."

## 29 September 2026, coffee with Ada Voss (Baker)

Ada Voss: "Between us, please don't repeat this: Rolf wants to sell a third of the shops next spring."
"""
CALL = """# Call

**Participants:** Nils Own (Ours), Ada Voss (Baker, Marlstone)

**Nils Own (0:10):** What would have to be so?

**Ada Voss (0:20):** Nothing goes back to Rolf. And no questionnaires.

**Nils Own (0:30):** Agreed.

**Ada Voss (0:40):** I would like to walk out at noon and find the ovens still full.

**Ada Voss (0:50):** My mother isn't well, so I may cancel, please don't make anything of it.
"""


@pytest.fixture(scope="module")
def notes(tmp_path_factory):
    where = tmp_path_factory.mktemp("notes")
    with Workspace.init(where / "w", ["Ours"]) as workspace:
        (where / "marlstone").mkdir()
        (where / "marlstone" / "2026-09-30 notes.md").write_text(NOTES, encoding="utf-8")
        (where / "marlstone" / "2026-10-01_call.md").write_text(CALL, encoding="utf-8")
        workspace.add([where / "marlstone"])
        for name in ("Rolf", "Ada"):
            workspace.set_side(workspace.person(name).name, Side.THEIRS)
        workspace.settle()
    return where / "w"


def codes(workspace, text, to):
    return {f.code for f in checked_text(workspace, text, "marlstone", to).findings if f.code.startswith("OS9")}


def test_who_was_heard_on_one_day_of_a_page_of_notes_was_not_there_on_another(notes):
    with Workspace.open(notes) as workspace:
        assert "OS901" in codes(workspace, "Ada says that you want to sell a third of the shops next spring.", "Rolf")
        assert codes(workspace, "You have forty thousand for it this year.", "Rolf") == set()


def test_nothing_of_somebody_who_asked_for_it_goes_to_whom_they_named(notes):
    with Workspace.open(notes) as workspace:
        told = "Ada told me she would like to walk out at noon and find the ovens still full."
        assert codes(workspace, told, "Rolf") == {"OS901", "OS903"}
        assert codes(workspace, told.replace("Ada told me she", "You told me you"), "Ada") == set()
        assert codes(workspace, "Rolf asked how it goes, and I told him that it goes well.", "Ada") == {"OS903"}


def test_what_the_reader_asked_us_to_leave_is_left(notes):
    with Workspace.open(notes) as workspace:
        assert codes(workspace, "I hope your mum is better.", "Ada") == {"OS904"}


def test_brief_and_draft_say_that_something_is_to_be_kept_and_not_what(notes, tmp_path):
    with Workspace.open(notes) as workspace:
        brief = workspace.brief("marlstone")
        screen = Console(file=io.StringIO(), width=200)
        print_brief(brief, screen)
        for text in (brief_markdown(brief), brief_page(brief), screen.file.getvalue()):
            assert "And no questionnaires." in text
            for words in ("third of the shops", "goes back to Rolf", "My mother"):
                assert words not in text
            # A file may lie on the table of those from whom it is kept: it does not even tell that somebody asked.
            told = text == screen.file.getvalue()
            assert ("Ada Voss asked us to keep something to ourselves" in text) == told
            assert ("said in confidence" in text) == told
        notes_of = workspace.draft("marlstone", "Rolf", "email")["notes"]
        (note,) = [n for n in notes_of if "goes any further" in n]
        assert note.startswith(
            "Ada asked us that nothing of what they tell us goes any further (2026-10-01_call.md, turn 2"
        )


LONG = """From: Ada Voss <ada@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Mon, 12 Oct 2026 09:00:00 +0200
Subject: For you alone

Hello Nils,

please keep this to yourself. Uwe goes to sea in spring.

I dread that the flour merchant cancels our credit when he hears it.

Kind regards
Ada
"""
ASIDE = """# Two bakers, 20 October 2026

Rolf Behrend said: "We open at six."

Ada Voss said: "We close at noon."

Somebody took me aside, not for passing on: "The oven maker offered me a post in Bremen."
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    where = tmp_path_factory.mktemp("whole")
    with Workspace.init(where / "w", ["ours.example"]) as workspace:
        (where / "marlstone").mkdir()
        for name, text in (("1.eml", LONG), ("2.eml", ROLF), ("2026-10-20 bakers.md", ASIDE)):
            (where / "marlstone" / name).write_text(text, encoding="utf-8")
        workspace.add([where / "marlstone"])
        for name in ("Rolf", "Ada"):
            workspace.set_side(workspace.person(name).name, Side.THEIRS)
        workspace.settle()
    return where / "w"


def test_all_that_carries_the_mark_is_guarded_not_only_the_paragraph_of_the_request(whole):
    told = "I dread that the flour merchant cancels your credit when he hears it."
    with Workspace.open(whole) as workspace:
        assert codes(workspace, told, "Rolf") == {"OS901"}
        assert codes(workspace, told, "Ada") == set()
        assert codes(workspace, "The shop opens at six, I see.\n\nKind regards\nNils", "Rolf") == set()


def test_what_a_note_has_in_confidence_of_nobody_is_kept_from_everybody(whole):
    with Workspace.open(whole) as workspace:
        for to in ("Rolf", "Ada"):
            (found,) = [
                f
                for f in checked_text(
                    workspace, "I hear of a post in Bremen that the oven maker offered.", "marlstone", to
                ).findings
                if f.code == "OS901"
            ]
            assert "not by whom: “The oven maker offered me a post in Bremen.”" in found.why


def test_a_note_in_which_only_the_reader_is_heard_keeps_nothing_from_them(notes):
    with Workspace.open(notes) as workspace:
        people = {p.id: p for p in workspace.people("marlstone") if p.side is Side.THEIRS}
        ada = next(p for p in people.values() if p.name.startswith("Ada"))
        assert _alone_heard(["", ada.id], people, ada.id)
        assert not _alone_heard(people, people, ada.id)


WAITS = """From: Ada Voss <ada@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Wed, 07 Oct 2026 09:00:00 +0200
Subject: Spring

I would like to leave the second oven alone until the spring inspection is behind us.

Please don't write to Rolf about this, I'll tell him myself.
"""


def test_a_matter_is_not_taken_to_whom_we_were_asked_not_to_write(folder, tmp_path):
    with Workspace.open(folder) as workspace:
        (tmp_path / "marlstone" / "4.eml").write_text(WAITS, encoding="utf-8")
        workspace.add([tmp_path / "marlstone"])

        def codes(text, to):
            found = workspace.check_text(text, "marlstone", to)["findings"]
            return {f["code"] for f in found if f["rule"] == "betrays_confidence"}

        assert codes("Dear Rolf, Ada would rather wait until the spring inspection is over.", "Rolf Behrend")
        assert codes(
            "Dear Rolf, shall we leave the second oven until the spring inspection is behind you?", "Rolf Behrend"
        )
        assert not codes("Dear Rolf, what would the night shift want of the new ovens?", "Rolf Behrend")
        assert not codes("Dear Ada, shall we leave the second oven until the spring inspection is over?", "Ada Voss")


VERSION = """From: Ada Voss <ada@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Wed, 07 Oct 2026 09:00:00 +0200
Subject: The list

There are seven ovens of which I have no idea what they burn at night.

{request}

Ada
"""


@pytest.mark.parametrize(
    "request_",
    [
        "Could we keep this version between us for now? It goes to Rolf when it is tidy.",
        "I'd be glad if you kept this one to yourselves for a while.",
        "Not for wider circulation yet, please.",
    ],
)
def test_what_is_asked_to_stay_between_us_reaches_nobody_else(folder, tmp_path, request_):
    (tmp_path / "marlstone" / "4.eml").write_text(VERSION.format(request=request_), encoding="utf-8")
    with Workspace.open(folder) as workspace:
        workspace.add([tmp_path / "marlstone"])
        told = "There are seven ovens where Ada does not know what they burn at night."
        found = checked_text(workspace, told, deal="marlstone", to="Rolf Behrend").findings
        assert "OS901" in [f.code for f in found]


def test_what_stands_beside_a_confidence_may_be_known(folder, tmp_path):
    mail = VERSION.replace("{request}", "Between ourselves I'd rather begin with one oven and be slow.").replace(
        "There are seven ovens of which I have no idea what they burn at night.", "The council meets on 24 November."
    )
    (tmp_path / "marlstone" / "4.eml").write_text(mail, encoding="utf-8")
    with Workspace.open(folder) as workspace:
        workspace.add([tmp_path / "marlstone"])
        rolf = next(p for p in workspace.people("marlstone") if p.name == "Rolf Behrend")
        confidences = kept_from(workspace, ["marlstone"], rolf)
        assert [q.text for q in confidences.kept if "slow" in q.text]
        assert not [q.text for q in confidences.kept if "council" in q.text]
        assert any("The council meets on 24 November." in said for said in confidences.open)
        assert not any("be slow" in said for said in confidences.open)
