"""Search over evidence."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from otherside.domain import Facet
from otherside.web.api.common import Limit, Name, Offset, page
from otherside.web.finding import find
from otherside.web.state import Open

router = APIRouter(tags=["search"])


@router.get("/search")
def search(
    workspace: Open,
    q: Annotated[str, Query(min_length=1, max_length=300)],
    facet: Facet | None = None,
    deal: Name | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Quotes that hold all the words, filtered, newest first."""
    return page(find(workspace, q, facet, deal), "hits", limit, offset)
