"""The application: layers around it, pages and the API in it. One module a resource, below ``pages`` and ``api``."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp

from otherside import __version__
from otherside.web import problems
from otherside.web.api import API
from otherside.web.assets import Assets
from otherside.web.config import WebConfig
from otherside.web.doors import Doors
from otherside.web.pages import PAGES
from otherside.web.security import Gate
from otherside.web.state import State, Views
from otherside.web.workers import Workers

DESCRIPTION = """\
The same answers as the command line's `--json`. Lists are paged with `limit` and `offset`; errors are problem documents
(RFC 9457). Send the token of an account, or on this machine `OTHERSIDE_API_TOKEN`, as a bearer token, or, from a page of
this application, the header `X-CSRF-Token`. An account sees the deals that are shared with it, and nothing of any other.

In a path, a deal is its name with `~0` for `~`, `~1` for `/`, `~2` for a backslash and `~3` for a leading dot; case and
punctuation are forgiven, as on the command line."""


def create_app(config: WebConfig, workers: Workers | None = None) -> ASGIApp:
    """The application for one workspace, to be run by any ASGI server.

    Args:
        workers: processes that work out what takes long; they end with the application.

    Raises:
        InputError: when it would be reachable from other machines without authentication.
    """
    config.check()
    views = Views(config, Doors(config), workers)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        if workers is not None:
            # Not in line behind those who wait for the processes.
            await asyncio.to_thread(workers.close)

    app = FastAPI(
        title="otherside",
        version=__version__,
        description=DESCRIPTION,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.otherside = views
    problems.install(app)
    app.include_router(API, prefix="/api/v1", responses=problems.RESPONSES)
    for router in PAGES:
        app.include_router(router, include_in_schema=False)
    assets = Assets()
    app.mount("/static", assets, name="static")

    @app.get("/favicon.ico", include_in_schema=False)
    def icon() -> Response:
        return FileResponse(assets.folder / "icon.svg", media_type="image/svg+xml")

    compressed = GZipMiddleware(app, minimum_size=1024, compresslevel=5)
    return Gate(compressed, config, views.everything.sessions, views.doors, views.lapsed)


def state_in(app: ASGIApp) -> State:
    """The state of an application made here, for whoever may see everything."""
    assert isinstance(app, Gate)
    inner = app.app
    assert isinstance(inner, GZipMiddleware)
    found = inner.app
    assert isinstance(found, FastAPI)
    views = found.state.otherside
    assert isinstance(views, Views)
    return views.everything
