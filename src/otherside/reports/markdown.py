"""The brief as Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from otherside.reports import words

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
MOST = 3


def escape(text: str) -> str:
    """Imported text as plain text: nothing in it is markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def brief_markdown(data: Mapping[str, Any]) -> str:
    """The Markdown of a brief."""
    lines = [f"# {escape(data['deal'])}", "", escape(words.subtitle(data)), ""]
    for person in words.buyers(data):
        lines += [f"## {escape(person['name'])}", "", f"*{escape(words.role_line(person))}*", ""]
        for heading, rows in words.sections(person, MOST):
            lines += [f"### {heading}", ""]
            for facet, quotes, more in rows:
                for quote in quotes:
                    lines.append(
                        f"- **{words.label(facet)}:** “{escape(quote['quote'])}” "
                        f"({escape(words.where(quote))}; {quote['confidence']:.0%})"
                    )
                if more > 0:
                    lines.append(f"  - and {more} more")
            lines.append("")
        if person["unknown"]:
            lines += [f"*We do not know yet:* {words.unknown_line(person)}.", ""]
    silent = words.silent(data)
    if silent:
        lines += ["## No words from them yet", ""]
        lines += [f"- {escape(p['name'])}: {escape(words.role_line(p))}" for p in silent]
        lines.append("")
    for side, heading in (("unknown", "On which side? Nobody said"), ("ours", "Our side")):
        people = words.others(data, side)
        if people:
            lines += [f"## {heading}", ""]
            lines += [f"- {escape(p['name'])} ({escape(p['side_reason'])})" for p in people]
            lines.append("")
    lines.append("Each quote is verbatim; the percentage is how sure the reading is, not how much it matters.")
    return "\n".join(lines) + "\n"
