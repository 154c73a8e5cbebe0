"""Themes of one facet: named in the buyers' own words, counted by people, with the quotes that show them."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from otherside.domain import Facet
from otherside.market.clustering import ThemeModel, cluster, features
from otherside.market.phrases import COUNTED, phrases, some, speakers, without_parts
from otherside.market.saying import Floats, Saying, one_each, people_of
from otherside.market.statistics import corrected, differs, share

#: Quotes of each kind shown with a theme; all the others are one drill-down away.
QUOTES = 3
#: Sayings of a theme that are read for its name, and for quotes that tell.
_NAMED_BY, _TOLD_BY = 500, 300
#: Words that name no theme while there are others: the kind of evidence says as much.
_GENERAL = frozenset(
    """address addressed ask asked attempt attempted build built call challenge challenges company helpful info issue issues
    led looking plan problem problems provide provides send sent set team teams understand""".split()
)
#: The latest part of the time that is known counts as recent.
_RECENT = 1 / 3
#: False-discovery rate at which something counts as changed or different.
ALPHA = 0.1


@dataclass(frozen=True, slots=True)
class Theme:
    """Sayings of one facet that belong together.

    Attributes:
        id: stays from run to run.
        name: phrases that buyers used, the most telling first.
        members: positions of the sayings, the most typical first.
    """

    id: str
    facet: Facet
    name: str
    words: tuple[str, ...]
    members: tuple[int, ...]
    typical: tuple[Saying, ...]
    telling: tuple[Saying, ...]
    people: frozenset[str]
    deals: frozenset[str]


def themes_of(
    facet: Facet,
    sayings: Sequence[Saying],
    vectors: Floats,
    known: ThemeModel | None = None,
    common: Counter[str] | None = None,
    names: Collection[str] = (),
) -> tuple[list[Theme], ThemeModel]:
    """The themes of the sayings of a facet, most people first, and the model to keep for the next run.

    Args:
        sayings: all of one facet.
        vectors: theirs, ``(n, 384)``.
        common: how many people use each phrase in all facets; by default in this one.
        names: parts of people's names, lower case: a theme is called after nobody.
    """
    # What all sayings of a facet share says nothing about what sets them apart.
    places = features([s.quote for s in sayings], vectors - vectors.mean(axis=0) if len(vectors) else vectors)
    labels, model = cluster(places, known)
    everybody = common or speakers((s.person, s.quote) for s in some(sayings, COUNTED))
    total = max(1, len(people_of(sayings)))
    found: list[Theme] = []
    taken: set[str] = set()
    order = sorted(
        range(len(model.ids)), key=lambda k: (-len(people_of(sayings[int(n)] for n in np.flatnonzero(labels == k))), k)
    )
    for k in order:
        members = np.flatnonzero(labels == k)
        if not len(members):
            continue
        fit = places[members] @ model.centroids[k]
        members = members[np.argsort(-fit, kind="stable")]
        own = [sayings[int(n)] for n in members]
        words = _words(some(own, _NAMED_BY), everybody, total, taken, names)
        taken |= set(words[:1])
        found.append(
            Theme(
                id=f"{facet.value}-{model.ids[k]}",
                facet=facet,
                name=", ".join(words[:2]) or _said(own[0]),
                words=tuple(words),
                members=tuple(int(n) for n in members),
                typical=tuple(one_each(own, range(len(own)), QUOTES)),
                telling=tuple(_telling(own, words)),
                people=frozenset(people_of(own)),
                deals=frozenset(s.deal for s in own),
            )
        )
    return found, model


def _words(
    own: Sequence[Saying], everybody: Counter[str], total: int, taken: set[str], names: Collection[str]
) -> list[str]:
    """Phrases that mark a theme: used by many people in it and by few elsewhere (class-based TF-IDF, by people).

    None where several people share no phrase: one person's words are not what they all speak of.
    """
    inside = speakers((s.person, s.quote) for s in own)
    if names:
        inside = Counter({p: n for p, n in inside.items() if not any(_bare(w) in names for w in p.split())})
    size = max(1, len(people_of(own)))

    def weight(phrase: str) -> float:
        rarity = math.log1p(total / max(everybody[phrase], inside[phrase])) ** 1.5
        # Two or three words say more than one, when as many people use them.
        return float(inside[phrase] / size * rarity * (1 + 0.6 * phrase.count(" ")))

    least = 2 if size >= 3 else 1
    candidates = [p for p, n in inside.items() if n >= least]
    ranked = sorted(candidates, key=lambda p: (p in taken, p in _GENERAL, -weight(p), p))
    return without_parts(ranked[:60], 5)


def _bare(word: str) -> str:
    return word.partition("'")[0]


def _said(saying: Saying) -> str:
    """The beginning of what somebody said, marked as a quote."""
    words = " ".join(saying.quote.split())
    return f"“{words if len(words) <= 60 else words[:60].rpartition(' ')[0] + ' …'}”"


def _telling(own: Sequence[Saying], words: Sequence[str]) -> list[Saying]:
    """Quotes that say it firmly, in the theme's words, at a length one can read; from the nearer half."""
    half = own[: max(QUOTES, min((len(own) + 1) // 2, _TOLD_BY))]
    marks = set(words)

    def weight(n: int) -> float:
        saying = half[n]
        length = len(saying.quote.split())
        return (
            saying.strength
            + 0.3 * len(marks & set(phrases(saying.quote)))
            + max(saying.facets.values(), default=0.0)
            - 0.02 * abs(length - 16)
        )

    return one_each(half, sorted(range(len(half)), key=lambda n: (-weight(n), half[n].id)), QUOTES)


def trends(
    themes: Sequence[Theme], by_facet: dict[Facet, Sequence[Saying]], everyone: Sequence[Saying]
) -> dict[str, Any]:
    """``{theme id: {"trend", "q", "before", "recent"}}``; ``trend`` is new, rising, fading, steady or unknown.

    Of the people heard in each stretch of time, how many voiced it. Fisher's test, corrected for all themes.
    """
    days = sorted(s.day for s in everyone if s.day)
    if not days or (days[-1] - days[0]).days < 28:
        return {t.id: {"trend": "unknown"} for t in themes}
    cut = days[-1] - dt.timedelta(days=round((days[-1] - days[0]).days * _RECENT))
    heard = [people_of(s for s in everyone if s.day and (s.day > cut) is late) for late in (False, True)]
    rows = []
    for theme in themes:
        own = [by_facet[theme.facet][n] for n in theme.members]
        voiced = [people_of(s for s in own if s.day and (s.day > cut) is late) for late in (False, True)]
        before, recent = (share(len(v), len(h)) for v, h in zip(voiced, heard, strict=True))
        rows.append((theme.id, before, recent, differs(recent.people, recent.of, before.people, before.of)))
    out = {}
    for (key, before, recent, _), q in zip(rows, corrected([r[3] for r in rows]), strict=True):
        trend = "steady"
        if min(before.of, recent.of) < 5:
            trend = "unknown"
        elif q <= ALPHA:
            trend = "fading" if recent.share < before.share else "rising" if before.people else "new"
        out[key] = {
            "trend": trend,
            "since": cut.isoformat(),
            "q": round(q, 4),
            "before": before.json(),
            "recent": recent.json(),
        }
    return out
