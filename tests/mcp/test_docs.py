"""The documentation names every tool with its arguments, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from otherside.mcp.server import OthersideServer
from tests.mcp.conftest import within

PAGE = Path(__file__).parents[2] / "docs" / "mcp.md"


def test_every_tool_and_argument_is_documented(folder):
    listed = within(OthersideServer(folder, write=True), lambda client: client.list_tools()).tools
    rows = re.findall(r"^\| `(\w+)` \|([^|]*)\|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert {name: re.findall(r"`(\w+)`", cells) for name, cells in rows} == {
        tool.name: list(tool.input_schema.get("properties", {})) for tool in listed
    }
