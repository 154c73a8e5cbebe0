"""The brief in a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from otherside.reports import words

MOST = 2


def print_brief(data: Mapping[str, Any], console: Console) -> None:
    """Prints a brief; colours only where the console has them."""
    parts: list[RenderableType] = [
        Text(data["deal"], style="bold"),
        Text(words.subtitle(data), style="dim"),
    ]
    people = words.buyers(data)
    if not people:
        parts.append(Text("\nNo words of theirs yet, or nobody is known to be on their side."))
    for person in people:
        parts.append(Text())
        parts.append(Rule(Text.assemble((person["name"], "bold"), "  ", words.role_line(person)), align="left"))
        for heading, rows in words.sections(person, MOST):
            parts.append(Text(heading, style="bold cyan"))
            parts.append(_rows(rows))
        if person["unknown"]:
            parts.append(Text.assemble(("We do not know yet: ", "italic"), (words.unknown_line(person), "italic dim")))
    silent = words.silent(data)
    if silent:
        parts.append(Text("\nNo words from them yet", style="bold cyan"))
        parts += [Padding(Text(f"{p['name']}, {words.role_line(p)}"), (0, 2)) for p in silent]
    unknown = words.others(data, "unknown")
    if unknown:
        parts.append(Text("\nOn which side? Nobody said", style="bold cyan"))
        parts += [Padding(Text(f"{p['name']}: {p['side_reason']}"), (0, 2)) for p in unknown]
    console.print(Group(*parts))


def _rows(rows: Any) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=24, style="dim")
    table.add_column(ratio=1)
    for facet, quotes, more in rows:
        for n, quote in enumerate(quotes):
            name = words.label(facet) if n == 0 else ""
            text = Text(f"“{' '.join(quote['quote'].split())}”")
            text.append(f"  {words.where(quote)}, {quote['confidence']:.0%}", style="dim")
            table.add_row(name, text)
        if more > 0:
            table.add_row("", Text(f"and {more} more", style="dim"))
    return table
