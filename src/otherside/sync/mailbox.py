"""A mailbox over IMAP, read only: folders are opened by EXAMINE and bodies fetched by PEEK, so nothing there changes."""

from __future__ import annotations

import contextlib
import datetime as dt
import imaplib
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError, LoginError

from otherside.domain import InputError
from otherside.sync.patience import TIMEOUT_S, TRIES, short
from otherside.sync.secrets import secret, setting

PASSWORD = "OTHERSIDE_IMAP_PASSWORD"
_MANY = 50

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Account:
    """Where the mailbox is.

    Attributes:
        tls: off only for a server on this machine.
    """

    host: str
    user: str
    password: str
    port: int = 993
    tls: bool = True


class Mailbox:
    """One account. A connection that breaks is made again, up to five times for one request.

    Args:
        sleep: how to wait before another try; tests pass their own.
    """

    def __init__(self, account: Account, sleep: Callable[[float], None] = time.sleep) -> None:
        self._account = account
        self._sleep = sleep
        self._client: Any = None
        self._folder: str | None = None
        self._validity = 0
        self._reached = False

    def close(self) -> None:
        """Ends the connection."""
        client, self._client = self._client, None
        if client is not None:
            try:
                client.logout()
            except (IMAPClientError, imaplib.IMAP4.error, OSError):
                client.shutdown()

    def folders(self) -> list[str]:
        """The names of all folders that hold mail."""
        rows = self._ask(lambda c: c.list_folders())
        return sorted(str(name) for flags, _, name in rows if b"\\noselect" not in {f.lower() for f in flags})

    def open(self, folder: str) -> int:
        """Opens a folder for reading; returns its UIDVALIDITY, which tells whether numbers still mean the same.

        Raises:
            InputError: there is no such folder; the text lists those that there are.
        """
        self._folder, self._validity = None, 0
        if folder not in self.folders() and folder.upper() != "INBOX":
            raise InputError(f"no mail folder is called {folder!r}; there are {', '.join(self.folders()[:20])}")
        self._folder = folder
        self._ask(self._examine)
        return self._validity

    def numbers(self, after: int, since: dt.date | None) -> list[int]:
        """The UIDs of messages beyond one, received on or after a day, in order."""
        criteria: list[Any] = ["UID", f"{after + 1}:*"]
        if since is not None:
            criteria += ["SINCE", since]
        # "n:*" holds the last message even if its number is below n (RFC 3501, 6.4.8).
        return sorted(n for n in self._ask(lambda c: c.search(criteria)) if n > after)

    def heads(self, numbers: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """The header of each message, in order; of one that is gone meanwhile nothing."""
        for begin in range(0, len(numbers), _MANY):
            some = numbers[begin : begin + _MANY]
            found = self._fetch(some, "BODY.PEEK[HEADER]")
            for number in some:
                if (head := found.get(number, {}).get(b"BODY[HEADER]")) is not None:
                    yield number, head

    def message(self, number: int) -> bytes | None:
        """A whole message, or ``None`` if it is gone."""
        found = self._fetch([number], "BODY.PEEK[]")
        body = found.get(number, {}).get(b"BODY[]")
        return bytes(body) if body is not None else None

    def _fetch(self, numbers: Sequence[int], part: str) -> dict[int, dict[bytes, Any]]:
        return self._ask(lambda c: c.fetch(numbers, [part]))

    def _ask(self, call: Callable[[Any], T]) -> T:
        host = self._account.host
        for n in range(TRIES):
            try:
                return call(self._connected())
            except LoginError as error:
                raise InputError(
                    f"{host} does not let {self._account.user} in ({short(error, self._account.password)}); many "
                    f"providers want a password made for programs: make one and set {PASSWORD}"
                ) from None
            except ssl.SSLError as error:
                raise InputError(
                    f"{host}: no safe connection on port {self._account.port} ({short(error)}); TLS is spoken from the start, so name "
                    "the port for that in OTHERSIDE_IMAP_HOST (host:993); STARTTLS is not supported"
                ) from error
            except (imaplib.IMAP4.abort, OSError, EOFError, ValueError) as error:
                self._drop()
                # A server that was never reached is not there later either where its name is mistyped.
                if not self._reached and isinstance(error, socket.gaierror):
                    raise InputError(
                        f"no mail server is known by the name {host!r}; check OTHERSIDE_IMAP_HOST, and that this machine is online"
                    ) from error
                if n + 1 == TRIES and not self._reached:
                    raise InputError(
                        f"{host} does not answer on port {self._account.port} ({short(error)}); check OTHERSIDE_IMAP_HOST (host or "
                        "host:port) and the connection"
                    ) from error
                if n + 1 == TRIES:
                    raise InputError(
                        f"{host} cannot be reached or breaks off ({short(error)}); repeat later, what was read is kept"
                    ) from error
            except (IMAPClientError, imaplib.IMAP4.error) as error:
                raise InputError(
                    f"{host} refuses to go on ({short(error, self._account.password)}); try later, what was read is kept"
                ) from error
            self._sleep(2.0**n)
        raise AssertionError("unreachable")

    def _connected(self) -> Any:
        if self._client is None:
            a = self._account
            self._client = IMAPClient(a.host, port=a.port, ssl=a.tls, timeout=TIMEOUT_S, use_uid=True)
            self._reached = True
            self._client.login(a.user, a.password)
            if self._folder is not None:
                self._examine(self._client)
        return self._client

    def _examine(self, client: Any) -> None:
        validity = int(client.select_folder(self._folder, readonly=True)[b"UIDVALIDITY"])
        if self._validity and validity != self._validity:
            raise InputError(f"the mail folder {self._folder!r} was rebuilt while it was read; repeat")
        self._validity = validity

    def _drop(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            with contextlib.suppress(OSError, imaplib.IMAP4.error):
                client.shutdown()


def connect() -> Mailbox:
    """With ``OTHERSIDE_IMAP_HOST`` (``host`` or ``host:port``), ``OTHERSIDE_IMAP_USER`` and ``OTHERSIDE_IMAP_PASSWORD``.

    Raises:
        InputError: one of them is missing or no such address.
    """
    place = setting("OTHERSIDE_IMAP_HOST", "the mail server")
    host, _, port = place.partition(":")
    if port and not port.isdigit():
        raise InputError(f"OTHERSIDE_IMAP_HOST: {place!r} is neither host nor host:port")
    user = setting("OTHERSIDE_IMAP_USER", "the mail account")
    local = host in ("localhost", "127.0.0.1")
    number = int(port or 993)
    return Mailbox(
        Account(host, user, secret(PASSWORD, "the password of the mail account"), number, not local or number == 993)
    )
