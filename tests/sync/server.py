"""A server on this machine that answers as a CRM does, and fails when told to."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Asked:
    """A request as it arrived; ``query`` holds the last value of each parameter."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any


@dataclass
class Reply:
    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    half: bool = False
    """Only half of what was promised, then the connection ends."""
    hang_up: bool = False
    """No answer at all."""


Answer = Callable[[Asked], Any]


@dataclass
class Served:
    """What was asked, and what goes wrong next.

    Attributes:
        faults: pairs of the beginning of a path and what is answered there instead, once each, in order.
    """

    url: str
    asked: list[Asked] = field(default_factory=list)
    faults: list[tuple[str, Reply]] = field(default_factory=list)

    def fault_for(self, path: str) -> Reply | None:
        found = next((f for f in self.faults if path.startswith(f[0])), None)
        if found is None:
            return None
        self.faults.remove(found)
        return found[1]

    def to(self, path: str, method: str | None = None) -> list[Asked]:
        return [a for a in self.asked if a.path.startswith(path) and method in (None, a.method)]


@contextmanager
def served(answer: Answer, tls: ssl.SSLContext | None = None) -> Iterator[Served]:
    """Runs until the block ends. ``answer`` gives a ``Reply`` or what is to be sent as JSON; ``None`` is 404."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do(self) -> None:
            parts = urlsplit(self.path)
            content = self.rfile.read(int(self.headers.get("content-length") or 0))
            try:
                body = json.loads(content) if content else None
            except ValueError:
                body = {k: v[-1] for k, v in parse_qs(content.decode()).items()}
            asked = Asked(
                self.command,
                parts.path,
                {k: v[-1] for k, v in parse_qs(parts.query).items()},
                {k.lower(): v for k, v in self.headers.items()},
                body,
            )
            state.asked.append(asked)
            reply = state.fault_for(parts.path)
            if reply is None:
                given = answer(asked)
                reply = given if isinstance(given, Reply) else Reply(given, 404 if given is None else 200)
            if reply.hang_up:
                self.close_connection = True
                return
            raw = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
            raw = b"" if reply.status == 204 else raw
            self.send_response(reply.status)
            for name, value in {"content-type": "application/json", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw[: len(raw) // 2] if reply.half else raw)
            self.close_connection = reply.half

        do_GET = do_POST = do_PATCH = do_PUT = do

        def log_message(self, *_args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    name = "localhost" if tls else "127.0.0.1"
    state = Served(f"{'https' if tls else 'http'}://{name}:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
