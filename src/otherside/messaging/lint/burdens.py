"""Whether a message speaks of a burden: numbers that hold its sentences against the buyer's words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from otherside.messaging.lint.head import ASKS, DIMENSIONS, LABELS, MOST, Head, seen
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.words import content, lowered

Floats = NDArray[np.float32]


def features(message: Message, voiced: Sequence[tuple[str, str]], signs: tuple[bool, bool, bool], head: Head) -> Floats:
    """A message against the burdens that were voiced, shape ``(10,)``.

    Args:
        message: with at least one sentence.
        voiced: facets with the buyer's words.
        signs: what the phrases see: a step is asked for, freedom is offered with it, a burden is spoken of.
        head: a whole one, with its encoder.
    """
    assert head.meaning is not None
    read = message.read
    assert read.vectors is not None
    asks = read.scores[:, LABELS.index(ASKS)]
    quotes = seen([("", lowered(text)) for _, text in voiced], head.meaning.encoder)
    near = read.vectors @ quotes[:, :DIMENSIONS].T
    shared, share = _shared(message, [text for _, text in voiced])
    alike = sorted(near.max(axis=1), reverse=True)
    return np.array(
        [
            float(asks.max()),
            *signs,
            float(near.max()),
            float(alike[1]) if len(alike) > 1 else float(alike[0]),
            float(near.max(axis=0).mean()),
            min(shared, 4) / 4,
            share,
            float(np.log(len(read.scores))),
        ],
        dtype=np.float32,
    )


def _shared(message: Message, voiced: Sequence[str]) -> tuple[int, float]:
    """Most stems that a sentence shares with a quote, and the greatest share of a quote's stems in the message."""
    most, share = 0, 0.0
    for text in voiced:
        stems = set(content(lowered(text)))
        if stems:
            most = max(most, *(len(stems & set(s.stems)) for s in message.sentences[:MOST]))
            share = max(share, len(stems & message.stems) / len(stems))
    return most, share


def most_asking(message: Message) -> int:
    """The sentence that most clearly asks for a step."""
    return int(message.read.scores[:, LABELS.index(ASKS)].argmax())


def passed_over(
    message: Message, voiced: Sequence[tuple[str, str]], signs: tuple[bool, bool, bool], head: Head
) -> float:
    """Log-odds that the message asks for a step and passes over what was voiced."""
    assert head.meaning is not None
    return float(features(message, voiced, signs, head) @ head.meaning.burden + head.meaning.burden_bias)
