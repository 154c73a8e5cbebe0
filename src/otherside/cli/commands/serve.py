"""``otherside serve``."""

from __future__ import annotations

import asyncio
import gc
import logging
import os

import click

from otherside.cli.common import Context, common
from otherside.domain import InputError

#: Seconds that answers may still take once the server is told to stop.
GRACE = 20
#: Seconds that a silent connection is kept: longer than proxies do, so that none is closed just as the next question comes.
SILENT = 75


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--no-login", is_flag=True, help="Let every program on this machine in. Not for other addresses.")
@click.option("--url", metavar="URL", help="The address people use, where a proxy with TLS stands in front.")
@click.option(
    "--workers",
    type=click.IntRange(0, 64),
    help="Processes that work out forecasts and questions beside the pages; a team's server has one or more, a folder none.",
)
@common
def command(context: Context, host: str, port: int, no_login: bool, url: str | None, workers: int | None) -> None:
    """Open the workspace in a browser, with its REST API under /api/v1.

    The address that is printed works once and signs that browser in. Scripts send the secret in OTHERSIDE_API_TOKEN as
    a bearer token. Before others come in from their machines, make accounts: otherside users add NAME --role owner
    """
    try:
        import uvicorn

        from otherside.accounts.book import is_token
        from otherside.accounts.oidc import provider_from
        from otherside.web.app import create_app, state_in
        from otherside.web.config import WebConfig, bundled_examples
        from otherside.web.workers import Workers, default_count
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("fastapi", "starlette", "uvicorn", "multipart", "pydantic"):
            raise
        raise InputError(
            "the web application is not installed; install it with: pip install 'otherside[web]'"
        ) from error
    from otherside.workspace import Workspace
    from otherside.workspace.places import folder_of, server_of

    secret = os.environ.get("OTHERSIDE_API_TOKEN") or None
    if secret is not None and is_token(secret):
        # As the secret of this machine it would open everything to whoever was given an account's part of it.
        raise InputError(
            "OTHERSIDE_API_TOKEN holds an account's token, which serve knows without it: unset it, or give it a secret of its own"
        )
    _free(host, port)
    config = WebConfig(
        context.folder,
        host=host,
        port=port,
        api_token=secret,
        open_here=no_login,
        examples=bundled_examples(),
        url=url,
        provider=provider_from(),
    )
    if workers is None:
        workers = default_count(os.cpu_count() or 2) if server_of(folder_of(context.folder)) is not None else 0
    beside = Workers(context.folder, workers) if workers else None
    app = create_app(config, beside)
    with Workspace.init(context.folder):
        pass
    state_in(app).settle()
    shown = f"[{host}]" if ":" in host else host
    place = f"http://{shown}:{port}/" + ("" if no_login else f"?token={config.login}")
    if not config.local:
        place = f"{config.address}/login"
    if context.json:
        context.emit({"url": place, "api": f"{config.address}/api/v1"})
    else:
        click.echo(f"Open this in your browser: {place}")
        click.echo("Stop with Ctrl-C.", err=True)
    # What is loaded by now stays: collecting garbage need not look through it again, and does so less often than it would.
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    _tell_what_goes_wrong()
    # The log would hold the login token: requests are not logged.
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        # Whose address it is says the proxy that was named, and nobody else.
        proxy_headers=url is not None,
        timeout_graceful_shutdown=GRACE,
        timeout_keep_alive=SILENT,
    )


def _tell_what_goes_wrong() -> None:
    """Warnings of ours go to standard error: whoever runs the server reads there what nobody is shown who only asks for a page."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.getLogger("otherside").addHandler(handler)


def _free(host: str, port: int) -> None:
    """Tries the place before its address is shown.

    Raises:
        InputError: somebody else listens there, or we may not.
    """

    async def tried() -> None:
        server = await asyncio.get_running_loop().create_server(asyncio.Protocol, host, port)
        server.close()
        await server.wait_closed()

    try:
        asyncio.run(tried())
    except OSError as error:
        # Its own words name the address a second time.
        why = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise InputError(f"{host}, port {port}: {why}; choose another one with --port or --host") from error
