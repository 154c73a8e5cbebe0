"""Surveys whose people are numbers, and those that do not tell who answered."""

from otherside.domain import Side
from otherside.importers import SourceFile, parse

ROWS = "{0},role,date,What is hardest about your orders?\n{1},Owner,2026-09-10,Guessing every morning\n{2},Cook,2026-09-11,The rota\n"


def test_a_respondent_is_somebody_of_theirs_by_number_or_by_name():
    parsed = parse(SourceFile("survey.csv", ROWS.format("respondent", "R1", "Ada Voss").encode()))
    people = [c.participants[0] for c in parsed.conversations]
    assert [(p.name, p.side, p.role) for p in people] == [
        ("Respondent R1", Side.THEIRS, "Owner"),
        ("Ada Voss", Side.THEIRS, "Cook"),
    ]
    assert not parsed.skipped
    named = parse(SourceFile("survey.csv", ROWS.format("name", "Ada Voss", "Rolf Behrend").encode()))
    assert {c.participants[0].side for c in named.conversations} == {Side.UNKNOWN}


def test_answers_of_nobody_are_told_once():
    parsed = parse(SourceFile("survey.csv", ROWS.format("score", "3", "4").encode()))
    (told,) = parsed.skipped
    assert told.partial
    assert "2 answers are nobody's" in told.reason
