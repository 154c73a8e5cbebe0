"""``otherside retain``."""

import click

from otherside.cli.common import Context, common


@click.command("retain")
@click.option("--days", type=int, required=True, help="Keep conversations of the last so many days.")
@common
def command(context: Context, days: int) -> None:
    """Delete conversations that are older, with all that was made of them."""
    from otherside.workspace.erasing import retain

    with context.open() as workspace:
        result = retain(workspace, days)
    if context.json:
        context.emit(result)
    else:
        click.echo(f"{result['conversations']} conversations with {result['turns']} turns deleted")
