"""Coming in with an account, by password or by a provider, and going out."""

from __future__ import annotations

import base64
import dataclasses
import json
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from otherside.accounts.book import SignInRefused
from otherside.domain import OthersideError
from otherside.web.forms import Form as CheckedForm
from otherside.web.problems import shown
from otherside.web.security import session_cookie
from otherside.web.state import doors_of, state_of
from otherside.web.templating import render

if TYPE_CHECKING:
    from otherside.accounts import SignIn
    from otherside.accounts.oidc import Flow

router = APIRouter()
_FLOW = "otherside-flow"
_FLOW_SECONDS = 600


@router.get("/login")
def page(request: Request, next: str = "/") -> Response:
    """The form."""
    return _page(request, next)


@router.post("/login")
def sign_in(
    request: Request,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=2_000)] = "",
    next: Annotated[str, Form(max_length=2_000)] = "/",
) -> Response:
    """Lets somebody in, or says in the same words whatever was wrong."""
    doors = doors_of(request)
    book = doors.book()
    if book is None:
        return _page(request, next, "Nobody has an account here yet.", 401)
    address = request.client.host if request.client else ""
    try:
        done = book.sign_in(name, password, address)
    except SignInRefused as error:
        slow = str(error).startswith("too many")
        return _page(request, next, str(error)[:1].upper() + str(error)[1:] + ".", 429 if slow else 401)
    answer: Response = RedirectResponse(_inside(next), status_code=303)
    return _welcome(request, answer, done)


@router.get("/login/provider")
def to_provider(request: Request) -> Response:
    """Sends the browser to the provider."""
    doors = doors_of(request)
    provider = doors.provider()
    if provider is None or doors.book() is None:
        return _page(request, "/", "No provider is set up here.", 404)
    try:
        url, flow = provider.begin(doors.config.address + "/login/callback")
    except OthersideError as error:
        return _page(request, "/", shown(error), 502)
    answer = RedirectResponse(url, status_code=303)
    packed = base64.urlsafe_b64encode(json.dumps(dataclasses.asdict(flow)).encode()).decode()
    # Lax: the browser comes back from another site.
    answer.set_cookie(
        _FLOW, packed, max_age=_FLOW_SECONDS, httponly=True, samesite="lax", path="/login", secure=doors.config.secure
    )
    return answer


@router.get("/login/callback")
def from_provider(request: Request) -> Response:
    """Takes what the provider says of whoever comes back."""
    doors = doors_of(request)
    provider, book = doors.provider(), doors.book()
    flow = _flow(request.cookies.get(_FLOW))
    if provider is None or book is None or flow is None:
        return _page(request, "/", "This attempt is over; begin again.", 401)
    try:
        who = provider.finish(doors.config.address + "/login/callback", flow, request.query_params)
        done = book.begin(book.by_provider(who.issuer, who.subject, who.email, who.verified))
    except OthersideError as error:
        refused = isinstance(error, SignInRefused)
        answer = _page(request, "/", shown(error)[:1].upper() + shown(error)[1:] + ".", 401 if refused else 502)
        answer.delete_cookie(_FLOW, path="/login")
        return answer
    # Not a redirect: after one from another site, a browser would not send the session yet.
    answer = render(request, "welcome.html.j2", {"signed_in": False})
    answer.delete_cookie(_FLOW, path="/login")
    return _welcome(request, answer, done)


@router.post("/logout")
def sign_out(request: Request, form: CheckedForm) -> Response:
    """Ends the session."""
    doors = doors_of(request)
    session = request.scope["state"]["session"]
    state_of(request).sessions.end(session)
    book = doors.book()
    if book is not None:
        book.sign_out(session)
    answer = RedirectResponse("/login", status_code=303)
    answer.headers.append("Set-Cookie", session_cookie(doors.config, "", 0))
    return answer


def _page(request: Request, next: str, error: str = "", status: int = 200) -> Response:
    doors = doors_of(request)
    data = {
        "next": _inside(next),
        "error": error,
        "provider": doors.config.provider is not None,
        "accounts": doors.book() is not None,
        "signed_in": False,
    }
    return render(request, "login.html.j2", data, status=status)


def _welcome(request: Request, answer: Response, done: SignIn) -> Response:
    doors = doors_of(request)
    earlier, book = request.cookies.get(doors.config.cookie), doors.book()
    if earlier and book is not None:
        # The browser forgets it now; whoever else has it must not come in by it.
        book.sign_out(earlier)
    answer.headers.append("Set-Cookie", session_cookie(doors.config, done.session, done.seconds))
    return answer


def _inside(place: str) -> str:
    """A place of ours, whatever an address asks for."""
    # What browsers leave out is left out before it is looked at: "/\v/elsewhere" would be "//elsewhere" after.
    place = "".join(c for c in place if c.isprintable())
    parts = urlsplit(place)
    if parts.scheme or parts.netloc or not place.startswith("/") or place.startswith(("//", "/\\")) or "\\" in place:
        return "/"
    return place


def _flow(packed: str | None) -> Flow | None:
    from otherside.accounts.oidc import Flow

    try:
        held = json.loads(base64.urlsafe_b64decode((packed or "").encode()))
        return Flow(str(held["state"]), str(held["nonce"]), str(held["verifier"]))
    except (ValueError, KeyError, TypeError):
        return None
