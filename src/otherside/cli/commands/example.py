"""``otherside example``."""

import shutil
from pathlib import Path

import click

from otherside.cli.common import Context, common
from otherside.domain import InputError


@click.command("example")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("examples"))
@common
def command(context: Context, folder: Path) -> None:
    """Copy the bundled, invented examples to FOLDER, to try things on: a deal with six buyers, and a coach's notes."""
    from otherside.web.config import bundled_examples

    bundled = bundled_examples()
    if bundled is None:
        raise InputError("the examples did not come with this installation; install otherside again")
    if folder.exists():
        raise InputError(f"{folder} is there already; name a folder that is not: otherside example FOLDER")
    for deal in ("harbourline", "coach"):
        try:
            shutil.copytree(bundled / deal, folder / deal)
        except OSError as error:
            raise InputError(f"{folder} cannot be written: {error.strerror}; name another folder") from error
    if context.json:
        context.emit({"folder": str(folder), "deals": ["harbourline", "coach"]})
    else:
        click.echo(f"{folder}/harbourline, a deal of six buyers; go on with:")
        click.echo(f"  otherside add {folder}/harbourline --us tidewise.example")
        click.echo(f"{folder}/coach, a coach's notes; go on with:")
        click.echo(f"  otherside add {folder}/coach --us amsel.example")
