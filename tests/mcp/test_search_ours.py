"""What our side said is found by an assistant only when asked for, is said to be ours, and stays within reach."""

from __future__ import annotations

import anyio
import pytest

pytest.importorskip("mcp.server.mcpserver", reason="the extra `mcp` is not installed")
pytest.importorskip("argon2", reason="the extra `accounts` is not installed")

from mcp import Client

from otherside.accounts import Scope
from otherside.mcp.server import OthersideServer
from tests.reach import HIDDEN, SHARED, make, token


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make(tmp_path_factory.mktemp("ours"))


def found(server, **arguments):
    async def main():
        async with Client(server) as client:
            return (await client.call_tool("search", arguments)).structured_content["hits"]

    return anyio.run(main)


def test_whoever_sees_one_deal_finds_our_words_of_that_deal_alone(made):
    owner, rita = OthersideServer(made), OthersideServer(made, token=token(made, "rita", Scope.READ))
    for whose in ("ours", "all"):
        assert HIDDEN in {hit["deal"] for hit in found(owner, query="zorblax work", whose=whose)}
        assert {hit["deal"] for hit in found(rita, query="zorblax", whose=whose)} <= {SHARED}
        assert {hit["deal"] for hit in found(rita, query="", whose=whose, n=100)} == {SHARED}
    (hit,) = found(rita, query="different", whose="ours")
    assert (hit["ours"], hit["note"], hit["person"], hit["id"]) == (True, False, "Pia Sand", None)


def test_ours_are_not_among_the_answers_unless_asked_for(made):
    assert not any("ours" in hit for hit in found(OthersideServer(made), query="different year"))


def test_the_tool_says_that_ours_are_no_buyers_words(made):
    async def main():
        async with Client(OthersideServer(made)) as client:
            return next(t for t in (await client.list_tools()).tools if t.name == "search")

    tool = anyio.run(main)
    assert "not a buyer's words" in tool.description
    assert tool.input_schema["properties"]["whose"]["default"] == "theirs"
