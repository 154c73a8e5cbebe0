"""Months as Dutch and German notes shorten them are dates."""

from datetime import date

import pytest

from otherside.importers.when import date_in_name, day, day_of_heading, day_of_line

LATEST = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 mrt 2026", date(2026, 3, 3)),
        ("3 maart 2026", date(2026, 3, 3)),
        ("9. Mrz. 2026", date(2026, 3, 9)),
        ("12 okt. 2026", date(2026, 10, 12)),
        ("5. Dez. 2026", date(2026, 12, 5)),
        ("7 mei 2026", date(2026, 5, 7)),
        ("1 januari 2026", date(2026, 1, 1)),
        ("4. Jänner 2026", date(2026, 1, 4)),
        ("15-okt-2026", date(2026, 10, 15)),
        ("2 augustus 2026", date(2026, 8, 2)),
    ],
)
def test_a_day_with_its_year(text, found):
    assert day(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "12 mrt, gesprek met Ada",
        "Do 12. Mrz: Anruf bei Ada",
        "do 12 mrt - gebeld",
        "donderdag 12 maart: Ada",
        "12 maart",
    ],
)
def test_a_day_that_opens_a_line(text):
    assert (day_of_heading(text, LATEST) or day_of_line(text, LATEST)) == date(2026, 3, 12)


@pytest.mark.parametrize(
    "name", ["gesprek 12 mrt.txt", "12-mrt-2026 Ada.md", "Anruf 12. Mrz.md", "call_12mrt.txt", "12 maart 2026.txt"]
)
def test_a_day_in_a_files_name(name):
    assert date_in_name(name, LATEST) == date(2026, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "Mei: alles goed",
        "So 12 of us went",
        "3 meisjes in 2026",
        "Do 12 things a day",
        "Marta 2026",
        "12 mrtv 2026",
        "Room 12-mar-20261",
    ],
)
def test_what_only_looks_so_is_no_day(text):
    assert day(text, LATEST) is None
    assert day_of_line(text, LATEST) is None
