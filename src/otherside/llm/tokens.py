"""How many tokens a text will be, roughly, without any model's tokenizer."""

from __future__ import annotations

from otherside.domain.patterns import lazily

_PIECES = lazily(r"[A-Za-z]+|[0-9]|\s+|[^\sA-Za-z0-9]")


def estimate_tokens(text: str) -> int:
    """A cautious estimate of the tokens of a text, for budgets and prices.

    A run of Latin letters is one token per started six letters, a digit and a punctuation mark are one each, anything
    beyond ASCII is one a character, white space is free unless it has line ends. Tokenizers differ by a third among
    themselves; ``benchmarks/llm`` compares this with a real one.
    """
    total = 0
    for piece in _PIECES.findall(text):
        first = piece[0]
        if first.isspace():
            total += piece.count("\n") > 0
        elif first.isascii() and first.isalpha():
            total += -(-len(piece) // 6)
        else:
            total += 1
    return total
