"""``otherside export``."""

from __future__ import annotations

from pathlib import Path

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("otherside-export"))
@click.option("--format", "kind", default="jsonl", show_default=True, metavar="FORMAT", help="parquet, csv or jsonl.")
@click.option("--table", "tables", multiple=True, metavar="TABLE", help="Only this table. Repeatable.")
@common
def command(context: Context, folder: Path, kind: str, tables: tuple[str, ...]) -> None:
    """Write everything into FOLDER, one file a table: evidence, people, deals, conversations, turns, beliefs."""
    from otherside.workspace.exporting import export

    with context.open() as workspace:
        data = export(workspace, folder, kind, tables)
    if context.json:
        context.emit(data)
        return
    for name, rows in data["rows"].items():
        click.echo(f"{folder / f'{name}.{kind}'}: {plural(rows, 'row')}")
