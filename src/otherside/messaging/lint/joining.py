"""Phrases and the trained head, joined: what one alone would get wrong, the other corrects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from otherside.domain.patterns import lazily
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import ENOUGH, SURE, Hit
from otherside.messaging.lint.head import MOST, READ, Floats, default_head
from otherside.messaging.lint.message import Message, Sentence
from otherside.messaging.lint.reassuring import disowns, frees
from otherside.messaging.lint.rules.self_focus import of_some_weight
from otherside.profiles.said.pushes import harmless

#: What a phrase of weight 1 adds to the log-odds of its sentence, and the most weight that counts in one sentence.
BONUS, MOST_WEIGHT = 5.0, 1.0
#: The likeliest of many sentences is likely by chance: taken off once for each factor e of sentences.
LENGTH = 0.5
#: A text of fewer sentences says too little to be surer of it.
SHORT = 3
#: Rules that are about the reader's own words: taken off where none of them is known.
UNHEARD = {"argues_with_buyer": 2.0, "jargon_not_theirs": 2.0}
#: Rules whose signs add up over sentences: a list may give each of its items one.
ACROSS = frozenset({"feature_dump"})
#: What follows from comparing a message with the buyer's quotes: words alone cannot tell it.
_COMPARED = frozenset({"OS304"})
_GREETING = 4
#: Sentences with the words of a fault that have it not, by rule.
_SPARED: dict[str, tuple[Callable[[str], bool], ...]] = {
    "pressure": (harmless, frees),
    "argues_with_buyer": (disowns,),
}
#: Rules whose clear phrases are read by themselves as well where other faults fill the message.
HIDDEN = frozenset({"pressure", "jargon_not_theirs"})
#: Faults that fill a message, and how clear one has to be in a sentence: log-odds of one in eight.
TRACE = -2.0
_HIDING = [READ.index(rule) for rule in ("self_focus", "unsupported_claim", "feature_dump", "jargon_not_theirs")]


def joined(rule: str, hits: Sequence[Hit], message: Message, context: LintContext) -> list[Hit]:
    """The hits of a rule that stand, with those that the head adds.

    A sentence has the fault where what the head reads in it and its phrases together are enough: a sentence that has
    clearly the fault needs no phrase, a clear phrase needs a trace by meaning, one of weight ``SURE`` needs none.
    """
    if rule not in READ or not message.sentences:
        return list(hits)
    at_fault = totals(rule, hits, message, context, _read(rule, hits, message))
    faulty = [n for n, total in enumerate(at_fault) if total > message.read.alone[rule]]
    spared = _SPARED.get(rule, ())
    faulty = [n for n in faulty if not any(spares(message.sentences[n].lower) for spares in spared)]
    # One sentence speaks for all of a rule in what the network reads: where one is at fault, plain phrases elsewhere stand.
    kept = [
        h
        for h in hits
        if h.code in _COMPARED or h.weight >= SURE or _stands(h, message, faulty) or (faulty and h.weight >= ENOUGH)
    ]
    out = [*kept, *_unphrased(rule, kept, message, context, faulty)]
    return of_some_weight(out, message) if rule == "self_focus" else out


def _read(rule: str, hits: Sequence[Hit], message: Message) -> Floats:
    """What the head reads of a rule in each sentence, ``(n,)``.

    Where much else is wrong with a message the network looks for nothing more in it: beside a paragraph of features a plain "hurry" is
    read as harmless. So a sentence with a clear phrase is then read by itself as well, and the worse reading counts.
    """
    at = READ.index(rule)
    scores = message.read.scores[:, at]
    if rule not in HIDDEN or len(scores) < 2:
        return scores
    phrased = {n for hit in hits if hit.weight >= ENOUGH for n in _rows(hit, message)}
    others = message.read.scores[:, [n for n in _HIDING if n != at]].max(axis=1)
    if not any(others[n] > TRACE and scores[n] < 0 for n in range(len(scores)) if n not in phrased):
        return scores
    out = np.array(scores)
    for n in phrased:
        out[n] = max(out[n], default_head().read([message.spoken[n]], message.heard).scores[0, at])
    return out


def totals(rule: str, hits: Sequence[Hit], message: Message, context: LintContext, scores: Floats) -> Floats:
    """How clearly each sentence has the fault, by the head's log-odds and by phrases together.

    Args:
        rule: one of `READ`.
        hits: what its phrases found.
        message: with at least one sentence.
        context: the buyer's words, or none.
        scores: log-odds ``(n,)`` of the sentences that are read, at most `MOST`.

    Returns:
        Log-odds ``(n,)``, to be held against the threshold of the rule.
    """
    phrased = np.zeros(len(scores))
    for hit in hits:
        if hit.code not in _COMPARED:
            phrased[_rows(hit, message)] += hit.weight
    if rule in ACROSS:
        phrased = np.where(phrased > 0, phrased.sum(), 0.0)
    unheard = 0.0 if context.known else UNHEARD.get(rule, 0.0)
    # A phrase stands there however much is said around it: only what the head finds alone is likelier in a long text.
    among = np.where(phrased >= ENOUGH, SHORT, max(len(scores), SHORT))
    total = scores + BONUS * np.minimum(phrased, MOST_WEIGHT) - LENGTH * np.log(among) - unheard
    return np.asarray(total, dtype=np.float32)


def _rows(hit: Hit, message: Message) -> list[int]:
    """The sentences of a hit, of those that are read."""
    return [n for n, s in enumerate(message.sentences[:MOST]) if s.start < hit.end and hit.start < s.end]


def _stands(hit: Hit, message: Message, faulty: Sequence[int]) -> bool:
    """A sentence of the hit is at fault, or none of its sentences is read."""
    rows = _rows(hit, message)
    return not rows or not set(rows).isdisjoint(faulty)


def _unphrased(
    rule: str, kept: Sequence[Hit], message: Message, context: LintContext, faulty: Sequence[int]
) -> Iterator[Hit]:
    read = message.read
    for n in faulty:
        sentence = message.sentences[n]
        if sum(h.weight for h in kept if h.start < sentence.end and sentence.start < h.end) >= ENOUGH:
            continue
        start, end = sentence.bounds
        if rule == "jargon_not_theirs" and not (context.known and _strange(sentence, context)):
            # Without the reader's words a term of some trade may be theirs.
            continue
        if len(sentence.words) < _GREETING and rule == "self_focus":
            continue
        if rule == "unsupported_claim" and _observes(sentence.lower):
            continue
        code = read.codes[n].get(rule) if read.codes is not None else None
        if code in _NAMED and not _NAMED[code].search(sentence.lower):
            code = None
        yield Hit(code or _PLAINEST[rule], start, end)


#: Variants whose reason names a thing: without a word for it in the sentence the rule stands and that reason does not.
_NAMED = {
    code: lazily(rf"\b(?:{words})\b")
    for code, words in {
        "OS201": r"today|tonight|tomorrow|now|soon|asap|hurry|urgent\w*|deadline|expir\w+|midnight|week\w*|month\w*|quarter|year|hours?|"
        r"days?|\w+day|minutes?|clock|wait\w*|late\w*|quick\w*|fast|before|until|till|by|time|(?:jan|febr)uary|march|april|june|july|"
        r"august|(?:sept|nov|dec)ember|october",
        "OS202": r"left|remain\w*|last|few|limited|scarce|gone|going|sold|sell\w*|full\w*|book\w*|available|availability|capacity|stocks?|"
        r"suppl(?:y|ies)|slots?|spots?|seats?|places?|spaces?|units?|rooms?|queue|waiting list|demand|exclusive|someone else|"
        r"somebody else|others?|grab|secure|reserve\w*|hold",
        "OS206": r"if|unless|otherwise|or|else|last|final|never|close|closing|withdraw\w*|cancel\w*|move on|walk away|have to|must",
        "OS208": r"miss\w*|behind|left|lose|losing|lost|competit\w+|rivals?|peers|others?|everyone|everybody|neighbou?rs?|ahead|afford|"
        r"regret\w*|already|every|each|wait\w*|chance|opportunity",
    }.items()
}


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


#: What people of theirs do, in the present.
_OBSERVED = lazily(
    r"^\W*(?:(?:some|many|most|all) of )?(?:(?:your|the|some|many|older|younger) )?"
    r"(?:guests|customers|visitors|regulars|pupils|children|patients|staff|people|drivers|teachers|nurses|colleagues|they) "
    r"(?!(?:will|would|can|could|may|might|must|should|won't|never|always|all|get|love)\b)\w+"
)
#: What makes more than an observation of it.
_BEYOND = lazily(
    r"\b(?:will|would|can|could|won't|never|always|every\w*|guarantee\w*|we|our|us|with|it|this|love|best|better|more|less|fewer|faster|"
    r"again|forever|instead|than|only|no|most of|nobody|any\w*)\b|['’]ll\b|\d|%"
)


def _observes(lower: str) -> bool:
    """The sentence only tells what people of theirs do: "your guests lean in to hear each other"."""
    return bool(_OBSERVED.match(lower)) and not _BEYOND.search(lower)


def _strange(sentence: Sentence, context: LintContext) -> bool:
    """Most of the sentence's own words are none of the reader's."""
    own = set(sentence.stems)
    return bool(own) and len(own & context.stems) * 2 < len(own)
