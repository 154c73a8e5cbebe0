"""Settings: who we are."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from otherside.domain import Side
from otherside.web.forms import Form, lines_of, text_of
from otherside.web.state import Open
from otherside.web.templating import render

router = APIRouter()


@router.get("/settings")
def page(request: Request, workspace: Open, saved: bool = False) -> Response:
    """Who we are, and who is on neither side yet."""
    return render(
        request,
        "settings.html.j2",
        {
            "us": workspace.us,
            "counts": workspace.store.counts(),
            "unknown": workspace.store.people(side=Side.UNKNOWN),
            "saved": saved,
        },
    )


@router.post("/settings")
def save(form: Form, workspace: Open) -> Response:
    """Replaces who we are; sides are worked out anew, and what is theirs now is read."""
    from otherside.workspace.analysis import analyse

    stated = list(dict.fromkeys(lines_of(text_of(form, "us", 5_000))))
    if stated != workspace.us:
        workspace.store.put_setting("us", stated)
        workspace.refresh()
        analyse(workspace.store)
    return RedirectResponse("/settings?saved=1", status_code=303)
