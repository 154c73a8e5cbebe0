"""Deals and people as resources."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from mcp import MCPError

from otherside.mcp.marking import NOTE
from otherside.mcp.server import OthersideServer
from otherside.workspace import Workspace
from tests.mcp.conftest import within


def read(folder, uri):
    result = within(OthersideServer(folder), lambda client: client.read_resource(uri))
    (content,) = result.contents
    assert content.mime_type == "application/json"
    data = json.loads(content.text)
    assert data["note"] == NOTE
    return data


def test_deals_and_people_are_listed_and_each_can_be_read(folder):
    listed = within(OthersideServer(folder), lambda client: client.list_resources()).resources
    assert {r.uri for r in listed} >= {"otherside://deals", "otherside://people", "otherside://deal/Millbrook"}
    assert len([r for r in listed if r.uri.startswith("otherside://person/")]) == 3
    for resource in listed:
        read(folder, resource.uri)


def test_a_deal_and_a_person(folder, call):
    assert read(folder, "otherside://deal/Millbrook") == call("brief", deal="Millbrook").structured_content
    petra = next(p for p in call("list_people").structured_content["people"] if p["name"] == "Petra Lindqvist")
    found = read(folder, f"otherside://person/{petra['id']}")
    assert found["name"] == "Petra Lindqvist"
    assert found["deals"] == ["Millbrook"]
    assert found["facets"] == petra["facets"]


@pytest.mark.parametrize("name", ["North/South: plan? 50 %", "../otherside.db", "/etc/passwd"])
def test_a_name_of_any_kind_is_only_a_name(own_folder, tmp_path, name):
    file = tmp_path / "talk.txt"
    file.write_text("Ana Roth: We have to move by May.\nBo Lind: Finance must agree.\n", encoding="utf-8")
    with Workspace.open(own_folder) as workspace:
        workspace.add([file], deal=name)
    assert read(own_folder, f"otherside://deal/{quote(name, safe='')}")["deal"] == name


@pytest.mark.parametrize(
    ("uri", "says"),
    [
        ("otherside://deal/Nowhere", "no deal called 'Nowhere'"),
        ("otherside://person/Nobody", "nobody is called 'Nobody'"),
        ("otherside://person/..%2F..%2Fetc%2Fpasswd", "nobody is called"),
        ("otherside://secrets/1", "Unknown resource"),
        ("file:///etc/passwd", "Unknown resource"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(folder, uri, says):
    async def talk(client):
        with pytest.raises(MCPError) as caught:
            await client.read_resource(uri)
        return caught.value.message

    message = within(OthersideServer(folder), talk)
    assert says in message
    assert len(message.splitlines()) == 1
