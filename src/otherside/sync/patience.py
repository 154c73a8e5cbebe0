"""Trying again what is worth trying again, and one clear line for what is not."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from otherside.domain import InputError
from otherside.domain.waiting import retry_after

TRIES = 5
#: Longest wait in seconds that a server may ask for; beyond it the user repeats the command later.
LONGEST_WAIT_S = 90.0
#: Seconds without a byte from the server.
TIMEOUT_S = 30.0

T = TypeVar("T")


class Kind(Enum):
    """What went wrong, by what helps."""

    TOKEN = "token"
    """The token is wrong or has expired."""
    FORBIDDEN = "forbidden"
    """The token may not do this."""
    BUSY = "busy"
    """Too many requests; nothing was done."""
    DAILY = "daily"
    """The day's requests are used up."""
    SERVER = "server"
    """It failed; it may have done what was asked."""
    CUT = "cut"
    """The connection broke; it may have done what was asked."""
    UNREACHABLE = "unreachable"
    """There was no connection at all."""
    ANSWER = "answer"
    """The answer is not what the interface's documentation says."""
    REQUEST = "request"
    """It does not take this request."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """An error of a client library, understood.

    Attributes:
        said: what the server says, short, without secrets.
        wait: seconds it asks to wait.
    """

    kind: Kind
    said: str = ""
    wait: float | None = None


@dataclass(frozen=True, slots=True)
class Patience:
    """How one system is asked.

    Attributes:
        title: its name for people.
        secret: name of the environment variable with the token.
        judge: understands the client library's errors; ``None`` for those that are no trouble of the system.
        sleep: how to wait; tests pass their own.
    """

    title: str
    secret: str
    judge: Callable[[Exception], Trouble | None]
    sleep: Callable[[float], None] = time.sleep

    def ask(self, call: Callable[[], T], *, writes: bool = False) -> T:
        """The answer of ``call``, tried up to five times: after 1, 2, 4, 8 seconds, or as long as the server asks.

        Args:
            writes: whether it changes something; then it is repeated only where it certainly was not carried out.

        Raises:
            InputError: no answer is to be had; the text says what to do.
        """
        for n in range(TRIES):
            try:
                return call()
            except Exception as error:
                trouble = self.judge(error)
                if trouble is None:
                    raise
                again = {Kind.BUSY} if writes else {Kind.BUSY, Kind.SERVER, Kind.CUT, Kind.ANSWER}
                if trouble.kind not in again or n + 1 == TRIES:
                    raise self._error(trouble, writes) from error
                wait = 2.0**n * random.uniform(0.75, 1.25) if trouble.wait is None else trouble.wait
                if wait > LONGEST_WAIT_S:
                    raise InputError(
                        f"{self.title} asks to wait {wait:.0f} s; repeat after that, what was read is kept"
                    ) from error
            self.sleep(wait)
        raise AssertionError("unreachable")

    def _error(self, trouble: Trouble, writes: bool) -> InputError:
        said = f" ({trouble.said})" if trouble.said else ""
        unsure = writes and trouble.kind in (Kind.SERVER, Kind.CUT, Kind.ANSWER)
        if unsure:
            return InputError(
                f"{self.title} broke off while it was written to{said}; confirm again, otherside looks first whether "
                "it is there"
            )
        text = {
            Kind.TOKEN: f"{self.title} does not accept the token{said}; it is wrong or has expired: make a new one "
            f"and set {self.secret}",
            Kind.FORBIDDEN: f"{self.title} does not let this token do that{said}; give it the rights that "
            "docs/sync.md lists",
            Kind.BUSY: f"{self.title} limits the rate{said}; repeat later, what was read is kept",
            Kind.DAILY: f"{self.title}: the requests of the day are used up{said}; repeat tomorrow, what was read is "
            "kept",
            Kind.SERVER: f"{self.title} fails{said}; repeat later, what was read is kept",
            Kind.CUT: f"{self.title} breaks off its answers{said}; repeat later, what was read is kept",
            Kind.UNREACHABLE: f"{self.title} cannot be reached{said}; check the connection and the address",
            Kind.ANSWER: f"{self.title} does not answer as its documentation says{said}; check the address",
            Kind.REQUEST: f"{self.title} does not take the request{said}",
        }
        return InputError(text[trouble.kind])


def by_status(status: int, said: str, headers: Mapping[str, str]) -> Trouble:
    """What an HTTP status means."""
    wait = retry_after(headers)
    if status == 401:
        return Trouble(Kind.TOKEN, said)
    if status == 403:
        return Trouble(Kind.FORBIDDEN, said)
    if status in (408, 425, 429):
        return Trouble(Kind.BUSY, said, wait)
    if status >= 500:
        return Trouble(Kind.SERVER, f"{status} {said}".strip(), wait)
    return Trouble(Kind.REQUEST, f"{status} {said}".strip())


def short(text: object, *secrets: str) -> str:
    """What somebody says of an error: short, on one line, without our secrets."""
    said = " ".join(str(text).split())
    for secret in secrets:
        if len(secret) >= 6:
            said = said.replace(secret, "***")
    return said if len(said) <= 160 else said[:159] + "…"
