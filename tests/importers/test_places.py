"""A street or a house that a note names is nobody, and says nothing."""

import pytest

from otherside.domain import TurnKind
from otherside.importers import SourceFile, parse
from otherside.importers.places import is_place
from otherside.importers.unattributed import of_nobody


def read(text, name="2026-03-04 visit.md"):
    (conversation,) = parse(SourceFile(name, text.encode())).conversations
    return conversation


def reported(text):
    return {t.text: t.speaker for t in read(text).turns if t.kind is TurnKind.REPORTED}


@pytest.mark.parametrize(
    "before",
    [
        "Saw the Halvorsens at their flat, 31 Birch Road. Rain. He:",
        "31 Birch Close. Coffee. She said,",
        "Half an hour at 7 Quarry Avenue. She:",
        "7a Quarry Lane, cold hall. He said:",
        "The yard at 112 Old Foundry Street. He:",
        "Drove to 3 Bishops Court, Upper Marling. The lift is out. She said:",
        "Two rooms in Marling House. He:",
        "Birch Crescent again, second floor. She:",
        "Tea at Mulberry Cottage. She:",
        "Lindenstraße 8, Altbau. He:",
        "Number 31, Birch Grove. He:",
        "Visit, 4-6 Quarry Hill. No heating. She:",
        "Birch Road has no parking. She:",
    ],
)
def test_whoever_is_he_at_an_address_is_not_the_street(before):
    text = f"# Visit\n\n{before} “I'd move the stairs before anything else.”\n"
    assert reported(text) == {}
    turns = read(text).turns
    assert of_nobody((t.kind, t.text) for t in turns) == ["I'd move the stairs before anything else."]
    assert read(text).participants == ()


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("31 Birch Road. Met Tilda Moe in the hall. She:", "Tilda Moe"),
        ("Met Tilda Moe at 31 Birch Road. She:", "Tilda Moe"),
        ("Met Tilda Close today. She:", "Tilda Close"),
        ("Rang Ed Lane about the wall. He:", "Ed Lane"),
        ("Spoke to Petra Street, their architect. She said:", "Petra Street"),
        ("Coffee with Odd Hill. He:", "Odd Hill"),
        ("7 Quarry Lane, with Tilda. Tilda:", "Tilda"),
        ("Tilda House was there. She:", "Tilda House"),
    ],
)
def test_whoever_is_named_beside_an_address_or_like_one_still_speaks(before, who):
    text = f"# Visit\n\n{before} “I'd move the stairs before anything else.”\n"
    assert list(reported(text).values()) == [who]


def test_a_street_is_no_label():
    text = "# Plots\n\nBirch Road: too dear.\nQuarry Avenue: too loud.\nBirch Road: seen twice.\n"
    assert read(text).participants == ()


def test_a_visit_to_a_street_was_with_nobody():
    text = "# Visit to Birch Road, 3 March\n\nRain. Long talk. She: “I'd move the stairs before anything else.”\n"
    assert reported(text) == {}


@pytest.mark.parametrize(
    ("name", "before", "after", "place"),
    [
        ("Birch Road", "", "", True),
        ("Birch Close", "at 4 ", "", True),
        ("Birch Close", "met ", "", False),
        ("Ed Lane", "with ", "", False),
        ("Ed Lane", "", " said", False),
        ("Hauptstraße", "", " 4", True),
        ("Lindenweg", "", " 4a", True),
        ("Ed Road Ltd", "", "", False),
        ("Road", "", "", False),
    ],
)
def test_what_is_a_place(name, before, after, place):
    assert is_place(name, before, after) is place
