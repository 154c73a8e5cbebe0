"""A real IMAP server (pymap) in a process of its own, and a gate before it that can cut connections."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from imapclient import IMAPClient

from tests.ports import free_port

USER, PASSWORD = "pia", "fixture-mail-password"


@contextmanager
def imap_server() -> Iterator[int]:
    """Its port; the account is there, with the folders INBOX, Sent and Trash."""
    port = free_port()
    code = "import sys; sys.argv[0] = 'pymap'; from pymap.main import main; main()"
    args = [
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--no-tls",
        "--no-service",
        "admin",
        "--no-service",
        "managesieve",
    ]
    args += ["dict", "--demo-data", "--demo-user", USER, "--demo-password", PASSWORD]
    process = subprocess.Popen(
        [sys.executable, "-c", code, *args], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(900):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert process.poll() is None, "the mail server did not start"
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(60)


def put(port: int, folder: str, *messages: bytes) -> None:
    """What a mail program does with a message that it keeps."""
    with IMAPClient("127.0.0.1", port, ssl=False) as client:
        client.login(USER, PASSWORD)
        if not client.folder_exists(folder):
            client.create_folder(folder)
        for message in messages:
            client.append(folder, message.replace(b"\n", b"\r\n"))


def flags(port: int, folder: str) -> dict[int, tuple[bytes, ...]]:
    with IMAPClient("127.0.0.1", port, ssl=False) as client:
        client.login(USER, PASSWORD)
        client.select_folder(folder, readonly=True)
        return {n: d[b"FLAGS"] for n, d in client.fetch(client.search(), ["FLAGS"]).items()}


class Gate:
    """Hands bytes on to a server; each number in ``cuts`` ends one connection after so many bytes of answers."""

    def __init__(self, port: int) -> None:
        self._target = port
        self.cuts: list[int] = []
        self.connections = 0
        self.commands = b""
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            far = socket.create_connection(("127.0.0.1", self._target))
            cut = self.cuts.pop(0) if self.cuts else None
            threading.Thread(target=self._pump, args=(near, far, None), daemon=True).start()
            threading.Thread(target=self._pump, args=(far, near, cut), daemon=True).start()

    def _pump(self, source: socket.socket, target: socket.socket, cut: int | None) -> None:
        done = 0
        try:
            while data := source.recv(4096):
                if cut is None and source.getpeername()[1] != self._target:
                    self.commands += data
                if cut is not None and done + len(data) >= cut:
                    target.sendall(data[: cut - done])
                    break
                done += len(data)
                target.sendall(data)
        except OSError:
            pass
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
