"""Every tool in memory: the JSON of the command line, evidence ids, and one line for what is wrong."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.mcp.marking import NOTE
from otherside.mcp.server import OthersideServer
from otherside.mcp.tools import ReadingTools, _bounded, _untold
from otherside.workspace import Workspace
from tests.mcp.conftest import within

SAME = [
    ("list_deals", {}, ["deals"]),
    ("list_people", {"deal": "Millbrook"}, ["people", "Millbrook"]),
    ("search", {"query": "audit", "facet": ["priority"]}, ["search", "audit", "--facet", "priority"]),
    (
        "forecast",
        {"deal": "Millbrook", "sets": ["Petra Lindqvist.rho=0.1"], "draws": 1000, "horizon": "3 months"},
        ["forecast", "Millbrook", "--set", "Petra Lindqvist.rho=0.1", "--draws", "1000", "--horizon", "3 months"],
    ),
    ("questions", {"deal": "Millbrook", "to": "Joram", "n": 2}, ["questions", "Millbrook", "--to", "Joram", "-n", "2"]),
    (
        "questions",
        {"deal": "Millbrook", "to": "Petra", "plan": True},
        ["questions", "Millbrook", "--to", "Petra", "--plan"],
    ),
    ("gaps", {"deal": "Millbrook"}, ["gaps", "Millbrook"]),
    (
        "draft",
        {"deal": "Millbrook", "to": "Petra", "kind": "call"},
        ["draft", "Millbrook", "--to", "Petra", "--as", "call"],
    ),
    ("coach", {"conversation": "First talk at Millbrook"}, ["coach", "First talk at Millbrook"]),
    ("check", {}, ["check"]),
    ("ask", {"question": "what do they fear?"}, ["ask", "what do they fear?"]),
    ("market", {"n": 200}, ["market"]),
    ("diff", {"deal": "Millbrook", "since": "2026-03-01"}, ["diff", "Millbrook", "--since", "2026-03-01"]),
]
#: Tools without a command of the same JSON; of a brief some numbers are left out.
OWN = {"brief", "lint", "list_conversations", "read_conversation"}
PAGED = {"total", "next"}


@pytest.mark.parametrize(("tool", "arguments", "words"), SAME, ids=[" ".join(row[2]) for row in SAME])
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
    assert data.pop("remark", "") == (expected.pop("note", "") or "")
    assert {k: v for k, v in data.items() if k in expected or k not in PAGED} == expected


def test_a_brief_leaves_out_numbers_that_are_not_to_be_said(call, folder):
    shell = CliRunner().invoke(cli, ["--workspace", str(folder), "--json", "brief", "Millbrook"])
    expected = json.loads(shell.stdout)
    whole = call("brief", deal="Millbrook", parts=list(expected)).structured_content
    assert whole == {"note": NOTE, **expected}
    found = call("brief", deal="Millbrook").structured_content
    assert {k: v for k, v in found.items() if k != "forecast"} == {k: v for k, v in whole.items() if k != "forecast"}
    assert not whole["forecast"]["told"]
    left = found["forecast"].pop("left_out")
    assert set(left) == {"p", "interval", "curve", "beliefs"}
    assert found["forecast"] == {k: v for k, v in whole["forecast"].items() if k not in left}


@pytest.mark.parametrize("forecast", [{"told": True, "p": {}}, None])
def test_a_brief_with_odds_that_may_be_said_or_with_none_is_left_as_it_is(forecast):
    assert _untold({"deal": "A", "forecast": forecast}) == {"deal": "A", "forecast": forecast}


def test_descriptions_say_what_an_assistant_would_miss(folder):
    tools = {t.name: t.description for t in within(OthersideServer(folder), lambda client: client.list_tools()).tools}
    for key in ("agreed", "wishes", "conditions", "promises", "alternatives", "notes", "pattern_breaks"):
        assert re.search(rf"\b{key}\b", tools["brief"]), key
    assert "confidence" in tools["lint"]
    assert "``plan``" in tools["questions"]
    assert "Not for questions about us" in tools["ask"]


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
    assert {t.name for t in listed} == {row[0] for row in SAME} | OWN
    for tool in listed:
        assert tool.description
        assert len(tool.description) < 700
        assert tool.output_schema is not None
        for name, form in tool.input_schema.get("properties", {}).items():
            assert form.get("description"), f"{tool.name}: {name} is not described"


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


def test_the_words_around_a_quote_can_be_read(call):
    (talk,) = call("list_conversations", deal="Millbrook").structured_content["conversations"]
    assert talk["title"] == "First talk at Millbrook"
    hit = next(h for h in call("search", query="rollout").structured_content["hits"] if "rollout" in h["quote"])
    assert hit["conversation"] == talk["id"]
    found = call("read_conversation", conversation=hit["conversation"], turn=hit["turn"], around=1).structured_content
    assert [t["turn"] for t in found["turns"]] == [hit["turn"] - 1, hit["turn"], hit["turn"] + 1]
    assert found["turns"][1]["text"][hit["start"] : hit["end"]] == hit["quote"]
    assert found["total"] == 5
    page = call("read_conversation", conversation="First talk at Millbrook", n=2).structured_content
    assert ([t["turn"] for t in page["turns"]], page["next"]) == ([0, 1], 2)


def test_a_list_says_when_a_deal_was_last_heard(call):
    (deal,) = call("list_deals").structured_content["deals"]
    assert deal["last_heard"] == "2026-03-04"


def test_a_long_list_is_cut_and_counted():
    rows = [{"quotes": ["a", "b", "c"]}, {"quotes": ["d"]}, {"quotes": ["e", "f", "g", "h"]}]
    data = {"findings": rows, "people": 3}
    assert _bounded(data, 4) == data
    assert _bounded(data, 2) == {
        "findings": [{"quotes": ["a", "b"]}, {"quotes": ["d"]}],
        "people": 3,
        "left_out": {"findings": 1, "findings.quotes": 1},
    }


def test_odds_that_are_not_to_be_said_say_so(call):
    found = call("forecast", deal="Millbrook", draws=500, sets=["Petra Lindqvist.exposure=0.9"]).structured_content
    wide = any(high - low > 0.6 for low, high in found["interval"].values())
    assert found["told"] is not wide
    assert found["what_if"]["told"] is found["told"]
    assert (found["why_not_told"] is None) is found["told"]


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
    ("search", {"query": "x", "since": "October"}, "since: not a date; write it as YYYY-MM-DD, like 2026-10-15"),
    ("diff", {"deal": "Millbrook", "since": "2026-13-40"}, "diff: since: not a date; write it as YYYY-MM-DD"),
    ("questions", {"deal": "Millbrook", "plan": True}, "plan needs a person"),
    ("forecast", {"deal": "Millbrook", "sets": ["Petra Lindqvist.mood=1"]}, "no such key"),
    ("forecast", {"deal": "Millbrook", "horizon": "soon"}, "horizon"),
    ("forecast", {"deal": "Millbrook", "draws": 10**9}, "forecast: draws:"),
    ("list_people", {"deal": "Nowhere"}, "no deal called"),
    ("lint", {"text": "Hello", "to": "Nobody"}, "nobody is called"),
    ("lint", {"text": ""}, "lint: text:"),
    ("gaps", {}, "gaps: deal: Field required"),
    ("search", {"query": "x", "facets": ["fear"]}, "no argument is called 'facets'; it takes query, facet"),
    ("check", {"deal": "Millbrook"}, "it takes none"),
    ("read_conversation", {"conversation": "First talk", "turn": 40}, "has no turn 40: it has 5, numbered from 0"),
    ("read_conversation", {"conversation": "Nowhere"}, "no conversation 'Nowhere'; there are"),
    ("ask", {"question": " "}, "ask something"),
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
