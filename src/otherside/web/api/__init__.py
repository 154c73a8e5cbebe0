"""REST under ``/api/v1``: the JSON of the command line, one module a resource."""

from fastapi import APIRouter, Depends

from otherside.web.api import (
    accounts,
    conversations,
    corrections,
    deals,
    drafts,
    gaps,
    imports,
    lint,
    market,
    people,
    privacy,
    reading,
    search,
    sync,
    workspace,
)
from otherside.web.api.common import known_only

#: Everything, in the order of the document.
API = APIRouter(dependencies=[Depends(known_only)])
for _router in (
    deals.router,
    people.router,
    conversations.router,
    search.router,
    market.router,
    gaps.router,
    corrections.router,
    lint.router,
    drafts.router,
    reading.router,
    imports.router,
    sync.router,
    workspace.router,
    privacy.router,
    accounts.router,
):
    API.include_router(_router)
