"""``otherside side``."""

import click

from otherside.cli.common import Context, common


@click.command("side")
@click.argument("person")
@click.argument("side", type=click.Choice(["ours", "theirs", "unknown"]))
@click.option("--deal", metavar="NAME", help="Where the name alone is not enough.")
@common
def command(context: Context, person: str, side: str, deal: str | None) -> None:
    """Say whose side somebody is on. It stays, whatever sources say later."""
    from otherside.domain import Side
    from otherside.workspace.reading.analysis import analyse

    with context.open() as workspace:
        found = workspace.set_side(person, Side(side), deal)
        analyse(workspace.store)
    if context.json:
        context.emit({"person": found.name, "side": found.side.value})
    else:
        click.echo(
            f"{found.name} is on {'our' if side == 'ours' else 'their' if side == 'theirs' else 'no known'} side"
        )
