"""``otherside init``."""

import click

from otherside.cli.common import Context, common


@click.command("init")
@click.option(
    "--us", multiple=True, metavar="NAME_OR_DOMAIN", help="Who we are: a person, a firm, a mail domain. Repeatable."
)
@click.option(
    "--server", metavar="URL", help="Keep what a team shares in a PostgreSQL database: postgresql://USER@HOST/DATABASE."
)
@common
def command(context: Context, us: tuple[str, ...], server: str | None) -> None:
    """Make a workspace, or add to who we are in an existing one."""
    from otherside.workspace import Workspace

    with Workspace.init(context.folder, us, server) as workspace:
        stated = workspace.us
    if context.json:
        context.emit({"workspace": context.name, "us": stated})
        return
    click.echo(f"Workspace: {context.name}")
    if stated:
        click.echo(f"We are:    {', '.join(stated)}")
    else:
        click.echo("Say who you are, so that your own words are not taken for the buyer's:")
        click.echo("  otherside init --us yourfirm.com --us 'Your Name'")
