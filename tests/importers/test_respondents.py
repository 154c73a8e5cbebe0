"""Surveys whose people are numbers, and those that do not tell who answered."""

from otherside.domain import Side
from otherside.importers import SourceFile, parse

ROWS = "{0},role,date,What is hardest about your orders?\n{1},Owner,2026-09-10,Guessing every morning\n{2},Cook,2026-09-11,The rota\n"


def _people(first, *cells):
    parsed = parse(SourceFile("survey.csv", ROWS.format(first, *cells).encode()))
    return [(p.name, p.side, p.role) for p in (c.participants[0] for c in parsed.conversations)]


def test_a_respondent_is_somebody_of_theirs_by_number_or_by_name():
    expected = [("Respondent R1", Side.THEIRS, "Owner"), ("Ada Voss", Side.THEIRS, "Cook")]
    assert _people("respondent", "R1", "Ada Voss") == expected
    assert _people("name", "R1", "Ada Voss") == expected


def test_whose_name_is_not_asked_for_is_somebody_of_theirs_by_the_row():
    assert _people("score", "3", "4") == [
        ("Respondent R1", Side.THEIRS, "Owner"),
        ("Respondent R2", Side.THEIRS, "Cook"),
    ]
