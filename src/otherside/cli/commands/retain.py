"""``otherside retain``."""

from __future__ import annotations

import sys

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural


@click.command("retain")
@click.option("--days", type=int, required=True, help="Keep conversations of the last so many days.")
@click.option("--yes", is_flag=True, help="Do not ask first, where somebody could answer.")
@common
def command(context: Context, days: int, yes: bool) -> None:
    """Delete conversations that are older, with all that was made of them. It cannot be undone.

    At a terminal it says how many they are and asks; run by a timetable it does not wait for an answer.
    """
    from otherside.workspace.privacy.erasing import older_than, retain

    with context.open() as workspace:
        if not yes and not context.json and sys.stdin.isatty():
            old = older_than(workspace, days)
            if old["conversations"]:
                click.confirm(f"Delete {plural(old['conversations'], 'conversation')} for good?", abort=True)
        result = retain(workspace, days)
    if context.json:
        context.emit(result)
    else:
        click.echo(f"{plural(result['conversations'], 'conversation')} with {plural(result['turns'], 'turn')} deleted")
