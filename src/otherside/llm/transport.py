"""JSON over HTTP with a deadline, patience and clear errors."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from otherside.domain import InputError
from otherside.domain.waiting import retry_after
from otherside.llm.config import LLMConfig
from otherside.llm.errors import Failure, LLMError

#: Longest wait that a server may ask for; beyond it the run stops and can be resumed later.
LONGEST_WAIT_S = 90.0
#: Largest answer taken in, in bytes.
LARGEST_ANSWER = 16 * 2**20
#: What to do where the server says no and nothing else is known of it.
_CHECK = "check llm.model and llm.base_url"
_AGAIN = frozenset({408, 409, 425, 429})
_OUT_OF_CREDIT = ("insufficient_quota", "billing", "credit balance", "exceeded your current quota", "payment")
_TOO_LONG = (
    "context length",
    "context_length",
    "context window",
    "context size",
    "exceed_context",
    "maximum context",
    "too long",
    "too many tokens",
    "too large",
)


def load_httpx() -> Any:
    """The HTTP client, which only this part of otherside needs.

    Raises:
        InputError: it is not installed; says how to.
    """
    try:
        import httpx
    except ImportError:
        raise InputError(
            "language models need the package httpx; install it with: pip install 'otherside[llm]'"
        ) from None
    return httpx


class BadRequest(LLMError):
    """The server did not like the request (400 or 422); adapters may try it in another form."""


class Transport:
    """Posts JSON to one server.

    Args:
        config: address, timeout, retries.
        headers: sent with each request; their values never appear in an error.
        sleep: how to wait; tests pass their own.
    """

    def __init__(
        self, config: LLMConfig, headers: Mapping[str, str], sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._httpx = load_httpx()
        self._config = config
        self._headers = dict(headers)
        self._sleep = sleep
        self._host = urlsplit(config.base_url).netloc

    def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """Posts ``body`` and returns the answer as parsed JSON.

        Rate limits, server errors, timeouts and broken connections are tried again ``max_retries`` times, after the
        time the server asks for (``Retry-After``) or 1, 2, 4 … seconds with some chance in it.

        Raises:
            BadRequest: the server rejects the form of the request.
            LLMError: anything else that keeps an answer away.
        """
        tries = self._config.max_retries + 1
        for n in range(tries):
            wait: float | None = None
            try:
                status, headers, content = self._once(path, body)
            except LLMError as error:
                if error.failure not in (Failure.TIMEOUT, Failure.SERVER) or n + 1 == tries:
                    raise
            else:
                if status == 200:
                    return self._parse(content)
                again = self._judge(status, headers, content)
                if again is None or n + 1 == tries:
                    raise again or AssertionError
                wait = retry_after(headers)
                if wait is not None and wait > LONGEST_WAIT_S:
                    raise LLMError(
                        Failure.QUOTA, f"{self._host} asks to wait {wait:.0f} s; go on after that, what is done is kept"
                    )
            if wait is None:
                wait = min(30.0, 2.0**n) * random.uniform(0.75, 1.25)
            self._sleep(wait)
        raise AssertionError("unreachable")

    def _once(self, path: str, body: Mapping[str, Any]) -> tuple[int, Mapping[str, str], bytes]:
        httpx = self._httpx
        timeout = self._config.timeout
        deadline = time.monotonic() + timeout
        late = LLMError(
            Failure.TIMEOUT, f"{self._host} gave no whole answer within {timeout:g} s; raise llm.timeout, or try later"
        )
        try:
            # A connection of its own for each request costs nothing beside an answer, and is never stale or left open.
            # Redirects would take words and key to an address nobody configured. On this machine no proxy is used.
            with (
                httpx.Client(
                    headers=self._headers, follow_redirects=False, trust_env=not self._config.is_local
                ) as client,
                client.stream(
                    "POST",
                    self._config.base_url + path,
                    content=json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"),
                    headers={"content-type": "application/json"},
                    timeout=httpx.Timeout(timeout, connect=min(timeout, 15.0)),
                ) as answer,
            ):
                content = bytearray()
                # The client's own timeout is per read: a server that drips would never run into it.
                for part in answer.iter_bytes():
                    content += part
                    if time.monotonic() > deadline:
                        raise late
                    if len(content) > LARGEST_ANSWER:
                        raise LLMError(
                            Failure.MALFORMED, f"{self._host} sent more than {LARGEST_ANSWER >> 20} MB; is it a model?"
                        )
                return answer.status_code, answer.headers, bytes(content)
        except httpx.TimeoutException:
            raise late from None
        except httpx.ConnectError as error:
            raise LLMError(
                Failure.UNREACHABLE,
                f"cannot reach {self._host} ({_one(error)}); is it running, and llm.base_url right?",
            ) from None
        except httpx.DecodingError as error:
            raise LLMError(Failure.MALFORMED, f"{self._host} sent what cannot be decoded ({_one(error)})") from None
        except httpx.HTTPError as error:
            # Cut off in the middle, or not HTTP at all.
            raise LLMError(Failure.SERVER, f"{self._host} broke off its answer ({_one(error)}); try later") from None

    def _parse(self, content: bytes) -> Any:
        try:
            return json.loads(content)
        except ValueError:
            begin = content[:60].decode("utf-8", "replace")
            raise LLMError(
                Failure.MALFORMED,
                f"{self._host} answered with something other than JSON ({begin!r}…); is llm.base_url right?",
            ) from None

    def _judge(self, status: int, headers: Mapping[str, str], content: bytes) -> LLMError | None:
        """The error to raise when patience ends; raises at once where patience would not help."""
        said = self._said(content)
        host, model = self._host, self._config.model
        if any(mark in said.lower() for mark in _OUT_OF_CREDIT) and status in (400, 402, 403, 429):
            raise LLMError(Failure.QUOTA, f"{host}: out of credit or quota ({said}); what is done is kept")
        if status in _AGAIN or (status >= 500 and status != 501):
            kind = Failure.QUOTA if status == 429 else Failure.SERVER
            what = "limits the rate" if status == 429 else f"fails with {status}"
            return LLMError(kind, f"{host} {what} ({said}); try later, what is done is kept")
        if 300 <= status < 400:
            raise LLMError(
                Failure.DENIED,
                f"{host} points elsewhere ({headers.get('location', '?')}); set llm.base_url to the final address",
            )
        if status in (401, 403):
            key = self._config.api_key_env
            raise LLMError(
                Failure.DENIED,
                f"{host} does not accept the key ({said}); "
                + (f"check {key}" if key else "name its environment variable in llm.api_key_env"),
            )
        if status == 404:
            raise LLMError(Failure.DENIED, f"{host} knows no {model!r} at this address ({said}); {_CHECK}")
        if status in (400, 422) and "max_tokens" in said and "too large" in said and "context" not in said:
            raise LLMError(Failure.DENIED, f"{model} does not give such long answers ({said}); lower llm.max_output")
        if status == 413 or (status in (400, 422) and any(mark in said.lower() for mark in _TOO_LONG)):
            raise LLMError(
                Failure.TOO_LONG, f"{model} cannot take in so much text ({said}); set llm.context to what it can"
            )
        if status in (400, 422, 501):
            raise BadRequest(Failure.DENIED, f"{host} rejects the request with {status} ({said}); {_CHECK}")
        raise LLMError(Failure.DENIED, f"{host} answered {status} ({said}); {_CHECK}")

    def _said(self, content: bytes) -> str:
        """What the server says of an error: short, on one line, without our key."""
        text = content[:4000].decode("utf-8", "replace")
        try:
            parsed = json.loads(content)
        except ValueError:
            pass
        else:
            error = parsed.get("error", parsed) if isinstance(parsed, dict) else parsed
            if isinstance(error, dict):
                parts = [error.get(key) for key in ("message", "detail", "code", "type", "param")]
                text = "; ".join(dict.fromkeys(str(part) for part in parts if part)) or text
            elif isinstance(error, str):
                text = error
        for secret in self._headers.values():
            for part in secret.split():
                if len(part) >= 6 and part != "Bearer":
                    text = text.replace(part, "***")
        text = " ".join(text.split())
        return text if len(text) <= 200 else text[:199] + "…"


def _one(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
