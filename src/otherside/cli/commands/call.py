"""``otherside call``."""

import click

from otherside.cli.common import Context, common


@click.command("call")
@click.argument("person")
@click.argument("name", required=False)
@click.option("--deal", metavar="NAME", help="Where the name alone is not enough; it is stated there only.")
@click.option("--undo", is_flag=True, help="Take back what was stated of them.")
@common
def command(context: Context, person: str, name: str | None, deal: str | None, undo: bool) -> None:
    """Say how somebody is called. Two who are called the same in a deal are one person from then on.

    PERSON is how a file writes them ("Speaker 2", "Dorota Kovalsky"), NAME what they are really called.
    """
    from otherside.workspace.reading.analysis import analyse
    from otherside.workspace.stated.naming import call, called_json

    if undo is bool((name or "").strip()):
        raise click.UsageError("give a name, or --undo")
    with context.open() as workspace:
        found = call(workspace, person, name or "", deal)
        analyse(workspace.store)
    if context.json:
        context.emit(called_json(found))
    else:
        also = [a for a in found.aliases if a != found.name]
        click.echo(found.name + (f", also written {' and '.join(map(repr, also))}" if also else ""))
