"""``otherside diff``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from otherside.cli.common import Context, common, indented

if TYPE_CHECKING:
    from rich.console import Console


@click.command("diff")
@click.argument("deal")
@click.option("--since", required=True, metavar="DATE", help="YYYY-MM-DD; what was said on that day is new.")
@common
def command(context: Context, deal: str, since: str) -> None:
    """What changed in our understanding: new evidence, answered and new questions, moved beliefs."""
    from otherside.domain import InputError
    from otherside.workspace.changes import changes

    try:
        day = dt.date.fromisoformat(since)
    except ValueError as error:
        raise InputError(f"--since {since!r} is not a date; write it as YYYY-MM-DD, like 2026-10-15") from error
    with context.open() as workspace:
        data = changes(workspace, deal, day)
    if context.json:
        context.emit(data)
    else:
        from otherside.reports.discreet import discreet

        print_changes(discreet(data), context.console)


def print_changes(data: Mapping[str, Any], console: Console) -> None:
    """The changes, shortest first."""
    from rich.text import Text

    from otherside.cli.commands.questions import where
    from otherside.domain import FACET_DEFINITIONS, Facet
    from otherside.forecast.naming import label, label_within, moved
    from otherside.reports import odds
    from otherside.reports.words import marked

    def head(text: str) -> None:
        console.print(Text(f"\n{text}", style="bold"))

    line = partial(indented, console)
    console.print(Text.assemble((data["deal"], "bold"), f"  what changed since {data['since']}"))
    if waiting := odds.unanswered(data["waiting"], dt.date.today()):
        console.print(f"{waiting}.")
    if not data["conversations"]:
        console.print("Nothing was said since then.")
        return
    head("Conversations")
    for c in data["conversations"]:
        line(f"{c['date']}  {c['title']}")
    if data["people"]:
        line(f"heard for the first time: {', '.join(data['people'])}", "dim")
    before, after = data["forecast"]["before"], data["forecast"]["after"]
    if before and after:
        head("Forecast")
        unsaid = odds.untold(data["forecast"]["grounds"])
        line(
            unsaid
            or f"act with us {before['us']:.0%} → {after['us']:.0%}, another way {before['other']:.0%} → "
            f"{after['other']:.0%}, nothing {before['nothing']:.0%} → {after['nothing']:.0%}"
        )
        for b in data["beliefs"][:6]:
            name = label_within(b["parameter"]) if b["person"] else label(b["parameter"])
            who = f"{b['person']}: " if b["person"] else ""
            by = "" if unsaid else f", {b['before']:.2f} → {b['after']:.2f}"
            line(f"{who}{name}, {moved(b['parameter'], b['after'] > b['before'])}{by}")
    if data["days"]:
        head("Days named")
        for d in data["days"]:
            name = f", {odds.AGREED}" if d["kind"] == "meeting" else ""
            asked = f"“{' '.join(d['asked'].split())}” " if d["asked"] else ""
            day = f"{'' if d['exact'] else 'about '}{odds.plain_day(d['date'])}{name}"
            line(f"{day}: {asked}“{' '.join(d['quote'].split())}” ({d['person']}){marked(d)}")
    if data["undone"]:
        head("What does not stand any more")
        for e in data["undone"]:
            line(f"{e['person']}: “{' '.join(e['quote'].split())}” {where(e)}")
    if data["answered"]:
        head("Answered since")
        for a in data["answered"]:
            line(f"{a['to']}: {a['gap']}")
            for e in a["evidence"][:1]:
                line(f"{e['person']}: “{' '.join(e['quote'].split())}” {where(e)}{marked(e)}", "dim", 6)
    if data["new_questions"]:
        head("New questions")
        for q in data["new_questions"]:
            line(f"{q['through'] or q['to']}: {q['text']}")
    if data["evidence"]:
        head("New in their own words")
        for person, found in groupby(data["evidence"], key=lambda e: e["person"]):
            rows = list(found)
            line(person, "cyan")
            for e in sorted(rows, key=lambda e: -max(e["facets"].values()))[:5]:
                labels = ", ".join(FACET_DEFINITIONS[Facet(f)].label.lower() for f in e["facets"])
                line(f"“{' '.join(e['quote'].split())}” {labels}{marked(e)}", "", 6)
            if len(rows) > 5:
                line(f"and {len(rows) - 5} more", "dim", 6)
