"""Search over everything the buyers said."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Query

from otherside.domain import Facet, Outcome, Stance
from otherside.web.api import answers
from otherside.web.api.common import Limit, Name
from otherside.web.state import Open, Shared

router = APIRouter(tags=["search"])


@router.get("/search", response_model=None, responses={200: answers.documented(answers.Hits)})
def search(
    workspace: Open,
    shared: Shared,
    q: Annotated[str, Query(max_length=300, description="Words, meant or literal; empty lists by date.")] = "",
    facet: Annotated[list[Facet] | None, Query(max_length=15)] = None,
    deal: Name | None = None,
    person: Name | None = None,
    role: Name | None = None,
    segment: Name | None = None,
    stance: Stance | None = None,
    outcome: Annotated[Outcome | None, Query(description="Only deals that ended so.")] = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    limit: Limit = 20,
    offset: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> dict[str, Any]:
    """By words and meaning, filtered; the JSON of ``otherside search``."""
    return workspace.search(
        q,
        facet=[f.value for f in facet or ()],
        deal=deal,
        person=person,
        role=role,
        segment=segment,
        stance=stance.value if stance else None,
        outcome=outcome.value if outcome else None,
        since=since,
        until=until,
        n=limit,
        offset=offset,
        lag=shared.search_lag,
    )
