"""What every resource shares: paging, the check of unsafe requests, names in paths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Depends, Path, Query
from starlette.requests import Request

from otherside.web.links import deal_name
from otherside.web.problems import Problem
from otherside.web.state import state_of

Limit = Annotated[int, Query(ge=1, le=500, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=10**9, description="How many to leave out from the start.")]
Name = Annotated[str, Query(max_length=300)]


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


def _deal(deal: Annotated[str, Path(max_length=600, description="The deal's name, as one segment.")]) -> str:
    return deal_name(deal)


DealName = Annotated[str, Depends(_deal)]
