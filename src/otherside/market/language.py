"""The phrases that mark a group of people: log-odds with an informative Dirichlet prior."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from otherside.market.names import Names
from otherside.market.phrases import is_empty, phrases, speakers
from otherside.market.saying import Saying, one_each

#: How many people's worth of words the prior weighs.
PRIOR = 1.0
#: A phrase of fewer people is somebody's own, not a group's.
LEAST_PEOPLE = 2


@dataclass(frozen=True, slots=True)
class Marker:
    """A phrase that a group uses more than others: ``z`` is the log-odds ratio in standard deviations."""

    phrase: str
    z: float
    people: int
    others: int


def markers(
    inside: Iterable[tuple[str, str]], outside: Iterable[tuple[str, str]], *, most: int = 20, least_z: float = 1.28
) -> list[Marker]:
    """What marks one group against the others, strongest first, from ``(person, text)``; texts without names (``Names``).

    Monroe, Colaresi & Quinn (2008), equations 15, 16, 19 to 22, with the phrases of everybody as the prior. Counts are
    of people, not of mentions, so that nobody's habit of speech becomes the group's.
    """
    inside, outside = list(inside), list(outside)
    ours, theirs = speakers(inside), speakers(outside)
    both = ours + theirs
    heads = max(1, len({person for person, _ in inside}) + len({person for person, _ in outside}))
    total, n_ours, n_theirs = sum(both.values()), sum(ours.values()), sum(theirs.values())
    rest = PRIOR * total / heads
    found = []
    for phrase, count in both.items():
        if ours[phrase] < LEAST_PEOPLE:
            continue
        alpha = rest * count / total
        delta = _logit(ours[phrase] + alpha, n_ours + rest) - _logit(theirs[phrase] + alpha, n_theirs + rest)
        z = delta / math.sqrt(1 / (ours[phrase] + alpha) + 1 / (theirs[phrase] + alpha))
        if z >= least_z:
            found.append(Marker(phrase, round(z, 3), ours[phrase], theirs[phrase]))
    found.sort(key=lambda m: (-m.z, -len(m.phrase), m.phrase))
    return _longest(found, most)


def _logit(count: float, total: float) -> float:
    return math.log(count) - math.log(max(total - count, 1e-9))


def _longest(found: Sequence[Marker], most: int) -> list[Marker]:
    """Leaves out a phrase that is part of one at least as telling said by as many."""
    kept: list[Marker] = []
    for marker in found:
        if not any(f" {marker.phrase} " in f" {k.phrase} " and k.people >= marker.people for k in kept):
            kept.append(marker)
        if len(kept) == most:
            break
    return kept


def word_bank(sayings: Sequence[Saying], most: int = 30, names: Names | None = None) -> list[dict[str, object]]:
    """Phrases that most people use, each with a quote that shows it: words to write in. ``names`` are in none."""
    said = [names.without(s.quote) if names else s.quote for s in sayings]
    counts: Counter[str] = speakers((s.person, text) for s, text in zip(sayings, said, strict=True))
    frequent = [p for p, n in counts.items() if n >= LEAST_PEOPLE and not is_empty(p)]
    ranked = sorted(frequent, key=lambda p: (-counts[p] * (1 + 0.8 * p.count(" ")), p))[:most]
    bank: list[dict[str, object]] = []
    for phrase in ranked:
        where = [n for n, text in enumerate(said) if phrase in phrases(text)]
        bank.append(
            {"phrase": phrase, "people": counts[phrase], "quotes": [s.json() for s in one_each(sayings, where, 1)]}
        )
    return bank
