"""From a configuration to a model."""

from __future__ import annotations

import time
from collections.abc import Callable

from otherside.llm.anthropic_messages import AnthropicMessages
from otherside.llm.config import LLMConfig, Provider
from otherside.llm.local_servers import LlamaCpp, Ollama
from otherside.llm.openai_chat import OpenAIChat
from otherside.llm.protocol import LanguageModel
from otherside.llm.redacting import RedactingModel
from otherside.llm.redaction import Redactor

_ADAPTERS: dict[Provider, Callable[[LLMConfig, Callable[[float], None]], LanguageModel]] = {
    Provider.OPENAI: OpenAIChat,
    Provider.ANTHROPIC: AnthropicMessages,
    Provider.OLLAMA: Ollama,
    Provider.LLAMACPP: LlamaCpp,
}


def connect(config: LLMConfig, sleep: Callable[[float], None] = time.sleep) -> LanguageModel:
    """The model that a configuration describes; nothing is sent before its first request.

    Unless ``config.redact`` is off, the model is wrapped so that personal numbers and addresses do not leave.

    Args:
        config: which model and how.
        sleep: how to wait between tries.

    Raises:
        InputError: a package is not installed, or the key's environment variable is not set.
    """
    model = _ADAPTERS[config.provider](config, sleep)
    return RedactingModel(model, Redactor(config.phone_regions)) if config.redact else model
