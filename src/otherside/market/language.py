"""The phrases that mark a group of people: log-odds with an informative Dirichlet prior."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from otherside.market.names import Names
from otherside.market.phrases import is_empty, roots_of_phrases, speakers, usual_forms
from otherside.market.saying import Saying, one_each

#: How many people's worth of words the prior weighs.
PRIOR = 1.0
#: A phrase of fewer people is somebody's own, not a group's.
LEAST_PEOPLE = 2
#: For each phrase of a bank so many are looked at: those that are part of one before them fall out.
_BESIDE = 8
#: How many times as many people use a word as use a phrase that has it, for it to stand beside that.
_OTHERWISE = 1.5
#: Words of a sentence that shows one of them in use.
_SHOWS = 5


@dataclass(frozen=True, slots=True)
class Marker:
    """A phrase that a group uses more than others: ``z`` is the log-odds ratio in standard deviations.

    Attributes:
        phrase: in the form that it mostly has in the group; ``people`` and ``others`` are those who use any form of it.
    """

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
    told = _longest(found, most)
    forms = usual_forms((text for _, text in inside), {m.phrase for m in told})
    return [replace(m, phrase=forms[m.phrase][0]) for m in told]


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
    """Phrases that most people use, each with a quote that shows it: words to write in. ``names`` are in none.

    None is a part of another that is said as often, no quote stands under two while there is another, and what may not be quoted
    anywhere is no word to write in.
    """
    said = [names.without(s.quote) if names else s.quote for s in sayings]
    counts: Counter[str] = speakers((s.person, text) for s, text in zip(sayings, said, strict=True))
    frequent = [p for p, n in counts.items() if n >= LEAST_PEOPLE]
    ranked = sorted(frequent, key=lambda p: (-counts[p] * (1 + 0.8 * p.count(" ")), p))[: most * _BESIDE]
    forms = usual_forms(said, set(ranked))
    told: list[str] = []
    for key in ranked:
        # Beside "stop ringing" neither "stop" nor "ringing" is one more, unless many use it otherwise.
        part = any(f" {key} " in f" {k} " and counts[key] < _OTHERWISE * counts[k] for k in told)
        if not part and not is_empty(forms[key][0]) and len(told) < most:
            told.append(key)
    where: dict[str, list[int]] = {key: [] for key in told}
    for n, text in enumerate(said):
        for key in where.keys() & set(roots_of_phrases(text)):
            where[key].append(n)
    bank: list[dict[str, object]] = []
    shown: set[str] = set()
    for key in told:
        # "The phones." shows nobody how the word is used.
        own = sorted(where[key], key=lambda n: (sayings[n].quote in shown, len(sayings[n].quote.split()) < _SHOWS))
        quotes = one_each(sayings, own, 1)
        shown |= {s.quote for s in quotes}
        if quotes:
            bank.append({"phrase": forms[key][0], "people": counts[key], "quotes": [s.json() for s in quotes]})
    return bank
