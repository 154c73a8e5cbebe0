"""What every resource shares: paging, the check of unsafe requests, names in paths."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path as FilePath
from typing import Annotated, Any

from fastapi import Depends, Path, Query
from fastapi.routing import APIRoute
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from otherside.accounts.model import Access
from otherside.domain import Refused
from otherside.web.problems import Problem
from otherside.web.state import State, access_of, state_of
from otherside.workspace.accounts import owners_only

Limit = Annotated[int, Query(ge=1, le=500, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=10**9, description="How many to leave out from the start.")]
OfDeal = Annotated[
    str | None, Query(max_length=300, description="Only of this deal: its name, or an unambiguous beginning of it.")
]
Who = Annotated[str, Path(max_length=300, description="Name, mail address or id.")]
Talk = Annotated[str, Path(max_length=300, description="Id, title or file name.")]
To = Annotated[str, Query(max_length=300, description="Somebody on their side: name, mail address or id.")]
#: Of a forecast, wherever it is asked for.
Draws = Annotated[int, Field(ge=100, le=100_000, description="More are slower and more exact.")]
Seed = Annotated[int, Field(ge=0, le=2**31, description="The same gives the same answer.")]
Horizon = Annotated[str | None, Field(max_length=40, description='Days, a span ("3 months") or a date.')]
_CHUNK = 1 << 20


def page(items: Sequence[Any], key: str, limit: int, offset: int) -> dict[str, Any]:
    """A part of a list, with the offset of the next part or null."""
    end = offset + limit
    return {key: list(items[offset:end]), "total": len(items), "next": end if end < len(items) else None}


def unsafe(request: Request) -> None:
    """Refuses a change that a page elsewhere could have sent with our cookie.

    Raises:
        Problem: 403.
    """
    found = request.scope.get("state", {})
    if found.get("bearer"):
        return
    session = found.get("session")
    token = request.headers.get("x-csrf-token", "")
    if session is None or not state_of(request).sessions.csrf_fits(session, token):
        raise Problem(403, "Token missing", "Send the page's X-CSRF-Token, or OTHERSIDE_API_TOKEN as a bearer token.")


Checked = Depends(unsafe)


def known_only(request: Request) -> None:
    """Refuses a parameter that the address does not take: left out in silence, it would give an answer to another question.

    Raises:
        Problem: 422, with the names that there are.
    """
    asked = request.query_params.keys()
    if not asked:
        return
    takes = _takes(request.scope["route"])
    if strange := [name for name in asked if name not in takes]:
        there = f"it takes {', '.join(takes)}" if takes else "it takes none"
        where = [{"where": f"query.{name[:80]}", "message": "no parameter of that name"} for name in strange[:5]]
        raise Problem(422, "Not understood", f"no parameter is called {strange[0][:80]!r} here; {there}", where)


def _takes(route: APIRoute) -> tuple[str, ...]:
    """The names of what an address takes in its query, by itself or by what it depends on."""
    found, rest = [], [route.dependant]
    while rest:
        one = rest.pop(0)
        found += [str(field.alias) for field in one.query_params]
        rest += one.dependencies
    return tuple(dict.fromkeys(found))


def owners(request: Request) -> None:
    """Passes owners and whoever sits at the machine.

    Raises:
        Refused: anybody else.
    """
    owners_only(access_of(request))


def senders(shared: State) -> None:
    """Passes whoever may send words to a language model.

    Raises:
        Refused: who may only read.
    """
    if shared.access is not None and not shared.access.may_write:
        raise Refused(f"{shared.access.name} may read here and send nothing to a language model; ask an owner")


def adders(access: Access | None) -> None:
    """Passes whoever may add something.

    Raises:
        Refused: who may only read.
    """
    if access is not None and not access.may_write:
        raise Refused(f"{access.name} may read here and add nothing; ask an owner")


def zipped(name: str, write: Callable[[FilePath], Iterable[str]]) -> Response:
    """A zip of the files that a function writes into a folder, which it makes; it returns their names.

    Sent in pieces: a workspace of a million rows need not fit into memory.
    """
    with ExitStack() as stack:
        scratch = FilePath(stack.enter_context(tempfile.TemporaryDirectory(prefix="otherside-export-")))
        files = write(scratch / "data")
        with zipfile.ZipFile(scratch / "all.zip", "w", zipfile.ZIP_DEFLATED) as out:
            for file in files:
                out.write(scratch / "data" / file, file)
        kept = stack.pop_all()
        return StreamingResponse(
            _pieces(scratch / "all.zip", kept),
            media_type="application/zip",
            headers={"Content-Disposition": f'attachment; filename="{name}.zip"'},
        )


def _pieces(path: FilePath, kept: ExitStack) -> Iterator[bytes]:
    with kept, path.open("rb") as file:
        while piece := file.read(_CHUNK):
            yield piece
