"""Front matter: links that show another name, and days as they are written in other places."""

import pytest

from otherside.importers import SourceFile, parse


def read(text):
    return parse(SourceFile("note.md", text.encode())).conversations[0]


@pytest.mark.parametrize(
    "people",
    [
        'participants: ["[[Robert Hale|Bobby]]", "[[People/Ines Vogt]]"]',
        "participants:\n  - [[Robert Hale|Bobby]]\n  - [[Ines Vogt#Contact|Ines]]",
        "participants: [[Robert Hale|Bobby]], [[Ines Vogt]]",
    ],
)
def test_a_link_that_shows_another_name(people):
    found = read(f'---\n{people}\n---\nBobby said: "We are short of clay."\n\nInes said: "So are we."\n')
    assert [(t.speaker, t.text) for t in found.turns if t.speaker] == [
        ("Robert Hale", "We are short of clay."),
        ("Ines Vogt", "So are we."),
    ]
    assert {(p.name, p.organisation) for p in found.participants} == {("Robert Hale", None), ("Ines Vogt", None)}


def test_such_a_link_in_a_header_line_of_a_transcript():
    found = read("# Clay\n\n**With:** [[Robert Hale|Bobby]], [[Ines Vogt]]\n\n**Bobby:** No clay.\n\n**Ines:** None?\n")
    assert [(t.speaker, t.text) for t in found.turns] == [("Robert Hale", "No clay."), ("Ines Vogt", "None?")]


def test_what_is_shown_for_two_pages_is_neither():
    found = read('---\npeople: ["[[Robert Hale|Bobby]]", "[[Barbara Kemp|Bobby]]"]\n---\nBobby said: "We wait."\n')
    assert "Bobby" in {p.name for p in found.participants}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        *((f"{key}: 04.03.2026", "2026-03-04") for key in ("date", "datum", "Datum", "termin", "jour", "fecha")),
        *(("date: 4.3.2026", "2026-03-04"), ("date: 4.3.26", "2026-03-04"), ("date: 2026/03/04", "2026-03-04")),
        *(("date: 25/03/2026", "2026-03-25"), ("date: 03/25/2026", "2026-03-25"), ("date: 03/04/2026", "None")),
        *(("date: 31.02.2026", "None"), ("version: 1.2.2010", "None")),
    ],
)
def test_the_day(line, expected):
    assert str(read(f"---\n{line}\ntags: clay\n---\nIt rained.\n").date) == expected


def test_the_day_of_a_line_of_notes():
    found = read("# Kiln\n\n04.03.2026: called Ines.\n\nShe laughed.\n\n1.2.10: the old firmware.\n")
    assert {str(t.at.date()) for t in found.turns if t.at} == {"2026-03-04"}
