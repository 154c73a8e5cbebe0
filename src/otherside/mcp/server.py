"""The server: tools and resources registered with the official SDK, errors as one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import anyio
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError, UnexpectedToolError
from mcp.server.mcpserver.resources import ResourceSecurity
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from mcp_types import Resource as ListedResource
from pydantic import ValidationError
from pydantic_core import to_json

from otherside import __version__
from otherside.domain import OthersideError, Refused
from otherside.mcp.callers import Callers
from otherside.mcp.marking import INSTRUCTIONS, one_line
from otherside.mcp.notes import WritingTools
from otherside.mcp.tools import ReadingTools

#: Deals, and people, that are listed as resources one by one; all others are found by the tools and read all the same.
MOST_LISTED = 500
_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_ADDS = ToolAnnotations(read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_JSON = "application/json"


class OthersideServer(MCPServer[Any]):
    """The SDK's server, with this workspace's deals and people among its resources."""

    def __init__(self, folder: Path, *, write: bool = False, token: str | None = None) -> None:
        super().__init__(
            "otherside",
            title="otherside",
            version=__version__,
            description="See the deal from the other side of the table.",
            instructions=INSTRUCTIONS,
            log_level="ERROR",
        )
        self._callers = Callers(folder, token)
        self._reading = ReadingTools(self._callers)
        for name in ReadingTools.READING:
            self.add_tool(getattr(self._reading, name), annotations=_READS)
        if write:
            self.add_tool(WritingTools(self._callers).add_note, annotations=_ADDS)
        self._add_resources()

    def _add_resources(self) -> None:
        reading = self._reading
        # Names go to a look-up among names, never to a file: a deal may be called "A/B".
        anything = ResourceSecurity(exempt_params={"name", "id"})

        @self.resource("otherside://deals", name="deals", title="All deals", mime_type=_JSON)
        def deals() -> str:
            """All deals, as list_deals gives them."""
            return self._read("deals", reading.list_deals)

        @self.resource("otherside://people", name="people", title="All people", mime_type=_JSON)
        def people() -> str:
            """People, as list_people gives them."""
            return self._read("people", reading.list_people)

        @self.resource("otherside://deal/{name}", name="deal", title="A deal", mime_type=_JSON, security=anything)
        def deal(name: str) -> str:
            """The brief of a deal."""
            return self._read("deal", lambda: reading.deal(name), name)

        @self.resource("otherside://person/{id}", name="person", title="A person", mime_type=_JSON, security=anything)
        def person(id: str) -> str:
            """One person in their own words, and what is unknown of them."""
            return self._read("person", lambda: reading.person(id))

    def _read(self, what: str, found: Callable[[], dict[str, Any]], deal: str | None = None) -> str:
        """A resource, in the log like a tool's answer."""
        try:
            text = _json(found())
        except OthersideError as error:
            raise ResourceNotFoundError(one_line(error)) from error
        self._callers.note("saw", f"resource {what}", deal)
        return text

    async def list_resources(self) -> list[ListedResource]:
        """The two lists, and each deal and person up to a limit."""
        listed = await super().list_resources()
        deals, people = await anyio.to_thread.run_sync(self._reading.names)
        await anyio.to_thread.run_sync(self._callers.note, "saw", "resources", None)
        listed += [_listed("deal", name, name) for name in deals[:MOST_LISTED]]
        return listed + [_listed("person", own, name) for own, name in people[:MOST_LISTED]]

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult:
        """Calls a tool; what is wrong with the call comes back as one line that says what to do.

        Raises:
            ToolError: no such tool or argument, or wrong input.
        """
        tools = {tool.name: tool for tool in self._tool_manager.list_tools()}
        if name not in tools:
            if name == "add_note":
                raise ToolError("add_note: this server only reads; start it with: otherside mcp --write")
            raise ToolError(f"no tool is called {one_line(name, 80)!r}; there are {', '.join(tools)}")
        known = tools[name].parameters.get("properties", {})
        # Left out in silence, a misspelt filter would give an answer to another question.
        if strange := [one_line(key, 80) for key in arguments if key not in known]:
            takes = f"it takes {', '.join(known)}" if known else "it takes none"
            raise ToolError(f"{name}: no argument is called {strange[0]!r}; {takes}")
        own = context if context is not None else Context(mcp_server=self)
        try:
            # Not converted by the SDK, which would write a long answer three times over: it is JSON already.
            found: dict[str, Any] = await self._tool_manager.call_tool(name, arguments, own)
        except ToolError as error:
            if isinstance(error.__cause__, OthersideError):
                if isinstance(error.__cause__, Refused):
                    await self._note("refused", name, arguments)
                raise ToolError(one_line(error.__cause__)) from error.__cause__
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(f"{name}: {_wrong(error.__cause__)}") from error.__cause__
            # Nothing of an unforeseen error reaches the client; the SDK writes its traceback to stderr.
            raise UnexpectedToolError(f"{name} failed inside otherside; its stderr says where") from error.__cause__
        await self._note("changed" if name == "add_note" else "saw", name, arguments)
        # The text is for clients that read no structured content: the same, without spaces an assistant pays for.
        return CallToolResult(content=[TextContent(type="text", text=_json(found))], structured_content=found)

    async def _note(self, action: str, tool: str, arguments: dict[str, Any]) -> None:
        await anyio.to_thread.run_sync(self._callers.note, action, tool, arguments.get("deal"))


def _wrong(error: ValidationError) -> str:
    """Which argument is wrong and why, without its value."""
    parts = [
        f"{'.'.join(str(p) for p in e['loc']) or 'arguments'}: {_why(e['type'], e['msg'])}" for e in error.errors()
    ]
    return one_line("; ".join(parts))


def _why(kind: str, message: str) -> str:
    """Why an argument is wrong; of a date as the command line says it."""
    return "not a date; write it as YYYY-MM-DD, like 2026-10-15" if kind.startswith("date") else message


def _listed(kind: str, own: str, name: str) -> ListedResource:
    return ListedResource(
        uri=f"otherside://{kind}/{quote(own, safe='')}", name=f"{kind}: {one_line(name, 120)}", mime_type=_JSON
    )


def _json(data: dict[str, Any]) -> str:
    # A list of people may be two megabytes; the standard library's would take twice as long.
    return to_json(data).decode()
