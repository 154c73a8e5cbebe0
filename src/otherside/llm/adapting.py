"""What adapters of servers share that tell by rejecting a request what they do not know."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from otherside.llm.config import LLMConfig
from otherside.llm.protocol import Request, Response
from otherside.llm.transport import BadRequest, Transport


class AdaptingModel(ABC):
    """Asks in the strictest form first and gives up what the server complains of, for the life of the object.

    An adapter says where to post, what a request looks like, how an answer is read, and by which words a server shows
    that it does not know a form.
    """

    #: Where requests go, below the base URL.
    PATH: ClassVar[str]
    #: Ways to ask for JSON, strictest first; the last one is always in words.
    FORMS: ClassVar[Sequence[str]]
    #: Words in a rejection that are about the form asked for.
    ABOUT_FORM: ClassVar[Sequence[str]]

    def __init__(self, config: LLMConfig, headers: Mapping[str, str], sleep: Callable[[float], None]) -> None:
        self._config = config
        self._transport = Transport(config, headers, sleep)
        self._form = 0
        self._temperature = True

    @property
    def name(self) -> str:
        """The configured model."""
        return self._config.model

    def complete(self, request: Request) -> Response:
        """Answers one request; see :class:`otherside.llm.LanguageModel`."""
        while True:
            form = self.FORMS[self._form] if request.schema is not None else ""
            body = self._body(request, form)
            if self._temperature:
                body["temperature"] = request.temperature
            try:
                return self._read(self._transport.post(self.PATH, body))
            except BadRequest as error:
                if not self._adapt(str(error).lower(), request):
                    raise

    def _adapt(self, complaint: str, request: Request) -> bool:
        """Gives up what the server complains of; whether there is anything left to try."""
        if "temperature" in complaint and self._temperature:
            self._temperature = False
            return True
        about_form = any(word in complaint for word in self.ABOUT_FORM)
        if request.schema is not None and about_form and self._form + 1 < len(self.FORMS):
            self._form += 1
            return True
        return False

    @abstractmethod
    def _body(self, request: Request, form: str) -> dict[str, Any]:
        """The request in the server's terms; ``form`` is one of ``FORMS``, empty where no JSON is asked for."""

    @abstractmethod
    def _read(self, answer: Any) -> Response:
        """The answer in ours."""
