"""Forms of pages: every one carries the token of its session."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from otherside.web.problems import Problem
from otherside.web.state import state_of

_REFUSED = Problem(
    403, "Form out of date", "This form is from an earlier session; go back, reload the page and repeat."
)


async def checked_form(request: Request) -> AsyncIterator[FormData]:
    """The form of a request, once its token is found to be the session's.

    Raises:
        Problem: 403 without a session or with a wrong token.
    """
    state = state_of(request)
    session = request.scope.get("state", {}).get("session")
    if session is None:
        raise Problem(_REFUSED.status, _REFUSED.title, _REFUSED.detail)
    form = await request.form(max_files=state.config.upload_files + 1, max_fields=4_000)
    try:
        token = request.headers.get("x-csrf-token") or form.get("csrf")
        if not isinstance(token, str) or not state.sessions.csrf_fits(session, token):
            raise Problem(_REFUSED.status, _REFUSED.title, _REFUSED.detail)
        yield form
    finally:
        await form.close()


Form = Annotated[FormData, Depends(checked_form)]


def text_of(form: FormData, name: str, most: int = 10_000) -> str:
    """A field as text, at most so long.

    Raises:
        Problem: it is longer.
    """
    value = form.get(name)
    if not isinstance(value, str):
        return ""
    if len(value) > most:
        raise Problem(422, "Too long", f"{name}: at most {most:,} characters.")
    return value.replace("\0", "").strip()


def files_of(form: FormData, name: str) -> list[UploadFile]:
    """The files of a field."""
    return [value for value in form.getlist(name) if isinstance(value, UploadFile)]


def lines_of(text: str) -> list[str]:
    """Several statements in one field: one a line, or with commas."""
    return [part.strip() for line in text.splitlines() for part in line.split(",") if part.strip()]
