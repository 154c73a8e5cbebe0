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
from otherside.reports.fitting import on_two_pages, prepared
from otherside.reports.length import EVERYTHING, Length

#: Lines of 80 columns that two printed pages hold.
_TWO_PAGES, _WIDTH = 132, 80


def print_brief(data: Mapping[str, Any], console: Console, *, full: bool = False) -> None:
    """Prints a brief, without the words that somebody asked us to keep; colours only where the console has them.

    Args:
        full: everything, instead of what fits on two pages.
    """
    console.print(_brief(prepared(data, EVERYTHING if full else two_pages(data))))


def two_pages(data: Mapping[str, Any], most: int = _TWO_PAGES) -> Length:
    """The greatest length at which a brief stands on two pages.

    Args:
        most: lines that two pages hold.
    """
    console = Console(width=_WIDTH, color_system=None)

    def lines(shown: Mapping[str, Any]) -> int:
        return len(console.render_lines(_brief(shown), pad=False))

    return on_two_pages(data, lines, most)


def _brief(data: Mapping[str, Any]) -> Group:
    """A brief that is prepared to be shown."""
    parts: list[RenderableType] = [
        Text(data["deal"], style="bold"),
        Text(words.subtitle(data), style="dim"),
    ]
    parts += _deal(data)
    people = words.buyers(data)
    if words.nobody_heard(data):
        parts.append(Text("\nNo words of theirs yet, or nobody is known to be on their side."))
    for person in people:
        parts.append(Text())
        parts.append(Rule(Text.assemble((person["name"], "bold"), "  ", words.role_line(person)), align="left"))
        if words.left_line(person):
            parts.append(Text(words.left_line(person), style="italic"))
        for heading, rows in words.sections(person, data["length"].quotes):
            if data["length"].whole:
                parts += [Text(heading, style="bold cyan"), _rows(rows)]
            else:
                parts += _lines(rows)
        hints = words.guesses(person)
        if hints:
            parts.append(Text("Perhaps, and not sure", style="italic"))
            parts.append(_rows([(f, [q], []) for f, q in hints]))
        for lead, facets in words.unknown_lines(person):
            parts.append(Text.assemble((f"{lead}: ", "italic"), (facets, "italic dim")))
    silent = words.silent(data)
    if silent:
        parts.append(Text("\nNo words from them yet", style="bold cyan"))
        parts += [Padding(Text(f"{p['name']}, {words.silent_line(p)}"), (0, 2)) for p in silent]
    unread = words.unread(data)
    if unread:
        parts.append(Text(f"\n{words.UNREAD}", style="bold cyan"))
        parts += [Padding(Text(f"{p['name']}, {words.unread_line(p)}"), (0, 2)) for p in unread]
    unknown = words.others(data, "unknown")
    if unknown:
        parts.append(Text("\nOn which side? Nobody said", style="bold cyan"))
        parts += [Padding(Text(f"{p['name']}: {p['side_reason']}"), (0, 2)) for p in unknown]
    if data["left_out"]:
        parts.append(Text(f"\n{words.shortened(data)}", style="dim"))
    return Group(*parts)


def _rows(rows: words.Rows) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=24, style="dim")
    table.add_column(ratio=1)
    for facet, quotes, rest in rows:
        for n, quote in enumerate(quotes):
            name = words.label(facet) if n == 0 else ""
            text = Text.assemble((words.lead(quote), "dim"), f"“{' '.join(quote['quote'].split())}”")
            text.append("  " + ", ".join(filter(None, (words.where(quote), words.sure(quote)))), style="dim")
            table.add_row(name, text)
        if not quotes:
            table.add_row(words.label(facet), Text(words.ABOVE, style="dim"))
        elif rest:
            table.add_row("", Text(f"and {len(rest)} more", style="dim"))
    return table


def _lines(rows: words.Rows) -> list[RenderableType]:
    """The few quotes of each facet in one paragraph, to the full width."""
    found: list[RenderableType] = []
    for facet, quotes, _ in rows:
        text = Text(f"{words.label(facet)}: ", style="dim")
        for n, quote in enumerate(quotes):
            text.append("; " if n else "").append(words.lead(quote)).append(
                f"“{words.flat(quote['quote'])}”", style="not dim"
            )
            text.append(f" ({', '.join(filter(None, (words.where(quote), words.sure(quote))))})")
        found.append(Padding(text if quotes else text.append(words.ABOVE), (0, 2)))
    return found


def _deal(data: Mapping[str, Any]) -> list[RenderableType]:
    """What holds for the deal as a whole."""
    parts: list[RenderableType] = []
    for heading, lines in data["terms"]:
        parts += [Text(), Text(heading, style="bold cyan"), *(Padding(Text(line), (0, 2)) for line in lines)]
    if data.get("forecast"):
        parts += [Text(), Text("What they may do", style="bold cyan"), Text(words.horizon(data), style="dim")]
        for _, text, p, (low, high) in words.outcomes(data):
            bar = "█" * round(p * 24)
            parts.append(
                Text.assemble(
                    f"  {text:15}{p:5.0%}  ",
                    (f"{bar:24}", "cyan"),
                    (f"  {words.spread(p, low, high)}", "dim"),
                )
            )
        lines = [words.too_little(data)]
        for text, points, quote in words.holding_back(data):
            lines.append(f"Held back by {text}{words.bracketed(points)}{words.with_name(quote)}")
        lines += [f"Why another way: {what}{words.with_name(quote)}" for what, quote in words.other_ways(data)]
        if words.unheard(data):
            lines.append(f"Usual in such deals, and not read in their words: {words.unheard(data)}")
        turns = ", ".join(name + words.bracketed(points) for name, points in words.pivotal(data))
        if turns:
            lines.append(f"Whose view it turns on: {turns}")
        parts += [Padding(Text(line), (0, 2)) for line in lines if line]
    if words.questions(data):
        parts += [Text(), Text("Worth asking next", style="bold cyan")]
        parts += [Padding(Text(note), (0, 2)) for note in words.asking_notes(data)]
        for q in words.questions(data):
            parts.append(Padding(Text.assemble((words.asked_of(q) + ": ", "bold"), q["text"]), (0, 2)))
            parts.append(Padding(Text(q["why"], style="dim"), (0, 4)))
    if words.gaps(data):
        parts += [Text(), Text(words.GAPS, style="bold cyan")]
        for gap in words.gaps(data):
            who, question = (gap["person"] + ": ", "bold"), words.flat(gap["question"])
            if words.says_both(gap) and not data["length"].whole:
                parts.append(Padding(Text.assemble(who, question), (0, 2)))
                continue
            ideal, actual = (
                f"“{words.flat(gap[k])}”{m}" for k, m in zip(("ideal", "actual"), words.paired(gap), strict=True)
            )
            parts.append(Padding(Text.assemble(who, f"{ideal} / {actual}"), (0, 2)))
            parts.append(Padding(Text(question, style="dim"), (0, 4)))
    if words.carried(data):
        parts += [Text(), Text("What they have to carry, and what may help", style="bold cyan")]
        for row in words.carried(data):
            said = Text.assemble(row["in_plain_words"] + " ", (words.quoted(row["said"][0]), "dim"))
            parts.append(Padding(said, (0, 2)))
            parts.append(Padding(Text(row["help"][0], style="green"), (0, 4)))
    if words.breaks(data):
        parts += [Text(), Text("Where the routine broke", style="bold cyan")]
        for row in words.breaks(data):
            parts.append(Padding(Text.assemble(f"{row['date']}  {row['what']} ", (words.around(row), "dim")), (0, 2)))
    return parts
