"""A model that never sees personal numbers and addresses."""

from __future__ import annotations

from dataclasses import replace

from otherside.llm.protocol import LanguageModel, Request, Response
from otherside.llm.redaction import Redactor


class RedactingModel:
    """Redacts what goes to a model and restores what comes back.

    The same value has the same placeholder for as long as the object lives, so that answers about one window of a
    conversation fit those about the next.
    """

    def __init__(self, model: LanguageModel, redactor: Redactor | None = None) -> None:
        self.model = model
        self.redactor = redactor or Redactor()

    @property
    def name(self) -> str:
        """The model's own name."""
        return self.model.name

    def complete(self, request: Request) -> Response:
        """Answers one request; see :class:`otherside.llm.LanguageModel`."""
        redact = self.redactor.redact
        safe = replace(request, system=redact(request.system), user=redact(request.user))
        response = self.model.complete(safe)
        return replace(response, text=self.redactor.restore(response.text))
