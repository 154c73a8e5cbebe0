"""What is open with somebody is told where they are written to, and where a conversation is planned."""

from __future__ import annotations

from otherside.domain import Conversation, Facet, Side, Turn
from otherside.messaging.drafts import Channel
from otherside.workspace import Workspace
from otherside.workspace.coaching import _coach
from otherside.workspace.heard.owing import Owing, told
from otherside.workspace.heard.promises import REMINDS, promises_of
from otherside.workspace.heard.rows import rows_of
from otherside.workspace.questioning import plan_for

CALL = """# Call

**Participants:** Noa Ik (Ours, AE), Pia Lund (Head of the bath, Marlbath), Ole Berg (Treasurer, Marlbath)

**Pia Lund (0:10):** What I need is a drawing of the pump room.

**Noa Ik (0:20):** You will get the drawing by Friday.

**Ole Berg (0:30):** We have 18,000 pounds for this, and the season opens in June.
"""
LETTER = """From: Ole Berg <ole@marlbath.example>
To: Noa Ik <noa@ours.example>
Date: Wed, 13 May 2026 09:00:00 +0200
Subject: June

Dear Noa, I hope for June. But without the drawing I vote against it, because we have been flooded before.
Regards, Ole
"""
SENT = """From: Noa Ik <noa@ours.example>
To: Pia Lund <pia@marlbath.example>
Date: Thu, 14 May 2026 09:00:00 +0200
Subject: The drawing

Dear Pia, attached is the drawing of the pump room. Regards, Noa
"""


def deal(folder, workspace, *more: tuple[str, str]) -> None:
    folder.mkdir()
    (folder / "2026-05-04_call.md").write_text(CALL, encoding="utf-8")
    for name, text in more:
        (folder / name).write_text(text, encoding="utf-8")
    workspace.add([folder])


def test_a_promise_that_is_open_stands_in_draft_and_plan(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours", "ours.example"]) as workspace:
        deal(tmp_path / "marlbath", workspace, ("ole.eml", LETTER))
        pia = workspace.draft("marlbath", "Pia", "email")
        assert "“You will get the drawing by Friday.”" in pia["text"]
        assert any("Noa Ik said on 4 May 2026" in n and "due 8 May 2026" in n for n in pia["notes"])
        assert pia["lint"] == []
        ole = workspace.draft("marlbath", "Ole", "email")
        assert any("You will get the drawing by Friday." in n for n in ole["notes"]), "it is what he made it hang on"
        opening = plan_for(workspace, "marlbath", "Ole")["opening"]["text"]
        assert "without the drawing I vote against it" in opening
        assert "You will get the drawing by Friday." in opening


def test_a_promise_that_was_kept_is_told_no_more(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours", "ours.example"]) as workspace:
        deal(tmp_path / "marlbath", workspace, ("sent.eml", SENT))
        pia = workspace.draft("marlbath", "Pia", "email")
        assert "You will get the drawing" not in pia["text"]
        assert not any("Still open" in n for n in pia["notes"])


def test_a_promise_that_names_nothing_is_not_held_against_us(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        folder = tmp_path / "marlbath"
        folder.mkdir()
        text = CALL.replace("You will get the drawing by Friday.", "You'll have it by Friday.")
        text = text.replace("What I need is a drawing of the pump room.", "So that was the pump room.")
        (folder / "2026-05-04_call.md").write_text(text, encoding="utf-8")
        workspace.add([folder])
        draft = workspace.draft("marlbath", "Pia", "email")
        assert "by Friday" not in draft["text"]
        assert not any("Still open" in n for n in draft["notes"])


def test_each_thing_of_a_list_is_due_when_the_list_is(tmp_path):
    asks = CALL.replace(
        "What I need is a drawing of the pump room.",
        "Could you send me the plan of the pump room, two references and a price before Friday?",
    )
    own = asks.replace("the plan of the pump room, two", "the plan by Wednesday, two")
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        for name, text in (("first", asks), ("second", own)):
            (tmp_path / name).mkdir()
            (tmp_path / name / "2026-05-04_call.md").write_text(text, encoding="utf-8")
            workspace.add([tmp_path / name])
        days = {
            d: {r["quote"]: r["by"] for r in promises_of(workspace, workspace.deal(d))["sought"]}
            for d in ("first", "second")
        }
        assert days["first"] == {
            "the plan of the pump room": "2026-05-08",
            "two references": "2026-05-08",
            "a price before Friday": "2026-05-08",
        }
        assert days["second"]["the plan by Wednesday"] == "2026-05-06"
        assert days["second"]["two references"] == "2026-05-08"


def test_a_missed_opening_quotes_the_sentence_that_carries_it():
    goal = "We have promised every family in the valley the most reliable bath of the county by 2028."
    hurt = "I am tired of it."
    text = f"{goal} {hurt}"
    turns = (Turn("How is it?", "Noa"), Turn(text, "Pia"), Turn("Great, then let's look at the catalogue next.", "Noa"))
    voiced = {1: [(Facet.FRUSTRATION, 0.6, 0, len(goal)), (Facet.FRUSTRATION, 0.9, len(goal) + 1, len(text))]}
    found = _coach(Conversation("Call", "call", turns), {"Noa": Side.OURS, "Pia": Side.THEIRS}, voiced)
    (missed,) = (m for m in found["moments"] if m["kind"] == "missed_opening")
    assert missed["text"] == hurt


ASKED = """From: Ole Berg <ole@marlbath.example>
To: Noa Ik <noa@ours.example>
Date: Fri, 1 May 2026 09:00:00 +0200
Subject: The pump

Dear Noa, could you come out next week and look at the pump?
Regards, Ole
"""


def test_a_visit_that_was_asked_for_is_met_by_a_talk_on_a_later_day(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours", "ours.example"]) as workspace:
        deal(tmp_path / "marlbath", workspace, ("asked.eml", ASKED))
        (row,) = [r for r in promises_of(workspace, workspace.deal("marlbath"))["sought"] if "come out" in r["quote"]]
        assert (row["since"]["person"], row["since"]["date"]) == ("Ole Berg", "2026-05-04")


def test_who_tells_that_it_has_not_come_reminds_us():
    row = {"person": "Ada Voss", "quote": "I have not seen any samples.", "date": "2026-06-05", "by": None}
    said = [Owing({**row, "mark": mark}, False, True, row["quote"], Channel.MAIL, "a") for mark in (REMINDS, "")]
    assert [line.split(" on ")[0] for line in told(said)] == [
        "Still open, as far as we know: Ada Voss reminded us",
        "Still open, as far as we know: Ada Voss asked us",
    ]


GROUP = """# Group

**Participants:** Noa Ik (Ours, AE), Pia Lund (Head of the bath, Marlbath), Ole Berg (Treasurer, Marlbath)

**Pia Lund (0:10):** I need the depth of the old basin and the height of the steps.

**Noa Ik (0:20):** You'll have both by Friday.

**Ole Berg (0:30):** We have 18,000 pounds for this.
"""
BOTH = """From: Noa Ik <noa@ours.example>
To: Pia Lund <pia@marlbath.example>
Date: Thu, 7 May 2026 09:00:00 +0200
Subject: What you asked for

Dear Pia, as promised: the basin is 1.80 deep, the steps are 0.17. Regards, Noa
"""
ALONE = """From: Noa Ik <noa@ours.example>
To: Pia Lund <pia@marlbath.example>
Date: Tue, 5 May 2026 09:00:00 +0200
Subject: Tiles

Dear Pia, I'll send you the tile samples by Monday. Regards, Noa
"""
NEEDS = """From: Ole Berg <ole@marlbath.example>
To: Noa Ik <noa@ours.example>
Date: Wed, 13 May 2026 09:00:00 +0200
Subject: June

Dear Noa, without the tile samples I vote against it. Regards, Ole
"""
NOTE = """# 12 May 2026 - phone, Ole Berg (Treasurer)

Ole: I have one question, what does the pump cost us?
Me: I will have to look.
Ole: Look and write it down.

- I promised him the sheet by 20 May.
"""


def test_what_names_nothing_is_named_by_what_it_answers(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours", "ours.example"]) as workspace:
        for name, kept in (("open", False), ("kept", True)):
            folder = tmp_path / name
            folder.mkdir()
            (folder / "2026-05-04_call.md").write_text(GROUP, encoding="utf-8")
            if kept:
                (folder / "both.eml").write_text(BOTH, encoding="utf-8")
            workspace.add([folder])
            notes = workspace.draft(name, "Pia", "email")["notes"]
            assert any("You'll have both" in n for n in notes) is not kept


def test_what_a_colleague_was_told_alone_is_not_owed_to_somebody_else(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours", "ours.example"]) as workspace:
        deal(tmp_path / "marlbath", workspace, ("alone.eml", ALONE), ("needs.eml", NEEDS))
        assert any("tile samples" in n for n in workspace.draft("marlbath", "Pia", "email")["notes"])
        assert not any("I'll send you" in n for n in workspace.draft("marlbath", "Ole", "email")["notes"])
        assert "I'll send you" not in plan_for(workspace, "marlbath", "Ole")["opening"]["text"]


def test_what_our_note_promised_somebody_is_owed_to_them_with_its_day(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours", "ours.example"]) as workspace:
        deal(tmp_path / "marlbath", workspace, ("2026-05-12_note.md", NOTE))
        (row,) = [r for r in promises_of(workspace, workspace.deal("marlbath"))["ours"] if "sheet" in r["quote"]]
        assert row["by"] == "2026-05-20"
        assert any("promised him the sheet" in n for n in workspace.draft("marlbath", "Ole", "email")["notes"])
        assert not any("promised him the sheet" in n for n in workspace.draft("marlbath", "Pia", "email")["notes"])


def test_what_sounds_kept_is_marked_where_promises_are_asked_for(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours", "ours.example"]) as workspace:
        deal(tmp_path / "marlbath", workspace, ("sent.eml", SENT), ("2026-05-12_note.md", NOTE))
        found = workspace.ask("Which of our promises are still open?")
        marks = {q["quote"]: q["mark"] for f in found["findings"] for q in f["quotes"]}
        assert "sounds kept by Noa Ik 2026-05-14" in marks["You will get the drawing by Friday."]
        assert "sounds kept" not in marks["I promised him the sheet by 20 May."]


def test_what_they_needed_and_were_sent_is_no_need_of_today(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours", "ours.example"]) as workspace:
        for name, more in (("open", ()), ("sent", (("sent.eml", SENT),))):
            deal(tmp_path / name, workspace, *more)
            assert ("a drawing of the pump room" in workspace.draft(name, "Pia", "proposal")["text"]) is not bool(more)


MOCKING = """From: Pia Lund <pia@marlbath.example>
To: Noa Ik <noa@ours.example>
Date: Wed, 13 May 2026 09:00:00 +0200
Subject: Your offer

Noa, {}
Regards, Pia
"""


def test_a_wish_in_mockery_is_not_where_they_want_to_be(tmp_path):
    mocked = "oh great, another app. I'd love nothing more. I can't wait to count towels on my phone."
    meant = "I can't wait to see the children swim in our own bath again."
    with Workspace.init(tmp_path / "w", ["Ours", "ours.example"]) as workspace:
        for name, words in (("mocked", mocked), ("meant", meant)):
            deal(tmp_path / name, workspace, ("a.eml", MOCKING.format(words)))
        text = workspace.draft("mocked", "Pia", "proposal")["text"]
        assert "love nothing more" not in text
        assert "towels" not in text
        rows = [r for r in rows_of(workspace, workspace.deal("meant")) if "can't wait" in r.evidence.quote]
        assert any(r.evidence.facets for r in rows)
