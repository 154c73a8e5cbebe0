"""What goes wrong between here and a language model, each in one line with the remedy."""

from __future__ import annotations

from enum import StrEnum

from otherside.domain import OthersideError


class Failure(StrEnum):
    """What went wrong; decides whether going on with the next request makes sense."""

    UNREACHABLE = "unreachable"
    """Nobody answers at the address."""
    TIMEOUT = "timeout"
    """No whole answer in time."""
    DENIED = "denied"
    """The server does not accept the request: key, model name or parameters."""
    QUOTA = "quota"
    """Out of credit, or asked to wait longer than we do."""
    SERVER = "server"
    """The server failed, repeatedly."""
    REFUSED = "refused"
    """The model declined to answer."""
    INCOMPLETE = "incomplete"
    """Half an answer: the token limit was reached."""
    TOO_LONG = "too_long"
    """More text than the model can take in."""
    MALFORMED = "malformed"
    """Not the protocol, or not JSON."""


#: About one answer only: another request may well succeed.
OF_ONE_ANSWER = frozenset({Failure.REFUSED, Failure.INCOMPLETE, Failure.TOO_LONG, Failure.MALFORMED})


class LLMError(OthersideError):
    """A language model could not be used. The text is one line; ``failure`` says which kind."""

    def __init__(self, failure: Failure, message: str) -> None:
        super().__init__(" ".join(message.split()))
        self.failure = failure

    def __reduce__(self) -> tuple[type[LLMError], tuple[Failure, str]]:
        # To be told by one process to another.
        return type(self), (self.failure, str(self))
