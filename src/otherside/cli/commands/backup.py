"""``otherside backup``."""

from pathlib import Path

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural


@click.command("backup")
@click.argument("target", type=click.Path(path_type=Path))
@common
def command(context: Context, target: Path) -> None:
    """Copy the workspace to a new folder, while it may be in use; the copy is opened to check it."""
    from otherside.workspace.privacy.erasing import backup

    with context.open() as workspace:
        result = backup(workspace, target)
    if context.json:
        context.emit(result)
    else:
        click.echo(
            f"{result['backup']}: {plural(result['conversations'], 'conversation')}, {plural(result['evidence'], 'piece')} of evidence"
        )
