"""Anthropic's messages API."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from otherside.llm.config import LLMConfig
from otherside.llm.errors import Failure, LLMError
from otherside.llm.protocol import Finish, Request, Response, Usage
from otherside.llm.reading import at, count, in_words, words_of
from otherside.llm.transport import BadRequest, Transport

VERSION = "2023-06-01"
_FINISHES = {
    "end_turn": Finish.DONE,
    "stop_sequence": Finish.DONE,
    "tool_use": Finish.DONE,
    "max_tokens": Finish.LENGTH,
    "model_context_window_exceeded": Finish.LENGTH,
    "refusal": Finish.REFUSED,
}
#: Ways to ask for JSON: constrained output (newer models), a forced tool (older ones), words.
_FORMATS = ("schema", "tool", "words")
_TOOL = "answer"


class AnthropicMessages:
    """``POST {base_url}/v1/messages``; finds out by rejections which form of structured output a model knows."""

    def __init__(self, config: LLMConfig, sleep: Callable[[float], None] = time.sleep) -> None:
        key = config.api_key()
        headers = {"anthropic-version": VERSION} | ({"x-api-key": key} if key else {})
        self._config = config
        self._transport = Transport(config, headers, sleep)
        self._format = 0
        self._temperature = True

    @property
    def name(self) -> str:
        """The configured model."""
        return self._config.model

    def complete(self, request: Request) -> Response:
        """Answers one request; see :class:`otherside.llm.LanguageModel`."""
        while True:
            try:
                return self._read(self._transport.post("/v1/messages", self._body(request)))
            except BadRequest as error:
                if not self._adapt(str(error).lower(), request):
                    raise

    def _body(self, request: Request) -> dict[str, Any]:
        form = _FORMATS[self._format] if request.schema is not None else ""
        body: dict[str, Any] = {
            "model": self._config.model,
            "system": in_words(request) if form == "words" else request.system,
            "messages": [{"role": "user", "content": request.user}],
            "max_tokens": request.max_tokens,
        }
        if self._temperature:
            body["temperature"] = request.temperature
        if form == "schema":
            body["output_config"] = {"format": {"type": "json_schema", "schema": request.schema}}
        elif form == "tool":
            body["tools"] = [{"name": _TOOL, "description": "Give the answer.", "input_schema": request.schema}]
            body["tool_choice"] = {"type": "tool", "name": _TOOL}
        return body

    def _adapt(self, complaint: str, request: Request) -> bool:
        """Gives up what the server complains of; whether there is anything left to try."""
        if "temperature" in complaint and self._temperature:
            self._temperature = False
            return True
        about_format = any(
            word in complaint for word in ("output_config", "output_format", "schema", "tool", "structured")
        )
        if request.schema is not None and about_format and self._format + 1 < len(_FORMATS):
            self._format += 1
            return True
        return False

    def _read(self, answer: Any) -> Response:
        content = at(answer, "content")
        if not isinstance(content, list):
            raise LLMError(
                Failure.MALFORMED, f"{self._config.model} sent no answer (no content in it); is llm.base_url right?"
            )
        usage = Usage(
            count(answer, "usage", "input_tokens")
            + count(answer, "usage", "cache_creation_input_tokens")
            + count(answer, "usage", "cache_read_input_tokens"),
            count(answer, "usage", "output_tokens"),
        )
        finish = _FINISHES.get(str(at(answer, "stop_reason") or "end_turn"), Finish.OTHER)
        model = str(at(answer, "model") or "")
        for part in content:
            if isinstance(part, Mapping) and part.get("type") == "tool_use" and part.get("name") == _TOOL:
                return Response(json.dumps(part.get("input"), ensure_ascii=False), usage, finish, model)
        return Response(words_of(content), usage, finish, model)
