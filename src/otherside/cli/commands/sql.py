"""``otherside sql``."""

from __future__ import annotations

import click

from otherside.cli.common import Context, common


@click.command("sql")
@click.argument("statement", required=False)
@click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values on stdout.")
@common
def command(context: Context, statement: str | None, as_csv: bool) -> None:
    """Read everything with SQL (SQLite's). Without a statement: the tables there are, and their columns.

    For instance: otherside sql "SELECT facet, count(*) FROM evidence_facets WHERE shown GROUP BY 1 ORDER BY 2 DESC".
    Without "WHERE shown" faint signs are counted too. It reads a copy of this moment; nothing it says can change the
    workspace.
    """
    import csv
    import sys
    import textwrap

    from otherside.workspace.exporting import as_text
    from otherside.workspace.sql import VIEWS, OpenData, columns

    if statement is None:
        there = columns()
        if context.json:
            context.emit({"tables": VIEWS, "columns": there})
            return
        for name, text in VIEWS.items():
            indent = " " * 4
            click.echo(textwrap.fill(f"{name}: {text}", 100, subsequent_indent=indent))
            click.echo(textwrap.fill(", ".join(there[name]), 100, initial_indent=indent, subsequent_indent=indent))
        return
    with context.open() as workspace:
        data = OpenData(workspace)
        try:
            names, rows = data.run(statement)
        finally:
            data.close()
    if context.json:
        context.emit({"columns": names, "rows": [list(row) for row in rows]})
    elif as_csv:
        csv.writer(sys.stdout).writerows([names, *([as_text(cell) for cell in row] for row in rows)])
    else:
        from rich.table import Table

        table = Table(*names, box=None)
        for row in rows:
            table.add_row(*("" if v is None else str(v) for v in row))
        context.console.print(table)
