"""A server on this machine that speaks, or fails at, the protocols of language models."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Seen:
    """A request as it arrived."""

    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class Reply:
    """What to answer: JSON, or raw bytes; possibly slowly, cut off, or not at all."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    delay_s: float = 0.0
    drip_s: float = 0.0
    """Seconds between two bytes."""
    cut: bool = False
    """Promise more bytes than are sent."""


Answer = Reply | Callable[[Seen], Reply]


@dataclass
class FakeServer:
    """Answers with the replies in order; the last one for ever."""

    replies: list[Answer]
    seen: list[Seen] = field(default_factory=list)
    url: str = ""
    stopped: threading.Event = field(default_factory=threading.Event)


@contextmanager
def fake_server(*replies: Answer) -> Iterator[FakeServer]:
    fake = FakeServer(list(replies))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers.get("content-length", 0)))
            seen = Seen(self.path, {k.lower(): v for k, v in self.headers.items()}, json.loads(content))
            reply = fake.replies[min(len(fake.seen), len(fake.replies) - 1)]
            fake.seen.append(seen)
            if callable(reply):
                reply = reply(seen)
            body = reply.raw if reply.raw is not None else json.dumps(reply.body).encode()
            if fake.stopped.wait(reply.delay_s):
                return
            try:
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(body) + (100 if reply.cut else 0)))
                self.end_headers()
                if reply.drip_s:
                    for byte in body:
                        self.wfile.write(bytes([byte]))
                        self.wfile.flush()
                        time.sleep(reply.drip_s)
                else:
                    self.wfile.write(body)
                if reply.cut:
                    self.close_connection = True
            except OSError:
                self.close_connection = True

        def log_message(self, *args: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *args: Any) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    fake.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        fake.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()


def chat(text: Any, finish: str = "stop", **message: Any) -> Reply:
    """A chat completion."""
    content = text if isinstance(text, str) or text is None else json.dumps(text)
    return Reply(
        {
            "model": "fake-1",
            "choices": [{"message": {"role": "assistant", "content": content, **message}, "finish_reason": finish}],
            "usage": {"prompt_tokens": 11, "completion_tokens": 7},
        }
    )


def error(status: int, message: str, headers: dict[str, str] | None = None, **more: Any) -> Reply:
    """An error in the form that most servers use."""
    return Reply({"error": {"message": message, **more}}, status, headers or {})
