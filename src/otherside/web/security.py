"""Who may come in, what a browser may do with our pages, and how much a request may carry."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode, urlsplit

from anyio import CancelScope
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from otherside.accounts.acting import acting_for
from otherside.domain import Unavailable
from otherside.web.config import WebConfig
from otherside.web.doors import Doors
from otherside.web.problems import Problem, problem_of, respond
from otherside.web.watching import noted

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
#: Reachable without a session: no data of the workspace is in them.
PUBLIC = ("/static/", "/api/v1/openapi.json", "/favicon.ico", "/login")
#: The forms of a page belong to its session: they are of no use in the next one, and what was typed in them is.
_SIGNED_OUT = "Your session has ended, and nothing of this was done. Go back and copy what you typed; then sign in and put it in again."


class TooLarge(HTTPException):
    """A request carries more than it may; raised where the body is read, and answered as any other error."""

    def __init__(self, most: int) -> None:
        super().__init__(413, f"At most {most / 1024 / 1024:.0f} MB in one request; import fewer files at a time.")


class Sessions:
    """Who has come in by the link of this run. Kept in memory: they end with the process."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def start(self) -> str:
        """A new session."""
        session = secrets.token_urlsafe(32)
        self._known.add(session)
        return session

    def known(self, session: str | None) -> bool:
        """Whether a session is one of ours."""
        return session is not None and session in self._known

    def end(self, session: str) -> None:
        """Ends a session, if it is one of ours."""
        self._known.discard(session)

    def csrf(self, session: str) -> str:
        """The token that every form of a session carries."""
        # The session is a secret that only its browser knows, also one of an account, which outlives this process.
        return hmac.new(session.encode(), b"csrf", hashlib.sha256).hexdigest()

    def csrf_fits(self, session: str, token: str) -> bool:
        """Whether a form's token is the session's."""
        return hmac.compare_digest(self.csrf(session).encode(), token.encode())


class Gate:
    """The outermost layer: host, size, login and the headers of every answer."""

    def __init__(
        self, app: ASGIApp, config: WebConfig, sessions: Sessions, doors: Doors, lapsed: Callable[[], None]
    ) -> None:
        """``lapsed`` is told when the workspace is away."""
        self.app = app
        self.lapsed = lapsed
        self.config = config
        self.sessions = sessions
        self.doors = doors
        # From other machines nobody comes in by a link: they have accounts.
        self._login: str | None = config.login if config.local else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or hands on what may come in."""
        if scope["type"] != "http":
            # No part of us speaks anything else.
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        request = Request(scope)
        fresh: list[str] = []
        status = 500

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if "cache-control" not in headers:
                    headers["Cache-Control"] = "no-store"
                for session in fresh:
                    headers.append("Set-Cookie", self._cookie(session))
            await send(message)

        try:
            refusal = self._refusal(request) or await run_in_threadpool(self._let_in, request, fresh)
        except Unavailable as error:
            # Who somebody is stands where the workspace does.
            self.lapsed()
            refusal = respond(request, problem_of(error))
        if refusal is not None:
            await refusal(scope, receive, send_with_headers)
            return
        try:
            with acting_for(scope["state"].get("access")):
                await self._bounded(scope, receive, send_with_headers)
        finally:
            # Also of what somebody has had in part: who hangs up in time would leave no line, and so would a server that stops.
            note = noted(scope, status)
            if note is not None:
                with CancelScope(shield=True):
                    await run_in_threadpool(self.doors.note, scope["state"].get("access"), *note)

    def _refusal(self, request: Request) -> Response | None:
        host = _host_only(request.headers.get("host", ""))
        if host not in self.config.hosts():
            return respond(request, Problem(400, "Wrong host", "This application answers on this machine only."))
        origin = request.headers.get("origin")
        if request.method not in SAFE and origin is not None:
            # "null" is what a sandboxed or redirected page sends: not ours.
            if urlsplit(origin).netloc != request.headers.get("host"):
                return respond(request, Problem(403, "Other origin", "This request comes from another site."))
        elif request.method not in SAFE and request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
            return respond(request, Problem(403, "Other origin", "This request comes from another site."))
        length = request.headers.get("content-length")
        if length is not None and (not length.isdecimal() or int(length) > self._limit(request.url.path)):
            return respond(request, self._too_large(request.url.path))
        return None

    def _let_in(self, request: Request, fresh: list[str]) -> Response | None:
        state = request.scope.setdefault("state", {})
        session = request.cookies.get(self.config.cookie)
        path = request.url.path
        given = request.query_params.get("token")
        if given is not None and request.method == "GET" and not path.startswith("/api/"):
            if self._login is not None and hmac.compare_digest(given.encode(), self._login.encode()):
                self._login = None
                fresh.append(self.sessions.start())
            # In any case the token leaves the address, and with it the history of the browser.
            rest = urlencode([(k, v) for k, v in parse_qsl(request.url.query) if k != "token"])
            place = "/" + path.lstrip("/\\") + (f"?{rest}" if rest else "")
            return RedirectResponse(place, status_code=303)
        if self.sessions.known(session):
            state["session"] = session
            return None
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        bearer = token.strip() if kind.casefold() == "bearer" else None
        if bearer and self._secret(bearer):
            state["bearer"] = True
            return None
        access = self.doors.access(session, bearer)
        if access is not None:
            state["access"] = access
            state.update({"session": session} if bearer is None else {"bearer": True})
            return None
        if self.config.open_here:
            state["session"] = self.sessions.start()
            state["bearer"] = path.startswith("/api/")
            if not path.startswith(("/api/", "/static/")):
                fresh.append(state["session"])
            return None
        if path.startswith(PUBLIC):
            return None
        if self.doors.book() is not None:
            if path.startswith("/api/"):
                return respond(
                    request, Problem(401, "Not signed in", "Sign in at /login; scripts send a token of an account.")
                )
            if request.method != "GET":
                return respond(request, Problem(401, "You are signed out", _SIGNED_OUT, sign_in="/login"))
            here = path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse("/login?" + urlencode({"next": here}), status_code=303)
        return respond(
            request,
            Problem(
                401,
                "Not signed in",
                "Open the address that `otherside serve` printed; it works once. To come in from another browser, "
                "start `otherside serve` again. Scripts send OTHERSIDE_API_TOKEN as a bearer token.",
            ),
        )

    def _secret(self, token: str) -> bool:
        """Whether this is the secret of whoever started us; worth something on this machine only."""
        wanted = self.config.api_token if self.config.local else None
        return bool(wanted and hmac.compare_digest(token.encode(), wanted.encode()))

    def _cookie(self, session: str) -> str:
        return session_cookie(self.config, session)

    def _limit(self, path: str) -> int:
        uploads = path.startswith(("/import", "/api/v1/import", "/api/v1/coach"))
        return self.config.upload_bytes if uploads else self.config.body_bytes

    def _too_large(self, path: str) -> Problem:
        most = self._limit(path) / 1024 / 1024
        return Problem(413, "Too large", f"At most {most:.0f} MB in one request; import fewer files at a time.")

    async def _bounded(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Counts what really arrives: a length that is stated may be a lie, or not be stated."""
        limit = self._limit(scope["path"])
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > limit:
                raise TooLarge(limit)
            return message

        await self.app(scope, counted, send)


def session_cookie(config: WebConfig, session: str, seconds: int | None = None) -> str:
    """The header that gives a browser its session, or with 0 seconds takes it away."""
    age = "" if seconds is None else f"; Max-Age={seconds}"
    return f"{config.cookie}={session}; Path=/; HttpOnly; SameSite=Strict{age}" + ("; Secure" if config.secure else "")


def _host_only(value: str) -> str:
    name = value.casefold()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.rpartition(":")[0] if ":" in name else name


def is_fragment(headers: Headers) -> bool:
    """Whether htmx asks, which wants a piece of a page."""
    return headers.get("hx-request") == "true"
