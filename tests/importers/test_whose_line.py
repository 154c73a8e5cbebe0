"""Whose a line behind a name is: what tells of somebody is its author's, a label of the author's is nobody, brackets make no firm."""

import pytest

from otherside.domain import TurnKind
from otherside.importers import SourceFile, parse
from otherside.importers.label_reading import read_label
from otherside.importers.signatures import cut_signature
from otherside.importers.third_person import supposed, told_of_them
from otherside.importers.unattributed import of_nobody

HEAD = "---\nwith: Maud Perrin (owner, mother of three)\n---\nThe nursery, cold frames, tea.\n\n"


def read(text):
    (conversation,) = parse(SourceFile("2026-03-04 nursery.md", (HEAD + text).encode())).conversations
    return conversation


def theirs(text):
    return {t.text: t.speaker for t in read(text).turns if t.kind is not TurnKind.NOTE}


def test_a_line_that_tells_of_whom_it_names_is_its_authors():
    text = 'Maud: "The glass went in the storm."\nMP: she said she\'d be glad to be rid of the roses. doubt it.\n'
    assert theirs(text) == {"The glass went in the storm.": "Maud Perrin"}
    assert "MP: she said she'd be glad" in " ".join(t.text for t in read(text).turns if t.kind is TurnKind.NOTE)


def test_so_it_is_where_nearly_every_line_is_quoted():
    text = (
        HEAD
        + 'Maud: "The glass went."\nTom: "Twice."\nMaud: "In March."\nTom: "And in May."\nTom: he is sick of it all.\n'
    )
    (talk,) = parse(
        SourceFile("2026-03-04 nursery.md", text.replace("The nursery, cold frames, tea.\n", "").encode())
    ).conversations
    assert "he is sick" not in " ".join(t.text for t in talk.turns if t.kind is not TurnKind.NOTE)


@pytest.mark.parametrize(
    ("line", "quoting", "told"),
    [
        ("he wants to be out by fifty, or so I read him.", False, True),
        ("she'd like the roses gone", False, True),
        ("He signs with Brandt on Friday.", False, False),
        ("He signs with Brandt on Friday.", True, True),
        ("wants it by May", True, False),
        ("I said she wants it by May", True, False),
        ("Here is what I want.", True, False),
        ("Sheds first.", True, False),
    ],
)
def test_what_tells_of_another_begins_so(line, quoting, told):
    assert told_of_them(line, quoting=quoting) is told


def test_what_the_author_would_say_in_somebodys_place_is_nobodys():
    assert theirs('If I were Maud: "I would be afraid of the bank."\n') == {}
    assert all(map(supposed, ("As if I was Maud:", "Imagine Maud:", "Maud (probably):", "Maud (?):")))
    assert not any(
        map(supposed, ("I asked if she would wait. Maud:", "Maud:", "Maud (laughing):", "Maud (owner, I think):"))
    )


def test_who_is_not_sure_whose_words_they_were_gives_them_to_nobody():
    assert theirs('Maud: "The glass went."\n\nMaud (I think): "I want my sister out of it."\n') == {
        "The glass went.": "Maud Perrin"
    }


@pytest.mark.parametrize("label", ["Guess", "Worry", "Hunch", "Impression", "Vermutung"])
def test_a_label_of_the_authors_is_nobody_and_makes_no_transcript(label):
    talk = read(
        f'Maud: "I was wrong about the glass."\n\n{label}: she wants a partner, no buyer.\nI promised to ring by 29 May.\n'
    )
    assert [p.name for p in talk.participants] == ["Maud Perrin"]
    assert {t.kind for t in talk.turns} == {TurnKind.NOTE, TurnKind.REPORTED}


@pytest.mark.parametrize(
    ("label", "role", "firm"),
    [
        ("Maud Perrin (owner, mother of three)", "owner", None),
        ("Maud Perrin (managing director, 2nd gen)", "managing director", None),
        ("Maud Perrin (plant manager, on the board)", "plant manager", None),
        ("Maud Perrin (CFO, Perrin Glass)", "CFO", "Perrin Glass"),
        ("Maud Perrin (perrin.example, CFO)", "CFO", "perrin.example"),
        ("Maud Perrin (rose grower, on the phone)", None, "rose grower"),
        ("Maud Perrin (I think)", None, None),
    ],
)
def test_brackets_name_a_firm_only_where_it_is_written_as_one(label, role, firm):
    person = read_label(label)
    assert person is not None
    assert (person.name, person.role, person.organisation) == ("Maud Perrin", role, firm)


def test_where_one_stands_tells_whose_a_quotation_is_in_a_note_with_one_client():
    lead = "standing by the van, her keys in her hand"
    assert theirs(f'{lead}: "I don\'t want to be the one who sold it." then talked of frost.\n') == {
        "I don't want to be the one who sold it.": "Maud Perrin"
    }


@pytest.mark.parametrize(
    "lead",
    [
        "walking to the car",
        "walking to my car, her card in hand",
        "standing by the van with her father",
        "leaving, Tom with her keys",
        "reading the sign over her door",
        "walking, her arm in his",
    ],
)
def test_so_it_does_not_where_it_may_be_the_author_or_somebody_else(lead):
    assert theirs(f'{lead}: "I don\'t want to be the one who sold it."\n') == {}


def test_who_laughs_before_an_arrow_says_what_follows():
    two = "---\nwith: Maud Perrin, Tom Ashe\n---\n"

    def said(text):
        (talk,) = parse(SourceFile("2026-03-05 call.md", (two + text).encode())).conversations
        return {t.text: t.speaker for t in talk.turns if t.kind is not TurnKind.NOTE}

    assert said('Tea.\n\nMP laughs -> "They will find the hole in the roof."\n') == {
        "They will find the hole in the roof.": "Maud Perrin"
    }
    assert said('Tea.\n\nasked MP and she laughs -> "They will find the hole in the roof."\n') == {}
    assert said('Tea.\n\nMP asks TA -> "They will find the hole in the roof."\n') == {}


def test_what_the_note_calls_its_own_words_is_not_asked_about():
    lines = ['sth like "I am scared of the bank"?? -> my words, not hers!', 'On the wall: "They will never sell it."']
    assert of_nobody((TurnKind.NOTE, line) for line in lines) == ["They will never sell it."]


def test_a_motto_below_a_name_is_no_role():
    below = '--\nMaud Perrin | Perrin Glass Ltd\n"Every owner must first let go."'
    found = cut_signature(f"Hi Kim,\n\nfine by me.\n\n{below}", "Maud Perrin", "maud@perrin.example")
    assert (found.role, found.organisation) == (None, "Perrin Glass Ltd")
