"""A plan for the next conversation, to print."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from otherside.reports.discreet import discreet
from otherside.web.pages.common import DealName, Text
from otherside.web.state import Open, Shared
from otherside.web.templating import render

router = APIRouter()
_NAMES = {"leave_unsaid": "Better left unsaid", "close": "At the end"}


@router.get("/deals/{deal}/prep")
def prep(deal: DealName, request: Request, shared: Shared, workspace: Open, to: Text) -> Response:
    """The plan on one page."""
    name = workspace.deal(deal).name
    # It is printed, and lies on the table: a request to keep something stands in it without the words.
    plan = discreet(shared.plan(workspace, name, to))
    rest = [(heading, plan[key]) for key, heading in _NAMES.items() if plan.get(key)]
    return render(request, "prep.html.j2", {"plan": plan, "name": name, "rest": rest})
