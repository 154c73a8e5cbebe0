"""Somebody who can stop it and never speaks: who they are, what others tell of them, and that it stands first in the brief."""

import json

import pytest
from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.reports.terms import NEEDED, TOLD_OF, terms
from otherside.workspace import Workspace
from otherside.workspace.asking.asking import ask
from otherside.workspace.brief import brief
from otherside.workspace.stated.believing import believe

CALL = """Lena Ross: Who decides in the end?
Nora Quist: It goes to the audit committee, and that's Walter.
Lena Ross: Walter?
Nora Quist: Walter Brandt. He chairs it.
Lena Ross: What does he think of it?
Nora Quist: Walter told the managing director in June he won't have our alarms answered by a firm in another town.
Lena Ross: And you, what do you make of that?
Emil Dreher: Walter's never liked the word subcontractor. Nora is scared of him.
Lena Ross: I see.
Emil Dreher: We need the night calls to stop waking two caretakers every weekend.
"""
CHAIR = "Walter Brandt (chair of the audit committee)"


def made(tmp_path_factory, **files):
    given = tmp_path_factory.mktemp("given") / "Thornby"
    given.mkdir()
    for name, text in files.items():
        (given / name.replace("_", ".")).write_text(text, encoding="utf-8")
    place = tmp_path_factory.mktemp("workspace") / "w"
    with Workspace.init(place, ["Lena Ross", "kitealarm.example"]) as workspace:
        workspace.add([given])
    return place


@pytest.fixture(scope="module")
def thornby(tmp_path_factory):
    return made(tmp_path_factory, call_txt=CALL)


def told(place):
    with Workspace.open(place) as workspace:
        return brief(workspace, workspace.deal("Thornby"))


def test_the_chair_of_what_decides_is_one_of_them_by_the_whole_name(thornby):
    people = {p["person"] for p in told(thornby)["forecast"]["people"]}
    assert CHAIR in people
    assert not any("chief executive" in name for name in people)


def test_what_others_tell_of_the_chair_is_theirs_and_no_evidence_of_the_chair(thornby):
    found = told(thornby)
    rows = {(row["of"], row["person"], row["quote"].strip()) for row in found["outlooks"]}
    assert rows == {
        (CHAIR, "Emil Dreher", "Walter's never liked the word subcontractor."),
        (CHAIR, "Emil Dreher", "Nora is scared of him."),
        (CHAIR, "Nora Quist", CALL.splitlines()[5].partition(": ")[2]),
    }
    assert not any("Walter" in p["name"] for p in found["people"])


def test_the_brief_says_first_whose_yes_it_needs_and_who_was_never_heard(thornby):
    found = told(thornby)
    (row,) = found["needed"]
    assert (row["of"], row["person"], row["quote"]) == (
        CHAIR,
        "Nora Quist",
        "It goes to the audit committee, and that's Walter.",
    )
    headings = [heading for heading, _ in terms(found)]
    assert headings[:2] == [NEEDED, TOLD_OF]


def test_a_question_of_what_the_chair_thinks_has_what_others_tell(thornby):
    with Workspace.open(thornby) as workspace:
        answer = ask(workspace, "What does Walter Brandt think?")
    assert "not spoken to us" in answer["answer"][0]["text"]
    assert "never liked the word subcontractor" in json.dumps(answer)


HEARD = CALL + "Walter Brandt: I have read your paper twice, and I want the night desk to stay in the house.\n"
NO_SAY = """Lena Ross: Who else is there?
Nora Quist: Walter Brandt chairs the choir committee, he's never liked the word subcontractor.
Emil Dreher: We need the night calls to stop waking two caretakers every weekend.
"""
KEPT = """Lena Ross: Who decides in the end?
Nora Quist: Between us, please don't pass this on: it goes to the audit committee, and that's Walter Brandt.
Emil Dreher: We need the night calls to stop waking two caretakers every weekend.
"""


@pytest.mark.parametrize("text", [HEARD, NO_SAY, KEPT])
def test_nobody_is_needed_who_spoke_or_has_no_say_or_of_whom_it_was_told_in_confidence(tmp_path_factory, text):
    found = told(made(tmp_path_factory, call_txt=text))
    assert found["needed"] == []
    assert NEEDED not in [heading for heading, _ in terms(found)]


COPIED = """From: Nora Quist <nora@thornby.example>
To: Lena Ross <lena@kitealarm.example>, Walter Brandt <walter@thornby.example>
Date: Mon, 12 Oct 2026 09:00:00 +0000
Subject: Alarms

Lena,

Walter is in copy. He has to agree to it.

Nora
"""
NOTE = """# Notes, 14 October 2026

- Walter Brandt: "not while I am here", as a joke.
"""


@pytest.mark.parametrize("files", [{"mail_eml": COPIED}, {"call_txt": CALL, "notes_md": NOTE}])
def test_somebody_known_who_was_only_copied_or_quoted_in_a_note_has_not_spoken(tmp_path_factory, files):
    place = made(tmp_path_factory, **files)
    found = told(place)
    assert [(row["of"].partition(" (")[0], row["person"]) for row in found["needed"]] == [
        ("Walter Brandt", "Nora Quist")
    ]
    if "notes_md" in files:
        with Workspace.open(place) as workspace:
            assert "never liked" in json.dumps(ask(workspace, "What does Walter Brandt think?"))


@pytest.mark.parametrize(("veto", "knows"), [("0.9", True), ("0.95", True), ("0.6", False)])
def test_a_veto_that_is_stated_as_all_but_sure_is_no_question(tmp_path_factory, veto, knows):
    place = made(tmp_path_factory, call_txt=CALL)
    with Workspace.open(place) as workspace:
        believe(workspace, "Thornby", "Nora Quist", [f"veto={veto}"])
    text = CliRunner().invoke(cli, ["--workspace", str(place), "forecast", "Thornby"]).stdout
    (line,) = [row for row in text.splitlines() if row.strip().startswith("Nora Quist:") and "alone" in row]
    assert ("may be able to" not in line) is knows
    data = json.loads(CliRunner().invoke(cli, ["--workspace", str(place), "--json", "forecast", "Thornby"]).stdout)
    if knows:
        assert not any(u["parameter"] == "veto" and u["person"] == "Nora Quist" for u in data["unknowns"])
