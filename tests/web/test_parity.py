"""The command line and REST on the same workspace: the same question, the same JSON."""

from __future__ import annotations

import json
import shutil

import pytest
from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.web.config import WebConfig
from tests.web.conftest import sign_in

API = "/api/v1"
DEAL = "Brook & Sons"
IN_PATH = f"{API}/deals/Brook%20&%20Sons"
#: Only pages of a list have them.
PAGING = ("total", "next")


def said(folder, *arguments, code=0):
    done = CliRunner().invoke(cli, ["--workspace", str(folder), "--json", *map(str, arguments)])
    assert done.exit_code == code, done.output
    return json.loads(done.stdout)


def same(ours, theirs, *but):
    """Equal but for what paging adds, and keys that cannot be equal."""
    for key in (*PAGING, *but):
        if key not in ours:
            theirs = {k: v for k, v in theirs.items() if k != key}
    assert theirs == ours


@pytest.mark.parametrize(
    ("command", "path"),
    [
        (["deals"], "/deals"),
        (["people"], "/people"),
        (["people", DEAL], "/people?deal=Brook%20%26%20Sons"),
        (["brief", DEAL], "/deals/Brook%20&%20Sons/brief"),
        (["gaps", DEAL], "/deals/Brook%20&%20Sons/gaps"),
        (["forecast", DEAL, "--draws", "500"], "/deals/Brook%20&%20Sons/forecast?draws=500"),
        (["questions", DEAL, "-n", "3"], "/deals/Brook%20&%20Sons/questions?n=3"),
        (["search", "audit", "-n", "20"], "/search?q=audit"),
        (["coach", "first call"], "/conversations/first%20call/coach"),
        (["market"], "/market"),
        (["market", "--by", "role", "--facet", "fear"], "/market?by=role&facet=fear"),
        (["ask", "what are they afraid of"], "/ask?q=what+are+they+afraid+of"),
        (["corrections"], "/corrections"),
        (["backtest"], "/backtest"),
        (["check"], "/check"),
        (["believe", DEAL], "/deals/Brook%20&%20Sons/beliefs"),
        (["diff", DEAL, "--since", "2026-01-01"], "/deals/Brook%20&%20Sons/changes?since=2026-01-01"),
    ],
    ids=lambda x: x[0] if isinstance(x, list) else None,
)
def test_what_is_read(made, reader, command, path):
    answer = reader.get(API + path)
    assert answer.status_code == 200, answer.text
    same(said(made, *command), answer.json())


def test_messages_are_tested_alike(made, reader):
    message = "Your team would keep the hard cases. Nothing has to be copied by hand."
    ours = said(made, "market", "--message", message)["messages"]
    theirs = reader.post(
        f"{API}/market/messages", json={"messages": [message]}, headers={"x-csrf-token": reader.csrf}
    ).json()
    assert theirs == {"messages": ours}


def test_gaps_of_statements(made, reader, tmp_path):
    given = {
        "statements": [
            {"id": 1, "text": "I want to be the one in the firm who finds things out before they break."},
            {"id": 2, "text": "Most weeks I only hear of a fault when a customer shouts at me."},
        ]
    }
    path = tmp_path / "statements.json"
    path.write_text(json.dumps(given))
    answer = reader.post(f"{API}/gaps", json=given, headers={"x-csrf-token": reader.csrf})
    assert answer.json() == said(made, "gaps", path)


def test_the_lint_and_drafts(made, reader, lena, tmp_path):
    text = "This offer ends tonight, so you must sign now or you will regret it."
    path = tmp_path / "message.txt"
    path.write_text(text)
    answer = reader.post(f"{API}/lint", json={"text": text}, headers={"x-csrf-token": reader.csrf})
    assert answer.json() == said(made, "lint", path, code=3)
    draft = reader.post(f"{IN_PATH}/draft", json={"to": lena}, headers={"x-csrf-token": reader.csrf})
    assert draft.json() == said(made, "draft", DEAL, "--to", lena)


def test_export_is_the_same_rows(made, reader, tmp_path):
    import io
    import zipfile

    said(made, "export", tmp_path / "out", "--format", "csv")
    answer = reader.get(f"{API}/export?format=csv")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as whole:
        names = {p.name for p in (tmp_path / "out").iterdir()}
        assert set(whole.namelist()) == names
        for name in names:
            assert whole.read(name) == (tmp_path / "out" / name).read_bytes()
    only = reader.get(f"{API}/export?format=jsonl&table=people")
    with zipfile.ZipFile(io.BytesIO(only.content)) as some:
        assert some.namelist() == ["people.jsonl"]
    assert reader.get(f"{API}/export?table=secrets").status_code == 422


@pytest.fixture
def pair(made, tmp_path):
    """Two copies of a workspace: one for each face."""
    return tuple(shutil.copytree(made, tmp_path / name / "ws") for name in ("cli", "rest"))


def test_a_correction_and_its_undoing(pair):
    cli_folder, rest_folder = pair
    client = sign_in(WebConfig(rest_folder))
    headers = {"x-csrf-token": client.csrf}
    brief = said(cli_folder, "brief", DEAL)
    evidence = next(q for p in brief["people"] for rows in p["facets"].values() for q in rows)["id"]
    ours = said(cli_folder, "correct", evidence, "relabel", "--facets", "fear,risk", "--stance", "away")
    theirs = client.post(
        f"{API}/corrections",
        json={"evidence": evidence, "verdict": "relabel", "facets": ["fear", "risk"], "stance": "away"},
        headers=headers,
    ).json()
    same({k: v for k, v in ours.items() if k != "made"}, theirs, "made")
    assert [c["evidence"] for c in client.get(f"{API}/corrections").json()["corrections"]] == [evidence]
    undone = client.delete(f"{API}/corrections/{theirs['id']}", headers=headers).json()
    same({k: v for k, v in said(cli_folder, "correct", evidence, "undo").items() if k != "made"}, undone, "made")
    assert client.get(f"{API}/corrections").json()["total"] == 0
    assert client.delete(f"{API}/corrections/{theirs['id']}", headers=headers).status_code == 404
    wrong = {"evidence": "zzzz", "verdict": "confirm"}
    assert client.post(f"{API}/corrections", json=wrong, headers=headers).status_code == 404


def test_missed_words_learning_and_beliefs(pair):
    cli_folder, rest_folder = pair
    client = sign_in(WebConfig(rest_folder))
    headers = {"x-csrf-token": client.csrf}
    words = "nobody knows why we keep it"
    ours = said(cli_folder, "correct", "--add", "first call", words, "--facets", "frustration")
    body = {"conversation": "first call", "quote": words, "facets": ["frustration"]}
    theirs = client.post(f"{API}/corrections", json=body, headers=headers).json()
    same({k: v for k, v in ours.items() if k != "made"}, theirs, "made")
    assert client.post(f"{API}/learn", headers=headers).json() == said(cli_folder, "learn")
    assert client.post(f"{API}/learn/undo", headers=headers).json() == said(cli_folder, "learn", "--undo")
    ours = said(cli_folder, "believe", DEAL, "Lena Brook", "power=0.9", "--because", "told", "--by", "Pia")
    body = {"who": "Lena Brook", "statements": ["power=0.9"], "because": "told", "by": "Pia"}
    assert client.post(f"{IN_PATH}/beliefs", json=body, headers=headers).json() == ours
    body = {"who": "Lena Brook", "statements": [], "forget": True}
    ours = said(cli_folder, "believe", DEAL, "Lena Brook", "--forget")
    assert client.post(f"{IN_PATH}/beliefs", json=body, headers=headers).json() == ours


CLOSED = b"""Deal name,Stage,Create date,Close date,Amount
Alder,Closed won,2025-01-10,2025-03-01,1000
Birch,Closed lost,2025-01-12,2025-04-01,2000
Cedar,Closed lost,2025-02-01,2025-05-01,3000
"""


def test_outcomes(pair, tmp_path):
    cli_folder, rest_folder = pair
    client = sign_in(WebConfig(rest_folder))
    path = tmp_path / "closed.csv"
    path.write_bytes(CLOSED)
    files = {"files": ("closed.csv", CLOSED, "text/csv")}
    theirs = client.post(f"{API}/import/outcomes", files=files, headers={"x-csrf-token": client.csrf})
    assert theirs.json() == said(cli_folder, "outcomes", path)
    assert theirs.json()["new"] == 3
    again = client.post(f"{API}/import/outcomes", files=files, headers={"x-csrf-token": client.csrf}).json()
    assert (again["new"], again["changed"]) == (0, 0)
    assert client.get(f"{API}/backtest").json() == said(cli_folder, "backtest")


def test_forgetting_and_retention(pair, lena):
    cli_folder, rest_folder = pair
    client = sign_in(WebConfig(rest_folder))
    headers = {"x-csrf-token": client.csrf}
    assert client.get(f"{API}/market").json()["people"] == 1
    refused = client.delete(f"{API}/people/Lena%20Brook", headers=headers)
    assert refused.status_code == 422
    assert "yes" in refused.json()["detail"]
    done = client.delete(f"{API}/people/Lena%20Brook?yes=true", headers=headers).json()
    assert done == said(cli_folder, "forget", "Lena Brook", "--yes")
    # What was worked out of their words before is gone with them.
    assert client.get(f"{API}/market").json()["people"] == 0
    assert "trusted" not in client.get("/market").text
    assert client.get("/search?q=audit").text.count("<q>") == 0
    assert client.delete(f"{API}/conversations/note.md", headers=headers).status_code == 422
    gone = client.delete(f"{API}/conversations/note.md?yes=true", headers=headers).json()
    assert gone["conversations"] == 1
    assert gone == said(cli_folder, "remove", "note.md")
    kept = client.post(f"{API}/retain", json={"days": 1}, headers=headers).json()
    assert kept == said(cli_folder, "retain", "--days", "1")
