"""Anthropic's messages API."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from otherside.llm.adapting import AdaptingModel
from otherside.llm.config import LLMConfig
from otherside.llm.errors import Failure, LLMError
from otherside.llm.protocol import Finish, Request, Response, Usage
from otherside.llm.reading import at, count, in_words, words_of

VERSION = "2023-06-01"
_FINISHES = {
    "end_turn": Finish.DONE,
    "stop_sequence": Finish.DONE,
    "tool_use": Finish.DONE,
    "max_tokens": Finish.LENGTH,
    "model_context_window_exceeded": Finish.LENGTH,
    "refusal": Finish.REFUSED,
}
_TOOL = "answer"


class AnthropicMessages(AdaptingModel):
    """``POST {base_url}/v1/messages``; finds out by rejections which form of structured output a model knows."""

    PATH = "/v1/messages"
    #: Constrained output (newer models), a forced tool (older ones), words.
    FORMS = ("schema", "tool", "words")
    ABOUT_FORM = ("output_config", "output_format", "schema", "tool", "structured")

    def __init__(self, config: LLMConfig, sleep: Callable[[float], None] = time.sleep) -> None:
        key = config.api_key()
        super().__init__(config, {"anthropic-version": VERSION} | ({"x-api-key": key} if key else {}), sleep)

    def _body(self, request: Request, form: str) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self._config.model,
            "system": in_words(request) if form == "words" else request.system,
            "messages": [{"role": "user", "content": request.user}],
            "max_tokens": request.max_tokens,
        }
        if form == "schema":
            body["output_config"] = {"format": {"type": "json_schema", "schema": request.schema}}
        elif form == "tool":
            body["tools"] = [{"name": _TOOL, "description": "Give the answer.", "input_schema": request.schema}]
            body["tool_choice"] = {"type": "tool", "name": _TOOL}
        return body

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
