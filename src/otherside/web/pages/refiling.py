"""A conversation that is in the wrong deal is moved to another."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from otherside.domain import InputError
from otherside.domain.counting import plural
from otherside.web.api.common import adders
from otherside.web.forms import Form, text_of
from otherside.web.jobs import Job
from otherside.web.links import conversation_url, deal_url
from otherside.web.pages.common import soon
from otherside.web.problems import Problem
from otherside.web.state import Open, Shared, did

router = APIRouter()


@router.post("/conversations/{conversation}/move")
def move(conversation: str, request: Request, form: Form, shared: Shared, workspace: Open) -> Response:
    """Puts a conversation, with what else its file holds, into another deal or a new one; people are worked out anew."""
    adders(shared.access)
    stored = workspace.store.conversation(conversation)
    if stored is None:
        raise Problem(404, "Not found", "There is no such conversation (any more).")
    deal = " ".join(text_of(form, "deal", 200).split())
    if not deal:
        raise InputError("say to which deal it goes; choose one, or write the name of a new one")
    if deal == stored.deal:
        raise InputError(f"it is in {deal} already; nothing was moved")
    did(request, stored.deal, conversation=stored.id)

    def work(job: Job) -> None:
        from otherside.workspace.intake.refiling import move

        with shared.open() as own:
            job.progress("sides", 0, 0)
            done = move(own, stored.id, deal)
            job.links.insert(0, (deal_url(done["to"]), f"To {done['to']}"))
            along = f", with {plural(done['also'], 'other conversation')} of the same file" if done["also"] else ""
            job.notes.append(f"Moved from {done['from']} to {done['to']}{along}.")
            own.settle(job.progress)

    return soon(shared, "Moving a conversation", work, conversation_url(stored.id), "the conversation")
