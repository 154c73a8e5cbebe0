"""A plan for the next conversation, to print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from otherside.reports.discreet import discreet, kept
from otherside.web.links import DealName
from otherside.web.pages.common import Text
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
    rest = [(heading, apart(plan[key])) for key, heading in _NAMES.items() if plan.get(key)]
    return render(request, "prep.html.j2", {"plan": plan, "name": name, "rest": rest})


def apart(told: Any) -> Any:
    """A part of a plan; of each of its items, words that may be shown apart from those said in confidence.

    An item with ``all_kept`` rests on confided words only. Who sits across the table is not to learn from a sheet of paper
    that a colleague confided in us, so it stands on the screen and not in print.
    """
    return told if isinstance(told, str) else [_split(item) if isinstance(item, Mapping) else item for item in told]


def _split(item: Mapping[str, Any]) -> dict[str, Any]:
    quotes = [q for q in item.get("because") or () if isinstance(q, Mapping)]
    held = [q for q in quotes if kept(q)]
    return {
        **item,
        "shown": [q for q in quotes if not kept(q)],
        "kept": held,
        "all_kept": bool(held) and len(held) == len(quotes),
    }
