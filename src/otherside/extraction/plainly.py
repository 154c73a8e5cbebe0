"""What somebody says in so many words: "what I am afraid of is …", "our budget is gone", "the board has to approve it".

The trained reader reads meaning and is seldom needed for these; now and then it misses one all the same, and nothing
looks worse than to say that nobody has spoken of a fear beside a sentence that begins with the word. Feelings name their
speaker, so that others' feelings, polite regrets ("I'm afraid the lift is out of order") and denials stay out; so does what
follows an "if" or an "it isn't that". The words are in ``extraction.plain``; what share of the sentences they find carries
the facet is in the model card.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from otherside.domain import FACETS, Facet
from otherside.domain.patterns import lazily
from otherside.extraction.plain.apostrophes import straight
from otherside.extraction.plain.doubts import DOUBTS
from otherside.extraction.plain.holds import HOLDS
from otherside.extraction.plain.in_principle import in_principle
from otherside.extraction.plain.moves import MOVES
from otherside.extraction.plain.put_off import puts_off
from otherside.extraction.plain.steps import step

#: Probability of a facet said in so many words, at least.
PLAIN = 0.8

_SAID = {
    FACETS.index(facet): (words, lazily("|".join(patterns), re.IGNORECASE))
    for facet, (words, patterns) in (MOVES | HOLDS | DOUBTS).items()
}
_COMMITMENT, _PRIORITY = FACETS.index(Facet.COMMITMENT), FACETS.index(Facet.PRIORITY)
#: Right before the words, this makes them a supposition or a denial.
_NOT_SO = lazily(
    r"\b(?:(?:if|unless|whether|in case|suppose|supposing|imagine)|(?:not|\w+n't) (?:that|because|as if|like|what"
    r"|say|saying|mean|think)(?: that)?|you (?:say|think|mean)(?: that)?) $",
    re.IGNORECASE,
)


def plainly_said(texts: Sequence[str]) -> NDArray[np.float32]:
    """The least probability of each facet for each sentence, ``(n, 15)``: ``PLAIN`` where it is said outright, else 0."""
    out = np.zeros((len(texts), len(FACETS)), dtype=np.float32)
    for n, written in enumerate(texts):
        text = straight(written)
        lowered = text.lower()
        for k, (words, pattern) in _SAID.items():
            if any(word in lowered for word in words) and _meant(pattern, text):
                out[n, k] = PLAIN
        if in_principle(text):
            out[n, _COMMITMENT] = PLAIN
        if puts_off(text):
            out[n, _PRIORITY] = PLAIN
        if (says := step(text)) is not None:
            out[n, [FACETS.index(facet) for facet in says.facets]] = PLAIN
    return out


def _meant(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the words are there, and not as a supposition or a denial."""
    return any(not _NOT_SO.search(text, max(0, m.start() - 30), m.start()) for m in pattern.finditer(text))
