"""Consent of the people in a conversation."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from otherside.web.forms import Form, text_of
from otherside.web.links import conversation_url
from otherside.web.state import Open, access_of, did

router = APIRouter()


@router.post("/conversations/{conversation}/consent")
def note(conversation: str, request: Request, form: Form, workspace: Open) -> Response:
    """Notes it; what is excluded is no longer counted anywhere, what is allowed again is read anew."""
    from otherside.workspace.privacy.consent import note_consent

    access = access_of(request)
    note_consent(
        workspace, conversation, text_of(form, "state", 20), text_of(form, "note", 500), access.name if access else ""
    )
    did(request, conversation=conversation, state=text_of(form, "state", 20))
    return RedirectResponse(f"{conversation_url(conversation)}#consent", status_code=303)
