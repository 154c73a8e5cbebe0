"""The local extractor: turns in, readings out. Nothing leaves the machine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from otherside.domain import FACETS, Extractor, Facet, Stance
from otherside.extraction.encoder import Encoder, default_encoder
from otherside.extraction.heads import Heads, default_heads
from otherside.extraction.segment import Span, segment

#: Sentences encoded together: enough to sort by length, few enough to stay flat in memory.
WINDOW = 2048
_STRONG = re.compile(
    r"\b(?:never|always|every|all|really|absolutely|completely|totally|must|can't|cannot|won't|need|have to|"
    r"hate|love|desperate|huge|terrible|terrified|killing|impossible|no way|worst|best|exactly)\b|!",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:maybe|perhaps|might|sort of|kind of|a bit|a little|probably|i guess|possibly|somewhat|not sure)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TurnText:
    """What the extractor needs of a turn: its words and the words just before it."""

    text: str
    prev: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence is evidence of.

    Attributes:
        span: where it stands in the turn.
        facets: facets at or above their threshold, with calibrated probabilities.
        scores: calibrated probability of every facet, ``(15,)``.
        stance: direction it moves the decision to change.
        strength: 0 to 1, how firmly it is said.
    """

    span: Span
    facets: dict[Facet, float]
    scores: NDArray[np.float32]
    stance: Stance
    strength: float


def strength_of(text: str) -> float:
    """How firmly something is said, 0 to 1: one half, more with intensifiers, less with hedges.

    A plain lexical measure, kept apart from confidence: it says nothing about whether the facet is right.
    """
    strong, weak = len(_STRONG.findall(text)), len(_WEAK.findall(text))
    return round(min(1.0, max(0.1, 0.5 + 0.15 * min(strong, 3) - 0.15 * min(weak, 3))), 2)


def last_sentence(text: str) -> str:
    """The last sentence of a text: the context in which an answer is read."""
    # Only the end matters, and a very long turn need not be segmented for it.
    tail = text[-400:]
    spans = segment(tail)
    return tail[spans[-1].start : spans[-1].end] if spans else ""


class LocalExtractor:
    """Segmenter, encoder and heads in one."""

    def __init__(self, encoder: Encoder | None = None, heads: Heads | None = None) -> None:
        self._encoder = encoder or default_encoder()
        self.heads = heads or default_heads()

    @property
    def extractor(self) -> Extractor:
        """Name and version, to be stored with the evidence."""
        return self.heads.extractor

    def read(self, turns: Iterable[TurnText]) -> Iterator[list[Reading]]:
        """The sentences of each turn that are evidence, turn by turn, in order; memory stays flat."""
        source = iter(turns)
        while window := list(islice(source, WINDOW // 4)):
            yield from self._read_window(window)

    def _read_window(self, window: Sequence[TurnText]) -> list[list[Reading]]:
        pairs: list[tuple[str, str]] = []
        owners: list[tuple[int, Span]] = []
        for n, turn in enumerate(window):
            prev = last_sentence(turn.prev) if turn.prev else ""
            for span in segment(turn.text):
                own = turn.text[span.start : span.end]
                pairs.append((prev, own))
                owners.append((n, span))
                prev = own
        out: list[list[Reading]] = [[] for _ in window]
        # People repeat themselves ("Yeah."): the same pair is read once.
        distinct = list(dict.fromkeys(pairs))
        place = {pair: k for k, pair in enumerate(distinct)}
        encoded = self._encoder.encode(distinct)
        scores = self.heads.probabilities(encoded.logits)
        stances = self.heads.stances(encoded.logits)
        above = scores >= self.heads.threshold
        for pair, (n, span) in zip(pairs, owners, strict=True):
            k = place[pair]
            if above[k].any():
                out[n].append(self._reading(span, pair[1], scores[k], above[k], stances[k]))
        return out

    @staticmethod
    def _reading(
        span: Span, text: str, scores: NDArray[np.float32], above: NDArray[np.bool_], stance: Stance
    ) -> Reading:
        facets = {FACETS[f]: float(scores[f]) for f in np.flatnonzero(above)}
        return Reading(
            span=span,
            facets=dict(sorted(facets.items(), key=lambda item: -item[1])),
            scores=scores,
            stance=stance,
            strength=strength_of(text),
        )

    def score(self, items: Sequence[tuple[str, str]]) -> list[Reading]:
        """Each ``(prev, text)`` read as one unit, with all scores, evidence or not; spans point into the text."""
        encoded = self._encoder.encode(items)
        scores = self.heads.probabilities(encoded.logits)
        stances = self.heads.stances(encoded.logits)
        above = scores >= self.heads.threshold
        return [
            self._reading(Span(0, len(text)), text, scores[n], above[n], stances[n])
            for n, (_, text) in enumerate(items)
        ]
