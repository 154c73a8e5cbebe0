"""What is told of somebody who has not spoken to us, told by whom; whose words a wish is; what was given in the same talk."""

import pytest
from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.workspace import Workspace
from otherside.workspace.heard.terms import terms_of
from otherside.workspace.heard.told_first import told_first
from otherside.workspace.questioning import plan_for, questions_for

TOLD = """---
date: 2026-04-14
---

Ines Varga (ines@quillfold.example): Who decides on the new cold store software?

Petra Lindqvist (petra@millbrook.example): Our CTO, Tarek Osman, makes the final call. He's pretty risk-averse about the night runs.
He'll want to see references from two other dairies. We count the pallets by hand today.

Ines Varga (ines@quillfold.example): Have you spoken with him about it?

Petra Lindqvist (petra@millbrook.example): Once. He said "get back to us in spring".
I'd like to start with the small hall in May all the same.
He was on sick leave in March.
"""
MINE = """---
date: 2026-04-14
---

Ines Varga (ines@quillfold.example): Who else would be part of the choice?

Joram Weil (joram@holm.example): It'll mostly be me. Our VP of Operations, Dana Fisk, is supportive but she won't get into the details.
We lose two hours a day on the labels.

Joram Weil (joram@holm.example): My crew has been waiting for this tour since I came back from the fair.

Ines Varga (ines@quillfold.example): Then let me begin the tour with the label press. You can see the roll on the left.

Joram Weil (joram@holm.example): I came in sceptical. I'm a lot less sceptical now.
"""


def made(tmp_path_factory, name, text):
    given = tmp_path_factory.mktemp("given") / name
    given.mkdir()
    (given / "call.md").write_text(text, encoding="utf-8")
    place = tmp_path_factory.mktemp("workspace") / "w"
    with Workspace.init(place, ["quillfold.example"]) as workspace:
        workspace.add([given])
    return place


@pytest.fixture(scope="module")
def millbrook(tmp_path_factory):
    return made(tmp_path_factory, "Millbrook", TOLD)


@pytest.fixture(scope="module")
def holm(tmp_path_factory):
    return made(tmp_path_factory, "Holm", MINE)


def test_what_is_told_of_the_absent_stands_with_them_as_told_by_whom(millbrook):
    with Workspace.open(millbrook) as workspace:
        brief = workspace.brief("Millbrook")
        forecast = workspace.forecast("Millbrook", draws=300)
        plan = plan_for(workspace, "Millbrook", "Tarek Osman", forecast)
    quotes = {row["quote"].strip() for row in brief["outlooks"]}
    assert "He's pretty risk-averse about the night runs." in quotes
    assert "He'll want to see references from two other dairies." in quotes
    assert not any("sick" in q or "pallets" in q for q in quotes)
    assert {(row["of"], row["person"]) for row in brief["outlooks"]} == {("Tarek Osman (CTO)", "Petra Lindqvist")}
    assert [row["id"] for row in forecast["outlooks"]] == [row["id"] for row in brief["outlooks"]]
    assert [row["quote"] for row in plan["outlooks"]] == [row["quote"] for row in brief["outlooks"]]
    # It is no evidence of his, and no dread of hers.
    assert all(
        "risk-averse" not in q["quote"]
        for p in brief["people"]
        for f in ("fear", "risk")
        for q in p["facets"].get(f, ())
    )


def test_nothing_is_asked_of_the_absent_as_if_nothing_had_been_told(millbrook):
    with Workspace.open(millbrook) as workspace:
        forecast = workspace.forecast("Millbrook", draws=300)
        found = questions_for(workspace, "Millbrook", forecast, to="Tarek Osman", n=20)["questions"]
    assert found
    # A dread of the night runs and a wish for references are on these, and no word on what he has to reach.
    heard = {"certain", "way_back", "to_agree", "their_view"}
    assert not any("Nothing read so far" in q["why"] for q in found if q["topic"] in heard)
    assert all("Nothing read so far" in q["why"] for q in found if q["topic"] in ("reach", "stay_worry", "proud"))
    assert any("Petra tells of Tarek: “He's pretty risk-averse about the night runs”" in q["why"] for q in found)
    assert not {"go_wrong", "on_mind", "need", "wish"} & {q["topic"] for q in found}


def test_the_faces_tell_it_with_the_teller(millbrook):
    run = CliRunner().invoke(cli, ["--workspace", str(millbrook), "brief", "Millbrook"])
    text = " ".join(run.output.split())
    assert "Tarek Osman (CTO), as told by Petra Lindqvist: “He's pretty risk-averse about the night runs.”" in text
    run = CliRunner().invoke(cli, ["--workspace", str(millbrook), "forecast", "Millbrook"])
    assert "Petra Lindqvist tells of them: “He's pretty risk-averse" in " ".join(run.output.split())


def test_a_time_that_somebody_else_named_is_not_the_tellers(millbrook):
    with Workspace.open(millbrook) as workspace:
        deal = workspace.deal("Millbrook")
        assert terms_of(workspace, deal)["wishes"] == []
        assert told_first(workspace, deal)["own_time"] is None
        assert all(q["note"] is None for q in questions_for(workspace, deal, None, n=5)["questions"])


def test_whoever_says_that_it_is_theirs_to_decide_comes_first(holm):
    with Workspace.open(holm) as workspace:
        found = workspace.forecast("Holm", draws=300)
    assert found["pivotal"][0]["person"] == "Joram Weil"
    (joram,) = (p for p in found["people"] if p["person"] == "Joram Weil")
    assert [found["quotes"][e]["quote"] for e in joram["decides"]] == ["It'll mostly be me."]
    run = CliRunner().invoke(cli, ["--workspace", str(holm), "brief", "Holm"])
    assert "Whose view it turns on: Joram Weil (“It'll mostly be me.”)" in " ".join(run.output.split())


def test_what_was_waited_for_and_given_in_the_same_talk_is_open_no_more(holm):
    with Workspace.open(holm) as workspace:
        found = workspace.forecast("Holm", draws=300)
        asked = questions_for(workspace, "Holm", found, n=20)["questions"]
        agreed = [row["quote"] for row in workspace.brief("Holm")["agreed"]]
    assert not any("tour" in row["quote"] for row in found["hangs_on"])
    assert not any("waiting for this tour" in q["text"] for q in asked)
    assert agreed == ["I'm a lot less sceptical now."]
