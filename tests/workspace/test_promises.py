"""What was promised and asked for in the last weeks of a deal."""

import datetime as dt
from types import SimpleNamespace

from otherside.domain import Conversation, Person, Side, Turn, TurnKind
from otherside.extraction.segment import Span
from otherside.reports.words import PROMISES, terms
from otherside.store import StoredConversation
from otherside.workspace import Workspace
from otherside.workspace.heard.promises import (
    LATELY,
    NOT_COME,
    REMINDS,
    _by_word,
    _due,
    _kept_by,
    _read,
    _Said,
    promises_of,
)

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


def found(*turns: Turn) -> dict[str, list[str]]:
    """The quotes of a conversation of ours (Nils) with theirs (Ada), by kind."""
    people = {
        "n": Person(id="n", name="Nils Own", side=Side.OURS),
        "a": Person(id="a", name="Ada Voss", side=Side.THEIRS),
    }
    held = tuple(SimpleNamespace(turn=t, source=1) for t in turns)
    names = {"Nils": "n", "Ada": "a"}
    stored = StoredConversation(
        "c", Conversation("Call", "call", turns, date=dt.date(2026, 10, 1)), "mill", held, names
    )
    out: dict[str, list[str]] = {}
    for s in _read(stored, people, [people["a"]]):
        out.setdefault(s.kind, []).append(s.quote)
    return out


def test_an_offer_that_they_turn_down_at_once_is_no_promise():
    offer = Turn("I can send you the leaflet.", "Nils")
    assert "ours" not in found(offer, Turn("Our mill isn't like the one in it.", "Ada"))
    assert found(offer, Turn("No need for the long one, but yes, do send it.", "Ada"))["ours"]
    assert found(Turn("I'll send you the leaflet.", "Nils"), Turn("Our mill isn't like that.", "Ada"))["ours"]
    assert found(offer)["ours"]


def test_what_we_have_to_ask_and_what_our_note_promises_is_owed_and_silence_is_not():
    assert found(Turn("The night shift I have to ask the engineer about.", "Nils"))["ours"]
    assert "theirs" not in found(Turn("I'd have to ask the owner.", "Ada")), "who has to ask at home owes us nothing"
    note = found(
        Turn("She was short. I said I would come and look. Friday the 9th, at noon.", "Nils", kind=TurnKind.NOTE)
    )
    assert note["ours"] == ["I said I would come and look. Friday the 9th, at noon."]
    assert found(Turn("I will send nothing before the fair.", "Nils")) == {}
    assert found(Turn("Please do not send any more leaflets.", "Ada")) == {}


def test_the_time_behind_a_noted_promise_is_its_day():
    people = {"n": Person(id="n", name="Nils Own", side=Side.OURS)}
    turn = Turn("I said I would come and look. Friday the 9th, at noon.", "Nils", kind=TurnKind.NOTE)
    stored = StoredConversation(
        "c",
        Conversation("Note", "note", (turn,), date=dt.date(2026, 10, 1)),
        "mill",
        (SimpleNamespace(turn=turn, source=1),),
        {},
    )
    (said,) = _read(stored, people, [])
    assert _due(said) == dt.date(2026, 10, 9)


def test_keeping_is_looked_for_among_what_shares_a_word():
    def said(kind: str, text: str, n: int) -> _Said:
        stored = SimpleNamespace(id="c")
        return _Said(kind, Span(0, len(text)), text, None, stored, n, dt.date(2026, 10, 1))

    words = ("mill", "oven", "sluice", "wheel")
    many = [said("done by ours" if n % 2 else "ours", f"I'll send the {words[n // 2 % 4]}.", n) for n in range(400)]
    done = _by_word(many)
    kept = _kept_by(many[0], 0, many, done, ())
    assert kept is not None
    assert kept["quote"] == "I'll send the mill."
    assert all(many[n].kind == "done by ours" for places in done.values() for n in places)
    assert _kept_by(said("ours", "I'll send the boat.", 0), 0, many, done, ()) is None


PUT_OFF = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of the mill, Marlstone), Leyla Brand (Buyer, Marlstone)

**Ada Voss (0:20):** What happens to the price if a third mill joins?

**Nils Own (0:30):** Good point, let me come back to that. This is the screen.

**Ada Voss (0:40):** Leyla will send the signed contract next week.
"""


def test_a_question_that_we_put_off_waits_and_a_colleague_sends_what_is_said_of_them(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        folder = tmp_path / "marlstone"
        folder.mkdir()
        (folder / "2026-10-01_call.md").write_text(PUT_OFF, encoding="utf-8")
        workspace.add([folder])
        found = workspace.brief("marlstone")["promises"]
    assert [row["quote"] for row in found["sought"]] == ["What happens to the price if a third mill joins?"]
    assert [row["quote"] for row in found["theirs"]] == ["Leyla will send the signed contract next week."]


SPRING = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of the mill, Marlstone)

**Nils Own (0:10):** I'll send you the sketch of the wheel by the 20th of March. I'll send you the leaflet. I'll send you the samples.

**Ada Voss (0:20):** We grind flour for nine bakeries.

**Nils Own (0:30):** You will have the survey by 10 March.
"""
SUMMER = """From: Ada Voss <ada@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Fri, 05 Jun 2026 09:00:00 +0200
Subject: The mill

Thank you for the survey. I have not seen any samples though.
"""
AUTUMN = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of the mill, Marlstone)

**Ada Voss (0:20):** The summer was dry.
"""


def test_an_old_promise_of_ours_with_a_day_or_that_they_miss_stays_until_it_is_kept(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours", "ours.example"]) as workspace:
        folder = tmp_path / "marlstone"
        folder.mkdir()
        (folder / "2026-03-02_call.md").write_text(SPRING, encoding="utf-8")
        (folder / "summer.eml").write_text(SUMMER, encoding="utf-8")
        (folder / "2026-10-01_call.md").write_text(AUTUMN, encoding="utf-8")
        workspace.add([folder])
        deal = workspace.deal("marlstone")
        lately = promises_of(workspace, deal, days=LATELY)
        assert {r["quote"]: r["mark"] for r in lately["ours"]} == {
            "I'll send you the sketch of the wheel by the 20th of March.": "",
            "I'll send you the samples.": f"{NOT_COME} Ada Voss 2026-06-05",
        }, "the survey has come, and the leaflet has had its day"
        assert [(r["quote"], r["mark"]) for r in lately["sought"]] == [("I have not seen any samples though.", REMINDS)]
        assert len(promises_of(workspace, deal)["ours"]) == 4, "asked for all of them, none is left out as old"


SHORT = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of the mill, Marlstone)

**Ada Voss (0:10):** When can you have the plan of the weir to me?

**Nils Own (0:20):** End of this week for the plan. Could you measure the sluice meanwhile?

**Ada Voss (0:30):** I could probably do that Thursday or Friday.
"""


def test_short_answers_promise_with_their_day(tmp_path):
    deal = tmp_path / "Marlstone"
    deal.mkdir()
    # A Tuesday.
    (deal / "2026-10-06 call.md").write_text(SHORT, encoding="utf-8")
    with Workspace.init(tmp_path / "workspace", us=["ours.example", "Nils Own"]) as workspace:
        workspace.add([deal])
        found = promises_of(workspace, workspace.deal("Marlstone"))
    assert [(r["quote"], r["by"]) for r in found["ours"]] == [("End of this week for the plan.", "2026-10-11")]
    assert [(r["quote"], r["by"]) for r in found["theirs"]] == [
        ("I could probably do that Thursday or Friday.", "2026-10-09")
    ]
