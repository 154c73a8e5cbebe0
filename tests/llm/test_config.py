"""A configuration is checked word by word."""

from __future__ import annotations

from typing import Any

import pytest

from otherside.domain import InputError
from otherside.llm import LLMConfig, Provider, Usage, estimate_tokens

LEAST = {"provider": "openai", "model": "m"}


def test_defaults() -> None:
    config = LLMConfig.from_mapping(LEAST)
    assert config.redact
    assert config.base_url == "https://api.openai.com/v1"
    assert config.api_key() is None
    assert not config.is_local
    assert config.cost(Usage(1, 1)) is None


def test_everything() -> None:
    config = LLMConfig.from_mapping(
        {**LEAST, "provider": "llama.cpp", "base_url": "http://localhost:9/", "price_in": 3,
         "price_out": 15, "redact": False,
         "phone_regions": ["us"], "timeout": 9, "api_key_env": "X"}
    )  # fmt: skip
    assert config.provider is Provider.LLAMACPP
    assert config.base_url == "http://localhost:9"
    assert config.is_local
    assert config.phone_regions == ("US",)
    assert config.cost(Usage(1_000_000, 100_000)) == pytest.approx(4.5)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "llm.provider is missing; set it to one of openai, anthropic"),
        ({"provider": "openai"}, "llm.model is missing; set it to the model's name"),
        ({"model": "m", "provider": "x"}, "known are openai, anthropic, ollama, llamacpp"),
        ({**LEAST, "api_key": "sk-1"}, "environment variable"),
        ({**LEAST, "tiemout": 1}, "llm.tiemout is not known"),
        ({**LEAST, "timeout": "10"}, "llm.timeout is to be a number"),
        ({**LEAST, "timeout": 0}, "at least 1"),
        ({**LEAST, "timeout": float("nan")}, "at least 1"),
        ({**LEAST, "max_retries": 1.5}, "whole number"),
        ({**LEAST, "redact": "no"}, "true or false"),
        ({**LEAST, "base_url": "localhost:8080"}, "not an address"),
        ({**LEAST, "base_url": "https://me:pw@host"}, "neither a user"),
        ({**LEAST, "base_url": "http://host", "api_key_env": "K"}, "in the clear"),
        ({**LEAST, "phone_regions": "US"}, "country codes"),
        ({**LEAST, "model": 5}, "is to be text"),
    ],
)
def test_mistakes(values: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words.replace("(", r"\(")) as caught:
        LLMConfig.from_mapping(values)
    assert "sk-1" not in str(caught.value)


def test_the_key_is_read_when_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    config = LLMConfig.from_mapping({**LEAST, "api_key_env": "FAKE_KEY"})
    with pytest.raises(InputError, match="FAKE_KEY, which is not set"):
        config.api_key()
    monkeypatch.setenv("FAKE_KEY", "secret-1")
    assert config.api_key() == "secret-1"
    assert "secret-1" not in repr(config)


def test_tokens() -> None:
    assert estimate_tokens("") == 0
    assert estimate_tokens("We need it by June.") == 6
    assert estimate_tokens("我们") == 2
