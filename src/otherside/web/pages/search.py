"""Search over what buyers said."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from otherside.domain import Facet
from otherside.web.finding import find
from otherside.web.pages.common import Offset, Text, address
from otherside.web.state import Open
from otherside.web.templating import render

router = APIRouter()
PAGE = 50


@router.get("/search")
def page(
    request: Request, workspace: Open, q: Text = "", facet: Text = "", deal: Text = "", offset: Offset = 0
) -> Response:
    """Quotes that hold the words, newest first."""
    kind = Facet(facet) if facet in list(Facet) else None
    hits = find(workspace, q, kind, deal or None) if q.strip() else []
    end = offset + PAGE
    more = address("/search", q=q, facet=facet, deal=deal, offset=end) if end < len(hits) else None
    return render(
        request,
        "search.html.j2",
        {
            "q": q,
            "facet": kind.value if kind else "",
            "deal": deal,
            "deals": [d.name for d in workspace.deals()],
            "hits": hits[offset:end],
            "total": len(hits),
            "more": more,
        },
    )
