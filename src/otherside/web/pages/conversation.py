"""A conversation with its evidence marked; every quote anywhere leads here."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from otherside.web.problems import Problem
from otherside.web.state import Open
from otherside.web.templating import render
from otherside.web.transcript import turns_of

router = APIRouter()


@router.get("/conversations/{conversation}")
def page(conversation: str, request: Request, workspace: Open) -> Response:
    """The transcript."""
    stored = workspace.store.conversation(conversation)
    if stored is None:
        raise Problem(404, "Not found", "This conversation is not here; it may have been corrected and imported anew.")
    sides = {p.id: p.side for p in workspace.store.people(stored.deal)}
    turns = turns_of(stored, workspace.store.evidence_in(conversation), sides)
    sources = {t.source for t in stored.turns}
    names = sorted({s.name.rsplit("/", 1)[-1] for s in workspace.store.sources() if s.id in sources})
    return render(
        request,
        "conversation.html.j2",
        {
            "c": stored.conversation,
            "deal": stored.deal,
            "turns": turns,
            "marked": sum(1 for t in turns for p in t["pieces"] if p.facets),
            "source": ", ".join(names[:3]),
        },
    )
