"""Streamable HTTP, on this machine only."""

from __future__ import annotations

import hmac
from pathlib import Path
from typing import TYPE_CHECKING

from otherside.domain import InputError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from otherside.mcp.server import OthersideServer

#: What may be written for this machine, and the address that is listened on.
LOOPBACK = {"127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1", "::1": "::1"}
PATH = "/mcp"


def place_of(text: str) -> tuple[str, int]:
    """Host and port of ``HOST:PORT``.

    Raises:
        InputError: it is not of that form, or another host than this machine.
    """
    host, colon, port = text.strip().rpartition(":")
    host = host.removeprefix("[").removesuffix("]").casefold()
    if not colon or not (port.isascii() and port.isdigit()) or not 1 <= int(port) <= 65535:
        raise InputError(f"--http {text!r}: write it as HOST:PORT, like 127.0.0.1:8766")
    if host not in LOOPBACK:
        raise InputError(
            f"--http {text!r}: only this machine is served; use 127.0.0.1, localhost or [::1], and a tunnel of your own "
            "for other machines"
        )
    return LOOPBACK[host], int(port)


def address(host: str, port: int) -> str:
    """The URL for a client."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{PATH}"


def app_of(server: OthersideServer, host: str, token: str | None, accounts: Path | None = None) -> ASGIApp:
    """The ASGI application; with a token, only for whoever sends it; with accounts, also for their tokens.

    Requests that name another host or come from a page elsewhere are refused by the SDK.

    Args:
        accounts: the workspace's folder, where accounts are in use. Each request then stands for itself, so that no
            session of one account can be used by another.
    """
    app: ASGIApp = server.streamable_http_app(streamable_http_path=PATH, host=host, stateless_http=accounts is not None)
    return TokenNeeded(app, token, accounts) if token or accounts is not None else app


class TokenNeeded:
    """Lets through only requests that bear the token."""

    def __init__(self, app: ASGIApp, token: str | None, accounts: Path | None = None) -> None:
        self._app = app
        self._wanted = f"Bearer {token}".encode() if token else None
        self._accounts = accounts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers 401 where the token is missing or another."""
        given = dict(scope.get("headers", [])).get(b"authorization", b"")
        if scope["type"] == "lifespan" or (self._wanted is not None and hmac.compare_digest(given, self._wanted)):
            await self._app(scope, receive, send)
            return
        if self._accounts is not None and given.startswith(b"Bearer "):
            from starlette.concurrency import run_in_threadpool

            from otherside.mcp.callers import access_by, calls_with

            own = given.removeprefix(b"Bearer ").decode("ascii", "replace").strip()
            if await run_in_threadpool(access_by, self._accounts, own) is not None:
                calls_with(own)
                await self._app(scope, receive, send)
                return
        from starlette.responses import PlainTextResponse

        refused = PlainTextResponse(
            "send OTHERSIDE_API_TOKEN or an account's token as a bearer token\n", 401, {"WWW-Authenticate": "Bearer"}
        )
        await refused(scope, receive, send)


def serve_http(server: OthersideServer, host: str, port: int, token: str | None, accounts: Path | None = None) -> None:
    """Serves until stopped."""
    import uvicorn

    uvicorn.run(
        app_of(server, host, token, accounts), host=host, port=port, log_level="error", access_log=False,
        server_header=False,
    )  # fmt: skip
