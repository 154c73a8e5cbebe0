"""Models on one's own machine in their servers' own protocols: Ollama and llama.cpp."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from otherside.llm.config import LLMConfig
from otherside.llm.errors import Failure, LLMError
from otherside.llm.protocol import Finish, Request, Response, Usage
from otherside.llm.reading import at, count, in_words
from otherside.llm.tokens import estimate_tokens
from otherside.llm.transport import BadRequest, Transport


class _Local:
    """What both have in common."""

    def __init__(self, config: LLMConfig, sleep: Callable[[float], None] = time.sleep) -> None:
        key = config.api_key()
        self._config = config
        self._transport = Transport(config, {"authorization": f"Bearer {key}"} if key else {}, sleep)
        self._constrained = True

    @property
    def name(self) -> str:
        """The configured model."""
        return self._config.model

    def complete(self, request: Request) -> Response:
        """Answers one request; see :class:`otherside.llm.LanguageModel`."""
        try:
            return self._ask(request)
        except BadRequest as error:
            said = str(error).lower()
            if (
                request.schema is None
                or not self._constrained
                or not any(w in said for w in ("schema", "grammar", "format"))
            ):
                raise
            # A server too old for schemas is asked in words from now on.
            self._constrained = False
            return self._ask(request)

    def _ask(self, request: Request) -> Response:
        raise NotImplementedError

    def _messages(self, request: Request) -> list[dict[str, str]]:
        # The schema is also put in words: a constrained model does better if it knows what is wanted of it.
        return [{"role": "system", "content": in_words(request)}, {"role": "user", "content": request.user}]

    def _no_answer(self) -> LLMError:
        return LLMError(
            Failure.MALFORMED,
            f"{self._config.model} sent no answer; is llm.base_url right, and llm.provider its protocol?",
        )


class Ollama(_Local):
    """Ollama: ``POST {base_url}/api/chat``."""

    def _ask(self, request: Request) -> Response:
        messages = self._messages(request)
        # Ollama silently drops the beginning of what does not fit its context, 4,096 tokens unless told otherwise.
        needed = sum(estimate_tokens(one["content"]) for one in messages) + request.max_tokens + 256
        context = -(-needed // 2048) * 2048
        body: dict[str, Any] = {
            "model": self._config.model,
            "messages": messages,
            "stream": False,
            "options": {
                "temperature": request.temperature,
                "num_predict": request.max_tokens,
                "num_ctx": min(context, self._config.context or context),
            },
        }
        if request.schema is not None and self._constrained:
            body["format"] = request.schema
        answer = self._transport.post("/api/chat", body)
        text = at(answer, "message", "content")
        if not isinstance(text, str):
            raise self._no_answer()
        finish = Finish.LENGTH if at(answer, "done_reason") == "length" or at(answer, "done") is False else Finish.DONE
        usage = Usage(count(answer, "prompt_eval_count"), count(answer, "eval_count"))
        return Response(text, usage, finish, str(at(answer, "model") or ""))


class LlamaCpp(_Local):
    """llama.cpp's server: ``POST {base_url}/apply-template``, then ``/completion``."""

    def _ask(self, request: Request) -> Response:
        prompt = at(self._transport.post("/apply-template", {"messages": self._messages(request)}), "prompt")
        if not isinstance(prompt, str):
            raise self._no_answer()
        body: dict[str, Any] = {
            "prompt": prompt,
            "n_predict": request.max_tokens,
            "temperature": request.temperature,
            "stream": False,
            "cache_prompt": True,
        }
        if request.schema is not None and self._constrained:
            body["json_schema"] = request.schema
        answer = self._transport.post("/completion", body)
        text = at(answer, "content")
        if not isinstance(text, str):
            raise self._no_answer()
        cut = (
            at(answer, "stop_type") == "limit" or at(answer, "stopped_limit") is True or at(answer, "truncated") is True
        )
        usage = Usage(count(answer, "tokens_evaluated"), count(answer, "tokens_predicted"))
        return Response(text, usage, Finish.LENGTH if cut else Finish.DONE, str(at(answer, "model") or ""))
