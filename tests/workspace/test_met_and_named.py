"""A deal of one family: what sounds met, whose say it is, who could do it instead and what they ask for, in every form."""

import datetime as dt

import pytest

from otherside.workspace import Workspace
from otherside.workspace.asking.asking import ask
from otherside.workspace.brief import brief
from otherside.workspace.forecasts.hanging import hanging
from otherside.workspace.market.market import market

VISIT = """# Visit

**Participants:** Nils Own (Ours, architect), Oda Lien, Per Lien (brother)

**Nils Own (0:10):** What would it take?

**Oda Lien (0:20):** You'd have to get past my mother. If the farmer signs the drainage thing, I'm in.

**Per Lien (0:40):** I want three references and a ceiling. Without that I can't put my name to it.

**Per Lien (0:45):** If my share goes into a trust on paper, I won't stand in the way.

**Nils Own (0:50):** And who else do you talk to?

**Oda Lien (1:00):** Ivo rang again, he could start on 3 May. The other offer is from Larkspur.

**Per Lien (1:20):** Could you come to the barn one morning and look at it?
"""
MAIL = """From: Oda Lien <oda@lien.example>
To: Nils Own <nils@own.example>
Date: Mon, 14 Sep 2026 09:00:00 +0200
Subject: News

Dear Nils,

Per has been to the notary about the trust. He says it is done and signed. The farmer has signed the drainage paper as well.

Oda
"""


@pytest.fixture(scope="module")
def family(tmp_path_factory):
    home = tmp_path_factory.mktemp("family")
    folder = home / "moor"
    folder.mkdir()
    (folder / "2026-09-04_visit.md").write_text(VISIT, encoding="utf-8")
    (folder / "2026-09-14_oda.eml").write_text(MAIL, encoding="utf-8")
    with Workspace.init(home / "w", ["own.example"]) as workspace:
        workspace.add([folder])
        yield workspace


def test_a_condition_that_sounds_met_is_told_so_and_last(family):
    found = brief(family, family.deal("moor"))
    marks = {row["quote"]: row["undone"] for row in found["conditions"]}
    sounds = "sounds met by what was said on 14 September 2026"
    assert marks["If the farmer signs the drainage thing, I'm in."] == sounds
    assert marks["If my share goes into a trust on paper, I won't stand in the way."] == sounds
    whole = "I want three references and a ceiling. Without that I can't put my name to it."
    assert marks[whole] == ""
    open_first = [bool(row["undone"]) for row in found["conditions"]]
    assert open_first == sorted(open_first)


def test_nobody_is_asked_what_would_have_to_happen_for_it(family):
    found = brief(family, family.deal("moor"))
    assert not any("trust" in q["text"] or "drainage" in q["text"] for q in found["questions"])


def test_what_it_hangs_on_has_the_guess_beside_it(family):
    rows = hanging(family, family.deal("moor"))["hangs_on"]
    told = {row["quote"]: row["mark"] for row in rows}
    assert told["If the farmer signs the drainage thing, I'm in."].startswith("sounds met")
    assert told["You'd have to get past my mother."] == ""
    assert rows[-1]["mark"]


def test_before_it_was_told_it_was_open(family):
    rows = hanging(family, family.deal("moor"), dt.date(2026, 9, 5))["hangs_on"]
    assert {row["mark"] for row in rows} == {""}


def test_whose_say_it_is_and_who_could_do_it_instead(family):
    found = brief(family, family.deal("moor"))
    assert "Oda Lien's mother" in [row["person"] for row in found["forecast"]["people"]]
    assert {way["name"] for way in found["alternatives"]} == {"Ivo", "Larkspur"}
    assert any("come to the barn" in row["quote"] for row in found["promises"]["sought"])


@pytest.mark.parametrize("form", ["email", "call", "proposal"])
def test_no_draft_holds_up_what_sounds_met(family, form):
    for person in ("Oda Lien", "Per Lien"):
        text = family.draft("moor", person, form)["text"]
        assert "drainage" not in text
        assert "goes into a trust" not in text


def test_a_market_names_suppliers_and_nobodys_builder(family):
    assert [row["name"] for row in market(family)["positioning"]["alternatives"]] == ["Larkspur"]


def test_ask_says_whose_decision_it_is(family):
    found = ask(family, "Who decides in the moor deal?")
    assert "get past my mother" in str(found)
