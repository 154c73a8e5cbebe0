"""Every tool in memory: the JSON of the command line, evidence ids, and one line for what is wrong."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.mcp.marking import NOTE
from otherside.mcp.server import OthersideServer
from otherside.mcp.tools import ReadingTools
from otherside.workspace import Workspace
from tests.mcp.conftest import within

SAME = [
    ("list_deals", {}, ["deals"]),
    ("list_people", {"deal": "Millbrook"}, ["people", "Millbrook"]),
    ("brief", {"deal": "Millbrook"}, ["brief", "Millbrook"]),
    ("search", {"query": "audit", "facet": ["priority"]}, ["search", "audit", "--facet", "priority"]),
    (
        "forecast",
        {"deal": "Millbrook", "sets": ["Petra Lindqvist.rho=0.1"], "draws": 1000, "horizon": "3 months"},
        ["forecast", "Millbrook", "--set", "Petra Lindqvist.rho=0.1", "--draws", "1000", "--horizon", "3 months"],
    ),
    ("questions", {"deal": "Millbrook", "to": "Joram", "n": 2}, ["questions", "Millbrook", "--to", "Joram", "-n", "2"]),
    ("gaps", {"deal": "Millbrook"}, ["gaps", "Millbrook"]),
    (
        "draft",
        {"deal": "Millbrook", "to": "Petra", "kind": "call"},
        ["draft", "Millbrook", "--to", "Petra", "--as", "call"],
    ),
    ("coach", {"conversation": "First talk at Millbrook"}, ["coach", "First talk at Millbrook"]),
    ("check", {}, ["check"]),
]
PAGED = {"total", "next"}


@pytest.mark.parametrize(("tool", "arguments", "words"), SAME, ids=[row[0] for row in SAME])
def test_a_tool_says_what_the_command_says(call, folder, tool, arguments, words):
    result = call(tool, **arguments)
    assert not result.is_error, result.content[0].text
    data = dict(result.structured_content)
    assert json.loads(result.content[0].text) == data
    assert next(iter(data)) == "note"
    assert data.pop("note") == NOTE
    shell = CliRunner().invoke(cli, ["--workspace", str(folder), "--json", *words])
    assert shell.exit_code == 0, shell.output
    expected = json.loads(shell.stdout)
    assert {k: v for k, v in data.items() if k in expected or k not in PAGED} == expected


def test_the_lint_says_what_the_command_says(call, folder, tmp_path):
    text = "Act now! We are the leading platform and you will love our dashboards."
    (tmp_path / "mail.txt").write_text(text, encoding="utf-8")
    words = ["--workspace", str(folder), "--json", "lint", str(tmp_path / "mail.txt"), "--deal", "Millbrook"]
    expected = json.loads(CliRunner().invoke(cli, words).stdout)
    found = call("lint", text=text, deal="Millbrook").structured_content
    assert found["findings"] == expected["findings"] != []


def test_every_tool_is_tested_and_described(folder):
    listed = within(OthersideServer(folder), lambda client: client.list_tools()).tools
    assert [t.name for t in listed] == list(ReadingTools.READING)
    assert {t.name for t in listed} == {row[0] for row in SAME} | {"lint"}
    for tool in listed:
        assert tool.description
        assert tool.output_schema is not None


def test_quotes_carry_the_way_back_to_the_words(call, folder):
    with Workspace.open(folder) as workspace:
        known = {row.evidence.id for row in workspace.evidence()}
        for hit in call("search", query="rollout").structured_content["hits"]:
            turn = workspace.store.conversation(hit["conversation"]).turns[hit["turn"]].turn.text
            assert turn[hit["start"] : hit["end"]] == hit["quote"]
            assert hit["id"] is None or hit["id"] in known
    people = call("list_people").structured_content["people"]
    ids = {q["id"] for p in people for quotes in p["facets"].values() for q in quotes}
    assert ids
    assert ids <= known
    forecast = call("forecast", deal="Millbrook", draws=500).structured_content
    assert set(forecast["quotes"]) <= known
    assert {e for b in forecast["beliefs"] for e in b["evidence"]} <= set(forecast["quotes"])


def test_lists_come_in_parts(call):
    first = call("list_people", n=1).structured_content
    assert (len(first["people"]), first["total"], first["next"]) == (1, 3, 1)
    last = call("list_people", n=2, offset=1).structured_content
    assert (len(last["people"]), last["next"]) == (2, None)


@pytest.mark.parametrize("tool", ["brief", "forecast"])
def test_a_part_of_a_long_answer(call, tool):
    whole = call(tool, deal="Millbrook").structured_content
    part = call(tool, deal="Millbrook", parts=["burdens", "people"]).structured_content
    assert set(part) == {"note", "deal", "burdens", "people"}
    assert all(part[key] == whole[key] for key in part)


WRONG = [
    ("brief", {"deal": "Millbrook", "parts": ["mood"]}, "parts: there is no 'mood'; choose among deal, about"),
    ("brief", {"deal": "Nowhere"}, "no deal called 'Nowhere'; did you mean one of 'Millbrook'?"),
    ("draft", {"deal": "Millbrook", "to": "Nobody"}, "nobody is called 'Nobody'"),
    ("draft", {"deal": "Millbrook", "to": "Petra", "kind": "telegram"}, "onepager"),
    ("draft", {"deal": "Millbrook", "to": "Ines"}, "our side"),
    ("questions", {"deal": "Millbrook", "to": "Nobody"}, "nobody on their side is called 'Nobody'"),
    ("coach", {"conversation": "Nothing"}, "First talk at Millbrook"),
    ("search", {"query": "x", "facet": ["mood"]}, "choose one of"),
    ("search", {"query": '"open'}, "quot"),
    ("search", {"query": "x", "since": "soon", "n": 0}, "search: since:"),
    ("forecast", {"deal": "Millbrook", "sets": ["Petra Lindqvist.mood=1"]}, "no such key"),
    ("forecast", {"deal": "Millbrook", "horizon": "soon"}, "horizon"),
    ("forecast", {"deal": "Millbrook", "draws": 10**9}, "forecast: draws:"),
    ("list_people", {"deal": "Nowhere"}, "no deal called"),
    ("lint", {"text": "Hello", "to": "Nobody"}, "nobody is called"),
    ("lint", {"text": ""}, "lint: text:"),
    ("gaps", {}, "gaps: deal: Field required"),
    ("search", {"query": "x", "facets": ["fear"]}, "no argument is called 'facets'; it takes query, facet"),
    ("check", {"deal": "Millbrook"}, "it takes none"),
    ("sell", {}, "no tool is called 'sell'; there are list_deals"),
]


@pytest.mark.parametrize(("tool", "arguments", "says"), WRONG)
def test_what_is_wrong_is_said_in_one_line(call, tool, arguments, says):
    result = call(tool, **arguments)
    assert result.is_error
    (content,) = result.content
    assert says in content.text
    assert len(content.text.splitlines()) == 1
    assert "Traceback" not in content.text


def test_an_unforeseen_error_shows_nothing_of_itself(folder, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError("secret\ninside")

    monkeypatch.setattr(Workspace, "gaps", broken)
    result = within(OthersideServer(folder), lambda client: client.call_tool("gaps", {"deal": "Millbrook"}))
    assert result.is_error
    assert result.content[0].text == "gaps failed inside otherside; its stderr says where"
