"""Reviews as the sites export them: who wrote what when, of which firm; marks in stars are no words."""

import pytest

from otherside.domain import Side, TurnKind
from otherside.importers import ImporterError, SourceFile, parse

PLAIN = """date,reviewer,company,rating,review
2026-04-02,Ada Voss,Brede Homes,5,Nobody rings at night any more.
2026-05-11,Anonymous,Harrow Infirmary,2,"Nice people, not on the framework."
"""


def _read(text, name="reviews.csv"):
    return parse(SourceFile(name, text.encode())).conversations


def _said(talk):
    return [t.text for t in talk.turns if t.kind is TurnKind.MESSAGE]


def test_a_review_has_its_day_its_author_and_their_firm():
    ada, anonymous = _read(PLAIN)
    assert (str(ada.date), ada.dated_by_file, ada.fields) == ("2026-04-02", False, {"rating": "5"})
    assert [(p.name, p.side, p.organisation) for p in ada.participants] == [("Ada Voss", Side.THEIRS, "Brede Homes")]
    assert [(t.speaker, t.text) for t in ada.turns] == [("Ada Voss", "Nobody rings at night any more.")]
    assert [(p.name, p.organisation) for p in anonymous.participants] == [("Respondent R2", "Harrow Infirmary")]


def test_columns_of_pros_and_cons_and_of_questions_are_words_and_the_rest_tells_of_them():
    (talk,) = _read(
        "Review ID,Date Published,User name,Title,Star Rating,What do you like best about Hoist?,What do you dislike about Hoist?,"
        'URL\nr1,"Apr 2, 2026",Verified User in Construction,Quiet at last,4.5,The plan is in the van.,-,https://x.test\n'
    )
    assert (str(talk.date), talk.participants[0].name, talk.participants[0].role) == (
        "2026-04-02",
        "Respondent R1",
        None,
    )
    assert _said(talk) == ["The plan is in the van."]
    assert talk.fields == {"Review ID": "r1", "Title": "Quiet at last", "Star Rating": "4.5", "URL": "https://x.test"}
    talks = _read(
        "sep=;\nReviewer;Job Title;Date;Overall Rating;Pros;Cons;Vendor Response\n"
        "Voss, Ada;Owner;13.04.2026;5,0;Quiet – it’s “done”.;Dear.;Thank you!\n"
        "Reviewer;Job Title;Date;Overall Rating;Pros;Cons;Vendor Response\n"
    )
    assert [(c.participants[0].name, c.participants[0].role, str(c.date), _said(c)) for c in talks] == [
        ("Ada Voss", "Owner", "2026-04-13", ["Quiet – it’s “done”.", "Dear."])
    ]


def test_reviews_with_names_of_a_talk_are_no_talk():
    talks = _read("reviewId,userName,content,score,at\n1,Ada Voss,It stops every morning.,1,2026-04-02 10:11:12\n")
    assert [(c.format, _said(c)) for c in talks] == [("form", ["It stops every morning."])]
    (talk,) = _read("speaker,text,review\nAda Voss,I read the review.,ok\nRolf,I did not.,ok\n")
    assert talk.format == "csv"


@pytest.mark.parametrize("header", ["Name,Company,Email,Phone,Review date,Comments", "Account Name,Rating,Review"])
def test_a_table_of_a_crm_is_no_table_of_reviews(header):
    try:
        talks = _read(header + "\n" + ",".join("x" for _ in header.split(",")) + "\n")
    except ImporterError:
        return
    assert "form" not in {c.format for c in talks}


@pytest.mark.parametrize(
    ("heading", "answer", "is_word"),
    [
        ("How likely are you to recommend us?", "9", False),
        ("What do you think of us on a scale of 1 to 5?", "4/5", False),
        ("What is it worth to you?", "★★★★☆", False),
        ("How many lifts do you have in your houses?", "14", True),
        ("How likely are you to recommend us?", "Not at all.", True),
    ],
)
def test_marks_in_a_form_are_no_answers(heading, answer, is_word):
    (talk,) = _read(f"Timestamp,Your name,{heading}\n2026-04-02,Ada Voss,{answer}\n")
    assert _said(talk) == ([answer] if is_word else [])
    assert answer in talk.turns[-1].text


def test_who_answers_for_a_firm_without_a_name_is_of_that_firm():
    (talk,) = _read("Timestamp,Company,What bothers you most today?\n2 April 2026,Brede Homes,The stairs.\n")
    assert [(p.name, p.side, p.organisation) for p in talk.participants] == [
        ("Respondent R1", Side.THEIRS, "Brede Homes")
    ]
    assert str(talk.date) == "2026-04-02"
