"""Search over what buyers said, and what we did."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from otherside.domain import Facet, InputError
from otherside.reports.discreet import discreet_hits
from otherside.web.pages.common import Text, address
from otherside.web.state import Open, Shared
from otherside.web.templating import render
from otherside.workspace.searching import ONLY_NEAR, Whose, counted, whose_words

router = APIRouter()
PAGE = 20


@router.get("/search")
def page(
    request: Request,
    workspace: Open,
    shared: Shared,
    q: Text = "",
    facet: Text = "",
    deal: Text = "",
    whose: Text = "",
    offset: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> Response:
    """Quotes by words and meaning, best first; what was said in confidence is found and shown as an ellipsis with its place."""
    kind = Facet(facet) if facet in list(Facet) else None
    among = Whose(whose) if whose in list(Whose) else Whose.THEIRS
    settings = {
        "facet": [kind.value] if kind else (),
        "deal": deal or None,
        "whose": among,
        "n": PAGE,
        "offset": offset,
    }
    asked = bool(q.strip() or kind or deal or among is not Whose.THEIRS)
    found: dict[str, Any] = {"hits": [], "found": 0, "told": "", "next": None}
    refused = ""
    try:
        if asked:
            found = workspace.search(q, lag=shared.search_lag, **settings)
    except InputError as error:
        # The words stay where they can be put right.
        refused = str(error)
    also = "" if among is Whose.THEIRS else among.value
    here = {"q": q, "facet": facet, "deal": deal, "whose": also}
    more = address("/search", **here, offset=found["next"]) if found["next"] else None
    return render(
        request,
        "search.html.j2",
        {
            "q": q,
            "facet": kind.value if kind else "",
            "deal": deal,
            "deals": [d.name for d in workspace.deals()],
            "whose": among.value,
            "hits": [hit | {"whose": whose_words(hit)} for hit in discreet_hits(found["hits"])],
            "total": found["found"],
            "told": found["told"],
            "only_near": ONLY_NEAR,
            # Words that are followed to the letter are all there in each.
            "counted": counted(held) if (held := found.get("words")) and (held["some"] or held["near"]) else "",
            "asked": asked and not refused,
            "more": more,
            "refused": refused,
        },
        status=422 if refused else 200,
    )
