"""What pages share: names in addresses, and their parameters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from starlette.responses import RedirectResponse, Response

from otherside.web.jobs import Job
from otherside.web.problems import Problem
from otherside.web.state import State

#: Seconds that somebody waits for a page without being told why.
SHORT_S = 1.5

Text = Annotated[str, Query(max_length=300)]
Offset = Annotated[int, Query(ge=0, le=10**9)]


def soon(shared: State, title: str, work: Callable[[Job], None], place: str, name: str) -> Response:
    """Does work in the background and goes to a page; where it takes long, to its progress first.

    Args:
        title: of the work, for people.
        work: as of ``Jobs.begin``.
        place: the page to go to.
        name: of that page.
    """
    job = shared.jobs.begin(title, work)
    job.links.append((place, f"On to {name}"))
    if job.wait(SHORT_S):
        if job.state == "failed":
            raise Problem(422, "Not possible", job.error or "It did not work.")
        return RedirectResponse(place, status_code=303)
    return RedirectResponse(f"/import/jobs/{job.id}", status_code=303)


def address(path: str, **parameters: object) -> str:
    """A path with parameters, empty ones left out."""
    given = {key: value for key, value in parameters.items() if value not in (None, "", 0)}
    return f"{path}?{urlencode(given)}" if given else path
