"""Language models, only if configured: one method, four protocols, redaction before anything leaves."""

from otherside.llm.answers import complete_json, read_json
from otherside.llm.config import LLMConfig, Provider
from otherside.llm.connect import connect
from otherside.llm.errors import Failure, LLMError
from otherside.llm.protocol import Finish, LanguageModel, Request, Response, Usage
from otherside.llm.redacting import RedactingModel
from otherside.llm.redaction import Redactor
from otherside.llm.tokens import estimate_tokens

__all__ = [
    "Failure",
    "Finish",
    "LLMConfig",
    "LLMError",
    "LanguageModel",
    "Provider",
    "RedactingModel",
    "Redactor",
    "Request",
    "Response",
    "Usage",
    "complete_json",
    "connect",
    "estimate_tokens",
    "read_json",
]
