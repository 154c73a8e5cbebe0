"""What a list tells of a deal before all else: what they wait for from us, and which deal comes first."""

import datetime as dt

import pytest

from otherside.domain import Conversation, Person, Side, Turn, TurnKind
from otherside.store import StoredConversation
from otherside.store.stored import StoredTurn
from otherside.workspace import Workspace
from otherside.workspace.heard.told_first import waits_for_us
from otherside.workspace.lists import deal_list
from otherside.workspace.ordering import in_order

INA = Person("i", "Ina Falk", Side.THEIRS)
JON = Person("j", "Jon Rask", Side.THEIRS)
OUR = Person("w", "Mia Holt", Side.OURS)
PEOPLE = [INA, JON, OUR]
IDS = {p.name: p.id for p in PEOPLE}


def talk(name, day, *turns, there=()):
    spoken = tuple(Turn(text, who, kind=kind) for who, text, kind in turns)
    people = {n: IDS[n] for n in {t.speaker for t in spoken if t.speaker} | {p.name for p in there}}
    conversation = Conversation(name, "eml", spoken, (), dt.date(2026, 5, day))
    return StoredConversation(name, conversation, "Kiln", tuple(StoredTurn(t, 1) for t in spoken), people)


def mail(name, day, who, text="About the kiln.", there=()):
    return talk(name, day, (who.name, text, TurnKind.MESSAGE), there=there)


ASKED = mail("m", 4, INA, "Could you send me the drawing?", there=[OUR])
ROW = {
    "quote": "Could you send me the drawing?", "person": "Ina Falk", "date": "2026-05-04", "since": None, "mark": "",
    "conversation": "m", "turn": 0, "start": 0, "end": 30, "reported": False,
}  # fmt: skip


def test_they_wait_while_nobody_of_us_has_said_anything_to_whoever_asked():
    later = [mail("a", 2, OUR, there=[INA]), ASKED, mail("b", 9, OUR, there=[JON]), mail("c", 9, INA)]
    assert waits_for_us([ROW], later, PEOPLE) == [ROW]


@pytest.mark.parametrize(
    "later",
    [
        mail("b", 9, OUR, there=[INA]),
        talk("b", 9, (None, "Rang them, all is well.", TurnKind.NOTE)),
        talk("b", 9, ("Ina Falk", "Yes?", TurnKind.SPEECH), (None, "Here you are.", TurnKind.SPEECH)),
    ],
)
def test_whatever_may_have_answered_ends_it(later):
    assert waits_for_us([ROW], [ASKED, later], PEOPLE) == []


@pytest.mark.parametrize(
    "change",
    [
        {"since": {"quote": "Attached is the drawing."}},
        {"mark": "said in confidence"},
        {"mark": "has left"},
        {"person": ""},
        {"reported": True},
        {"date": None},
    ],
)
def test_what_is_met_private_or_of_nobody_there_waits_for_nothing(change):
    assert waits_for_us([{**ROW, **change}], [ASKED], PEOPLE) == []


def deal(name, latest, outcome="open", owner=None):
    return {"name": name, "latest": latest, "outcome": outcome, "owner": owner}


def test_our_own_chaser_lifts_no_deal_and_few_are_looked_into():
    deals = [deal("chased", "2026-11-03"), deal("alive", "2026-10-26"), deal("new", ""), deal("old", "2026-01-01")]
    heard = {"chased": "2026-10-14", "alive": "2026-10-26", "new": None, "old": "2026-01-01"}
    asked = []

    def last(name):
        asked.append(name)
        return heard[name]

    assert [d["name"] for d in in_order(deals, heard=last)] == ["alive", "chased", "old", "new"]
    asked.clear()
    assert [d["name"] for d in in_order(deals, 2, last)] == ["alive", "chased"]
    assert asked == ["chased", "alive"]


def test_by_owner_their_deals_stand_together_and_those_of_nobody_last():
    deals = [
        deal("a", "2026-01-01"), deal("b", "2026-02-01", owner="Vera"), deal("c", "2026-03-01", owner="edda"),
        deal("d", "2026-04-01", "won", "Edda"), deal("e", "2026-05-01", owner="Edda"),
    ]  # fmt: skip
    assert "".join(d["name"] for d in in_order(deals, by="owner")) == "ecbad"
    assert "".join(d["name"] for d in in_order(deals, 3, by="owner")) == "ecb"


LETTER = """From: Ina Falk <ina@kiln.example>
To: Mia Holt <mia@ours.example>
Date: Mon, 04 May 2026 09:00:00 +0000
Subject: The kiln

Dear Mia,

let's talk again in October, once the glazes are fired. Could you send me the drawing of the flue?

Ina
"""


def test_a_list_tells_what_waits_and_the_time_they_named(tmp_path):
    place = tmp_path / "ina.eml"
    place.write_text(LETTER, encoding="utf-8")
    with Workspace.init(tmp_path / "w", ["Ours", "ours.example"]) as workspace:
        workspace.add([place], deal="Kiln")
        (row,) = deal_list(workspace)
    assert [r["quote"] for r in row["waits_for_us"]] == ["Could you send me the drawing of the flue?"]
    assert row["own_time"]["person"] == "Ina Falk"
    assert row["own_time"]["until"] is not None
    assert [r["quote"] for r in row["turns"]] == [row["own_time"]["quote"]]
    assert row["said_decided"] is None
