"""``otherside check``."""

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural

#: What is said of so many pieces, of one and of several.
_VERBATIM = "piece of evidence is verbatim at its offsets", "pieces of evidence are verbatim at their offsets"


@click.command("check")
@common
def command(context: Context) -> None:
    """Prove that every piece of evidence is verbatim at its offsets in the stored source."""
    from otherside.workspace.lists import checked

    with context.open() as workspace:
        data = checked(workspace)
    if context.json:
        context.emit(data)
    else:
        click.echo(f"{data['verbatim']} of {plural(data['evidence'], *_VERBATIM)}")
        for problem in data["problems"]:
            click.echo(problem, err=True)
    if data["problems"]:
        raise SystemExit(1)
