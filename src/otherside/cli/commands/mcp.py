"""``otherside mcp``."""

from __future__ import annotations

import os

import click

from otherside.cli.common import Context, common
from otherside.domain import InputError


@click.command("mcp")
@click.option("--http", "place", metavar="HOST:PORT", help="Streamable HTTP on this machine instead of stdio.")
@click.option("--write", is_flag=True, help="Also offer add_note. Without it nothing can be changed.")
@common
def command(context: Context, place: str | None, write: bool) -> None:
    """Serve the workspace to an assistant over the Model Context Protocol, on stdin and stdout.

    It only reads, unless started with --write. Over HTTP, with a secret in OTHERSIDE_API_TOKEN only whoever sends it
    as a bearer token is answered.
    """
    from otherside.mcp.serving import address, place_of, serve_http
    from otherside.workspace import Workspace

    where = place_of(place) if place is not None else None
    try:
        from otherside.mcp.server import OthersideServer
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types", "anyio", "pydantic", "starlette"):
            raise
        raise InputError("the MCP server is not installed; install it with: pip install 'otherside[mcp]'") from error
    # A wrong folder is said now, to whoever starts the server, and not to the assistant later.
    with Workspace.open(context.folder):
        pass
    server = OthersideServer(context.folder.resolve(), write=write)
    if where is None:
        server.run("stdio")
        return
    token = os.environ.get("OTHERSIDE_API_TOKEN") or None
    context.note(f"MCP at {address(*where)}; stop with Ctrl-C")
    if token is None:
        context.note("every program on this machine is answered; OTHERSIDE_API_TOKEN would ask for a secret")
    serve_http(server, *where, token)
