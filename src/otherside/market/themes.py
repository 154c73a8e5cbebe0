"""Themes of one facet: named in the buyers' own words, counted by people, with the quotes that show them."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from otherside.domain import Facet
from otherside.market.clustering import CHANCE, ThemeModel, chance_nearness, cluster, features
from otherside.market.own_words import is_own
from otherside.market.phrases import COUNTED, is_empty, phrases, some, speakers, uses, usual_forms, without_parts
from otherside.market.saying import Flags, Floats, Ints, Saying, one_each, people_of
from otherside.market.statistics import FEW_PEOPLE, corrected, differs, share

#: Quotes of each kind shown with a theme; all the others are one drill-down away.
QUOTES = 3
#: Sayings of a theme that are read for its name, and for quotes that tell.
_NAMED_BY, _TOLD_BY = 500, 300
#: What two people have in common by a phrase takes three by a single word, which may mean two things.
_BY_PHRASE, _BY_WORD = 2, 3
#: Phrases in a name.
_NAMES = 2
#: Sayings in a theme's words that another is held against, to be near them.
_HEART = 200
#: The latest part of the time that is known counts as recent.
_RECENT = 1 / 3
#: People heard in either stretch of time below which nothing is known of a change.
_LEAST_HEARD = 5
#: What neither fell nor grew by this factor is steady.
_SAME = 0.5
#: False-discovery rate at which something counts as changed or different.
ALPHA = 0.1


@dataclass(frozen=True, slots=True)
class Theme:
    """Sayings of one facet in which several people say the same: they use the words that name it, or come near those.

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

    What lies together by its place alone makes no theme: where people share no words, there is none, and whoever shares
    them with nobody is in none.

    Args:
        sayings: all of one facet.
        vectors: theirs, ``(n, 384)``.
        common: how many people use each phrase in all facets, as of ``speakers``; by default in this one.
        names: parts of people's names, lower case: a theme is called after nobody.
    """
    everybody = common or speakers((s.person, s.quote) for s in some(sayings, COUNTED))
    total = max(1, len(people_of(sayings)))
    if total < FEW_PEOPLE:
        return _of_few(facet, sayings, everybody, total, names), known or ThemeModel((), np.zeros((0, 0), np.float32))
    # What all sayings of a facet share says nothing about what sets them apart.
    places = features([s.quote for s in sayings], vectors - vectors.mean(axis=0))
    labels, model = cluster(places, known)
    by_chance = chance_nearness(places, [s.person for s in sayings])
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
        words = _words(some(own, _NAMED_BY), facet, everybody, total, taken, names)
        said = _saying(own, words[:_NAMES])
        if len(people_of(s for s, says in zip(own, said, strict=True) if says)) < _BY_PHRASE:
            continue
        taken |= set(words[:1])
        kept = said | _near(places, by_chance, members, said)
        found.append(
            _theme(facet, str(model.ids[k]), words, words[:_NAMES], sayings, members[kept].tolist(), said[kept])
        )
    return sorted(found, key=lambda t: -len(t.people)), model


def _of_few(
    facet: Facet, sayings: Sequence[Saying], everybody: Counter[str], total: int, names: Collection[str]
) -> list[Theme]:
    """Of few people: what they say in the same words, and nothing else.

    How near is near is known by chance, which the pairs of a few do not show; and where so few sayings lie says nothing.
    A theme is called, and kept apart from the others, by its word.
    """
    found: list[Theme] = []
    free = sorted(range(len(sayings)), key=lambda n: (-sayings[n].facets.get(facet, 0.0), n))
    while (theme := _spoken_by_several(facet, sayings, free, everybody, total, names)) is not None:
        made, members = theme
        found.append(made)
        free = [n for n in free if n not in members]
    return sorted(found, key=lambda t: (-len(t.people), t.id))


def _spoken_by_several(
    facet: Facet,
    sayings: Sequence[Saying],
    free: Sequence[int],
    everybody: Counter[str],
    total: int,
    names: Collection[str],
) -> tuple[Theme, frozenset[int]] | None:
    """The theme of the strongest phrase that is found again in the words of two people, and its sayings."""
    own = [sayings[n] for n in free]
    for word in _words(own, facet, everybody, total, set(), names):
        members = [n for n, says in zip(free, _saying(own, [word]), strict=True) if says]
        if len(people_of(sayings[n] for n in members)) >= _BY_PHRASE:
            key = word.replace(" ", "-").replace("'", "-")
            near = np.ones(len(members), dtype=np.bool_)
            return _theme(facet, key, [word], [word], sayings, members, near), frozenset(members)
    return None


def _theme(
    facet: Facet,
    key: str,
    words: Sequence[str],
    named: Sequence[str],
    sayings: Sequence[Saying],
    members: Sequence[int],
    said: Flags,
) -> Theme:
    own = [sayings[n] for n in members]
    return Theme(
        id=f"{facet.value}-{key}",
        facet=facet,
        name=", ".join(named),
        words=tuple(words),
        members=tuple(members),
        typical=tuple(one_each(own, range(len(own)), QUOTES)),
        telling=tuple(_telling([s for s, says in zip(own, said, strict=True) if says], words)),
        people=frozenset(people_of(own)),
        deals=frozenset(s.deal for s in own),
    )


def _saying(own: Sequence[Saying], named: Sequence[str]) -> Flags:
    """Which sayings use a phrase of the name."""
    patterns = [uses(phrase) for phrase in named]
    return np.array([any(p.search(s.quote) for p in patterns) for s in own], dtype=np.bool_)


def _near(places: Floats, by_chance: Floats, members: Ints, said: Flags) -> Flags:
    """Which members come nearer to one that uses the name than chance brings any two people."""
    heart = members[said][:_HEART]
    # The more there are to be near to, the nearer one has to be.
    near = np.quantile(by_chance, 1 - CHANCE / len(heart))
    return np.asarray((places[members] @ places[heart].T).max(axis=1) >= near, dtype=np.bool_)


def _words(
    own: Sequence[Saying],
    facet: Facet,
    everybody: Counter[str],
    total: int,
    taken: set[str],
    names: Collection[str],
) -> list[str]:
    """Phrases that mark a theme: used by many people in it and by few elsewhere (class-based TF-IDF, by people).

    None where several people share no phrase: one person's words are not what they all speak of. The forms of a phrase are
    counted as one, under the form most of them use; and what only names the kind of evidence ("worried") names no theme.
    """
    said = speakers((s.person, s.quote) for s in own)
    often = {key for key, count in said.items() if count >= _BY_PHRASE}
    inside: dict[str, int] = {}
    exact: dict[str, int] = {}
    keys: dict[str, str] = {}
    for key, (phrase, count) in usual_forms((s.quote for s in own), often).items():
        if not (is_empty(phrase) or is_own(facet, phrase) or any(_bare(w) in names for w in phrase.split())):
            inside[phrase], exact[phrase], keys[phrase] = said[key], count, key
    size = max(1, len(people_of(own)))

    def weight(phrase: str) -> float:
        rarity = math.log1p(total / max(everybody[keys[phrase]], inside[phrase])) ** 1.5
        # Two or three words say more than one, when as many people use them.
        return float(inside[phrase] / size * rarity * (1 + 0.6 * phrase.count(" ")))

    candidates = [p for p, n in inside.items() if n >= (_BY_PHRASE if " " in p else _BY_WORD)]
    ranked = sorted(candidates, key=lambda p: (p in taken, -weight(p), -exact[p], p))
    return without_parts(ranked[:60], 5)


def _bare(word: str) -> str:
    return word.partition("'")[0]


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
    themes: Sequence[Theme], by_facet: Mapping[Facet, Sequence[Saying]], everyone: Sequence[Saying]
) -> dict[str, Any]:
    """``trends_of`` of themes whose members point into the sayings of their facet."""
    return trends_of({t.id: [by_facet[t.facet][n] for n in t.members] for t in themes}, everyone)


def trends_of(spoken: Mapping[str, Sequence[Saying]], everyone: Sequence[Saying]) -> dict[str, Any]:
    """``{id: {"trend", "q", "before", "recent"}}``; ``trend`` is new, rising, fading, steady or unknown.

    Of the people heard in each stretch of time, how many voiced it. Fisher's test, corrected for all that was looked at. What
    is not found to have changed is steady only where the numbers rule out that it halved or doubled.

    Args:
        spoken: by id what was said of each.
    """
    days = sorted(s.day for s in everyone if s.day)
    if not days or (days[-1] - days[0]).days < 28:
        return {key: {"trend": "unknown"} for key in spoken}
    cut = days[-1] - dt.timedelta(days=round((days[-1] - days[0]).days * _RECENT))
    heard = [people_of(s for s in everyone if s.day and (s.day > cut) is late) for late in (False, True)]
    rows = []
    for key, own in spoken.items():
        voiced = [people_of(s for s in own if s.day and (s.day > cut) is late) for late in (False, True)]
        before, recent = (share(len(v), len(h)) for v, h in zip(voiced, heard, strict=True))
        rows.append((key, before, recent, differs(recent.people, recent.of, before.people, before.of)))
    out = {}
    for (key, before, recent, _), q in zip(rows, corrected([r[3] for r in rows]), strict=True):
        trend = "steady" if _SAME * before.share <= recent.low and _SAME * recent.high <= before.share else "unknown"
        if min(before.of, recent.of) < _LEAST_HEARD:
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
