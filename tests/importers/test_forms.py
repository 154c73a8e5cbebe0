"""Forms and surveys: who answered, what sorts them, and what are their answers."""

import pytest

from otherside.domain import Side, TurnKind
from otherside.importers import ImporterError, SourceFile, parse

ASKED = "What keeps you from mending the roof?"


def _rows(header, *rows):
    text = "\n".join([header, *rows]) + "\n"
    return parse(SourceFile("roofs.csv", text.encode()))


def _people(parsed):
    return [c.participants[0] for c in parsed.conversations]


def _said(parsed):
    return [t.text for c in parsed.conversations for t in c.turns if t.kind is TurnKind.MESSAGE]


@pytest.mark.parametrize(
    "heading",
    [
        "Name",
        "Name (optional)",
        "Your name (optional)",
        "Your name (if you like)",
        '"Your name, if you like"',
        "Your name - leave blank to stay anonymous",
        "Full name *",
        "Name [not required]",
        "Please enter your name",
        "What is your name?",
        "Who are you?",
        "Respondent",
        "Participant",
        "Ihr Name (freiwillig)",
        "Votre nom",
    ],
)
def test_a_name_is_the_respondents_however_it_is_asked_for(heading):
    parsed = _rows(f"Timestamp,{heading},{ASKED}", "2026-04-02,Ada Voss,The money", "2026-04-03,,Nobody has the time")
    assert [(p.name, p.side) for p in _people(parsed)] == [
        ("Ada Voss", Side.THEIRS),
        ("Respondent R2", Side.THEIRS),
    ]
    assert _said(parsed) == ["The money", "Nobody has the time"]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("What name would you give this roof?", "The sieve"),
        ("Who are you afraid of?", "My brother"),
        ("What would you do if you like it?", "Buy it"),
        ("What do you do if it rains in?", "Put out buckets"),
        ("What is the name of the trouble?", "Water"),
    ],
)
def test_a_question_with_words_of_a_name_is_a_question(heading, cell):
    parsed = _rows(f"Timestamp,Name,{heading}", f"2026-04-02,Ada Voss,{cell}")
    assert _said(parsed) == [cell]


def test_names_in_two_columns_and_addresses_that_may_be_left_out():
    parsed = _rows(
        f"Timestamp,First name,Last name,E-mail address (optional),Job title (if you like),{ASKED}",
        "2026-04-02,Ada,Voss,ada@brede.example,Owner,The money",
        "2026-04-03,Rolf,,,,My knees",
        "2026-04-03,,,,Cook,The rain",
    )
    assert [(p.name, p.email, p.role, p.side) for p in _people(parsed)] == [
        ("Ada Voss", "ada@brede.example", "Owner", Side.THEIRS),
        ("Rolf", None, None, Side.THEIRS),
        ("Respondent R3", None, "Cook", Side.THEIRS),
    ]


def test_a_second_column_for_a_name_or_a_post_is_no_answer():
    parsed = _rows(
        f"Timestamp,Name,First name,Last name,Role,Job title,{ASKED}",
        "2026-04-02,Ada Voss,Ada,Voss,owner,Head,The money",
    )
    assert _said(parsed) == ["The money"]
    assert (_people(parsed)[0].role, parsed.conversations[0].fields["Job title"]) == ("owner", "Head")


def test_who_gives_no_name_at_all_is_numbered():
    parsed = _rows(f"Timestamp,{ASKED}", "2026-05-18 09:14:03,The stairs")
    assert [(p.name, p.side) for p in _people(parsed)] == [("Respondent R1", Side.THEIRS)]


@pytest.mark.parametrize(
    "heading",
    [
        *("Segment", "Industry", "Sector", "Category", "Team", "Branch", "Customer type", "Region", "Country"),
        *(
            "Company size",
            "Type of place",
            "Segment (optional)",
            "What kind of place is it?",
            "Which region are you in?",
        ),
        *("Where are you based?", "How many people work there?"),
    ],
)
def test_what_sorts_people_is_told_of_them_and_nothing_they_said(heading):
    parsed = _rows(
        f"Timestamp,Name,Role,{heading},{ASKED}",
        "2026-04-02,Ada Voss,owner,Farms,I am afraid to pay for it twice",
        "2026-04-03,Rolf Behrend,cook,Houses,My brother has to agree",
    )
    assert _said(parsed) == ["I am afraid to pay for it twice", "My brother has to agree"]
    assert [dict(c.fields) for c in parsed.conversations] == [{heading: "Farms"}, {heading: "Houses"}]
    assert [(p.name, p.role) for p in _people(parsed)] == [("Ada Voss", "owner"), ("Rolf Behrend", "cook")]
    assert f"segments from '{heading}'" in parsed.told[0]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("What kind of help do you want?", "Somebody to ring"),
        ("Team feedback", "More hands"),
        ("What type of roof would you buy?", "Slate"),
        ("Which country would you move to?", "Norway"),
        ("Segment", "We sell to farms in the north and to houses in town."),
    ],
)
def test_what_only_looks_like_sorting_is_an_answer(heading, cell):
    parsed = _rows(f"Timestamp,Name,{heading},{ASKED}", f'2026-04-02,Ada Voss,"{cell}",The money')
    assert _said(parsed) == [cell, "The money"]


def test_few_values_over_many_rows_sort_by_themselves_where_nothing_is_asked():
    rows = [
        f"2026-04-{n + 1:02d},P{n} Voss,{('North', 'South')[n % 2]},{('No', 'Yes')[n % 2]},Reason {n}"
        for n in range(12)
    ]
    parsed = _rows(f"Timestamp,Name,Depot,Would you do it again?,{ASKED}", *rows)
    assert [c.fields for c in parsed.conversations[:2]] == [{"Depot": "North"}, {"Depot": "South"}]
    assert _said(parsed)[:4] == ["No", "Reason 0", "Yes", "Reason 1"]


def test_a_role_that_is_asked_for_is_a_role_unless_they_tell_a_tale():
    heading = f"Timestamp,Name,What do you do there?,{ASKED}"
    parsed = _rows(heading, "2026-04-02,Ada Voss,site manager,The money")
    assert (_people(parsed)[0].role, _said(parsed)) == ("site manager", ["The money"])
    tale = "I climb up every spring and look whether the slates have moved again"
    parsed = _rows(heading, f"2026-04-02,Ada Voss,{tale},The money")
    assert (_people(parsed)[0].role, _said(parsed)) == (None, [tale, "The money"])


def test_what_was_understood_is_told_in_a_line():
    parsed = _rows(
        f"Timestamp,Your name (if you like),Role,Segment,{ASKED},What would help?",
        "2026-04-02,Ada Voss,owner,Farms,The money,A loan",
        "2026-04-03,,cook,Houses,The time,",
    )
    assert parsed.told == (
        "'roofs.csv': 2 rows, 3 answers to 2 questions, theirs unless named as yours; names from 'Your name (if you like)'; "
        "1 without a name: 'Respondent R2' and so on; roles from 'Role'; segments from 'Segment', not read as answers",
    )


def test_a_talk_with_a_question_in_its_header_is_a_talk():
    parsed = _rows("Speaker,Text,Was it clear?", "Ada Voss,We begin.,yes", "Rolf,Good.,no")
    assert [c.format for c in parsed.conversations] == ["csv"]
    with pytest.raises(ImporterError, match="no column"):
        _rows("Name,Colour", "Ada Voss,red")
