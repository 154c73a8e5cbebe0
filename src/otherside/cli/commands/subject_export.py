"""``otherside subject-export``."""

from __future__ import annotations

from pathlib import Path

import click

from otherside.cli.common import Context, common


@click.command("subject-export")
@click.argument("person")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--others", is_flag=True, help="With the sentences of others that name them, marked as another's.")
@common
def command(context: Context, person: str, folder: Path, others: bool) -> None:
    """Write everything about PERSON into FOLDER, for PERSON: their words and what was made of them."""
    from otherside.workspace.privacy.subject import subject_export

    with context.open() as workspace:
        known = workspace.person(person)
        done = subject_export(workspace, person, folder, others=others)
        context.did(*known.deals, files=done["files"])
    if context.json:
        context.emit(done)
        return
    for name, rows in done["files"].items():
        click.echo(f"{folder / name}: {rows}")
    click.echo("read it before you hand it over: free text may name other people", err=True)
