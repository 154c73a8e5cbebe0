"""Which model to use and on what terms. Without such a configuration nothing is ever sent."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from otherside.domain import InputError
from otherside.llm.protocol import Usage


class Provider(StrEnum):
    """Protocols that are spoken."""

    OPENAI = "openai"
    """Chat completions, as spoken by OpenAI and by nearly every other service and local server."""
    ANTHROPIC = "anthropic"
    OLLAMA = "ollama"
    LLAMACPP = "llamacpp"
    """llama.cpp's own server, in its own protocol."""


DEFAULT_URLS = {
    Provider.OPENAI: "https://api.openai.com/v1",
    Provider.ANTHROPIC: "https://api.anthropic.com",
    Provider.OLLAMA: "http://127.0.0.1:11434",
    Provider.LLAMACPP: "http://127.0.0.1:8080",
}
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class LLMConfig:
    """A language model and how to use it.

    Attributes:
        provider: the protocol to speak.
        model: the model's name as the server knows it.
        base_url: where; each provider has a default.
        api_key_env: *name* of the environment variable that holds the key; the key itself is never stored.
        timeout: seconds until a whole answer must be there.
        max_retries: further tries after rate limits, server errors and timeouts.
        price_in: price of a million input tokens, in ``currency``.
        price_out: price of a million output tokens.
        currency: what the prices are in.
        redact: replace card numbers, IBANs, phone numbers, mail addresses and national ids before sending.
        phone_regions: countries (ISO 3166) whose phone numbers are known without a country code.
        context: how many tokens the model can take in all, where it is less than a request would want.
        max_output: longest answer to ask for, in tokens.
        allow_plain_http: permit an API key over ``http://`` beyond this machine.
    """

    provider: Provider
    model: str
    base_url: str = ""
    api_key_env: str | None = None
    timeout: float = 120.0
    max_retries: int = 4
    price_in: float | None = None
    price_out: float | None = None
    currency: str = "USD"
    redact: bool = True
    phone_regions: tuple[str, ...] = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "IN", "AU")
    context: int | None = None
    max_output: int = 4096
    allow_plain_http: bool = False

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> LLMConfig:
        """Reads a configuration, as from the ``[llm]`` table of a TOML file.

        Raises:
            InputError: a value is missing, unknown or of the wrong kind; the text names it.
        """
        known = {field.name: field for field in fields(cls)}
        for key in values:
            if key in ("api_key", "key", "token"):
                raise InputError(
                    f"llm.{key}: keys do not belong in a configuration; put the key in an environment variable and "
                    f"its name in llm.api_key_env"
                )
            if key not in known:
                raise InputError(f"llm.{key} is not known; known are {', '.join(known)}")
        read: dict[str, Any] = {key: _value(key, values[key]) for key in values if values[key] is not None}
        for key in ("provider", "model"):
            if not read.get(key):
                wanted = f"one of {', '.join(Provider)}" if key == "provider" else "the model's name at the provider"
                raise InputError(f"llm.{key} is missing; set it to {wanted}")
        read["base_url"] = _url(read.get("base_url") or DEFAULT_URLS[read["provider"]])
        config = cls(**read)
        plain = config.base_url.startswith("http://") and not config.is_local
        if config.api_key_env and plain and not config.allow_plain_http:
            raise InputError(
                f"llm.base_url {config.base_url} would send the key in the clear; use https://, or set "
                "llm.allow_plain_http = true within a network you trust"
            )
        return config

    @property
    def is_local(self) -> bool:
        """Whether the model runs on this machine."""
        return (urlsplit(self.base_url).hostname or "") in _LOOPBACK

    def api_key(self) -> str | None:
        """The key from the environment.

        Raises:
            InputError: the variable that the configuration names is not set.
        """
        if self.api_key_env is None:
            return None
        key = os.environ.get(self.api_key_env, "").strip()
        if not key:
            raise InputError(f"llm.api_key_env names {self.api_key_env}, which is not set; export it first")
        return key

    def cost(self, usage: Usage) -> float | None:
        """What so many tokens cost, in ``currency``; ``None`` without both prices."""
        if self.price_in is None or self.price_out is None:
            return None
        return (usage.input_tokens * self.price_in + usage.output_tokens * self.price_out) / 1_000_000


def _url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"llm.base_url {value!r} is not an address; write it as https://host/path")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise InputError("llm.base_url is to hold neither a user, a query nor a fragment; name the key's variable")
    return value.rstrip("/")


def _value(key: str, value: Any) -> Any:
    """One value, checked."""
    if key == "provider":
        try:
            return Provider(str(value).lower().replace(".", "").replace("-", ""))
        except ValueError:
            raise InputError(f"llm.provider {value!r} is not known; known are {', '.join(Provider)}") from None
    if key in ("redact", "allow_plain_http"):
        if not isinstance(value, bool):
            raise InputError(f"llm.{key} is to be true or false, not {value!r}")
        return value
    if key == "phone_regions":
        if isinstance(value, str) or not all(isinstance(one, str) and len(one) == 2 for one in value):
            raise InputError(f'llm.phone_regions is to be a list of country codes such as ["US", "DE"], not {value!r}')
        return tuple(one.upper() for one in value)
    if key in ("timeout", "price_in", "price_out", "max_retries", "context", "max_output"):
        whole = key in ("max_retries", "context", "max_output")
        least = 0 if key in ("price_in", "price_out", "max_retries") else 1
        if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)) or not least <= value < 1e9:
            raise InputError(
                f"llm.{key} is to be a {'whole ' if whole else ''}number of at least {least}, not {value!r}"
            )
        return value if whole else float(value)
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"llm.{key} is to be text, not {value!r}")
    return value.strip()
