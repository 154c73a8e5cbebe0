"""Phrases and the trained head, joined: what one alone would get wrong, the other corrects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import Hit
from otherside.messaging.lint.head import MOST, READ
from otherside.messaging.lint.message import Message, Sentence

#: Signs of one rule add up to this before anything is said.
ENOUGH = 0.99
#: What follows from comparing a message with the buyer's quotes: words alone cannot tell it.
_COMPARED = frozenset({"OS304"})
_GREETING = 4


def joined(rule: str, hits: Sequence[Hit], message: Message, context: LintContext) -> list[Hit]:
    """The hits of a rule that stand, with those that the head adds.

    A phrase counts where its sentence has at least some of the fault by meaning; a sentence that has clearly the fault
    needs no phrase. The sum of weights decides, as ever.
    """
    if rule not in READ or not message.sentences:
        return list(hits)
    kept = [hit for hit in hits if hit.code in _COMPARED or _borne_out(rule, hit, message)]
    own = list(_unphrased(rule, kept, message, context))
    if sum(h.weight for h in kept) < ENOUGH:
        # Weak phrases by themselves are no finding; the sentences that are found by meaning stand without them.
        kept = [h for h in kept if own]
    return [*kept, *own]


def _borne_out(rule: str, hit: Hit, message: Message) -> bool:
    """The head sees at least a trace of the fault in the sentences of a hit."""
    rows = [n for n, s in enumerate(message.sentences[:MOST]) if s.start < hit.end and hit.start < s.end]
    scores = message.read.scores[:, READ.index(rule)]
    return not rows or max(float(scores[n]) for n in rows) > message.read.beside[rule]


def _unphrased(rule: str, kept: Sequence[Hit], message: Message, context: LintContext) -> Iterator[Hit]:
    read = message.read
    column = READ.index(rule)
    for n, sentence in enumerate(message.sentences[:MOST]):
        if float(read.scores[n, column]) <= read.alone[rule]:
            continue
        if any(h.weight >= ENOUGH and h.start < sentence.end and sentence.start < h.end for h in kept):
            continue
        start, end = _trimmed(message, sentence)
        if rule == "jargon_not_theirs" and not (context.known and _strange(sentence, context)):
            # Without the reader's words a term of some trade may be theirs.
            continue
        if len(sentence.words) < _GREETING and rule == "self_focus":
            continue
        code = read.codes[n].get(rule) if read.codes is not None else None
        yield Hit(code or _PLAINEST[rule], start, end)


#: The code that fits any sentence of a rule, where no encoder is there to tell the variant.
_PLAINEST = {
    "self_focus": "OS102",
    "pressure": "OS209",
    "unsupported_claim": "OS303",
    "feature_dump": "OS401",
    "leading_question": "OS503",
    "jargon_not_theirs": "OS702",
    "argues_with_buyer": "OS801",
}


def _strange(sentence: Sentence, context: LintContext) -> bool:
    """Most of the sentence's own words are none of the reader's."""
    own = set(sentence.stems)
    return bool(own) and len(own & context.stems) * 2 < len(own)


def _trimmed(message: Message, sentence: Sentence) -> tuple[int, int]:
    text = message.lower[sentence.start : sentence.end]
    return sentence.start + len(text) - len(text.lstrip()), sentence.end - len(text) + len(text.rstrip())
