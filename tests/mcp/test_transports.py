"""A real process over stdio and over HTTP, with the SDK's own client; who is refused."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import anyio
import pytest
from click.testing import CliRunner
from mcp import Client

from otherside.cli.main import cli
from otherside.domain import InputError
from otherside.mcp.server import OthersideServer
from otherside.mcp.serving import address, place_of
from tests.mcp.conftest import ENVIRONMENT, over_stdio, within
from tests.mcp.test_tools import SAME, WRONG
from tests.ports import free_port


def test_every_tool_over_stdio(folder):
    async def talk(client):
        assert client.server_info.name == "otherside"
        for name, arguments, _ in [*SAME, ("lint", {"text": "Act now!"}, [])]:
            result = await client.call_tool(name, arguments)
            assert not result.is_error, (name, result.content[0].text)
            assert result.structured_content["note"]
        for name, arguments, says in WRONG[:3]:
            result = await client.call_tool(name, arguments)
            assert result.is_error
            assert says in result.content[0].text
        assert (await client.call_tool("add_note", {"deal": "Millbrook", "text": "x"})).is_error
        assert (await client.read_resource("otherside://deal/Millbrook")).contents

    within(over_stdio(folder), talk)


def test_a_note_over_stdio(own_folder):
    async def talk(client):
        assert "add_note" in {t.name for t in (await client.list_tools()).tools}
        return await client.call_tool("add_note", {"deal": "Millbrook", "text": "A calm talk. Joram was away."})

    assert within(over_stdio(own_folder, "--write"), talk).structured_content["conversations"] == 1


@pytest.fixture
def served(folder):
    """Starts ``otherside mcp --http`` with an environment and returns its address."""
    running = []

    def start(**environment):
        port = free_port()
        command = over_stdio(folder, "--http", f"127.0.0.1:{port}")
        running.append(
            subprocess.Popen(
                [sys.executable, *command.args], env=os.environ | ENVIRONMENT | environment,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
        )  # fmt: skip
        for _ in range(900):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return address("127.0.0.1", port)
            time.sleep(0.1)
        raise AssertionError("the server did not start")

    yield start
    for process in running:
        process.terminate()
        process.wait(60)


def status(url, **headers):
    request = urllib.request.Request(
        url, data=b'{"jsonrpc":"2.0","id":1,"method":"ping"}',
        headers={"Content-Type": "application/json", "Accept": "application/json, text/event-stream"} | headers,
    )  # fmt: skip
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_over_http_and_who_is_refused(served):
    url = served(OTHERSIDE_API_TOKEN="")

    async def talk(client):
        return await client.call_tool("list_deals", {})

    assert within(url, talk).structured_content["deals"][0]["name"] == "Millbrook"
    assert status(url, Host="evil.example") == 421
    assert status(url, Origin="https://evil.example") == 403


def test_a_token_is_asked_for_where_there_is_one(served):
    url = served(OTHERSIDE_API_TOKEN="a-secret-of-ours")
    assert status(url) == 401
    assert status(url, Authorization="Bearer another") == 401
    assert status(url, Authorization="Bearer a-secret-of-ours") != 401


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("127.0.0.1:8766", ("127.0.0.1", 8766)),
        ("localhost:1", ("127.0.0.1", 1)),
        ("[::1]:8766", ("::1", 8766)),
    ],
)
def test_this_machine_is_served(text, place):
    assert place_of(text) == place


@pytest.mark.parametrize(
    "text", ["0.0.0.0:80", "192.168.1.5:80", "[::]:80", "example.com:80", "localhost.evil.example:1"]
)
def test_no_other_host_is_served(folder, text):
    with pytest.raises(InputError, match="only this machine"):
        place_of(text)
    result = CliRunner().invoke(cli, ["--workspace", str(folder), "mcp", "--http", text])
    assert isinstance(result.exception, InputError)


@pytest.mark.parametrize(
    "text", ["8766", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:70000", "127.0.0.1:x", ""]
)
def test_a_place_that_is_none(text):
    with pytest.raises(InputError, match="HOST:PORT"):
        place_of(text)


def test_a_folder_without_a_workspace_is_said_at_once(tmp_path):
    command = over_stdio(tmp_path / "nothing")
    done = subprocess.run(
        [sys.executable, *command.args],
        capture_output=True,
        text=True,
        input="",
        timeout=60,
        env=os.environ | ENVIRONMENT,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_clients_of_earlier_protocols_are_answered(folder):
    async def run():
        async with Client(over_stdio(folder), mode="legacy") as client:
            assert client.protocol_version < "2026"
            return await client.call_tool("list_deals", {})

    assert anyio.run(run).structured_content["deals"][0]["name"] == "Millbrook"


def test_calls_at_the_same_time_do_not_disturb_each_other(folder):
    async def talk(client):
        answers = {}

        async def one(n, name, arguments):
            answers[n] = await client.call_tool(name, arguments)

        async with anyio.create_task_group() as tasks:
            for n in range(12):
                name, arguments, _ = SAME[n % 4]
                tasks.start_soon(one, n, name, arguments)
        return answers

    answers = within(OthersideServer(folder), talk)
    assert all(not a.is_error for a in answers.values())
    assert all(answers[n].structured_content == answers[n + 4].structured_content for n in range(8))
