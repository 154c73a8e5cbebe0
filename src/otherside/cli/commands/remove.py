"""``otherside remove``."""

from __future__ import annotations

import sys

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural


@click.command("remove")
@click.argument("conversations", nargs=-1, required=True, metavar="CONVERSATION...")
@click.option("--yes", is_flag=True, help="Do not ask first, where somebody could answer.")
@common
def command(context: Context, conversations: tuple[str, ...], yes: bool) -> None:
    """Delete conversations that do not belong here, with all that was made of them. It cannot be undone.

    CONVERSATION is an id, a title, or the name of a file, with everything in it. Adding the same file again does not bring it
    back; "add --again" and a changed file do.
    """
    from otherside.workspace.privacy.erasing import remove, to_remove

    with context.open() as workspace:
        if not yes and not context.json and sys.stdin.isatty():
            named = ", ".join(f"{row['title']!r} ({row['deal']})" for row in to_remove(workspace, conversations))
            click.confirm(f"Delete {named} for good?", abort=True)
        result = remove(workspace, conversations)
    gone = result["removed"]
    for deal in dict.fromkeys(row["deal"] for row in gone):
        context.did(deal, conversations=[row["conversation"] for row in gone if row["deal"] == deal])
    if context.json:
        context.emit(result)
        return
    for row in result["removed"]:
        click.echo(f"{row['title']} · {row['deal']}")
    click.echo(f"{plural(result['conversations'], 'conversation')} with {plural(result['turns'], 'turn')} deleted")
