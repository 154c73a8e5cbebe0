"""``otherside forget``."""

import click

from otherside.cli.common import Context, common
from otherside.domain.errors import InputError


@click.command("forget")
@click.argument("person")
@click.option("--deal", metavar="NAME", help="Where the name alone is not enough.")
@click.option("--yes", is_flag=True, help="Do it. It cannot be undone.")
@common
def command(context: Context, person: str, deal: str | None, yes: bool) -> None:
    """Erase a person: their words and all that was made of them; what rested on it is worked out anew."""
    from otherside.workspace.erasing import forget

    with context.open() as workspace:
        found = workspace.person(person, deal)
        if not yes:
            raise InputError(f"this erases every word of {found.name} for good; say so with --yes")
        result = forget(workspace, found.id)
    if context.json:
        context.emit(result)
        return
    click.echo(
        f"{result['person']}: {result['turns']} turns and {result['evidence']} pieces of evidence erased "
        f"in {result['conversations']} conversations"
    )
    for trace in result["traces"]:
        click.echo(f"their address still stands in {trace}, in somebody else's words", err=True)
