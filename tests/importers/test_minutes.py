"""The header of minutes gives people with their roles and firms, and tells who was not there."""

import pytest

from otherside.domain import Side
from otherside.importers import SourceFile, parse
from otherside.profiles.who.names import was_there

BODY = "\n**Ada Voss:** We need a count of the crates.\n**Bo Lind:** Agreed, by Friday.\n**Ada Voss:** Good.\n"


def people(header, body=BODY, name="minutes.md"):
    (talk,) = parse(SourceFile(name, f"# Minutes 17 November 2026\n\n{header}\n{body}".encode())).conversations
    return {p.name: p for p in talk.participants}


def there(header):
    found = people(header)
    return (
        {n for n, p in found.items() if was_there(n, p.role)},
        {n for n, p in found.items() if not was_there(n, p.role)},
    )


@pytest.mark.parametrize(
    "header",
    [
        "Present: Ada Voss, Bo Lind. Apologies: Ed Moss",
        "Present: Ada Voss (Marlstone), Bo Lind (Tarn Ltd.). Apologies: Ed Moss (Marlstone).",
        "Attendees: Ada Voss, Bo Lind; apologies from Ed Moss (on leave)",
        "In attendance: Ada Voss (chair), Bo Lind. Not present: Ed Moss",
        "**Present:** Ada Voss, Bo Lind\n**Apologies:** Ed Moss",
        "Present:\n- Ada Voss\n- Bo Lind\n\nApologies for absence:\n- Ed Moss (HR manager)",
        "Present: Ada Voss, Bo Lind - absent: Ed Moss",
        "Attendees: Ada Voss, Bo Lind, Ed Moss (apologies)",
        "Attendees: Ada Voss, Bo Lind, Ed Moss sent his apologies",
        "Anwesend: Ada Voss, Bo Lind. Entschuldigt: Ed Moss",
        "Présents : Ada Voss, Bo Lind. Excusés : Ed Moss",
        "Aanwezig: Ada Voss, Bo Lind; afwezig: Ed Moss",
        "Present: Ada Voss, Bo Lind. Apologies received from Ed Moss.",
        "Chair: Ada Voss. Present: Bo Lind. Unable to attend: Ed Moss",
    ],
)
def test_who_apologised_was_not_there(header):
    assert there(header) == ({"Ada Voss", "Bo Lind"}, {"Ed Moss"})


@pytest.mark.parametrize(
    ("header", "name", "role", "firm"),
    [
        ("Present: Bo Lind, Ada Voss (Marlstone). Apologies: Ed Moss", "Ada Voss", None, "Marlstone"),
        ("Present: Ada Voss (chair), Bo Lind", "Ada Voss", "chair", None),
        ("Present: Ada Voss, chair, Bo Lind", "Ada Voss", "chair", None),
        ("Chair: Ada Voss\nPresent: Bo Lind", "Ada Voss", "chair", None),
        ("Present: Bo Lind (Tarn). Chaired by Ada Voss", "Ada Voss", "chair", None),
        ("Present: Bo Lind; Ada Voss, CFO; Cy Holt", "Ada Voss", "CFO", None),
        ("Present: Marlstone: Ada Voss, Cy Holt; Tarn: Bo Lind", "Ada Voss", None, "Marlstone"),
        ("Present: Bo Lind, Ada Voss (Head of Stores, Marlstone).", "Ada Voss", "Head of Stores", "Marlstone"),
        ("Present: Bo Lind, Prof. Ada Voss (Marlstone). We met in the canteen.", "Prof. Ada Voss", None, "Marlstone"),
        ("Present: Bo Lind. Apologies: Ed Moss (Head of Stores)", "Ed Moss", "Head of Stores (apologies)", None),
    ],
)
def test_role_and_firm_are_of_whom_they_stand_beside(header, name, role, firm):
    found = people(header)[name]
    assert (found.role, found.organisation) == (role, firm)


@pytest.mark.parametrize(
    ("firm", "found"), [("Marlstone", "Marlstone"), ("SAP", None), ("on leave", None), ("Rome", None)]
)
def test_behind_who_was_away_stands_a_firm_or_the_reason(firm, found):
    header = f"Present: Ada Voss (Marlstone), Bo Lind. Apologies: Ed Moss ({firm})"
    assert people(header)["Ed Moss"].organisation == found


def test_whom_the_header_calls_ours_is():
    found = people("Present: Marlstone: Ada Voss, Bo Lind; for us: Ida Berg")
    assert found["Ida Berg"].side is Side.OURS
    assert found["Ada Voss"].side is Side.UNKNOWN


@pytest.mark.parametrize(
    "more",
    ["Northcover Engineering", "Tarn Ltd", "all", "2 others", "and three more", "none", "Roe & Sons", "everyone"],
)
def test_firms_and_numbers_of_people_are_no_people(more):
    assert set(people(f"Present: Ada Voss, Bo Lind, {more}")) == {"Ada Voss", "Bo Lind"}
    assert set(people(f"Present: Ada Voss, Bo Lind. Apologies: {more}")) == {"Ada Voss", "Bo Lind"}


@pytest.mark.parametrize(
    "name",
    ["Dana L.", "Sam Roe Jr.", "Chair Moss", "Present Osei", "Ann Absent", "Guy Excused", "Lee Bank-Hall", "Tom Banks"],
)
def test_names_that_only_look_like_it_stay(name):
    assert name in people(f"Present: Ada Voss, Bo Lind, {name}")


@pytest.mark.parametrize(
    "line",
    [
        "Apologies: I could not find the crates, and the lists were late as well.",
        "Absent: the will to do it.",
        "Excused: nobody, if I read the list rightly.",
    ],
)
def test_a_sentence_behind_such_a_word_names_nobody(line):
    assert set(people(line)) == {"Ada Voss", "Bo Lind"}


TURNS = "\nAda: We need a count of the crates.\n\nBo: I'd rather wait for the new hall.\n\nIda: I can draw both.\n"


@pytest.mark.parametrize(
    "above",
    [
        "Minutes, 17 November 2026\n\nPresent: Ada Voss (chair), Bo Lind. In attendance: Ida Berg (architect)",
        "17 November 2026, in the boathouse\n\nPresent: Ada Voss, Bo Lind, Ida Berg\nApologies: Ed Moss",
        "The committee met in the boathouse at seven.\n\nPresent: Ada Voss, Bo Lind, Ida Berg.",
        "Minutes of the third meeting\n17 November 2026\n\nMembers present:\n- Ada Voss\n- Bo Lind\n- Ida Berg (architect)",
        "Minutes, 17 November 2026\n\nThose present were Ada Voss, Bo Lind and Ida Berg.",
        "## Minutes\n\nSecond meeting\n\n**Attendance:** Ada Voss; Bo Lind; Ida Berg",
    ],
)
def test_a_line_above_the_list_does_not_hide_it(above):
    (talk,) = parse(SourceFile("m.md", f"# Marlstone Rowing Club\n\n{above}\n{TURNS}".encode())).conversations
    assert {t.speaker for t in talk.turns if t.speaker} == {"Ada Voss", "Bo Lind", "Ida Berg"}
    assert {p.name for p in talk.participants} <= {"Ada Voss", "Bo Lind", "Ida Berg", "Ed Moss"}


@pytest.mark.parametrize(
    "above",
    [
        "The boats\n\nPresent: one trailer, two racks, no oars.",
        "The boats\n\nWith: a new hull it floats.",
        "The boats\n\nPresent: Nobody has counted them.",
        "The boats\n\nSpeakers: two in the hall, one outside",
        "Guests were few. Members: fewer still.",
    ],
)
def test_what_only_looks_like_a_list_adds_nobody(above):
    (talk,) = parse(SourceFile("m.md", f"# Marlstone Rowing Club\n\n{above}\n{TURNS}".encode())).conversations
    assert {p.name for p in talk.participants} <= {"Ada", "Bo", "Ida"}


def test_two_of_one_first_name_are_not_told_apart_by_it():
    text = "# Club\n\nMinutes\n\nPresent: Ada Voss, Ada Kern, Bo Lind\n\nAda: Not before May.\n\nBo: Agreed.\n\nAda: Good.\n"
    (talk,) = parse(SourceFile("m.md", text.encode())).conversations
    assert {t.speaker for t in talk.turns if t.speaker} == {"Ada", "Bo Lind"}
