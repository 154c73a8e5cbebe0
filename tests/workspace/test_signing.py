"""Of several of us who were there alike, whoever promised something and leads the talk signs, and not who explained most."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from otherside.domain import Conversation, Facet, Person, Side, Turn
from otherside.messaging.drafts import Channel, Kind, Manner, Setting, plan
from otherside.profiles.profile import profile
from otherside.store import StoredConversation
from otherside.workspace.signing import framing, rank, signed
from tests.messaging.drafting import person, quote

HOPE = "I'd like to close the books on a Friday and go home."
NAMES = {"Noa Ik": "noa", "Per Dahl": "per", "Ines Calder": "ines"}


def ours(noa: str | None, per: str | None) -> dict[str, Person]:
    return {
        "noa": Person("noa", "Noa Ik", Side.OURS, role=noa),
        "per": Person("per", "Per Dahl", Side.OURS, role=per),
    }


def call(*speakers: str) -> StoredConversation:
    turns = tuple(Turn("It goes on.", who) for who in speakers)
    held = tuple(SimpleNamespace(turn=t, source=1) for t in turns)
    return StoredConversation("c", Conversation("Call", "call", turns), "bath", held, NAMES)


CALL = call("Noa Ik", "Ines Calder", "Per Dahl", "Ines Calder", "Per Dahl", "Per Dahl", "Noa Ik")


def who(people: dict[str, Person], promised=frozenset(), heard=("Per Dahl", "Noa Ik"), talk=CALL) -> str:
    item = quote(HOPE, day=dt.date(2026, 5, 4))
    settings = {item.id: Setting(Channel.TALK, turn=HOPE, heard=heard)}
    manner = Manner(sender="Per", signs="Per Dahl")
    chosen = plan(Kind.EMAIL, profile(person(), [(Facet.DESIRE, item)]), manner=manner, settings=settings)
    found = signed(chosen, people, [], promised, [talk])
    assert found.sender == found.signs.split()[0]
    return found.signs


def test_whoever_leads_signs_and_not_who_talks_most():
    assert who(ours("AE, Tidewell", "SE, Tidewell")) == "Noa Ik"
    assert who(ours("Account executive", "Solutions engineer")) == "Noa Ik"
    assert who(ours(None, None)) == "Noa Ik", "who began and ended the talk leads it"
    assert who(ours(None, None), talk=call("Per Dahl", "Ines Calder", "Noa Ik", "Per Dahl")) == "Per Dahl"


def test_whoever_promised_the_reader_something_signs():
    assert who(ours("AE", "SE"), {"per"}) == "Per Dahl"
    assert who(ours("AE", "SE"), {"noa", "per"}) == "Noa Ik"


def test_whoever_was_not_there_does_not_sign():
    assert who(ours("AE", "SE"), {"noa"}, heard=("Per Dahl",)) == "Per Dahl"


@pytest.mark.parametrize(
    ("role", "at"),
    [
        ("AE", 1), ("Account manager", 1), ("Founder", 1), ("Sales lead", 1), ("Managing director", 1),
        ("SE", -1), ("Sales engineer", -1), ("Solutions architect", -1), ("Presales", -1), ("Technical specialist", -1),
        ("Intern", -1), ("Gardener", 0), ("Seamstress", 0), (None, 0), ("", 0),
    ],
)  # fmt: skip
def test_titles(role, at):
    assert rank(role) == at


def test_who_frames_a_talk():
    assert framing([CALL, call("Ines Calder")], ours(None, None)) == {"Noa Ik": 2}
