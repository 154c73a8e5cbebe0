"""``otherside questions``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from otherside.cli.common import Context, common, indented

if TYPE_CHECKING:
    from rich.console import Console


@click.command("questions")
@click.argument("deal")
@click.option("--to", metavar="PERSON", help="Only for this person.")
@click.option("-n", "count", default=5, show_default=True, type=click.IntRange(1, 50), help="How many.")
@click.option("--plan", is_flag=True, help="A plan for the next conversation; needs --to.")
@click.option("--no-forecast", is_flag=True, help="Rank by our picture of the people alone; quicker.")
@common
def command(context: Context, deal: str, to: str | None, count: int, plan: bool, no_forecast: bool) -> None:
    """What to ask whom next, why, and what it is worth.

    Nothing is asked that they have told us already. Where we have no access to somebody, the question goes through
    whoever carries the matter on their side.
    """
    from otherside.workspace.questioning import forecast_or_none, plan_for, questions_for

    if plan and to is None:
        raise click.UsageError("--plan needs a person: otherside questions DEAL --plan --to PERSON")
    with context.open() as workspace:
        found = workspace.deal(deal)
        forecast = None if no_forecast else forecast_or_none(workspace, found)
        if plan and to is not None:
            data = plan_for(workspace, found, to, forecast)
        else:
            data = questions_for(workspace, found, forecast, to=to, n=count)
    if context.json:
        context.emit(data)
        return
    from otherside.reports.discreet import discreet

    # A screen is read over a shoulder: as in a brief and on pages, what is to be kept stands there without its words.
    (print_plan if plan else print_questions)(discreet(data), context.console)


def print_questions(data: Mapping[str, Any], console: Console) -> None:
    """The questions, each with the reason for it."""
    from rich.text import Text

    from otherside.reports.words import asking_notes

    console.print(Text.assemble((data["deal"], "bold"), "  what to ask next"))
    if not data["questions"]:
        console.print("\nNothing is left to ask that they have not answered. Listen.")
    for note in asking_notes(data):
        console.print(Text(note))
    for n, q in enumerate(data["questions"], 1):
        console.print()
        whom = Text.assemble((f"{n}  ", "dim"), (q["through"] or q["to"], "bold cyan"))
        if q["through"]:
            whom.append(f", about {q['called']}", style="cyan")
        console.print(whom)
        indented(console, q["text"], "bold")
        indented(console, q["why"])
        indented(console, f"Listen for {q['listen_for']}.", "dim")
        for e in q["evidence"]:
            indented(console, f"from {where(e)}", "dim")


def print_plan(data: Mapping[str, Any], console: Console) -> None:
    """The plan of one conversation."""
    from rich.text import Text

    line = partial(indented, console)
    title = data["with"] if data["with"] == data["to"] else f"{data['with']}, about {data['to']}"
    console.print(Text.assemble(("A conversation with ", ""), (title, "bold cyan")))
    if data["note"]:
        console.print(Text(data["note"]))
    if data["outlooks"]:
        console.print(Text(f"\nTold of {data['to']} so far", style="bold"))
        for told in data["outlooks"]:
            to = f" to {told['to']}, with us in copy" if "to" in told else ""
            line(f"{told['person']}{to}: “{' '.join(told['quote'].split())}” {where(told)}")
    console.print(Text("\nTo open", style="bold"))
    line(data["opening"]["text"])
    console.print(Text("\nTo ask, as far as the conversation goes there by itself", style="bold"))
    for n, q in enumerate(data["questions"], 1):
        line(f"{n}  {q['text']}")
        line(f"listen for {q['listen_for']}", "dim", 6)
    console.print(Text("\nTo leave unsaid", style="bold"))
    unsaid = data["leave_unsaid"]
    for n, item in enumerate(unsaid, 1):
        line(item["text"])
        if item["because"] and n < len(unsaid) and unsaid[n]["because"] == item["because"]:
            # The next rests on the same words: they are shown once, under both.
            continue
        # Two sentences of one turn that are left out both read "…": one line says as much.
        for told in dict.fromkeys(map(_rests_on, item["because"])):
            line(told, "dim", 6)
    console.print(Text("\nTo close", style="bold"))
    line(data["close"])


def _rests_on(evidence: Mapping[str, Any]) -> str:
    """The words with their place; left out, what they ask and where to read them."""
    from otherside.reports.discreet import KEPT

    if evidence["quote"] != KEPT:
        return f"“{' '.join(evidence['quote'].split())}” {where(evidence)}"
    asked = f" They asked {evidence['asks']}." if evidence.get("asks") else ""
    return f"“{KEPT}”{asked} To read it: {where(evidence)}"


def where(evidence: Mapping[str, Any]) -> str:
    """Where a quote stands: file, turn, day; and what a reader must know beside it."""
    parts = [str(evidence["source"]).rsplit("/", 1)[-1], f"turn {evidence['turn'] + 1}"]
    if evidence.get("date"):
        parts.append(evidence["date"])
    if evidence.get("mark"):
        parts.append(evidence["mark"])
    return ", ".join(parts)
