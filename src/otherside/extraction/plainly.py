"""What somebody says in so many words: "what I am afraid of is …", "I want to be somebody who …".

The trained reader reads meaning and is seldom needed for these; now and then it misses one all the same, and nothing
looks worse than to say that nobody has spoken of a fear beside a sentence that begins with the word. Each pattern names
its speaker, so that others' feelings, polite regrets ("I'm afraid the lift is out of order") and denials stay out; on the
project's written sentences 87 in a hundred such aspirations carry the facet, and 96 or more of the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from otherside.domain import FACETS, Facet

#: Probability of a facet said in so many words, at least.
PLAIN = 0.8

_AM = r"(?:['’]m| am|['’]re| are|['’]d be)"
_VERY = r"(?: (?:really|so|very|most|a bit|a little|quite|just|still|always|honestly|kind of|sort of|also|more|even))*"
_AFRAID = r"(?:afraid|scared|frightened|terrified)"
_SOMEBODY = r"(?:a|an|the|someone|somebody|one of (?:those|the)|known|remembered)"
_WORTHY = r"(?:who|that|where|people)"
_PATTERNS = {
    Facet.FEAR: (
        rf"\bwhat (?:I|we){_AM}{_VERY} (?:{_AFRAID}|worried)\b",
        rf"\b(?:I|we){_AM}{_VERY} {_AFRAID} (?:of|to)\b",
        rf"\b(?:I|we){_AM}{_VERY} {_AFRAID} that (?!I['’]ll have to|we['’]ll have to)",
        rf"\b(?:I|we){_AM}{_VERY} {_AFRAID} (?:he|she|they|people|nobody|somebody|someone)(?:['’]ll| will| might)\b",
        rf"\b(?:I|we){_AM}{_VERY} worried (?:(?:that|he|she|it|they|the|my|our|I|we)\b|about (?!you\b))",
        r"\bmy(?: \w+)? (?:fear|worry|nightmare) (?:is|was|would be)\b",
        r"\bwhat (?:really |most )?(?:worries|scares|frightens|terrifies) (?:me|us)\b",
        r"\bI(?: do| still| just)* worry (?:that|about)\b",
        r"\bI(?: do| still| just| really)* dread\b",
    ),
    Facet.ASPIRATION: (
        rf"\b(?:I|we)(?:['’]d| would)?(?: really| just| always| do)? (?:want|like|love|wanted) to be {_SOMEBODY}\b[^.;?]*\b{_WORTHY}\b",
        rf"\bI (?:want|would like|would love) (?:us|this|this place|our \w+) to (?:be|become) {_SOMEBODY}\b",
        rf"\b(?:I|we)['’]d (?:like|love) (?:us|this|this place|our \w+) to (?:be|become) {_SOMEBODY}\b",
    ),
    Facet.IDENTITY: (
        r"\b(?:I|we)(?:['’]m| am|['’]re| are)(?: not| just| always| still)* (?:a|an|the) (?:\w+ )?(?:kind|sort|type) of "
        r"(?:person|man|woman|guy|people|firm|house|company|shop|team|place|boss|family)\b",
        r"\bI(?:['’]m| am)(?: not| just| always| still)* the (?:kind|sort|type) (?:who|that)\b",
        r"\bthat['’]?s who (?:I am|we are)\b",
        r"\b(?:pride|prided) (?:myself|ourselves) on\b",
        r"\b(?:I|we)(?:['’]ve| have) always been (?:a|an|the|someone|somebody|one)\b",
    ),
    Facet.GOAL: (r"\b(?:my|our) (?:goal|aim|target|objective)(?: here| now| this year| for [\w ]{1,30})? is\b",),
}  # fmt: skip
#: Without one of these nothing matches: most sentences need no pattern.
_WORDS = (
    "afraid",
    "scare",
    "frighten",
    "terrif",
    "worr",
    "fear",
    "nightmare",
    "dread",
    "to be",
    "become",
    "kind",
    "sort",
    "type",
    "who i am",
    "who we are",
    "pride",
    "always been",
    "goal",
    "aim",
    "target",
    "objective",
)
_SAID = {FACETS.index(facet): re.compile("|".join(patterns), re.IGNORECASE) for facet, patterns in _PATTERNS.items()}


def plainly_said(texts: Sequence[str]) -> NDArray[np.float32]:
    """The least probability of each facet for each sentence, ``(n, 15)``: ``PLAIN`` where it is said outright, else 0."""
    out = np.zeros((len(texts), len(FACETS)), dtype=np.float32)
    for n, text in enumerate(texts):
        lowered = text.lower()
        if not any(word in lowered for word in _WORDS):
            continue
        for k, pattern in _SAID.items():
            if pattern.search(text):
                out[n, k] = PLAIN
    return out
