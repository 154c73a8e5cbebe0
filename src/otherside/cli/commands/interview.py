"""``otherside interview``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from otherside.cli.common import Context, common

if TYPE_CHECKING:
    from otherside.questions import Interview, Question


@click.command("interview")
@click.argument("deal")
@click.option("--to", "to", metavar="PERSON", required=True, help="Who answers, or about whom.")
@click.option("-n", "count", default=8, show_default=True, type=click.IntRange(1, 50), help="Questions at most.")
@click.option("--keep/--discard", default=None, help="Keep it as a note, or not; asked at the end otherwise.")
@click.option("--no-forecast", is_flag=True, help="Rank by our picture of the person alone; quicker.")
@common
def command(context: Context, deal: str, to: str, count: int, keep: bool | None, no_forecast: bool) -> None:
    """Ask, take the answer, read it, and ask the next best question.

    Type what they say in their own words. An empty line passes on to another question, "done" ends. "I would rather not
    say", "I would rather stop" and "why do you ask?" are understood as such, and are no answers.
    """
    from otherside.profiles.private.keeping import keeps
    from otherside.questions.interview import aside
    from otherside.workspace.questioning import (
        forecast_or_none,
        interview_json,
        questions_for,
        read_answer,
        start_interview,
        store_interview,
    )

    today = dt.date.today()
    kept = None
    with context.open() as workspace:
        found = workspace.deal(deal)
        forecast = None if no_forecast else forecast_or_none(workspace, found)
        interview = start_interview(workspace, found, to, forecast)
        _intro(context, interview)
        asked, explained = 0, False
        while asked < count and (question := interview.next()) is not None:
            asked += 1
            text = _ask(context, question, asked)
            if text is None:
                break
            kind = aside(text) if text else "pass"
            if kind == "why" and not explained:
                # A question back is answered, and ours is put again.
                explained, asked = True, asked - 1
                _say(context, f"{interview.reason(question)} An empty line passes on.")
                continue
            explained = False
            if kind == "stop":
                _say(context, "Then we stop here. Thank you.")
                break
            if kind is not None:
                if text:
                    _say(context, "That is fine, we leave it.")
                interview.skip(question)
                continue
            statements = read_answer(workspace, interview, question, text, today)
            interview.answer(question, text, statements)
            _heard(context, statements)
            if keeps(text) and keep is not False:
                _say(context, "They asked that this is kept to yourself: it is marked so.")
        if interview.exchanges and (keep if keep is not None else _wants_to_keep(context)):
            kept = store_interview(workspace, found, interview, today)
        after = questions_for(workspace, found, forecast, to=to) if kept else None
    if context.json:
        context.emit(interview_json(interview, kept))
    elif kept:
        click.echo(f"\nKept as “{kept}”.")
        if after and after["questions"]:
            click.echo(f"For the next time: {after['questions'][0]['text']}")
    else:
        click.echo("\nNothing was kept.")


def _intro(context: Context, interview: Interview) -> None:
    context.note(f"{interview.view.deal}: {interview.person.name}. An empty line passes on, “done” ends.")


def _ask(context: Context, question: Question, number: int) -> str | None:
    """The answer; empty to pass on, None to end."""
    out = f"\n{number}  {question.text}"
    if question.through is not None:
        out = f"\n{number}  (to {question.through.name}, about {question.to.name}) {question.text}"
    click.echo(out, err=context.json)
    try:
        text: str = click.prompt("  ", prompt_suffix="> ", default="", show_default=False, err=context.json)
    except click.Abort:
        return None
    return None if text.strip().casefold() in ("done", "quit", "exit", "q") else text.strip()


def _heard(context: Context, statements: Any) -> None:
    from otherside.domain import FACET_DEFINITIONS

    found = dict.fromkeys(FACET_DEFINITIONS[f].label.lower() for s in statements for f in s.facets)
    _say(context, f"heard: {', '.join(found)}" if found else "taken down as it was said")


def _say(context: Context, text: str) -> None:
    click.secho(f"     {text}", dim=True, err=context.json)


def _wants_to_keep(context: Context) -> bool:
    try:
        return click.confirm("\nKeep this conversation as a note?", default=False, err=context.json)
    except click.Abort:
        return False
