"""What was said in confidence says so in REST and on the pages; who has left is known there as on the command line."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest
from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.reports.words import told_by
from otherside.web.config import WebConfig
from otherside.web.templating import environment
from otherside.workspace import Workspace
from otherside.workspace.heard.rows import IN_CONFIDENCE
from tests.web.conftest import Browser, sign_in

API = "/api/v1"
CALL = """# First call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of the bindery, Foldwick), Rolf Brand (Binder, Foldwick)

**Nils Own (0:10):** What would a good year look like?

**Ada Voss (0:20):** I want every order typed once instead of three times by June.

**Nils Own (0:30):** And what is in the way?

**Rolf Brand (0:40):** My worry is that the new press breaks down like the last one did, and then I explain it to the printers.

**Nils Own (0:50):** Who else is in it?

**Ada Voss (1:00):** Keep this between us: I am afraid that the owner sells the bindery before the press is paid for.
"""
LAST = """From: Rolf Brand <rolf@foldwick.example>
To: Nils Own <nils@ours.example>
Date: Wed, 11 Mar 2026 09:00:00 +0000
Subject: Press
Message-ID: <r1@foldwick.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Hello Nils,

Friday 20th is my last day here. After that please write to Ada and not to me.

Rolf
"""
SINCE = (
    LAST.replace("Rolf Brand <rolf@", "Ada Voss <ada@")
    .replace("Wed, 11", "Mon, 30")
    .replace("<r1@", "<a1@")
    .replace(
        "Friday 20th is my last day here. After that please write to Ada and not to me.", "We want a press that runs."
    )
    .replace("\nRolf\n", "\nAda\n")
)


@pytest.fixture(scope="module")
def bindery(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bindery")
    (folder / "foldwick").mkdir()
    for name, text in {"2026-03-02_call.md": CALL, "last.eml": LAST, "since.eml": SINCE}.items():
        (folder / "foldwick" / name).write_text(text, encoding="utf-8")
    with Workspace.init(folder / "w", ["Ours"]) as workspace:
        workspace.add([folder / "foldwick"])
    return folder / "w"


@pytest.fixture(scope="module")
def browser(bindery) -> Browser:
    return sign_in(WebConfig(bindery))


@pytest.fixture(scope="module")
def call(bindery) -> str:
    with Workspace.open(bindery) as workspace:
        return next(c.id for c in workspace.conversations() if len(c.turns) > 1)


def test_a_conversation_in_rest_marks_turns_and_evidence(browser, call):
    turns = browser.get(f"{API}/conversations/{call}").json()["turns"]
    assert [bool(t["mark"]) for t in turns] == [False, False, False, False, True, True]
    assert turns[5]["mark"] == IN_CONFIDENCE
    assert turns[5]["evidence"]
    assert all(e["mark"] == t["mark"] for t in turns for e in t["evidence"])


def test_the_export_over_rest_marks_evidence_and_turns(browser):
    answer = browser.get(f"{API}/export", params={"format": "jsonl"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        for table, text in (("evidence", "quote"), ("turns", "text")):
            (name,) = (n for n in packed.namelist() if n.endswith(f"{table}.jsonl"))
            rows = [json.loads(line) for line in packed.read(name).decode("utf-8").splitlines()]
            assert {row["mark"] for row in rows if "owner sells" in row[text]} == {IN_CONFIDENCE}
            assert {row["mark"] for row in rows if "typed once" in row[text]} == {""}


def test_the_transcript_says_so_beside_the_turn(browser, call):
    page = browser.get(f"/conversations/{call}").text
    parts = re.split(r'id="t\d', page)
    assert [IN_CONFIDENCE in part.split('class="said"')[0] for part in parts[1:]] == [False] * 4 + [True] * 2
    assert IN_CONFIDENCE in browser.get(f"/conversations/{call}/turns/5").text


def test_gaps_on_a_page_say_so_beside_the_words():
    place = {"conversation": "c", "turn": 0, "start": 0, "end": 4}
    gap = {"person": "Ada", "theme": "", "ideal": "We wait for nobody", "actual": "We wait", "question": "How?"}
    found = environment().get_template("fragments/gaps.html.j2")
    told = found.render(
        gaps=[{**gap, "sources": [{**place, "mark": ""}, {**place, "mark": IN_CONFIDENCE}]}], further=[]
    )
    assert told.count(IN_CONFIDENCE) == 1
    assert told.index("We wait</q>") < told.index(IN_CONFIDENCE) < told.index("How?")


def test_a_day_that_was_told_in_confidence_says_so_in_the_forecast():
    quotes = {"e1": {"mark": IN_CONFIDENCE}, "e2": {"mark": ""}}
    assert told_by({"quotes": quotes}, {"person": "Ada", "evidence": "e1"}) == f"Ada, {IN_CONFIDENCE}"
    assert told_by({"quotes": quotes}, {"person": "Ada", "evidence": "e2"}) == "Ada"


def test_rest_says_who_has_left_as_the_command_line_does(browser, bindery):
    for path, words in (("/people", ["people"]), ("/people?deal=foldwick", ["people", "foldwick"])):
        people = browser.get(f"{API}{path}").json()["people"]
        told = CliRunner().invoke(cli, ["--workspace", str(bindery), "--json", *words], catch_exceptions=False)
        assert people == json.loads(told.stdout)["people"]
        assert {p["name"] for p in people if p["left"]} == {"Rolf Brand"}
    brief = {p["name"]: p for p in browser.get(f"{API}/deals/foldwick/brief").json()["people"]}
    for query in ("", "?deal=foldwick"):
        one = browser.get(f"{API}/people/Rolf Brand{query}").json()
        assert one["left"]["quote"] == brief["Rolf Brand"]["left"]["quote"] == "Friday 20th is my last day here."
        assert (one["unknown"], one["turns"]) == ([], brief["Rolf Brand"]["turns"])
        assert browser.get(f"{API}/people/Ada Voss{query}").json()["left"] is None


def test_what_changed_hides_what_the_page_of_the_deal_hides(browser):
    page = browser.get("/deals/foldwick/changes?since=2026-03-01").text
    assert "owner sells" not in page
    assert "typed once" in page
    assert "owner sells" not in browser.get("/deals/foldwick").text


def test_a_brief_to_take_along_does_not_tell_that_somebody_confided(browser):
    for form in ("html", "md"):
        brief = browser.get(f"{API}/deals/foldwick/brief", params={"format": form}).text
        assert "typed once" in brief
        assert "owner sells" not in brief
        assert "asked us to keep" not in brief
        assert IN_CONFIDENCE not in brief
    # On the screen it stands, and is not printed.
    page = browser.get("/deals/foldwick").text
    assert "asked us to keep" in page
    assert '<li class="quote noprint">' in page
