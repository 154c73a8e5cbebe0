"""Errors as answers: RFC 9457 problem documents for programs, one calm page for people."""

from __future__ import annotations

import json
import logging
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from otherside.domain import Busy, OthersideError, Refused, Unavailable
from otherside.domain.patterns import lazily

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger(__name__)
#: A team's database, as its errors begin: user, machine and port are nobody's who only asks for a page.
_ADDRESS = lazily(r"postgres(?:ql)?[+a-z0-9]{0,20}://\S{0,2000}: ")
#: What begins so tells how the server is reached, or what it said itself, and is for whoever runs it.
_ITS_OWN = ("the server cannot be reached", "the server does not let", "there is no such", "the database reports")
_AWAY = "the database cannot be used just now; try again in a minute, or tell whoever runs this"
#: Seconds in which the same is said in the log once: while a server is away every page fails.
_SAID_AGAIN = 60.0
_said: dict[str, float] = {}


class ProblemDocument(BaseModel):
    """RFC 9457."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = Field(description="What is wrong and what to do, in one line.")
    errors: list[dict[str, Any]] | None = Field(None, description="Which parts of the request are wrong.")


@dataclass(eq=False)
class Problem(Exception):
    """An answer that is an error.

    Attributes:
        status: of HTTP.
        title: the kind, in a few words.
        detail: what is wrong and what to do.
        errors: which parts of the request, for programs.
        sign_in: where a person signs in, if that is what is missing.
    """

    status: int
    title: str
    detail: str
    errors: list[dict[str, Any]] | None = None
    sign_in: str = ""


#: For the OpenAPI document: what every operation may answer.
RESPONSES: dict[int | str, dict[str, Any]] = {
    code: {
        "description": HTTPStatus(code).phrase,
        "content": {MEDIA_TYPE: {"schema": ProblemDocument.model_json_schema()}},
    }
    for code in (400, 401, 403, 404, 413, 422, 503)
}

#: Where something is worked out that somebody may stop.
BUSY: dict[int | str, dict[str, Any]] = {503: {**RESPONSES[422], "description": HTTPStatus(503).phrase}}


def respond(request: Request, problem: Problem) -> Response:
    """The answer in the form that the asker reads."""
    if request.url.path.startswith("/api/"):
        return _document(problem)
    from otherside.web.templating import render

    return render(
        request,
        "fragments/problem.html.j2" if request.headers.get("hx-request") == "true" else "problem.html.j2",
        {"problem": problem},
        status=problem.status,
    )


def shown(error: OthersideError) -> str:
    """The text of an error for whoever asks, from wherever: without the address of the database, which goes to the log."""
    text = str(error)
    rest = _ADDRESS.sub("", text)
    if rest == text:
        return text
    now = time.monotonic()
    if now - _said.get(text, -_SAID_AGAIN) >= _SAID_AGAIN:
        # Few texts there are: one for each kind of trouble with one server.
        _said[text] = now
        _log.warning("%s", text)
    return _AWAY if rest.startswith(_ITS_OWN) else rest


def problem_of(error: OthersideError) -> Problem:
    """What an error is to whoever asked."""
    text = shown(error)
    if isinstance(error, Refused):
        return Problem(403, "Not yours to do", text)
    if isinstance(error, Unavailable) or text == _AWAY:
        return Problem(503, "Not possible just now", text)
    missing = text.startswith(_MISSING)
    return Problem(404, "Not found", text) if missing else Problem(422, "Not possible", text)


def install(app: FastAPI) -> None:
    """Makes every error of an application such an answer."""

    async def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, OthersideError)
        if isinstance(error, Unavailable) and not isinstance(error, Busy):
            request.app.state.otherside.lapsed()
        return respond(request, problem_of(error))

    async def stated(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        return respond(request, error)

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        found = [{"where": ".".join(map(str, e["loc"])), "message": e["msg"]} for e in error.errors()]
        if request.url.path.startswith("/api/"):
            detail = "; ".join(f"{e['where']}: {e['message']}" for e in found[:5])
        else:
            parts = ", ".join(dict.fromkeys(f"“{e['where'].rpartition('.')[2]}”" for e in found[:5]))
            detail = f"What this address says as {parts} cannot be read; go back and choose it anew."
        return respond(request, Problem(422, "Not understood", detail, found))

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        status = error.status_code
        phrase = HTTPStatus(status).phrase
        detail = error.detail if error.detail and error.detail != phrase else _PLAIN.get(status, phrase)
        answer = respond(request, Problem(status, phrase, detail))
        for name, value in (error.headers or {}).items():
            answer.headers[name] = value
        return answer

    async def unexpected(request: Request, _error: Exception) -> Response:
        # It is raised again after this answer, and so comes into the log with its place.
        return respond(
            request, Problem(500, "A fault of otherside", "Something went wrong inside; the log has the place.")
        )

    app.add_exception_handler(Exception, unexpected)
    app.add_exception_handler(OthersideError, ours)
    app.add_exception_handler(Problem, stated)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)


#: How a message begins that says that something is not there.
_MISSING = (
    "no deal called",
    "nobody is called",
    "nobody on their side",
    "no such",
    "no theme is called",
    "no evidence",
    "no correction",
    "no conversation",
    "no account is called",
    "no token has",
    "no proposal has",
)
_PLAIN = {
    404: "There is nothing at this address.",
    405: "This address does not take requests of that kind.",
}


def _document(problem: Problem) -> Response:
    body = ProblemDocument(
        title=problem.title, status=problem.status, detail=problem.detail, errors=problem.errors
    ).model_dump(exclude_none=True)
    return Response(json.dumps(body, ensure_ascii=False), status_code=problem.status, media_type=MEDIA_TYPE)
