"""What is owed after a few short turns: an offer taken up, a day agreed, a thing that came, a word that was not kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from otherside.domain import Conversation, Facet, Person, Side, Turn, TurnKind
from otherside.store import StoredConversation
from otherside.store.stored import StoredTurn
from otherside.workspace import Workspace
from otherside.workspace.heard.promises import _read
from otherside.workspace.heard.receipts import came, close_by_receipts
from otherside.workspace.heard.rows import rows_of
from otherside.workspace.heard.taken_up import taken_up

INA = Person("i", "Ina Falk", Side.THEIRS)
JON = Person("j", "Jon Rask", Side.THEIRS)
OUR = Person("w", "Mia Holt", Side.OURS)
PEOPLE = {p.id: p for p in (INA, JON, OUR)}
DAY = dt.date(2026, 5, 4)


def talk(
    *turns: tuple[Person, str], kind: TurnKind = TurnKind.SPEECH, name: str = "c", day: dt.date = DAY
) -> StoredConversation:
    spoken = tuple(Turn(text, who.name, kind=kind) for who, text in turns)
    conversation = Conversation(name, "txt", spoken, (), day)
    people = {who.name: who.id for who, _ in turns} | {OUR.name: OUR.id}
    return StoredConversation(name, conversation, "Kiln", tuple(StoredTurn(t, 1) for t in spoken), people)


OFFER = (OUR, "I see. Shall I send you a drawing of the kiln?")


def test_an_offer_is_taken_up_with_its_day() -> None:
    found = taken_up(talk(OFFER, (INA, "Please. By the twelfth if you can.")), 0, PEOPLE)
    assert found is not None
    assert OFFER[1][found.span.start : found.span.end] == "Shall I send you a drawing of the kiln?"
    assert found.by == dt.date(2026, 5, 12)
    chat = talk(OFFER, (INA, "Yes please"), (INA, "by Friday if you can"), kind=TurnKind.MESSAGE)
    assert (found := taken_up(chat, 0, PEOPLE)) is not None
    assert found.by == dt.date(2026, 5, 8)


@pytest.mark.parametrize(
    "turns",
    [
        (OFFER, (INA, "No, we have one.")),
        (OFFER, (OUR, "Yes, I will do that.")),
        (OFFER,),
        ((INA, OFFER[1]), (JON, "Please.")),
        ((OUR, "Shall I tell you how it works?"), (INA, "Please.")),
    ],
)
def test_what_nobody_of_the_other_side_takes_up(turns: tuple[tuple[Person, str], ...]) -> None:
    assert taken_up(talk(*turns), 0, PEOPLE) is None


CALL = """Date: 2026-05-04
Participants: Mia Holt (Holt Kilns), Ina Falk (Head potter, Rask Tiles)

Mia Holt: How are things?
Ina Falk: Wet, thank you.
Mia Holt: Shall I send you a drawing of how one kiln would stand?
Ina Falk: Please. By the twentieth if you can, then I'll lay it before the others.
Mia Holt: Thank you.
Ina Falk: Can you come on the 28th?
Mia Holt: The twenty-eighth of May, at two?
Ina Falk: Smashing. Bring boots.
"""
MAIL = """From: Ina Falk <ina@rasktiles.example>
To: Mia Holt <mia@holtkilns.example>
Date: Mon, 25 May 2026 09:00:00 +0200
Subject: Where it stands

Dear Mia,

the twentieth came and went. I still have no drawing.

Ina
"""


def test_what_a_call_of_short_turns_leaves_open(tmp_path: Path) -> None:
    with Workspace.init(tmp_path / "w", ["Holt Kilns", "holtkilns.example"]) as workspace:
        folder = tmp_path / "Rask"
        folder.mkdir()
        (folder / "2026-05-04-call.txt").write_text(CALL, encoding="utf-8")
        workspace.add([folder])
        brief = workspace.brief("Rask")
        (ours,) = brief["promises"]["ours"]
        assert (ours["person"], ours["by"], ours["since"]) == ("Mia Holt", "2026-05-20", None)
        assert ours["quote"] == "Shall I send you a drawing of how one kiln would stand?"
        (sought,) = brief["promises"]["sought"]
        assert sought["since"]["quote"] == "Smashing.", "what is open then is the day, and no request"
        assert "2026-05-28" in {d["date"] for d in brief["forecast"]["window"]["dates"]}
        steps = [
            r.evidence.quote
            for r in rows_of(workspace, workspace.deal("Rask"))
            if Facet.COMMITMENT in r.evidence.facets
        ]
        assert not [quote for quote in steps if "twentieth" in quote], "by when they want it is no step of theirs"
        (folder / "2026-05-25-mail.eml").write_text(MAIL, encoding="utf-8")
        workspace.add([folder])
        brief = workspace.brief("Rask")
        assert {r["quote"] for r in brief["waits_for_us"]} == {
            "the twentieth came and went.",
            "I still have no drawing.",
        }
        (ours,) = brief["promises"]["ours"]
        assert "not come, says Ina Falk" in ours["mark"]


def row(quote: str, person: str = INA.name, day: int = 4, conversation: str = "c", turn: int = 0) -> dict[str, object]:
    date = dt.date(2026, 5, day).isoformat()
    return {"quote": quote, "person": person, "date": date, "conversation": conversation, "turn": turn, "since": None}


def test_a_bare_receipt_closes_the_only_thing_that_was_open() -> None:
    asked = talk((INA, "Could you send me the list?"))
    letter = talk((INA, "I've got it, thanks."), kind=TurnKind.MESSAGE, name="m", day=dt.date(2026, 5, 7))
    rows = [row("Could you send me the list?")]
    close_by_receipts(rows, [asked, letter], PEOPLE, set())
    assert rows[0]["since"] == {"quote": "I've got it, thanks.", "person": INA.name, "date": "2026-05-07", "mark": ""}
    two = [row("Could you send me the list?"), row("And the drawing, please.", turn=0)]
    close_by_receipts(two, [asked, letter], PEOPLE, set())
    assert [r["since"] for r in two] == [None, None], "of two nobody knows which"
    late = [row("Could you send me the list?", day=9)]
    close_by_receipts(late, [asked, letter], PEOPLE, set())
    assert late[0]["since"] is None, "it was asked for afterwards"


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("I've got it, thanks.", True),
        ("Got it, thanks!", True),
        ("Hi Mia, it arrived this morning.", True),
        ("We received both. Thanks.", True),
        ("Got it.", False),
        ("It came up in the meeting, thanks.", False),
        ("I've got it all under control, thanks.", False),
        ("It hasn't come, thanks for asking.", False),
        ("If it's here by Friday, thanks.", False),
    ],
)
def test_a_receipt_by_its_words(text: str, does: bool) -> None:
    assert bool(came(text)) is does


@pytest.mark.parametrize(
    ("turns", "quotes"),
    [
        (((OUR, "So I'll post the contract today."), (INA, "Send it, aye.")), ["So I'll post the contract today."]),
        (((OUR, "That's settled."), (INA, "Send it, aye.")), ["Send it, aye."]),
        (
            ((OUR, "I'll post the contract today."), (INA, "Send me the list, too.")),
            ["I'll post the contract today.", "Send me the list, too."],
        ),
        (
            ((OUR, "I'll post the contract."), (INA, "Send it by Friday, please.")),
            ["I'll post the contract.", "Send it by Friday, please."],
        ),
    ],
)
def test_go_ahead_asks_for_nothing_besides_what_was_promised(
    turns: tuple[tuple[Person, str], ...], quotes: list[str]
) -> None:
    assert [s.quote for s in _read(talk(*turns), PEOPLE, [INA, JON])] == quotes
