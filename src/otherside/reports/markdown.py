"""The brief as Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from otherside.domain.patterns import lazily
from otherside.reports import words
from otherside.reports.discreet import to_take_along
from otherside.reports.fitting import prepared
from otherside.reports.length import EVERYTHING
from otherside.reports.terminal import two_pages

_SPECIAL = lazily(r"([\\`*_\[\]<>#|])")


def escape(text: str) -> str:
    """Imported text as plain text: nothing in it is markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def brief_markdown(data: Mapping[str, Any], *, full: bool = False) -> str:
    """The Markdown of a brief, without what somebody asked us to keep, or that they asked.

    Args:
        full: everything, instead of what fits on two pages.
    """
    data = to_take_along(data)
    data = prepared(data, EVERYTHING if full else two_pages(data))
    lines = [f"# {escape(data['deal'])}", "", escape(words.subtitle(data)), "", *_deal(data)]
    for person in words.buyers(data):
        lines += [f"## {escape(person['name'])}", "", f"*{escape(words.role_line(person))}*", ""]
        if words.left_line(person):
            lines += [f"*{escape(words.left_line(person))}*", ""]
        for heading, rows in words.sections(person, data["length"].quotes):
            lines += [f"### {heading}", ""]
            for facet, quotes, rest in rows:
                for quote in quotes:
                    place = "; ".join(filter(None, (escape(words.where(quote)), words.sure(quote))))
                    said = f"{escape(words.lead(quote))} “{escape(quote['quote'])}”".strip()
                    lines.append(f"- **{words.label(facet)}:** {said} ({place})")
                if not quotes:
                    lines.append(f"- **{words.label(facet)}:** {words.ABOVE}")
                elif rest:
                    lines.append(f"  - and {len(rest)} more")
            lines.append("")
        hints = words.guesses(person)
        if hints:
            lines += ["*Perhaps, and not sure:*", ""]
            lines += [f"- {words.label(f)}: “{escape(q['quote'])}” ({escape(words.where(q))})" for f, q in hints]
            lines.append("")
        for lead, facets in words.unknown_lines(person):
            lines += [f"*{lead}:* {facets}.", ""]
    silent = words.silent(data)
    if silent:
        lines += ["## No words from them yet", ""]
        lines += [f"- {escape(p['name'])}: {escape(words.silent_line(p))}" for p in silent]
        lines.append("")
    unread = words.unread(data)
    if unread:
        lines += [f"## {words.UNREAD}", ""]
        lines += [f"- {escape(p['name'])}: {escape(words.unread_line(p))}" for p in unread]
        lines.append("")
    for side, heading in (("unknown", "On which side? Nobody said"), ("ours", "Our side")):
        people = words.others(data, side)
        if people:
            lines += [f"## {heading}", ""]
            lines += [f"- {escape(p['name'])} ({escape(p['side_reason'])})" for p in people]
            lines.append("")
    if data["left_out"]:
        lines += [escape(words.shortened(data)), ""]
    lines.append("Each quote is verbatim; the percentage is how sure the reading is, not how much it matters.")
    return "\n".join(lines) + "\n"


def _deal(data: Mapping[str, Any]) -> list[str]:
    """What holds for the deal as a whole."""
    lines: list[str] = []
    for heading, rows in data["terms"]:
        lines += [f"## {heading}", "", *(f"- {escape(row)}" for row in rows), ""]
    if data.get("forecast"):
        lines += ["## What they may do", "", f"*{escape(words.horizon(data))}*", ""]
        for _, text, p, (low, high) in words.outcomes(data):
            lines.append(f"- {text}: **{p:.0%}** ({words.spread(p, low, high)})")
        if words.too_little(data):
            lines += [escape(words.too_little(data)), ""]
        for text, points, quote in words.holding_back(data):
            lines.append(f"- Held back by {text}{words.bracketed(points)}{escape(words.with_name(quote))}")
        for what, quote in words.other_ways(data):
            lines.append(f"- Why another way: {escape(what)}{escape(words.with_name(quote))}")
        if words.unheard(data):
            lines.append(f"- Usual in such deals, and not read in their words: {words.unheard(data)}")
        turns = ", ".join(escape(name) + words.bracketed(points) for name, points in words.pivotal(data))
        lines += [f"- Whose view it turns on: {turns}" if turns else "", ""]
    if words.questions(data):
        lines += ["## Worth asking next", ""]
        for note in words.asking_notes(data):
            lines += [escape(note), ""]
        for n, q in enumerate(words.questions(data), 1):
            lines.append(f"{n}. **{escape(words.asked_of(q))}:** {escape(q['text'])}  ")
            lines.append(f"   *{escape(q['why'])}*")
        lines.append("")
    if words.gaps(data):
        lines += [f"## {words.GAPS}", ""]
        for gap in words.gaps(data):
            ideal, actual = (
                f"“{escape(gap[k])}”{m}" for k, m in zip(("ideal", "actual"), words.paired(gap), strict=True)
            )
            lines.append(f"- **{escape(gap['person'])}:** {ideal} and {actual}  ")
            lines.append(f"  *Ask:* {escape(gap['question'])}")
        lines.append("")
    if words.carried(data):
        lines += ["## What they have to carry, and what may help", ""]
        for row in words.carried(data):
            lines.append(f"- {escape(row['in_plain_words'])} {escape(words.quoted(row['said'][0]))}")
            lines += [f"  - {escape(text)}" for text in row["help"][:2]]
        lines.append("")
    if words.breaks(data):
        lines += ["## Where the routine broke", ""]
        lines += [
            f"- {row['date']}: {escape(row['what'])} {escape(words.around(row))}".rstrip() for row in words.breaks(data)
        ]
        lines.append("")
    return lines
