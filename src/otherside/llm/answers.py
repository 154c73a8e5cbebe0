"""From an answer to the JSON in it."""

from __future__ import annotations

import json
import re
from typing import Any

from otherside.domain.patterns import lazily
from otherside.llm.errors import Failure, LLMError
from otherside.llm.protocol import Finish, LanguageModel, Request, Response

_FENCE = lazily(r"```[a-zA-Z]*\s*\n?(.*?)```", re.DOTALL)
#: What to do where a model answers in no usable way.
_ANOTHER = "try again, or set llm.model to another one"
_THINKING = lazily(r"^\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)


def read_json(text: str) -> Any:
    """The JSON value in a model's answer: alone, within a fence, or with words around it.

    Raises:
        LLMError: there is none (``MALFORMED``).
    """
    text = _THINKING.sub("", text).strip()
    candidates = [text, *(fence.strip() for fence in _FENCE.findall(text))]
    for candidate in candidates:
        try:
            return json.loads(candidate)
        except ValueError:
            continue
        except RecursionError:
            break
    decoder = json.JSONDecoder()
    # A few places only: an answer full of braces is no answer.
    for match in list(re.finditer(r"[{\[]", text))[:20]:
        try:
            value, _ = decoder.raw_decode(text, match.start())
        except (ValueError, RecursionError):
            continue
        if value:
            return value
    begin = " ".join(text[:60].split())
    raise LLMError(Failure.MALFORMED, f"the model's answer is not JSON ({begin!r}…); {_ANOTHER}")


def complete_json(model: LanguageModel, request: Request) -> tuple[Any, Response]:
    """Asks, and reads the answer as JSON.

    Raises:
        LLMError: no answer, a refusal, half an answer, or no JSON in it.
    """
    response = model.complete(request)
    check_whole(model.name, response, request.max_tokens)
    return read_json(response.text), response


def check_whole(name: str, response: Response, max_tokens: int) -> None:
    """Raises an LLMError unless the answer is a whole one."""
    if response.finish is Finish.REFUSED:
        said = " ".join(response.text.split())[:120]
        raise LLMError(Failure.REFUSED, f"{name} declined to answer{f' ({said})' if said else ''}; {_ANOTHER}")
    if response.finish is Finish.LENGTH:
        raise LLMError(
            Failure.INCOMPLETE,
            f"{name} gave half an answer: its limit of {max_tokens} tokens was reached; raise llm.max_output",
        )
    if not response.text.strip():
        raise LLMError(Failure.MALFORMED, f"{name} gave an empty answer; {_ANOTHER}")
