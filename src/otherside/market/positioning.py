"""Positioning from what buyers said: each line rests on a theme, its people and its quotes. Nothing is invented."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from otherside.domain import Facet
from otherside.market.saying import Saying, one_each, people_of
from otherside.market.statistics import share
from otherside.market.themes import Theme

#: Heading, what it answers, and the facets whose themes answer it.
PARTS: tuple[tuple[str, str, tuple[Facet, ...]], ...] = (
    ("for", "Who it is for, in their own eyes", (Facet.IDENTITY,)),
    ("from", "What they are moving from", (Facet.FRUSTRATION, Facet.SITUATION, Facet.FEAR)),
    ("to", "What they are moving to", (Facet.GOAL, Facet.DESIRE, Facet.ASPIRATION, Facet.WANT)),
    ("why_now", "Why now", (Facet.TRIGGER,)),
    ("holds_back", "What holds them back",
     (Facet.STATUS_QUO, Facet.PRIORITY, Facet.CONSENSUS, Facet.RISK, Facet.KNOWLEDGE_GAP)),
    ("proof", "Where they have moved already", (Facet.COMMITMENT,)),
)  # fmt: skip
_LINES = 4
_NAME = r"[A-Z][\w&.+-]*(?:\s[A-Z][\w&.+-]*){0,2}"
_ALTERNATIVE = re.compile(
    r"\b(?:looking at|looked at|instead of|compared (?:to|with)|versus|vs\.?|switch(?:ed|ing)? (?:from|to)|"
    r"mov(?:ed|ing) (?:off|from|away from)|alternatives? (?:like|such as)|quotes? from|demo (?:of|from|with)|"
    r"evaluat(?:ed|ing)|replac(?:ed|ing)|competitors? like)\s+(?:the |our )?(" + _NAME + ")"
)


def positioning(
    sayings: Sequence[Saying], themes: Sequence[Theme], claims: Sequence[Mapping[str, Any]] = ()
) -> dict[str, Any]:
    """Lines by part, each with people, share, interval and quotes; the JSON of ``positioning``.

    Args:
        themes: of all facets.
        claims: results of message tests of our own claims, shown beside in the buyers' words.
    """
    everyone = people_of(sayings)
    parts = []
    for key, heading, facets in PARTS:
        own = sorted((t for t in themes if t.facet in facets), key=lambda t: (-len(t.people), t.id))
        parts.append(
            {
                "part": key,
                "heading": heading,
                "lines": [
                    {
                        "theme": t.id,
                        "facet": t.facet.value,
                        "words": t.name,
                        **share(len(t.people & everyone), len(everyone)).json(),
                        "quotes": [s.json() for s in t.telling[:2]],
                    }
                    for t in own[:_LINES]
                ],
            }
        )
    return {"parts": parts, "alternatives": alternatives(sayings), "claims": list(claims), "people": len(everyone)}


def alternatives(sayings: Sequence[Saying]) -> list[dict[str, Any]]:
    """Names that follow words of comparison or replacement, by how many people name them."""
    who: dict[str, set[str]] = defaultdict(set)
    where: dict[str, list[int]] = defaultdict(list)
    for n, saying in enumerate(sayings):
        for name in _ALTERNATIVE.findall(saying.quote):
            key = name.rstrip(".")
            who[key].add(saying.person)
            where[key].append(n)
    everyone = len(people_of(sayings))
    ranked = sorted(who, key=lambda k: (-len(who[k]), k))
    return [
        {
            "name": k,
            **share(len(who[k]), everyone).json(),
            "quotes": [s.json() for s in one_each(sayings, where[k], 2)],
        }
        for k in ranked[:8]
    ]


def positioning_markdown(data: Mapping[str, Any]) -> str:
    """The positioning as a page of Markdown; quotes are escaped."""
    out = ["# Positioning, in the buyers' words", "", f"From what {data['people']} people said.", ""]
    for part in data["parts"]:
        out += [f"## {part['heading']}", ""]
        for line in part["lines"]:
            out.append(f"- **{_plain(line['words'])}** ({_of(line)})")
            out += [f"  - “{_plain(q['quote'])}” {_plain(q['person'])}, {_where(q)}" for q in line["quotes"]]
        out += [] if part["lines"] else ["Unknown so far: nobody spoke of it. Ask."]
        out.append("")
    out += ["## Alternatives they name", ""]
    for item in data["alternatives"]:
        out.append(f"- **{_plain(item['name'])}** ({_of(item)})")
        out += [f"  - “{_plain(q['quote'])}” {_plain(q['person'])}, {_where(q)}" for q in item["quotes"]]
    out += ["" if data["alternatives"] else "None by name.", ""]
    if data["claims"]:
        out += ["## Our claims, held against their words", ""]
        for claim in data["claims"]:
            out.append(f"- {_plain(claim['message'])}")
            for row in claim["segments"]:
                out.append(f"  - {_plain(row['segment'])}: near what {_of(row)} said")
                out += [f"    - “{_plain(q['quote'])}” {_plain(q['person'])}, {_where(q)}" for q in row["why"][:1]]
        out.append("")
    return "\n".join(out)


def _of(row: Mapping[str, Any]) -> str:
    return (
        f"{row['people']} of {row['of']} people, {100 * row['share']:.0f} %, "
        f"95 % interval {100 * row['low']:.0f} to {100 * row['high']:.0f} %"
    )


def _where(quote: Mapping[str, Any]) -> str:
    return f"{_plain(str(quote['source']).rsplit('/', 1)[-1])}, turn {quote['turn'] + 1}"


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))


def positioning_html(data: Mapping[str, Any]) -> str:
    """The same as one self-contained page; everything imported is escaped."""
    out = [
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Positioning, in the buyers’ words</title>',
        "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
        "blockquote{margin:.3rem 0 .3rem 1rem;color:#333}small{color:#555}</style>",
        f"<h1>Positioning, in the buyers’ words</h1><p>From what {data['people']} people said.</p>",
    ]
    sections = [(p["heading"], p["lines"], "words") for p in data["parts"]]
    for heading, rows, key in [*sections, ("Alternatives they name", data["alternatives"], "name")]:
        out.append(f"<h2>{escape(heading)}</h2>")
        for row in rows:
            out.append(f"<p><strong>{escape(row[key])}</strong> <small>{escape(_of(row))}</small></p>")
            for q in row["quotes"]:
                place = f"{q['person']}, {str(q['source']).rsplit('/', 1)[-1]}, turn {q['turn'] + 1}"
                out.append(f"<blockquote>“{escape(q['quote'])}” <small>{escape(place)}</small></blockquote>")
        if not rows:
            out.append("<p>Unknown so far: nobody spoke of it. Ask.</p>")
    return "\n".join(out) + "\n"
