"""Positioning from what buyers said: each line rests on a theme, its people and its quotes. Nothing is invented."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from otherside.domain import Facet
from otherside.market.saying import Saying, one_each, people_of, voice
from otherside.market.statistics import TOO_FEW, share, share_in_words
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
#: What stands where no line can: somebody spoke, or nobody did.
ALONE = "No two say the same here. Each for themselves:"
UNSAID = "Unknown so far: nobody spoke of it. Ask."
_NAME = r"[A-Z][\w&.+-]*(?:\s[A-Z][\w&.+-]*){0,2}"
_ALTERNATIVE = re.compile(
    r"\b(?:looking at|looked at|instead of|compared (?:to|with)|versus|vs\.?|switch(?:ed|ing)? (?:from|to)|"
    r"mov(?:ed|ing) (?:off|from|away from)|alternatives? (?:like|such as)|quotes? from|demo (?:of|from|with)|"
    r"evaluat(?:ed|ing)|replac(?:ed|ing)|competitors? like)\s+(?:the |our )?(" + _NAME + ")"
)


def positioning(
    sayings: Sequence[Saying],
    themes: Sequence[Theme],
    claims: Sequence[Mapping[str, Any]] = (),
    too_few: bool = False,
) -> dict[str, Any]:
    """Lines by part, each with people, share, interval and quotes; the JSON of ``positioning``.

    Args:
        themes: of all facets.
        too_few: whether they are too few for shares to be told.
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
                # Where no two say the same: somebody spoke of it, and this is no line of the market's.
                "each": [] if own else [s.json() for s in _alone(sayings, facets)],
            }
        )
    return {"parts": parts, "alternatives": alternatives(sayings), "claims": list(claims), "people": len(everyone),
            "few": too_few, "note": TOO_FEW if too_few else ""}  # fmt: skip


def _alone(sayings: Sequence[Saying], facets: Sequence[Facet]) -> list[Saying]:
    """Of each of some people the saying most surely of these facets."""
    sure = {n: p for n, s in enumerate(sayings) if (p := max((s.facets.get(f, 0.0) for f in facets), default=0.0))}
    return one_each(sayings, sorted(sure, key=lambda n: (-sure[n], sayings[n].id)), _LINES)


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
    out = [
        "# Positioning, in the buyers' words",
        "",
        f"From what {data['people']} people said. {data['note']}".rstrip(),
        "",
    ]
    few = data["few"]
    for part in data["parts"]:
        out += [f"## {part['heading']}", ""]
        for line in part["lines"]:
            out.append(f"- **{_plain(line['words'])}** ({share_in_words(line, few)})")
            out += [f"  - {_quoted(q)}" for q in line["quotes"]]
        if part["each"]:
            out += [ALONE, "", *(f"- {_quoted(q)}" for q in part["each"])]
        out += [] if part["lines"] or part["each"] else [UNSAID]
        out.append("")
    out += ["## Alternatives they name", ""]
    for item in data["alternatives"]:
        out.append(f"- **{_plain(item['name'])}** ({share_in_words(item, few)})")
        out += [f"  - {_quoted(q)}" for q in item["quotes"]]
    out += ["" if data["alternatives"] else "None by name.", ""]
    if data["claims"]:
        out += ["## Our claims, held against their words", ""]
        for claim in data["claims"]:
            out.append(f"- {_plain(claim['message'])}")
            for row in claim["segments"]:
                out.append(f"  - {_plain(row['segment'])}: near what {share_in_words(row, few)} said")
                out += [f"    - {_quoted(q)}" for q in row["why"][:1]]
        out.append("")
    return "\n".join(out)


def _quoted(quote: Mapping[str, Any]) -> str:
    return f"“{_plain(quote['quote'])}” {_plain(voice(quote))}"


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))


def positioning_html(data: Mapping[str, Any]) -> str:
    """The same as one self-contained page; everything imported is escaped."""
    out = [
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Positioning, in the buyers’ words</title>',
        "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
        "blockquote{margin:.3rem 0 .3rem 1rem;color:#333}small{color:#555}</style>",
        f"<h1>Positioning, in the buyers’ words</h1><p>From what {data['people']} people said. {escape(data['note'])}</p>",
    ]
    alone = {p["heading"]: p["each"] for p in data["parts"]}
    sections = [(p["heading"], p["lines"], "words") for p in data["parts"]]
    for heading, rows, key in [*sections, ("Alternatives they name", data["alternatives"], "name")]:
        out.append(f"<h2>{escape(heading)}</h2>")
        for row in rows:
            out.append(
                f"<p><strong>{escape(row[key])}</strong> <small>{escape(share_in_words(row, data['few']))}</small></p>"
            )
            out += [_blockquote(q) for q in row["quotes"]]
        if single := alone.get(heading):
            out += [f"<p>{escape(ALONE)}</p>", *map(_blockquote, single)]
        elif not rows:
            out.append(f"<p>{UNSAID if heading in alone else 'None by name.'}</p>")
    return "\n".join(out) + "\n"


def _blockquote(quote: Mapping[str, Any]) -> str:
    return f"<blockquote>“{escape(quote['quote'])}” <small>{escape(voice(quote))}</small></blockquote>"
