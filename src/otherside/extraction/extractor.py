"""The local extractor: turns in, readings out. Nothing leaves the machine."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, islice

import numpy as np
from numpy.typing import NDArray

from otherside.domain import FACETS, Extractor, Facet, Stance
from otherside.domain.patterns import lazily
from otherside.extraction.addressed import withheld_parts
from otherside.extraction.announced import INNER, announced
from otherside.extraction.answering import ANSWERED, answered, goes_on, imagines_failure, takes_a_breath
from otherside.extraction.direction import direction, fear_of
from otherside.extraction.encoder import Encoder, default_encoder
from otherside.extraction.heads import Heads, Seen, default_heads
from otherside.extraction.not_meant import courtesy, not_meant
from otherside.extraction.plainly import PLAIN, plainly_said
from otherside.extraction.pulls import pull
from otherside.extraction.question_before import question_before
from otherside.extraction.segment import Span, segment
from otherside.extraction.spans import SHORT_WORDS, stretches, trim
from otherside.extraction.staying import asks_of_staying
from otherside.extraction.triage import is_nothing
from otherside.extraction.words import Pair, Words, default_words

_FEAR = FACETS.index(Facet.FEAR)
#: What somebody has now, and not what they picture.
_OF_TODAY = frozenset({Facet.FRUSTRATION, Facet.SITUATION, Facet.RISK})
#: Sentences encoded together: enough to sort by length, few enough to stay flat in memory.
WINDOW = 2048
#: Sentences with one facet are cut only above this many words.
LONG_WORDS = 24
#: A stretch carries a facet when it reads within so much of the sentence, in log-odds.
MARGIN = 0.7
#: Stretches of one sentence that are read again: the shortest first, and more would cost time for little.
MOST_PARTS = 4
_STRONG = lazily(
    r"\b(?:never|always|every|all|really|absolutely|completely|totally|must|can't|cannot|won't|need|have to|"
    r"hate|love|desperate|huge|terrible|terrified|killing|impossible|no way|worst|best|exactly)\b|!",
    re.IGNORECASE,
)
_WEAK = lazily(
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
    """What one quote is evidence of.

    Attributes:
        span: where it stands in the turn: a sentence, or the part of it that carries the facets.
        facets: facets at or above their threshold, with the calibrated probabilities of the sentence.
        scores: calibrated probability of every facet, of the sentence, ``(15,)``.
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


def sentences(text: str, prev: str = "") -> list[tuple[Span, Pair]]:
    """The sentences of a turn with the pair of texts by which each is read; without those that address a machine.

    Args:
        prev: the turn before.
    """
    before = question_before(prev)
    withheld = tuple(withheld_parts(text))
    found = []
    for span in segment(text):
        if any(part.start < span.end and span.start < part.end for part in withheld):
            continue
        own = text[span.start : span.end]
        found.append((span, (before, own)))
        if not ("?" in before and takes_a_breath(own)):
            before = own
    return found


def _imagined(turn: TurnText, found: list[Reading]) -> list[Reading]:
    """The readings of a turn: where it pictures how it may go wrong, no pain of today but what holds them back."""
    return [
        replace(
            r,
            facets={
                **{f: p for f, p in r.facets.items() if f not in _OF_TODAY},
                Facet.RISK: max(r.facets.get(Facet.RISK, 0.0), ANSWERED),
            },
            stance=Stance.AWAY,
        )
        if Facet.FRUSTRATION in r.facets and imagines_failure(turn.prev, turn.text[r.span.start : r.span.end])
        else r
        for r in found
    ]


def _wholly_to_a_machine(text: str) -> bool:
    left = list(text)
    for part in withheld_parts(text):
        left[part.start : part.end] = " " * (part.end - part.start)
    return not any(c.isalnum() for c in left)


def _facets(row: NDArray[np.bool_]) -> frozenset[Facet]:
    return frozenset(FACETS[f] for f in np.flatnonzero(row))


class LocalExtractor:
    """Segmenter, encoder, words and heads in one."""

    def __init__(self, encoder: Encoder | None = None, heads: Heads | None = None, words: Words | None = None) -> None:
        self._encoder = encoder or default_encoder()
        self._words = words or default_words()
        self.heads = heads or default_heads()

    @property
    def extractor(self) -> Extractor:
        """Name and version, to be stored with the evidence."""
        return self.heads.extractor

    def read(self, turns: Iterable[TurnText]) -> Iterator[list[Reading]]:
        """The quotes of each turn that are evidence, turn by turn, in order; memory stays flat."""
        source = iter(turns)
        while window := list(islice(source, WINDOW // 4)):
            yield from self._read_window(window)

    def _read_window(self, window: Sequence[TurnText]) -> list[list[Reading]]:
        pairs: list[Pair] = []
        owners: list[tuple[int, Span]] = []
        for n, turn in enumerate(window):
            for span, (before, own) in sentences(turn.text, turn.prev):
                if not is_nothing(own, before) and not courtesy(own, turn.prev):
                    pairs.append((before, own))
                    owners.append((n, span))
        # People repeat themselves ("Yeah."): the same pair is read once.
        distinct = list(dict.fromkeys(pairs))
        read = dict(zip(distinct, self._read_pairs(distinct), strict=True))
        out: list[list[Reading]] = [[] for _ in window]
        for pair, (n, span) in zip(pairs, owners, strict=True):
            out[n] += [replace(r, span=Span(span.start + r.span.start, span.start + r.span.end)) for r in read[pair]]
        return [self._with_what_goes_on(turn, _imagined(turn, found)) for turn, found in zip(window, out, strict=True)]

    def _with_what_goes_on(self, turn: TurnText, found: list[Reading]) -> list[Reading]:
        """The readings of a turn, a short answer that carries something with the fragments behind it that are part of it."""
        if not found or "?" not in turn.prev:
            return found
        told = list(dropwhile(lambda unit: takes_a_breath(unit[1][1]), sentences(turn.text, turn.prev)))
        if len(told) < 2:
            return found
        (answer, (before, own)), *rest = told
        inside = [k for k, r in enumerate(found) if answer.start <= r.span.start and r.span.end <= answer.end]
        if len(inside) != 1:
            return found
        # What is evidence by itself, and no guess, stands for itself.
        sure = (r for r in found if (r.scores >= self.heads.shown).any())
        others = min((r.span.start for r in sure if r.span.start >= answer.end), default=len(turn.text))
        free = [(span, text) for span, (_, text) in rest if span.end <= others]
        if more := goes_on(before, own, [text for _, text in free]):
            first = found[inside[0]]
            whole = Span(first.span.start, free[more - 1][0].end)
            found[inside[0]] = replace(first, span=whole, strength=strength_of(turn.text[whole.start : whole.end]))
        return found

    def _read_pairs(self, pairs: Sequence[Pair]) -> list[list[Reading]]:
        """The quotes of each sentence, with offsets in it: several where several clauses carry something."""
        scores, stances = self._scored(pairs)
        above = scores >= self.heads.threshold
        whole = {
            k: self._reading(Span(0, len(pairs[k][1])), pairs[k][1], scores[k], above[k], stances[k])
            for k in map(int, np.flatnonzero(above.any(1)))
        }
        quotes = dict(zip(whole, self.narrow([pairs[k] for k in whole], list(whole.values())), strict=True))
        return [quotes.get(k, []) for k in range(len(pairs))]

    def _scored(self, pairs: Sequence[Pair]) -> tuple[NDArray[np.float32], list[Stance]]:
        """Of each sentence the probability of each facet, ``(n, 15)``, and its stance.

        A facet is not less probable than where it is asked for and answered.
        """
        read, stances = self._by_itself(pairs)
        read = np.maximum(read, answered(pairs, read, self.heads.threshold))
        return read, self._directed(pairs, read, stances)

    def _by_itself(self, pairs: Sequence[Pair]) -> tuple[NDArray[np.float32], list[Stance]]:
        """The same without what the question before asked for, and the stance as the network has it.

        A facet is not less probable than where it is said in so many words, and nothing where the words mean something else.
        """
        seen = self.see(pairs)
        read = np.maximum(self.heads.probabilities(seen), plainly_said([own for _, own in pairs]))
        for n, (before, own) in enumerate(pairs):
            if (pulled := pull(own, before)) is not None:
                for facet in pulled.facets:
                    read[n, FACETS.index(facet)] = max(read[n, FACETS.index(facet)], PLAIN)
                read[n, [FACETS.index(facet) for facet in pulled.gone]] = 0.0
            for facet in not_meant(own, before):
                read[n, FACETS.index(facet)] = 0.0
            if announced(own):
                read[n, [FACETS.index(facet) for facet in INNER]] = 0.0
        return read, self.heads.stances(seen.encoded.logits)

    def _directed(self, pairs: Sequence[Pair], read: NDArray[np.float32], stances: Sequence[Stance]) -> list[Stance]:
        """The stances as facets and words bear them out."""
        said, sure = read >= self.heads.threshold, read >= self.heads.shown
        return [
            # Who dreads what comes if nothing is done, asked for just that, has a reason to move.
            Stance.TOWARDS
            if said[n, _FEAR] and asks_of_staying(before) and fear_of(own) is not Stance.AWAY
            else direction(stance, own, _facets(said[n]), _facets(sure[n]), before)
            for n, ((before, own), stance) in enumerate(zip(pairs, stances, strict=True))
        ]

    def narrow(self, pairs: Sequence[Pair], readings: Sequence[Reading]) -> list[list[Reading]]:
        """Each sentence's reading as its quotes: the shortest stretches that carry the facets, in order.

        Args:
            pairs: ``(prev, sentence)``.
            readings: what each sentence as a whole is evidence of.
        """
        trimmed = [self._trimmed(text, reading) for (_, text), reading in zip(pairs, readings, strict=True)]
        parts = [(k, part) for k, reading in enumerate(trimmed) for part in self._parts(pairs[k][1], reading)]
        carried = self._carried(pairs, parts)
        return [self._split(pairs[k][1], reading, carried.get(k, ())) for k, reading in enumerate(trimmed)]

    @staticmethod
    def _trimmed(text: str, reading: Reading) -> Reading:
        span = trim(text, Span(0, len(text)))
        return replace(reading, span=span, strength=strength_of(text[span.start : span.end]))

    def _parts(self, text: str, reading: Reading) -> list[Span]:
        """The stretches worth a second look: only where a cut can save much or tell facets apart.

        A guess, which is not shown unasked, keeps its sentence: it needs the context more than the brevity.
        """
        words = len(text.split())
        if words <= SHORT_WORDS or (words <= LONG_WORDS and len(reading.facets) < 2):
            return []
        if not (reading.scores >= self.heads.shown).any():
            return []
        return stretches(text, reading.span)[:MOST_PARTS]

    def _carried(
        self, pairs: Sequence[Pair], parts: Sequence[tuple[int, Span]]
    ) -> dict[int, list[tuple[Span, NDArray[np.float32], Stance]]]:
        """Reads stretches as if each were the sentence; by the sentence's position."""
        found: dict[int, list[tuple[Span, NDArray[np.float32], Stance]]] = {}
        if not parts:
            return found
        # A whole answer answers the question, a part of it may not.
        cut = [(pairs[k][0], pairs[k][1][s.start : s.end]) for k, s in parts]
        scores, read = self._by_itself(cut)
        stances = self._directed(cut, scores, read)
        for (k, span), score, stance in zip(parts, scores, stances, strict=True):
            found.setdefault(k, []).append((span, score, stance))
        return found

    def _split(
        self, text: str, whole: Reading, parts: Sequence[tuple[Span, NDArray[np.float32], Stance]]
    ) -> list[Reading]:
        """Gives each facet the shortest stretch that carries it; its probability stays that of the sentence."""
        by_span: dict[Span, tuple[dict[Facet, float], Stance]] = {}
        for facet, p in whole.facets.items():
            f = FACETS.index(facet)
            # p = 0.9 may fall to 0.82, p = 0.2 to 0.11.
            least = max(float(self.heads.threshold[f]), p / (p + (1 - p) * math.exp(MARGIN)))
            # Shortest first, so the first is the smallest.
            span, stance = next(
                ((span, stance) for span, scores, stance in parts if scores[f] >= least), (whole.span, whole.stance)
            )
            by_span.setdefault(span, ({}, stance))[0][facet] = p
        return [
            replace(whole, span=span, facets=facets, stance=stance, strength=strength_of(text[span.start : span.end]))
            for span, (facets, stance) in sorted(by_span.items(), key=lambda item: (item[0].start, item[0].end))
        ]

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

    def see(self, items: Sequence[Pair]) -> Seen:
        """What encoder and words make of ``(prev, text)``, for the heads and for what is learnt on top of them."""
        return Seen(self._encoder.encode(items), self._words.log_odds(items))

    def score(self, items: Sequence[Pair]) -> list[Reading]:
        """Each ``(prev, text)`` read as one unit, with all scores, evidence or not; spans point into the text.

        What wholly addresses a machine scores nothing.
        """
        scores, stances = self._scored(items)
        for n, (_, text) in enumerate(items):
            if _wholly_to_a_machine(text):
                scores[n], stances[n] = 0.0, Stance.NEUTRAL
        above = scores >= self.heads.threshold
        return [
            self._reading(Span(0, len(text)), text, scores[n], above[n], stances[n])
            for n, (_, text) in enumerate(items)
        ]
