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
    as a bearer token is answered. With the token of an account there, the assistant sees what that account sees.
    """
    from otherside.accounts.book import is_token
    from otherside.mcp.serving import address, place_of, serve_http
    from otherside.workspace import Workspace
    from otherside.workspace.scoped import accounts_in_use

    where = place_of(place) if place is not None else None
    try:
        from otherside.mcp.callers import access_by
        from otherside.mcp.server import OthersideServer
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types", "anyio", "pydantic", "starlette"):
            raise
        raise InputError("the MCP server is not installed; install it with: pip install 'otherside[mcp]'") from error
    # A wrong folder is said now, to whoever starts the server, and not to the assistant later.
    with Workspace.open(context.folder):
        pass
    folder = context.folder.resolve()
    token = os.environ.get("OTHERSIDE_API_TOKEN") or None
    accounts = folder if accounts_in_use(folder) else None
    # A token of an account: the assistant sees what that account sees. Without one it has this machine's files.
    own = token if token is not None and is_token(token) else None
    if own is not None and access_by(folder, own) is None:
        # As a secret of ours it would open everything.
        raise InputError(
            "the token in OTHERSIDE_API_TOKEN opens nothing (any more); make another with: otherside users token NAME"
        )
    server = OthersideServer(folder, write=write, token=own)
    if where is None:
        server.run("stdio")
        return
    context.note(f"MCP at {address(*where)}; stop with Ctrl-C")
    if token is None and accounts is None:
        context.note("every program on this machine is answered; OTHERSIDE_API_TOKEN would ask for a secret")
    serve_http(server, *where, None if own is not None else token, accounts)
