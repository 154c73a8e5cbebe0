"""What a reading will take, before anything is sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from otherside.extraction.llm.windows import Piece, Window
from otherside.llm.protocol import Request, Usage
from otherside.llm.tokens import estimate_tokens

#: Answer tokens for each token of the buyers' words: about half of them quoted, each with its facets and reason.
OUTPUT_SHARE = 0.9
#: Answer tokens of a window in which there is nothing.
OUTPUT_LEAST = 20


@dataclass(frozen=True, slots=True)
class Estimate:
    """Tokens and cost of a reading.

    Attributes:
        windows: requests to be made.
        done: windows of these that are already done.
        turns: turns of the buyer's side that are read.
        input_tokens: estimate over the prompts as they would be sent.
        output_tokens: a guess from the length of the buyers' words.
        output_limit: the most that can come back.
        cost: of input and guessed output, ``None`` without prices.
        cost_limit: of input and the most output.
        currency: what the costs are in.
    """

    windows: int
    done: int
    turns: int
    input_tokens: int
    output_tokens: int
    output_limit: int
    cost: float | None
    cost_limit: float | None
    currency: str

    def __str__(self) -> str:
        text = (
            f"{self.windows - self.done} requests, about {self.input_tokens:,} tokens in and {self.output_tokens:,} out"
        )
        if self.cost is not None and self.cost_limit is not None:
            text += f", about {_money(self.cost)} {self.currency}, at most {_money(self.cost_limit)}"
        return text


def _money(amount: float) -> str:
    return f"{amount:.2f}" if amount >= 0.01 or amount == 0 else "0.01"


def estimate(
    requests: Sequence[Request],
    windows: Sequence[Window],
    pieces: Sequence[Piece],
    done: int,
    cost: Callable[[Usage], float | None],
    currency: str,
) -> Estimate:
    """The estimate for the requests that are still to be made, ``requests[n]`` being that for ``windows[n]``."""
    tokens_in = sum(estimate_tokens(request.system) + estimate_tokens(request.user) for request in requests)
    tokens_out = limit = 0
    for request, window in zip(requests, windows, strict=True):
        words = sum(estimate_tokens(piece.text) for piece in pieces[window.first : window.last] if piece.asked)
        tokens_out += min(request.max_tokens, OUTPUT_LEAST + round(words * OUTPUT_SHARE))
        limit += request.max_tokens
    return Estimate(
        windows=len(windows) + done,
        done=done,
        turns=len({piece.turn for piece in pieces if piece.asked}),
        input_tokens=tokens_in,
        output_tokens=tokens_out,
        output_limit=limit,
        cost=cost(Usage(tokens_in, tokens_out)),
        cost_limit=cost(Usage(tokens_in, limit)),
        currency=currency,
    )
