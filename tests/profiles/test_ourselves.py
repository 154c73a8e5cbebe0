"""Who keeps the notes is one of us, however they name themselves."""

import pytest

from otherside.domain import Conversation, Participant, Side, Turn, TurnKind
from otherside.profiles.who.identity import Us, mentions_of, resolve


def note(*labels: str, **fields: str) -> Conversation:
    """A note in which each of the labels speaks."""
    turns = tuple(Turn("The kiln is old.", label) for label in labels)
    return Conversation("a call", "text", turns, tuple(Participant(label) for label in labels), fields=fields)


def resolved(*conversations, us=(), deal="Mill"):
    listed = [(f"c{n}", deal, c) for n, c in enumerate(conversations)]
    return {r.person.name: r.person for r in resolve(mentions_of(listed), [], Us.of(us), deal_organisations={})}


@pytest.mark.parametrize("label", ["Me", "me", "I", "Us", "We", "Myself", "Ich", "Wir", "Moi", "IB", "I.B.", "I. B."])
@pytest.mark.parametrize("us", [("Ines Berg",), ("kilnworks.example", "Ines Berg"), ("Ines Berg", "Kilnworks Ltd")])
def test_whoever_keeps_the_notes_is_who_we_said(label, us):
    people = resolved(note("Ada", label), us=us)
    assert {n: p.side for n, p in people.items()} == {"Ada": Side.THEIRS, "Ines Berg": Side.OURS}


@pytest.mark.parametrize("label", ["US", "IT", "HR", "Mei", "Ira", "AQ", "Iris B.", "QB"])
def test_what_only_looks_so_is_nobody_of_ours(label):
    people = resolved(note("Ada", label), us=("Ines Berg",))
    assert "Ines Berg" not in people
    assert people[label].side is not Side.OURS


def test_initials_that_are_theirs_as_well_are_nobodys():
    people = resolved(note("Ilse Brand", "IB"), us=("Ines Berg",))
    assert "Ines Berg" not in people
    people = resolved(note("Ada", "IB"), note("Ilse Brand"), us=("Ines Berg",))
    assert "Ines Berg" not in people


def test_who_of_two_speaks_under_a_name_is_not_the_one_who_writes():
    assert set(resolved(note("Ada", "Me", "Tom Reed"), us=("Ines Berg", "Tom Reed"))) == {
        "Ada",
        "Ines Berg",
        "Tom Reed",
    }


def test_who_of_us_was_there_writes():
    mail = Conversation(
        "a mail",
        "eml",
        (Turn("As promised.", "Ines Berg", kind=TurnKind.MESSAGE, message_id="1"),),
        (Participant("Ines Berg", "ines@kilnworks.example"), Participant("Ada", "ada@mill.example")),
    )
    assert set(resolved(mail, note("Ada", "Me"), us=("kilnworks.example",))) == {"Ada", "Ines Berg"}
    listed = Conversation(
        "c", "x", (Turn("Hi.", "Me"),), (Participant("Me"), Participant("Tom Reed"), Participant("Ada"))
    )
    assert set(resolved(listed, us=("Ines Berg", "Tom Reed"))) == {"Ada", "Tom Reed"}


def test_the_author_whom_a_note_names_writes():
    assert "Tom Reed" in resolved(note("Ada", "Me", author="Tom Reed"), us=("Ines Berg", "Tom Reed"))
    assert "Me" in resolved(note("Ada", "Me", author="Eve Stone"), us=("Ines Berg", "Tom Reed"))


def test_where_nobody_can_say_which_of_us_it_is_somebody_of_ours():
    people = resolved(note("Ada", "Me"), us=("Ines Berg", "Tom Reed"))
    assert people["Me"].side is Side.OURS
    assert resolved(note("Ada", "Us"), us=("kilnworks.example",))["Us"].side is Side.OURS
    # A firm's name is no person's.
    assert set(resolved(note("Ada", "Me"), us=("Kilnworks Services",))) == {"Ada", "Me"}
