"""``otherside migrate``."""

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural


@click.command("migrate")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@common
def command(context: Context, source: str, target: str) -> None:
    """Move a workspace between a folder and a PostgreSQL database, either way; every row is compared.

    FROM and TO are each a folder or postgresql://USER@HOST/DATABASE. TO must be empty or not there yet. FROM stays as
    it is; nobody can write to it meanwhile.
    """
    from otherside.workspace.moving import migrate

    with context.progress() as progress:
        result = migrate(source, target, progress)
    if context.json:
        context.emit(result)
        return
    from rich.table import Table

    table = Table("table", "rows", "digest of all rows, the same on both sides", box=None)
    for row in result["tables"]:
        table.add_row(row["table"], f"{row['rows']:,}", row["digest"][:16])
    context.console.print(table)
    click.echo(f"{plural(result['rows'], 'row')} moved to {result['to']}, each compared.")
    click.echo(f"  otherside --workspace '{result['to']}' deals")
    click.echo(f"{result['from']} is as it was; delete it when you no longer need it.")
