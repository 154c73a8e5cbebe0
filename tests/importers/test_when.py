"""Days that nobody wrote a year to: in the names of files, over the parts of a note, in headers."""

from datetime import UTC, date, datetime

import pytest

from otherside.domain import TurnKind
from otherside.importers import SourceFile, parse
from otherside.importers.when import date_in_name, day, day_of_heading, day_of_line

LATEST = date(2026, 6, 20)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("deal/call 4 - 11 may.vtt", date(2026, 5, 11)),
        ("interview 2 (9th of April).txt", date(2026, 4, 9)),
        ("11_Mai_Gespräch.md", date(2026, 5, 11)),
        ("feb-3-kickoff.txt", date(2026, 2, 3)),
        ("workshop 12 nov.txt", date(2025, 11, 12)),
        ("20 june.txt", date(2026, 6, 20)),
        ("leap 29 feb.txt", date(2024, 2, 29)),
        ("05.04.2026 call.txt", date(2026, 4, 5)),
        ("call 25-04-2026.txt", date(2026, 4, 25)),
        ("12 Nov 2024 call.txt", date(2024, 11, 12)),
        ("2026-01-09 until 3 march.txt", date(2026, 1, 9)),
        ("05-04-2026 call.txt", None),  # either may be the month
        ("call 4 may 11.txt", None),  # either may be the day
        ("Q3 nov review.txt", None),
        ("march.txt", None),
        ("offer v1.2.10.txt", None),
        ("1727600000.txt", None),
    ],
)
def test_the_date_in_a_name(name, expected):
    assert date_in_name(name, LATEST) == expected


def test_without_a_latest_day_nobody_knows_the_year():
    assert date_in_name("11 may.txt") is None
    assert day("11 May") is None
    assert day("11 May", LATEST) == date(2026, 5, 11)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("2 June, lunch with Ana", date(2026, 6, 2)),
        ("Lunch with Ana (Tue 2 June)", date(2026, 6, 2)),
        ("Visit on 2 June", date(2026, 6, 2)),
        ("Go-live - 2 June", None),
        ("Everything until 2 June", None),
        ("What they may do", None),
    ],
)
def test_the_date_of_a_heading(heading, expected):
    assert day_of_heading(heading, LATEST) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2 June: Ana rang.", date(2026, 6, 2)),
        ("Tue 2 June", date(2026, 6, 2)),
        ("2026-05-02 - Ana", date(2026, 5, 2)),
        ("2 June is when they decide", None),
        ("2 June, they say.", None),
        ("Ana: 2 June suits me.", None),
    ],
)
def test_the_date_that_opens_a_line(line, expected):
    assert day_of_line(line, LATEST) == expected


def _read(name, text):
    source = SourceFile(name, text.encode(), datetime(2026, 6, 19, 9, tzinfo=UTC))
    (conversation,) = parse(source).conversations
    return conversation


@pytest.mark.parametrize("mark", ["## ", ""])
def test_what_stands_below_a_dated_heading_is_of_that_day(mark):
    text = f"# Globex\n\n{mark}3 Feb, visit\n\nAna said: “We sort it by colour.”\n\n{mark}8 Dec, call\n\nBo said: “It stays.”\n"
    note = _read("notes.md", text)
    said = {t.speaker: t.at.date() for t in note.turns if t.kind is TurnKind.REPORTED}
    assert said == {"Ana": date(2026, 2, 3), "Bo": date(2025, 12, 8)}
    assert not note.dated_by_file


def test_a_header_and_a_name_without_a_year_date_a_conversation():
    call = "Ana Roe: Good morning, all.\nBo Lund: Good morning, Ana.\n"
    assert _read("call.txt", f"Date: 4 May\n\n{call}").date == date(2026, 5, 4)
    named = _read("call 1 (4 may).txt", call)
    assert (named.date, named.dated_by_file) == (date(2026, 5, 4), False)
    undated = _read("call 1.txt", call)
    assert (undated.date, undated.dated_by_file) == (date(2026, 6, 19), True)
