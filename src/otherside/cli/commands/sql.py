"""``otherside sql``."""

from __future__ import annotations

import click

from otherside.cli.common import Context, common


@click.command("sql")
@click.argument("statement", required=False)
@click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values on stdout.")
@common
def command(context: Context, statement: str | None, as_csv: bool) -> None:
    """Read everything with SQL (SQLite's). Without a statement: the tables there are.

    For instance: otherside sql "SELECT facet, count(*) FROM evidence_facets GROUP BY 1 ORDER BY 2 DESC". It reads a
    copy of this moment; nothing it says can change the workspace.
    """
    import csv
    import sys

    from otherside.workspace.sql import VIEWS, OpenData

    if statement is None:
        if context.json:
            context.emit({"tables": VIEWS})
        else:
            for name, text in VIEWS.items():
                click.echo(f"{name:16} {text}")
        return
    with context.open() as workspace:
        data = OpenData(workspace)
        try:
            columns, rows = data.run(statement)
        finally:
            data.close()
    if context.json:
        context.emit({"columns": columns, "rows": [list(row) for row in rows]})
    elif as_csv:
        csv.writer(sys.stdout).writerows([columns, *rows])
    else:
        from rich.table import Table

        table = Table(*columns, box=None)
        for row in rows:
            table.add_row(*("" if v is None else str(v) for v in row))
        context.console.print(table)
