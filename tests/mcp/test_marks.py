"""An assistant learns what was said in confidence, and who has left, as the command line says it."""

from __future__ import annotations

import json

import pytest

from otherside.mcp.marking import INSTRUCTIONS
from otherside.mcp.server import OthersideServer
from otherside.workspace import Workspace
from otherside.workspace.heard.rows import IN_CONFIDENCE
from tests.mcp.conftest import within

CALL = """---
title: First talk at Foldwick
date: 2026-03-02
---

Ines Varga (ines@quillfold.example): What would a good year look like?

Ada Voss (ada@foldwick.example): I want every order typed once instead of three times by June.

Rolf Brand (rolf@foldwick.example): My worry is that the new press breaks down like the last one did. Friday 20th is my last day here.
"""
APART = """---
title: A word apart
date: 2026-03-30
---

Ada Voss (ada@foldwick.example): Keep this between us: I am afraid that the owner sells the bindery. I want every invoice read once \
instead of twice by May.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bindery")
    (folder / "Foldwick").mkdir()
    for name, text in {"2026-03-02-call.md": CALL, "2026-03-30-apart.md": APART}.items():
        (folder / "Foldwick" / name).write_text(text, encoding="utf-8")
    with Workspace.init(folder / "w", ["quillfold.example"]) as workspace:
        workspace.add([folder / "Foldwick"])

    def one(tool, **arguments):
        result = within(OthersideServer(folder / "w"), lambda client: client.call_tool(tool, arguments))
        assert not result.is_error, result.content[0].text
        return result.structured_content

    def read(uri):
        result = within(OthersideServer(folder / "w"), lambda client: client.read_resource(uri))
        return json.loads(result.contents[0].text)

    one.read = read
    return one


def _marks(found):
    """The marks of all that has a place, by whether it was said apart."""
    out = {True: set(), False: set()}

    def walk(value):
        if isinstance(value, dict):
            if {"conversation", "turn", "quote"} <= value.keys():
                out["owner" in value["quote"] or "invoice" in value["quote"]].add(value.get("mark"))
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)

    walk(found)
    return out


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("list_people", {}),
        ("list_people", {"deal": "Foldwick"}),
        ("brief", {"deal": "Foldwick"}),
        ("search", {"query": "owner"}),
        ("forecast", {"deal": "Foldwick", "draws": 200}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_answer_marks_what_was_said_in_confidence(ask, tool, arguments):
    marks = _marks(ask(tool, **arguments))
    assert marks[True] == {IN_CONFIDENCE}
    assert marks[False] <= {""}


def test_no_question_is_put_with_what_was_said_in_confidence(ask):
    marks = _marks(ask("questions", deal="Foldwick", to="Ada", n=30))
    assert marks[True] == set()
    assert marks[False] == {""}


def test_the_ground_of_a_draft_has_its_marks(ask):
    claims = ask("draft", deal="Foldwick", to="Ada")["claims"]
    assert claims
    assert _marks(claims)[False] | _marks(claims)[True] <= {"", IN_CONFIDENCE}


def test_people_who_have_left_are_known(ask):
    people = {p["name"]: p for p in ask("list_people")["people"]}
    assert people["Rolf Brand"]["left"]["quote"] == "Friday 20th is my last day here."
    assert people["Ada Voss"]["left"] is None
    assert {p["name"]: p for p in ask("list_people", deal="Foldwick")["people"]}["Rolf Brand"]["left"]
    rolf = ask.read(f"otherside://person/{people['Rolf Brand']['id']}")
    assert rolf["left"] == people["Rolf Brand"]["left"]
    assert ask.read(f"otherside://person/{people['Ada Voss']['id']}")["left"] is None


def test_an_assistant_is_told_to_pass_nothing_on():
    assert f"“{IN_CONFIDENCE}”" in INSTRUCTIONS
