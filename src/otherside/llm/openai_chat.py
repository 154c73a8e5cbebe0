"""Chat completions: OpenAI, and the many services and local servers that speak its protocol."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from otherside.llm.adapting import AdaptingModel
from otherside.llm.config import LLMConfig
from otherside.llm.errors import Failure, LLMError
from otherside.llm.protocol import Finish, Request, Response, Usage
from otherside.llm.reading import at, count, in_words, words_of

_FINISHES = {
    "stop": Finish.DONE,
    "eos": Finish.DONE,
    "length": Finish.LENGTH,
    "max_tokens": Finish.LENGTH,
    "content_filter": Finish.REFUSED,
}


class OpenAIChat(AdaptingModel):
    """Any server with ``POST {base_url}/chat/completions``.

    What a server does not know (``json_schema``, ``json_object``, ``max_tokens``, ``temperature``) is found out by its
    rejections and remembered for the life of the object.
    """

    PATH = "/chat/completions"
    FORMS = ("json_schema", "json_object", "words")
    ABOUT_FORM = ("schema", "json_object", "grammar", "format")

    def __init__(self, config: LLMConfig, sleep: Callable[[float], None] = time.sleep) -> None:
        key = config.api_key()
        super().__init__(config, {"authorization": f"Bearer {key}"} if key else {}, sleep)
        self._limit = "max_tokens"

    def _body(self, request: Request, form: str) -> dict[str, Any]:
        system = request.system if form in ("", "json_schema") else in_words(request)
        body: dict[str, Any] = {
            "model": self._config.model,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": request.user}],
            self._limit: request.max_tokens,
            "stream": False,
        }
        if form == "json_schema":
            body["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": "answer", "strict": True, "schema": request.schema},
            }
        elif form == "json_object":
            body["response_format"] = {"type": "json_object"}
        return body

    def _adapt(self, complaint: str, request: Request) -> bool:
        if "max_completion_tokens" in complaint and self._limit == "max_tokens":
            self._limit = "max_completion_tokens"
            return True
        return super()._adapt(complaint, request)

    def _read(self, answer: Any) -> Response:
        choice = at(answer, "choices", 0)
        message = at(choice, "message")
        if not isinstance(message, Mapping):
            raise LLMError(
                Failure.MALFORMED,
                f"{self._config.model} sent no answer (no choices in it); is llm.base_url a chat server?",
            )
        usage = Usage(count(answer, "usage", "prompt_tokens"), count(answer, "usage", "completion_tokens"))
        model = str(at(answer, "model") or "")
        refusal = message.get("refusal")
        if isinstance(refusal, str) and refusal.strip():
            return Response(refusal, usage, Finish.REFUSED, model)
        finish = _FINISHES.get(str(at(choice, "finish_reason") or "stop"), Finish.OTHER)
        return Response(words_of(message.get("content")), usage, finish, model)
