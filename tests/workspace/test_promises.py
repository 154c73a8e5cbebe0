"""What was promised and asked for in the last weeks of a deal."""

from otherside.reports.words import PROMISES, terms
from otherside.workspace import Workspace
from otherside.workspace.heard.promises import REMINDS

CALL = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of the mill, Marlstone), Rolf Brand (Miller, Marlstone)

**Nils Own (0:10):** Thank you. I'll send the drawing by Friday.

**Ada Voss (0:20):** Could you let me have the price list as well? Rolf, send me the keys, please. I'll talk to the bank tomorrow.

**Rolf Brand (0:30):** Ada, I'll bring it to you on Monday.
"""
OLD = """# First call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of the mill, Marlstone)

**Nils Own (0:10):** I'll send you the leaflet.

**Ada Voss (0:20):** We grind flour for nine bakeries and we have done so since the war.
"""
NOTE = """# After the call

- [ ] Ring the engineer about 20 to 25 November
- [ ] Rolf: key of the lower store (30 Oct)
- [ ] ~~flowers~~
- [x] Book the hall
"""
LATER = """From: Nils Own <nils@ours.example>
To: Ada Voss <ada@marlstone.example>
Date: Mon, 05 Oct 2026 09:00:00 +0200
Subject: The drawing

Dear Ada, here is the drawing of the mill. Regards, Nils
"""
REMINDER = """From: Ada Voss <ada@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Tue, 06 Oct 2026 09:00:00 +0200
Subject: Re: The drawing

Thank you. I still don't have the price list. Could it be by the twelfth?
"""


def test_promises_stand_with_their_days_and_the_old_ones_are_gone(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        folder = tmp_path / "marlstone"
        folder.mkdir()
        (folder / "2026-08-01_call.md").write_text(OLD, encoding="utf-8")
        (folder / "2026-10-01_call.md").write_text(CALL, encoding="utf-8")
        (folder / "2026-10-02-note.md").write_text(NOTE, encoding="utf-8")
        workspace.add([folder])
        brief = workspace.brief("marlstone")
        found = brief["promises"]
        assert [(r["person"], r["quote"], r["by"]) for r in found["ours"]] == [
            ("", "Ring the engineer about 20 to 25 November", None),
            ("Nils Own", "I'll send the drawing by Friday.", "2026-10-02"),
        ]
        assert [(r["person"], r["quote"], r["by"]) for r in found["theirs"]] == [
            ("Rolf Brand", "Rolf: key of the lower store (30 Oct)", "2026-10-30"),
            ("Ada Voss", "I'll talk to the bank tomorrow.", "2026-10-02"),
        ], "what they promise each other is theirs alone, and what our note says they owe is theirs"
        assert [r["quote"] for r in found["sought"]] == ["Could you let me have the price list as well?"]
        lines = dict(terms(brief))
        assert lines[PROMISES["ours"]][0].startswith("Our note: “Ring the engineer")
        assert "(2 October 2026)" in lines[PROMISES["ours"]][1]
        for stored in workspace.conversations("marlstone"):
            for row in (r for rows in found.values() for r in rows if r["conversation"] == stored.id):
                assert stored.turns[row["turn"]].turn.text[row["start"] : row["end"]] == row["quote"]


def test_what_sounds_kept_stands_beside_and_a_reminder_is_a_request(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours", "ours.example"]) as workspace:
        folder = tmp_path / "marlstone"
        folder.mkdir()
        (folder / "2026-10-01_call.md").write_text(CALL, encoding="utf-8")
        (folder / "later.eml").write_text(LATER, encoding="utf-8")
        (folder / "reminder.eml").write_text(REMINDER, encoding="utf-8")
        workspace.add([folder])
        found = workspace.brief("marlstone")
        (drawing,) = (r for r in found["promises"]["ours"] if "drawing" in r["quote"])
        assert drawing["since"] == {
            "quote": "Dear Ada, here is the drawing of the mill.",
            "person": "Nils Own",
            "date": "2026-10-05",
            "mark": "",
        }
        assert "Since then: “Dear Ada, here is the drawing" in "".join(dict(terms(found))[PROMISES["ours"]])
        asked = {r["quote"]: (r["mark"], r["by"]) for r in found["promises"]["sought"]}
        assert asked["I still don't have the price list."] == (REMINDS, None)
        assert asked["Could it be by the twelfth?"] == ("", "2026-10-12")


def test_an_open_box_stays_and_more_are_counted(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        folder = tmp_path / "marlstone"
        folder.mkdir()
        boxes = "".join(f"- [ ] Look after oven number {n} of theirs\n" for n in "abcdefghij")
        (folder / "2026-05-02-note.md").write_text(f"# Spring\n\n{boxes}", encoding="utf-8")
        (folder / "2026-10-01_call.md").write_text(CALL, encoding="utf-8")
        workspace.add([folder])
        brief = workspace.brief("marlstone")
        assert len(brief["promises"]["ours"]) == 11
        assert dict(terms(brief))[PROMISES["ours"]][-1] == "and 3 more: otherside brief --json"


def test_nobody_on_their_side_promises_nothing(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        folder = tmp_path / "marlstone"
        folder.mkdir()
        (folder / "2026-10-01_own.md").write_text(
            "# Call\n\n**Participants:** Nils Own (Ours, AE)\n\n**Nils Own (0:10):** I'll send the drawing.\n",
            encoding="utf-8",
        )
        workspace.add([folder])
        assert workspace.brief("marlstone")["promises"] == {"ours": [], "theirs": [], "sought": []}
