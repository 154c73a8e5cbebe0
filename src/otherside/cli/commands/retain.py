"""``otherside retain``."""

from __future__ import annotations

import sys

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural


@click.command("retain")
@click.option("--days", type=int, required=True, help="Keep conversations of the last so many days.")
@click.option("--count", is_flag=True, help="Only say how many are older.")
@click.option("--yes", is_flag=True, help="Do not ask first, where somebody could answer.")
@common
def command(context: Context, days: int, count: bool, yes: bool) -> None:
    """Delete conversations that are older, with all that was made of them. It cannot be undone.

    At a terminal it says how many they are and asks; run by a timetable it does not wait for an answer.
    """
    from otherside.workspace.privacy.erasing import older_than, retain

    with context.open() as workspace:
        old = older_than(workspace, days)
        if not (count or yes or context.json) and sys.stdin.isatty() and old["conversations"]:
            click.confirm(f"Delete {plural(old['conversations'], 'conversation')} for good?", abort=True)
        result = old if count else retain(workspace, days)
        if not count:
            context.did(days=days, **result)
    if context.json:
        context.emit(result)
    else:
        told = plural(result["conversations"], "conversation")
        click.echo(f"{told} would be deleted" if count else f"{told} with {plural(result['turns'], 'turn')} deleted")
