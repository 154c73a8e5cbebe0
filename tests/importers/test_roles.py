import pytest

from otherside.domain import Conversation, Participant, Turn, TurnKind
from otherside.importers.introductions import enrich


def read(*turns, names=("Ida", "Tom Rees")):
    return {
        p.name: p.role
        for p in enrich(
            Conversation(
                title="t", format="markdown", participants=tuple(Participant(n) for n in names), turns=tuple(turns)
            )
        ).participants
    }


def note(text):
    return Turn(speaker=None, text=text, kind=TurnKind.NOTE)


def said(who, text):
    return Turn(speaker=who, text=text, kind=TurnKind.MESSAGE)


def test_a_heading_tells_the_role():
    assert read(note("15 March 2026, phone with Ida Berg (CFO)"))["Ida"] == "CFO"
    assert read(note("Coffee with Tom Rees (head of logistics)"))["Tom Rees"] == "head of logistics"
    assert read(note("Call with Ida Berg (Marlstone)"))["Ida"] is None
    assert read(note("Call with Olga Berg (CFO)"))["Ida"] is None
    assert read(note("Call with Ida (CFO)"), names=("Ida Berg", "Ida Voss"))["Ida Berg"] is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("I don't want to be the COO of half a plan.", "COO"),
        ("I won't be the CFO who signed it.", "CFO"),
        ("As CFO I have to say no.", "CFO"),
        ("I want to be the COO one day.", None),
        ("He does not want to be the COO of this.", None),
        ("I don't want to be the manager of it.", None),
    ],
)
def test_an_office_of_ones_own(text, role):
    assert read(said("Ida", text))["Ida"] == role


def test_whose_something_is_and_what_they_are_is_a_role():
    assert read(said("Tom Rees", "The reserve? That's Ida's. Finance director."))["Ida"] == "Finance director"
    assert read(said("Tom Rees", "That's Ida's. She is away."))["Ida"] is None
    assert read(said("Ida", "That's Ida's. Finance director."))["Ida"] is None
