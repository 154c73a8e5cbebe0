"""What goes wrong on the way: each failure tried again or told in one line."""

from __future__ import annotations

import datetime as dt
import email.utils
import sys
from typing import Any

import pytest

from otherside.domain import InputError
from otherside.llm import Failure, LLMConfig, LLMError, Request, connect
from tests.llm.fake_server import Reply, chat, error, fake_server
from tests.ports import free_port

ASK = Request("system", "user")


class Clock:
    """Records waits instead of waiting."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.waits.append(seconds)


def config(url: str, **more: Any) -> LLMConfig:
    return LLMConfig.from_mapping(
        {"provider": "openai", "model": "m-1", "base_url": url, "redact": False, "timeout": 5, **more}
    )


def ask(url: str, clock: Clock | None = None, **more: Any) -> str:
    model = connect(config(url, **more), sleep=clock or Clock())
    return model.complete(ASK).text


def fails(url: str, clock: Clock | None = None, **more: Any) -> LLMError:
    with pytest.raises(LLMError) as caught:
        ask(url, clock, **more)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 450
    return caught.value


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 529])
def test_tries_again_what_may_pass(status: int) -> None:
    clock = Clock()
    with fake_server(error(status, "busy"), error(status, "busy"), chat("at last")) as server:
        assert ask(server.url, clock) == "at last"
    assert len(clock.waits) == 2
    assert 0.7 <= clock.waits[0] <= 1.3 < clock.waits[1] <= 2.6


def test_gives_up_after_the_configured_tries() -> None:
    with fake_server(error(500, "boom")) as server:
        assert fails(server.url, max_retries=2).failure is Failure.SERVER
        assert len(server.seen) == 3


def test_waits_as_long_as_asked() -> None:
    soon = email.utils.format_datetime(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=20), usegmt=True)
    clock = Clock()
    with fake_server(
        error(429, "slow", {"retry-after": "7"}),
        error(429, "slow", {"retry-after": soon}),
        error(429, "slow", {"retry-after": "soon"}),
        chat("ok"),
    ) as server:
        assert ask(server.url, clock) == "ok"
    assert clock.waits[0] == 7
    assert 17 <= clock.waits[1] <= 20
    assert 3 <= clock.waits[2] <= 5


def test_does_not_wait_for_ever() -> None:
    clock = Clock()
    with fake_server(error(429, "tomorrow", {"retry-after": "86400"})) as server:
        failure = fails(server.url, clock)
    assert failure.failure is Failure.QUOTA
    assert "86400 s" in str(failure)
    assert not clock.waits


def test_out_of_credit_is_not_tried_again() -> None:
    with fake_server(error(429, "You exceeded your current quota", code="insufficient_quota")) as server:
        assert fails(server.url).failure is Failure.QUOTA
        assert len(server.seen) == 1


def test_nobody_there() -> None:
    port = free_port()
    failure = fails(f"http://127.0.0.1:{port}")
    assert failure.failure is Failure.UNREACHABLE
    assert f"127.0.0.1:{port}" in str(failure)


def test_a_key_that_is_not_accepted_never_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_KEY", "sk-very-secret-123")
    with fake_server(error(401, "Incorrect key sk-very-secret-123")) as server:
        failure = fails(server.url, api_key_env="FAKE_KEY")
        assert server.seen[0].headers["authorization"] == "Bearer sk-very-secret-123"
    assert failure.failure is Failure.DENIED
    assert "FAKE_KEY" in str(failure)
    assert "secret" not in str(failure)


def test_an_unknown_model() -> None:
    with fake_server(error(404, "model not found")) as server:
        failure = fails(server.url)
    assert failure.failure is Failure.DENIED
    assert "'m-1'" in str(failure)


def test_redirects_are_not_followed() -> None:
    with fake_server(chat("stolen")) as thief, fake_server(Reply({}, 307, {"location": thief.url})) as server:
        failure = fails(server.url)
        assert not thief.seen
    assert failure.failure is Failure.DENIED


def test_slow_answers_time_out() -> None:
    with fake_server(Reply(delay_s=5)) as server:
        assert fails(server.url, timeout=1, max_retries=0).failure is Failure.TIMEOUT


def test_an_answer_that_drips_times_out_as_a_whole() -> None:
    # No byte is late; whoever waited for the last would find that it is no JSON, which is another failure.
    with fake_server(Reply(raw=b"x" * 200, drip_s=0.05)) as server:
        assert fails(server.url, timeout=1, max_retries=0).failure is Failure.TIMEOUT


def test_a_timeout_is_tried_again() -> None:
    with fake_server(Reply(delay_s=5), chat("awake")) as server:
        assert ask(server.url, timeout=1) == "awake"


def test_an_answer_cut_off_on_the_way_is_tried_again() -> None:
    broken = chat("half")
    broken.cut = True
    with fake_server(broken, chat("whole")) as server:
        assert ask(server.url) == "whole"
    with fake_server(broken) as server:
        assert fails(server.url, max_retries=1).failure is Failure.SERVER


@pytest.mark.parametrize("raw", [b"<html>Welcome</html>", b"", b"{", b"\xff\xfe"])
def test_what_is_no_json(raw: bytes) -> None:
    with fake_server(Reply(raw=raw)) as server:
        assert fails(server.url).failure is Failure.MALFORMED


@pytest.mark.parametrize(
    "body", [{}, [], None, 5, {"choices": []}, {"choices": [{}]}, {"choices": [{"message": "hi"}]}, {"choices": "x"}]
)
def test_json_that_is_no_answer(body: Any) -> None:
    with fake_server(Reply(body)) as server:
        assert fails(server.url).failure is Failure.MALFORMED


def test_too_much_text_is_told_apart() -> None:
    with fake_server(error(400, "This model's maximum context length is 4096 tokens")) as server:
        assert fails(server.url).failure is Failure.TOO_LONG
    with fake_server(error(400, "max_tokens is too large: 9000")) as server:
        assert fails(server.url).failure is Failure.DENIED


def test_without_the_http_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(InputError, match=r"pip install 'otherside\[llm\]'"):
        connect(config("http://127.0.0.1:1"))


def test_nothing_is_sent_before_the_first_request() -> None:
    with fake_server(chat("hi")) as server:
        connect(config(server.url))
        assert not server.seen
