"""Segments of buyers: what moves and holds back each, and which differences survive a correction for many looks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from otherside.domain import CONSTRAINTS, DRIVERS, FACET_DEFINITIONS, Facet
from otherside.market.apart import Apart, words_apart
from otherside.market.language import markers
from otherside.market.names import Names
from otherside.market.phrases import COUNTED, some
from otherside.market.saying import Saying, one_each
from otherside.market.statistics import at_least, corrected, differs, share
from otherside.market.themes import ALPHA, Theme

#: Segment of people of whom the field is not known; shown, never compared.
UNKNOWN = "unknown"
#: A segment of fewer people is counted and neither described nor compared: what it says would be what they said.
LEAST_PEOPLE = 3
#: Kinds of evidence that are shown of a segment, and themes and phrases.
_STRONGEST, _MOST = 4, 12


def segments(
    sayings: Sequence[Saying],
    themes: Sequence[Theme],
    segment_of: Mapping[tuple[str, str], str],
    *,
    tested: bool = True,
    names: Names | None = None,
    sentences: Sequence[Saying] | None = None,
    firm_of: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> list[dict[str, Any]]:
    """Each segment with shares of its people per facet and theme; the JSON of ``segments``.

    Args:
        sayings: everything; people count once in each segment they belong to.
        segment_of: ``(person, deal)`` to the name of the segment.
        tested: whether to compare them; not where the segments were made from the sayings themselves.
        names: of people and firms, which are no words of a segment.
        sentences: all that they said, whose words are counted: language needs nothing read in it. By default the sayings.
        firm_of: as of ``words_apart``.
    """
    said = sayings if sentences is None else sentences
    counted = _counted(sayings, said, themes, segment_of)
    compared = [n for n, people in counted.members.items() if n != UNKNOWN and len(people) >= LEAST_PEOPLE]
    told_apart = tested and len(compared) > 1
    qs = _differences(counted, compared) if told_apart else {}
    talked = {n for n, people in counted.spoke.items() if n != UNKNOWN and len(people) >= LEAST_PEOPLE}
    apart = words_apart(said, segment_of, talked, names, firm_of) if tested else Apart({}, 0)
    texts = _texts(said, segment_of, names)
    out = []
    for name in sorted({*counted.members, *counted.spoke}, key=lambda n: (n == UNKNOWN, -len(counted.of(n)), n)):
        people = counted.of(name)
        described = len(people) >= LEAST_PEOPLE
        others = [pair for n, pairs in texts.items() if n != name for pair in pairs]
        out.append(
            {
                "name": name,
                "people": len(people),
                "heard": len(people | counted.spoke.get(name, set())),
                "sentences": counted.pieces[name],
                "drivers": _strongest(counted, name, DRIVERS, qs) if described else [],
                "constraints": _strongest(counted, name, CONSTRAINTS, qs) if described else [],
                "themes": _voiced(counted, name, themes, qs)[:_MOST] if described else [],
                "differences": [
                    {"kind": kind, "key": key, "q": round(q, 4)}
                    for (n, kind, key), q in sorted(qs.items(), key=lambda item: item[1])
                    if n == name and q <= ALPHA
                ],
                "language": [
                    {"phrase": m.phrase, "z": m.z, "people": m.people, "others": m.others}
                    for m in (markers(texts.get(name, []), others, most=_MOST) if described else [])
                ],
                "words": apart.words.get(name, []),
                # Whether a difference in words could have shown at all: among few firms none can.
                "words_compared": apart.looked_at > 0 and name in talked,
                "described": described,
                "compared": told_apart and name in compared,
            }
        )
    return out


@dataclass(frozen=True, slots=True)
class _Counted:
    """What was counted, by the name of a segment.

    Attributes:
        members: those with evidence.
        spoke: those who were heard.
        pieces: of evidence.
        by_facet: members who spoke of it.
        by_theme: whoever was heard to.
        sure: the evidence of a segment and a facet.
    """

    members: Mapping[str, set[str]]
    spoke: Mapping[str, set[str]]
    pieces: Counter[str]
    by_facet: Mapping[str, Mapping[str, set[str]]]
    by_theme: Mapping[str, Mapping[str, set[str]]]
    sure: Mapping[tuple[str, str], list[Saying]]

    def of(self, name: str) -> set[str]:
        """The members of a segment."""
        return self.members.get(name, set())

    def heard(self, name: str) -> set[str]:
        """Everybody of a segment who was heard, members or not."""
        return self.of(name) | self.spoke.get(name, set())


def _counted(
    sayings: Sequence[Saying],
    said: Sequence[Saying],
    themes: Sequence[Theme],
    segment_of: Mapping[tuple[str, str], str],
) -> _Counted:
    members: dict[str, set[str]] = defaultdict(set)
    spoke: dict[str, set[str]] = defaultdict(set)
    pieces: Counter[str] = Counter()
    by_facet: dict[str, dict[str, set[str]]] = {f.value: defaultdict(set) for f in Facet}
    sure: dict[tuple[str, str], list[Saying]] = defaultdict(list)
    for saying in said:
        spoke[segment_of.get((saying.person, saying.deal), UNKNOWN)].add(saying.person)
    for saying in sayings:
        name = segment_of.get((saying.person, saying.deal), UNKNOWN)
        members[name].add(saying.person)
        pieces[name] += 1
        # What they say of us neither moved them nor held them back before us.
        for facet in () if saying.of_us else saying.facets:
            by_facet[facet.value][name].add(saying.person)
            sure[name, facet.value].append(saying)
    everybody = {name: members.get(name, set()) | spoke.get(name, set()) for name in {*members, *spoke}}
    by_theme = {t.id: {name: people & t.people for name, people in everybody.items()} for t in themes}
    return _Counted(members, spoke, pieces, by_facet, by_theme, sure)


def _texts(
    said: Sequence[Saying], segment_of: Mapping[tuple[str, str], str], names: Names | None
) -> Mapping[str, list[tuple[str, str]]]:
    """``(person, text)`` by segment: what language is counted in."""
    texts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for saying in some(said, COUNTED):
        text = names.without(saying.quote) if names else saying.quote
        texts[segment_of.get((saying.person, saying.deal), UNKNOWN)].append((saying.person, text))
    return texts


def _differences(counted: _Counted, compared: Sequence[str]) -> dict[tuple[str, str, str], float]:
    """How likely chance alone sets a segment apart from the other compared ones, corrected for all that was looked at.

    Returns:
        By segment, ``"facet"`` or ``"theme"``, and which.
    """
    looks: list[tuple[str, str, str]] = []
    ps: list[float] = []
    for name in compared:
        for kind, groups, size in (
            ("facet", counted.by_facet, counted.of), ("theme", counted.by_theme, counted.heard)
        ):  # fmt: skip
            people = size(name)
            rest = set().union(*(size(n) for n in compared)) - people
            for key, group in groups.items():
                all_who = set().union(*(group[n] for n in compared if n in group))
                looks.append((name, kind, key))
                ps.append(differs(len(all_who & people), len(people), len(all_who & rest), len(rest)))
    return dict(zip(looks, corrected(ps), strict=True))


def _strongest(
    counted: _Counted, name: str, facets: Sequence[Facet], qs: Mapping[tuple[str, str, str], float]
) -> list[dict[str, Any]]:
    """The facets of which most of a segment spoke, each with its surest quote."""
    heard = len(counted.heard(name))
    found: list[dict[str, Any]] = [
        {
            "facet": f.value,
            "label": FACET_DEFINITIONS[f].label,
            **at_least(len(who), heard),
            "q": _rounded(qs.get((name, "facet", f.value))),
        }
        for f in facets
        if (who := counted.by_facet[f.value].get(name))
    ]
    found = sorted(found, key=lambda row: (-row["share"], row["facet"]))[:_STRONGEST]
    for row in found:
        facet = Facet(row["facet"])
        rows = sorted(counted.sure[name, facet.value], key=lambda s: (-s.facets[facet], s.id))
        row["quotes"] = [s.json() for s in one_each(rows, range(len(rows)), 1)]
    return found


def _voiced(
    counted: _Counted, name: str, themes: Sequence[Theme], qs: Mapping[tuple[str, str, str], float]
) -> list[dict[str, Any]]:
    """The themes that a segment voiced, those of most people first."""
    heard = len(counted.heard(name))
    own = []
    for theme in themes:
        if who := counted.by_theme[theme.id].get(name):
            q = qs.get((name, "theme", theme.id))
            own.append(
                {
                    "id": theme.id,
                    "facet": theme.facet.value,
                    "name": theme.name,
                    **at_least(len(who), heard),
                    "q": _rounded(q),
                    "differs": q is not None and q <= ALPHA,
                }
            )
    return sorted(own, key=lambda row: (-row["share"], row["id"]))


def by_outcome(sayings: Sequence[Saying], themes: Sequence[Theme], outcome_of: Mapping[str, str]) -> dict[str, Any]:
    """Which themes go with won, lost and no decision: shares of closed deals in which a theme was voiced.

    The deal is the unit. What goes with an outcome need not bring it about.
    """
    deals: dict[str, set[str]] = defaultdict(set)
    for deal in {s.deal for s in sayings}:
        if outcome_of.get(deal) in ("won", "lost", "no_decision"):
            deals[outcome_of[deal]].add(deal)
    closed = set().union(*deals.values()) if deals else set()
    rows: list[dict[str, Any]] = []
    ps: list[float] = []
    for theme in themes:
        for outcome, own in sorted(deals.items()):
            rest = closed - own
            if len(own) < LEAST_PEOPLE or len(rest) < LEAST_PEOPLE:
                continue
            inside, outside = len(own & theme.deals), len(rest & theme.deals)
            ps.append(differs(inside, len(own), outside, len(rest)))
            rows.append(
                {
                    "theme": theme.id,
                    "name": theme.name,
                    "outcome": outcome,
                    **share(inside, len(own)).json(),
                    "other": share(outside, len(rest)).json(),
                }
            )
    for row, q in zip(rows, corrected(ps), strict=True):
        row["q"] = round(q, 4)
    rows.sort(key=lambda row: (row["q"], row["theme"], row["outcome"]))
    return {
        "closed_deals": {k: len(v) for k, v in sorted(deals.items())},
        "themes": [r for r in rows if r["q"] <= ALPHA],
        "looked_at": len(rows),
        "note": "What goes with an outcome need not be its cause: deals differ in much else, and what was said in them "
        "depends on how far they came." if rows else "Too few closed deals with conversations to compare.",
    }  # fmt: skip


def _rounded(q: float | None) -> float | None:
    return round(q, 4) if q is not None else None
