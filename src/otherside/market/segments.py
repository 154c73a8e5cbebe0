"""Segments of buyers: what moves and holds back each, and which differences survive a correction for many looks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from otherside.domain import CONSTRAINTS, DRIVERS, FACET_DEFINITIONS, Facet
from otherside.market.apart import Apart, words_apart
from otherside.market.language import markers
from otherside.market.names import Names
from otherside.market.phrases import COUNTED, some
from otherside.market.saying import Saying, one_each
from otherside.market.statistics import corrected, differs, share
from otherside.market.themes import ALPHA, Theme

#: Segment of people of whom the field is not known; shown, never compared.
UNKNOWN = "unknown"
#: A segment of fewer people is counted and neither described nor compared: what it says would be what they said.
LEAST_PEOPLE = 3
_STRONGEST = 4


def segments(
    sayings: Sequence[Saying],
    themes: Sequence[Theme],
    segment_of: Mapping[tuple[str, str], str],
    *,
    tested: bool = True,
    names: Names | None = None,
    sentences: Sequence[Saying] | None = None,
) -> list[dict[str, Any]]:
    """Each segment with shares of its people per facet and theme; the JSON of ``segments``.

    Args:
        sayings: everything; people count once in each segment they belong to.
        segment_of: ``(person, deal)`` to the name of the segment.
        tested: whether to compare them; not where the segments were made from the sayings themselves.
        names: of people and firms, which are no words of a segment.
        sentences: all that they said, whose words are counted: language needs nothing read in it. By default the sayings.
    """
    said = sayings if sentences is None else sentences
    members: dict[str, set[str]] = defaultdict(set)
    by_facet: dict[Facet, dict[str, set[str]]] = {f: defaultdict(set) for f in Facet}
    pieces: Counter[str] = Counter()
    sure: dict[tuple[str, Facet], list[Saying]] = defaultdict(list)
    spoke: dict[str, set[str]] = defaultdict(set)
    for saying in said:
        spoke[segment_of.get((saying.person, saying.deal), UNKNOWN)].add(saying.person)
    texts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for saying in some(said, COUNTED):
        text = names.without(saying.quote) if names else saying.quote
        texts[segment_of.get((saying.person, saying.deal), UNKNOWN)].append((saying.person, text))
    for saying in sayings:
        name = segment_of.get((saying.person, saying.deal), UNKNOWN)
        members[name].add(saying.person)
        pieces[name] += 1
        for facet in saying.facets:
            by_facet[facet][name].add(saying.person)
            sure[name, facet].append(saying)
    voiced: dict[str, dict[str, set[str]]] = {}
    for theme in themes:
        voiced[theme.id] = {name: people & theme.people for name, people in members.items()}
    compared = [n for n, people in members.items() if n != UNKNOWN and len(people) >= LEAST_PEOPLE]
    everyone = set().union(*(members[n] for n in compared)) if compared else set()
    looks: list[tuple[str, str, str, float]] = []
    if tested and len(compared) > 1:
        for name in compared:
            rest = everyone - members[name]
            for kind, groups in (("facet", by_facet), ("theme", voiced)):
                for key, group in groups.items():
                    all_who = set().union(*(group[n] for n in compared if n in group))
                    inside = len(all_who & members[name])
                    p = differs(inside, len(members[name]), len(all_who & rest), len(rest))
                    looks.append((name, kind, str(key), p))
    qs = {look[:3]: q for look, q in zip(looks, corrected([look[3] for look in looks]), strict=True)}
    talked = {n for n, people in spoke.items() if n != UNKNOWN and len(people) >= LEAST_PEOPLE}
    apart = words_apart(said, segment_of, talked, names) if tested else Apart({}, 0)
    out = []
    for name in sorted(members.keys() | spoke.keys(), key=lambda n: (n == UNKNOWN, -len(members[n]), n)):
        people = members[name]
        described = len(people) >= LEAST_PEOPLE

        def shares(facets: Sequence[Facet], name: str = name, people: set[str] = people) -> list[dict[str, Any]]:
            found: list[dict[str, Any]] = [
                {
                    "facet": f.value,
                    "label": FACET_DEFINITIONS[f].label,
                    **share(len(by_facet[f][name]), len(people)).json(),
                    "q": _rounded(qs.get((name, "facet", f.value))),
                }
                for f in facets
                if len(people) >= LEAST_PEOPLE and by_facet[f][name]
            ]
            found = sorted(found, key=lambda row: (-row["share"], row["facet"]))[:_STRONGEST]
            for row in found:
                facet = Facet(row["facet"])
                rows = sorted(sure[name, facet], key=lambda s: (-s.facets[facet], s.id))
                row["quotes"] = [s.json() for s in one_each(rows, range(len(rows)), 1)]
            return found

        own: list[dict[str, Any]] = []
        for theme in themes:
            who = voiced[theme.id].get(name, set())
            q = qs.get((name, "theme", theme.id))
            if described and who:
                own.append(
                    {
                        "id": theme.id,
                        "facet": theme.facet.value,
                        "name": theme.name,
                        **share(len(who), len(people)).json(),
                        "q": _rounded(q),
                        "differs": q is not None and q <= ALPHA,
                    }
                )
        own.sort(key=lambda row: (-row["share"], row["id"]))
        others = [pair for n, pairs in texts.items() if n != name for pair in pairs]
        out.append(
            {
                "name": name,
                "people": len(people),
                "heard": len(people | spoke[name]),
                "sentences": pieces[name],
                "drivers": shares(DRIVERS),
                "constraints": shares(CONSTRAINTS),
                "themes": own[:12],
                "differences": [
                    {"kind": kind, "key": key, "q": round(q, 4)}
                    for (n, kind, key), q in sorted(qs.items(), key=lambda item: item[1])
                    if n == name and q <= ALPHA
                ],
                "language": [
                    {"phrase": m.phrase, "z": m.z, "people": m.people, "others": m.others}
                    for m in (markers(texts[name], others, most=12) if described or name in talked else [])
                ],
                "words": apart.words.get(name, []),
                # Whether a difference in words could have shown at all: among few firms none can.
                "words_compared": apart.looked_at > 0 and name in talked,
                "described": described,
                "compared": tested and name in compared and len(compared) > 1,
            }
        )
    return out


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
