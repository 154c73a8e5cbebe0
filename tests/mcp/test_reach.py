"""Every tool and resource, called with the token of somebody who is shown one deal of two."""

from __future__ import annotations

import json
import shutil
from urllib.parse import quote

import anyio
import pytest

pytest.importorskip("mcp.server.mcpserver", reason="the extra `mcp` is not installed")
pytest.importorskip("argon2", reason="the extra `accounts` is not installed")

from click.testing import CliRunner
from mcp import Client

from otherside.accounts import Scope
from otherside.cli.main import cli
from otherside.domain import InputError
from otherside.mcp.server import OthersideServer
from otherside.workspace import Workspace
from otherside.workspace.privacy.auditing import listing
from tests.reach import HIDDEN, MARKER, SHARED, make, token


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make(tmp_path_factory.mktemp("reach"))


@pytest.fixture(scope="module")
def known(made):
    with Workspace.open(made) as workspace:
        row = workspace.evidence(HIDDEN, "Otto Zorblax")[0]
        return {"person": row.person, "conversation": row.evidence.conversation}


def arguments(tool, about, known):
    """Something for every argument that a tool takes, about one deal or the other."""
    person = known["person"] if about == HIDDEN else "Lena Brook"
    values = {
        "deal": about, "to": person, "person": person, "query": "shafts", "text": "You said the shafts matter.",
        "conversation": known["conversation"] if about == HIDDEN else "first call", "draws": 500, "n": 50,
    }  # fmt: skip
    return {key: values[key] for key in tool.input_schema.get("properties", {}) if key in values}


def walk(server, known):
    """What every tool and every resource answers, by what was asked."""

    async def main():
        said = {}
        async with Client(server) as client:
            for tool in (await client.list_tools()).tools:
                for about in (SHARED, HIDDEN):
                    result = await client.call_tool(tool.name, arguments(tool, about, known))
                    said[tool.name, about] = json.dumps(
                        [c.model_dump(mode="json") for c in result.content]
                    ) + json.dumps(result.structured_content)
                if "deal" in tool.input_schema.get("properties", {}) and tool.name not in ("draft",):
                    own = {k: v for k, v in arguments(tool, SHARED, known).items() if k not in ("deal", "to", "person")}
                    try:
                        result = await client.call_tool(tool.name, own)
                    except Exception as error:  # a tool that needs a deal says so
                        said[tool.name, ""] = str(error)
                        continue
                    said[tool.name, ""] = json.dumps([c.model_dump(mode="json") for c in result.content])
            listed = (await client.list_resources()).resources
            said["resources", ""] = json.dumps([r.model_dump(mode="json") for r in listed])
            from urllib.parse import quote

            uris = [str(r.uri) for r in listed]
            uris += [f"otherside://deal/{quote(HIDDEN)}", f"otherside://person/{known['person']}"]
            for uri in uris:
                try:
                    read = await client.read_resource(uri)
                    said[uri, ""] = json.dumps([c.model_dump(mode="json") for c in read.contents])
                except Exception as error:
                    said[uri, ""] = str(error)
        return said

    return anyio.run(main)


@pytest.mark.parametrize(("name", "scope"), [("rita", Scope.READ), ("eddy", Scope.WRITE)])
def test_no_tool_shows_a_deal_that_is_not_shared(made, known, tmp_path, name, scope):
    folder = shutil.copytree(made, tmp_path / "ws")
    server = OthersideServer(folder, write=True, token=token(folder, name, scope))
    said = walk(server, known)
    assert len(said) > 20
    for asked, answer in said.items():
        # What was asked for may be repeated in an error: it came from whoever asked.
        told = answer.casefold().replace(HIDDEN.casefold(), "").replace(HIDDEN.casefold().replace(" ", "%20"), "")
        assert MARKER not in told, (asked, told[max(0, told.index(MARKER) - 80) :][:160])
    assert "hard cases" in said["brief", SHARED]
    assert "no deal called" in said["brief", HIDDEN]


def test_the_walk_would_see_it(made, known):
    said = walk(OthersideServer(made), known)
    shown = {
        asked[0] for asked, answer in said.items() if "zorblax" in answer.casefold().replace(HIDDEN.casefold(), "")
    }
    assert {"list_people", "brief", "search", "draft"} <= shown, shown


def test_a_reader_adds_no_note_and_an_ended_token_opens_nothing(made, tmp_path):
    from otherside.workspace.scoped import account_book

    folder = shutil.copytree(made, tmp_path / "ws")
    secret = token(folder, "rita", Scope.READ)
    server = OthersideServer(folder, write=True, token=secret)

    async def call(tool, given):
        async with Client(server) as client:
            return (await client.call_tool(tool, given)).content[0].text

    refused = anyio.run(call, "add_note", {"deal": SHARED, "text": "Lena said she would rather wait."})
    assert "may read here and change nothing" in refused
    assert "first call" not in refused
    book = account_book(folder)
    try:
        for held in book.ledger.tokens():
            book.ledger.delete_token(held.id)
    finally:
        book.close()
    assert "opens nothing" in anyio.run(call, "list_deals", {})
    assert ("rita", "refused", "mcp add_note", SHARED) in logged(folder)


def test_resources_are_in_the_log_and_deals_as_they_are_called(made, tmp_path):
    folder = shutil.copytree(made, tmp_path / "ws")
    server = OthersideServer(folder, token=token(folder, "olive", Scope.READ))

    async def read():
        async with Client(server) as client:
            await client.read_resource(f"otherside://deal/{quote(SHARED[:-1].lower())}")
            await client.read_resource("otherside://people")
            await client.list_resources()
            await client.call_tool("brief", {"deal": SHARED[:-1]})

    anyio.run(read)
    rows = logged(folder)
    assert ("olive", "saw", "mcp resource deal", SHARED) in rows
    assert ("olive", "saw", "mcp resource people", None) in rows
    assert ("olive", "saw", "mcp resources", None) in rows
    assert ("olive", "saw", "mcp brief", SHARED) in rows


def test_a_token_that_opens_nothing_starts_nothing(made, tmp_path, monkeypatch):
    folder = shutil.copytree(made, tmp_path / "ws")
    monkeypatch.setenv("OTHERSIDE_API_TOKEN", "oth_of-somebody-who-left")
    for command in (["mcp"], ["mcp", "--http", "127.0.0.1:8766"], ["serve"]):
        result = CliRunner().invoke(cli, ["--workspace", str(folder), *command])
        assert isinstance(result.exception, InputError), command
        assert "account's token" in str(result.exception) or "opens nothing" in str(result.exception)


def logged(folder):
    return [(r["user"], r["action"], r["what"], r["deal"]) for r in listing(folder)]


def test_over_http_each_request_is_as_its_token(made, tmp_path):
    from starlette.testclient import TestClient

    from otherside.mcp.serving import app_of

    folder = shutil.copytree(made, tmp_path / "ws")
    app = app_of(OthersideServer(folder), "127.0.0.1", None, folder)

    def deals(client, secret):
        head = {
            "accept": "application/json, text/event-stream", "host": "127.0.0.1:8766",
            **({"authorization": f"Bearer {secret}"} if secret else {}),
        }  # fmt: skip
        ask = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "list_deals", "arguments": {}}}
        return client.post("/mcp", json=ask, headers=head)

    with TestClient(app, base_url="http://127.0.0.1:8766") as client:
        assert deals(client, None).status_code == 401
        assert deals(client, "oth_wrong").status_code == 401
        for name, scope, seen in (
            ("olive", Scope.ADMIN, True),
            ("rita", Scope.READ, False),
            ("olive", Scope.READ, True),
        ):
            answer = deals(client, token(folder, name, scope))
            assert answer.status_code == 200, answer.text
            assert SHARED in answer.text
            assert (HIDDEN in answer.text) is seen
