"""Whether a sentence of ours tells what somebody else said in confidence: by shared words, and by meaning beside them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.evidence import Quoted
from otherside.messaging.lint.head import DIMENSIONS, default_head, seen
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.words import WORD, content, lowered
from otherside.profiles.money.quantities import number_of

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a message beside what was said in confidence.

    Attributes:
        sentence: its place in ``Message.sentences``.
        quote: what was confided.
        shared: subject words that both have.
        fresh: those of them that stand in nothing the reader may know.
        beyond: by how many the shared words exceed what any one open turn says of them.
        share: share of the confided sentence's subject words that are told.
        near: cosine of the two by meaning, or 0 where it was not read.
    """

    sentence: int
    quote: Quoted
    shared: frozenset[str]
    fresh: frozenset[str]
    beyond: int
    share: float
    near: float


def subjects(text: str) -> frozenset[str]:
    """Stems of the words that carry the subject, parts of compounds apart, and figures: "61,000" as "sixty-one thousand"."""
    lower = lowered(text)
    figures = {_significant(m[0].replace(",", "")) for m in _FIGURE.finditer(lower)}
    plain = _FIGURE.sub(" ", lower)
    for word in set(WORD.findall(plain)):
        number = number_of(word)
        if number is not None and number >= 2:
            figures.add(_significant(f"{number:g}"))
            plain = re.sub(rf"\b{re.escape(word)}\b", " ", plain)
    return frozenset({*content(plain.replace("-", " ")), *figures})


def _significant(number: str) -> str:
    """A figure without its scale: 61, 61,000 and sixty-one thousand are told alike."""
    digits = number.rstrip(".").replace(".", "") if "." in number else number.rstrip("0")
    return f"#{digits.lstrip('0') or '0'}"


def told(message: Message, context: LintContext) -> Iterator[Told]:
    """Every sentence of a message beside every confided one with which it shares a word that is no common ground."""
    if all(quote.asks for quote in context.confided) or not message.sentences:
        return
    turns: dict[str, set[int]] = defaultdict(set)
    for n, text in enumerate(context.open):
        for stem in subjects(text):
            turns[stem].add(n)
    confided = [(quote, subjects(quote.text)) for quote in context.confided if not quote.asks]
    for n, sentence in enumerate(message.sentences):
        own = subjects(message.text[sentence.start : sentence.end])
        for quote, theirs in confided:
            shared = own & theirs
            if not shared:
                continue
            beyond = len(shared) - _together(shared, turns)
            if beyond > 0:
                fresh = frozenset(s for s in shared if s not in turns)
                yield Told(n, quote, shared, fresh, beyond, len(shared) / len(theirs), _near(message, n, quote))


def _together(shared: Collection[str], turns: Mapping[str, Collection[int]]) -> int:
    """How many of some words the one open turn has that has most of them."""
    found = Counter(n for stem in shared for n in turns.get(stem, ()))
    return max(found.values(), default=0)


def _near(message: Message, n: int, quote: Quoted) -> float:
    head = default_head()
    vectors = message.read.vectors
    if vectors is None or head.meaning is None or n >= len(vectors):
        return 0.0
    return float(vectors[n] @ seen([("", lowered(quote.text))], head.meaning.encoder)[0, :DIMENSIONS])
