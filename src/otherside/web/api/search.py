"""Search over everything the buyers said."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Query

from otherside.domain import Facet, Outcome, Stance
from otherside.web.api import answers
from otherside.web.api.common import Limit, OfDeal
from otherside.web.state import Open, Shared
from otherside.workspace.searching import Whose

router = APIRouter(tags=["search"])


@router.get("/search", response_model=None, responses={200: answers.documented(answers.Hits)})
def search(
    workspace: Open,
    shared: Shared,
    q: Annotated[str, Query(max_length=300, description="Words, meant or literal; empty lists by date.")] = "",
    facet: Annotated[
        list[Facet] | None, Query(max_length=15, description="Only what is evidence of one of these.")
    ] = None,
    deal: OfDeal = None,
    person: Annotated[str | None, Query(max_length=300, description="Only of this person.")] = None,
    role: Annotated[str | None, Query(max_length=300, description="Words of a role, or unknown.")] = None,
    segment: Annotated[str | None, Query(max_length=300, description="FIELD=VALUE of a CRM field.")] = None,
    stance: Annotated[Stance | None, Query(description="Towards the change, away from it, or neither.")] = None,
    outcome: Annotated[Outcome | None, Query(description="Only deals that ended so.")] = None,
    since: Annotated[dt.date | None, Query(description="Said on this day or later.")] = None,
    until: Annotated[dt.date | None, Query(description="Said on this day or before.")] = None,
    whose: Annotated[
        Whose, Query(description="The buyers' words, or what our side said and our notes (by words alone), or all.")
    ] = Whose.THEIRS,
    limit: Limit = 20,
    offset: Annotated[int, Query(ge=0, le=10_000, description="How many to leave out from the start.")] = 0,
) -> dict[str, Any]:
    """By words and meaning, best first, filtered; the JSON of ``otherside search``.

    What is merely near in meaning comes too: ``matched`` of a hit is then ``near``, ``words`` counts them, and ``told`` says in a
    sentence that nothing was found in these words. ``turn`` counts from 0, as in every answer; a null ``id`` is words that were
    read as no evidence: conversation, turn, start and end say where they stand. Hits with ``ours`` are not a buyer's words:
    ``note`` says whether they stand in a note of ours or were said by our side.
    """
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
        whose=whose,
        n=limit,
        offset=offset,
        lag=shared.search_lag,
    )
