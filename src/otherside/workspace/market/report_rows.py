"""Rows of the market's report: themes and matters with their segments, what each said, the language of each kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import FACET_DEFINITIONS, FACETS, Facet, InputError
from otherside.market.language import markers
from otherside.market.matters import Matter
from otherside.market.phrases import COUNTED, root, rooted, some
from otherside.market.saying import Saying, one_each, people_of
from otherside.market.segments import LEAST_PEOPLE
from otherside.market.statistics import at_least
from otherside.market.themes import QUOTES, Theme
from otherside.workspace.heard.rows import IN_CONFIDENCE

if TYPE_CHECKING:
    from otherside.workspace.market.market import Market

_LANGUAGE = 12
#: Of the people of a theme so many are in what it is the same as.
_SAME = 0.6

SegmentOf = Mapping[tuple[str, str], str]


def told_already(theme: Theme, matters: Sequence[Matter]) -> bool:
    """Whether most of a theme's people are in a matter that has a word of its name: it is one thing, and counted once."""
    return any(
        len(theme.people & m.theme.people) >= _SAME * len(theme.people)
        and not _roots(theme.name).isdisjoint(_roots(m.theme.name) | set(m.theme.id.removeprefix("about-").split("-")))
        for m in matters
    )


def told_between(theme: Theme, matters: Sequence[Matter]) -> bool:
    """Whether most of its people speak of one or another matter."""
    return len(theme.people & frozenset().union(*(m.theme.people for m in matters))) >= _SAME * len(theme.people)


def _roots(name: str) -> set[str]:
    return {root(word) for part in name.split(",") for word in part.split()}


def row_of(
    theme: Theme, heard: int, segment_of: SegmentOf, trend: Mapping[str, Any], *, label: str = "", sentences: int = 0
) -> dict[str, Any]:
    """A theme as a row of the report; counted of everybody heard.

    Args:
        segment_of: of everybody heard.
        label: of its kind, instead of the facet's.
        sentences: how many it has; by default its members.
    """
    return {
        "id": theme.id,
        "facet": theme.facet.value,
        "label": label or FACET_DEFINITIONS[theme.facet].label,
        "name": theme.name,
        "words": list(theme.words),
        "sentences": sentences or len(theme.members),
        "deals": len(theme.deals),
        **at_least(len(theme.people), heard),
        "segments": _prevalence(theme, segment_of),
        **trend,
        "typical": [s.json() for s in theme.typical],
        "telling": [s.json() for s in theme.telling],
        "near": None,
        "read": {},
    }


def matter_row(
    matter: Matter, said: Sequence[Saying], heard: int, segment_of: SegmentOf, trend: Mapping[str, Any]
) -> dict[str, Any]:
    """A matter as a row: beside what a theme has, who is near it in other words, and as what it was read."""
    own = [said[n] for n in matter.theme.members]
    near = [said[n] for n in matter.near]
    read = {f: len(people_of(s for s in own if f in s.facets)) for f in FACETS}
    return {
        **row_of(matter.theme, heard, segment_of, trend, label="Spoken of"),
        "near": {
            "people": len(people_of(near)),
            "quotes": [s.json() for s in one_each(near, range(len(near)), QUOTES)],
        },
        "read": {f.value: n for f, n in sorted(read.items(), key=lambda item: -item[1]) if n},
    }


def of_kind(row: Mapping[str, Any], kinds: Collection[str]) -> bool:
    """Whether a row is of one of some kinds of evidence; a matter is of those that somebody's words of it were read as.

    Args:
        kinds: none for any.
    """
    return not kinds or not set(row["read"] if row["near"] is not None else {row["facet"]}).isdisjoint(kinds)


def bank_rows(
    matters: Sequence[Matter], said: Sequence[Saying], bank: Sequence[dict[str, Any]], most: int
) -> list[dict[str, Any]]:
    """Words to write in: those of what several speak of, and after them the phrases that most use.

    Args:
        said: what the matters point into; what was said in confidence is not even counted.
        bank: as of ``word_bank``.
    """
    rows: list[dict[str, Any]] = []
    for matter in matters:
        own = [said[n] for n in matter.theme.members if matter.word and IN_CONFIDENCE not in said[n].mark]
        quotes = one_each(own, range(len(own)), 1)
        if quotes and (people := len(people_of(own))) > 1:
            rows.append({"phrase": matter.theme.name, "people": people, "quotes": [s.json() for s in quotes]})
    told = {rooted(row["phrase"]) for row in rows}
    return [*rows, *(row for row in bank if rooted(str(row["phrase"])) not in told)][:most]


def _prevalence(theme: Theme, segment_of: SegmentOf) -> dict[str, Any]:
    people: dict[str, set[str]] = defaultdict(set)
    for (person, _), name in segment_of.items():
        people[name].add(person)
    return {
        name: at_least(len(who & theme.people), len(who))
        for name, who in sorted(people.items())
        if len(who) >= LEAST_PEOPLE
    }


def each_said(held: Market, facets: Collection[Facet]) -> list[dict[str, Any]]:
    """What each said that is in no theme, by facet: of everybody the saying read most surely."""
    out = []
    for facet, left in held.left(list(facets)).items():
        left.sort(key=lambda n: (-held.sayings[n].facets[facet], held.sayings[n].id))
        quotes = list({s.person: s for s in one_each(held.sayings, left, len(left))[::-1]}.values())[::-1]
        if left:
            out.append(
                {
                    "facet": facet.value,
                    "label": FACET_DEFINITIONS[facet].label,
                    "people": held.heads(left),
                    "quotes": [s.json() for s in quotes],
                }
            )
    return out


def language_of(held: Market) -> list[dict[str, Any]]:
    """The phrases that mark each facet against all the others."""
    out = []
    counted = [(s.facets, (s.person, held.names.without(s.quote))) for s in some(held.sayings, COUNTED)]
    for facet in FACETS:
        inside = [said for facets, said in counted if facet in facets]
        outside = [said for facets, said in counted if facet not in facets]
        for marker in markers(inside, outside, most=_LANGUAGE):
            out.append(
                {
                    "group": facet.value,
                    "kind": "facet",
                    "phrase": marker.phrase,
                    "z": marker.z,
                    "people": marker.people,
                    "others": marker.others,
                }
            )
    return out


def drill(themes: Sequence[Theme], by_facet: Mapping[Facet, Sequence[Saying]], wanted: str) -> dict[str, Any]:
    """Every sentence of a theme.

    Raises:
        InputError: for a theme that is not there.
    """
    for theme in themes:
        if theme.id == wanted:
            return drilled(theme, [by_facet[theme.facet][n] for n in theme.members])
    raise InputError(f"no theme is called {wanted!r}; otherside market --json lists them with their ids")


def drilled(theme: Theme, own: Sequence[Saying], near: Sequence[Saying] = ()) -> dict[str, Any]:
    """A theme with its sentences, and those of others that mean the like."""
    return {
        "theme": theme.id,
        "name": theme.name,
        "facet": theme.facet.value,
        "people": len(theme.people),
        "sentences": [s.json() for s in own],
        "near": [s.json() for s in near],
    }
