"""Both halves in one statement: what somebody wants or stands for, and a sentence further what they do.

A pair of statements is scored as such; whoever says both in one breath would never be heard, since a statement does not
pair with itself. So the sentences of one statement are also scored against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from otherside.extraction.segment import segment
from otherside.profiles.incongruence.present import pictured, present
from otherside.profiles.incongruence.scorer import Floats, Scorer, ideal_likelihood, may_pair
from otherside.profiles.incongruence.whose import own_days, own_wishes

#: A shorter sentence says nothing by itself ("Honestly.", "That's it.").
LEAST_WORDS = 4
#: Free talk is long: only a stretch with some likelihood of an ideal in it is read by the sentence.
LEAST_IDEAL = 0.05
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Inner:
    """The two sentences of one statement that go together least.

    Attributes:
        statement: its position.
        ideal: where the ideal stands in it, ``(start, end)``; ``actual`` likewise.
        logit: as of any pair.
        facets: probabilities of the ideal's facets, ``(15,)``.
    """

    statement: int
    ideal: Place
    actual: Place
    logit: float
    facets: Floats


def sentences(text: str) -> list[Place]:
    """Where the sentences stand that say something by themselves, ``(start, end)``."""
    return [(s.start, s.end) for s in segment(text) if len(text[s.start : s.end].split()) >= LEAST_WORDS]


def inner_pairs(
    texts: Sequence[str],
    facets: Floats,
    scorer: Scorer,
    talk: bool = False,
    fit: NDArray[np.bool_] | None = None,
) -> list[Inner]:
    """The best pair within each statement of two sentences or more.

    Args:
        facets: of each statement as a whole, ``(n, 15)``.
        talk: the texts are free talk and not chosen statements; see ``scorer.may_pair``.
        fit: which statements may stand in a pair, ``(n,)``; all, when left out. See ``unfit.fit_for_pairs``.
    """
    likely = ideal_likelihood(facets) >= LEAST_IDEAL
    fit = np.ones(len(texts), dtype=np.bool_) if fit is None else fit
    places = {n: sentences(text) for n, text in enumerate(texts) if fit[n] and (likely[n] or not talk)}
    places = {n: found for n, found in places.items() if len(found) > 1}
    if not places:
        return []
    said = [[texts[n][start:end] for start, end in found] for n, found in places.items()]
    out = []
    for (n, found), own, read in zip(places.items(), said, scorer.apart(said), strict=True):
        may = may_pair(read.facets, own) if talk else np.ones(read.logits.shape, dtype=np.bool_)
        may &= (own_wishes(own) & pictured(own))[:, None] & (own_days(own) & present(own, talk))[None, :]
        logits = np.where(may, read.logits, np.float32(-np.inf))
        i, a = (int(k) for k in np.unravel_index(int(logits.argmax()), logits.shape))
        out.append(Inner(n, found[i], found[a], float(logits[i, a]), read.facets[i]))
    return out
