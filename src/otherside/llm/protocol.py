"""The one method that otherside needs of a language model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

#: A JSON schema as parsed JSON.
Schema = Mapping[str, Any]


class Finish(StrEnum):
    """Why the model stopped."""

    DONE = "done"
    LENGTH = "length"
    """The token limit was reached: the answer is cut off."""
    REFUSED = "refused"
    """The model, or a filter in front of it, declined."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the server counted them; 0 where it does not say."""

    input_tokens: int = 0
    output_tokens: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(self.input_tokens + other.input_tokens, self.output_tokens + other.output_tokens)


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a model.

    Attributes:
        system: what the model is to do. Never holds imported text.
        user: what it is to do it with.
        schema: the answer is to be JSON of this schema. Kept to what all servers know: types, enums, required,
            ``additionalProperties: false``.
        max_tokens: longest answer, in tokens.
        temperature: 0 for the likeliest answer; servers that do not let it be set use their own.
    """

    system: str
    user: str
    schema: Schema | None = None
    max_tokens: int = 2048
    temperature: float = 0.0


@dataclass(frozen=True, slots=True)
class Response:
    """One answer.

    Attributes:
        text: the words of the answer, whole unless ``finish`` is ``LENGTH``; a refusal's words if it is ``REFUSED``.
        usage: tokens used.
        finish: why the model stopped.
        model: the model that answered, as the server names it.
    """

    text: str
    usage: Usage = Usage()
    finish: Finish = Finish.DONE
    model: str = ""


class LanguageModel(Protocol):
    """A language model, wherever it runs."""

    @property
    def name(self) -> str:
        """What to store as the reader's name: the configured model."""
        ...

    def complete(self, request: Request) -> Response:
        """Answers one request.

        Raises:
            LLMError: no answer was to be had. A refusal or a cut-off answer is a ``Response`` that says so.
        """
        ...
