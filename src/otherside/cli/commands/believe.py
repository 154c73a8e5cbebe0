"""``otherside believe``."""

from __future__ import annotations

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural


@click.command("believe")
@click.argument("deal")
@click.argument("who", metavar="PERSON|deal|OPTION", required=False)
@click.argument("statements", metavar="[KEY=VALUE]...", nargs=-1)
@click.option("--because", default="", metavar="TEXT", help="Why, for whoever reads it later.")
@click.option("--by", default="", metavar="NAME", help="Who says so.  [default: you]")
@click.option("--forget", is_flag=True, help="Take it back: the KEYs given, or all about that person.")
@common
def command(
    context: Context, deal: str, who: str | None, statements: tuple[str, ...], because: str, by: str, forget: bool
) -> None:
    """State what you know better than the evidence: otherside believe DEAL "Dana Lee" exposure=0.1 "rank=[1, 2]".

    It is shown as yours, with the day, and stays when the evidence is read again. Without a person: what is stated.
    """
    from otherside.workspace.stated.believing import beliefs_said, believe, forget_belief

    gone = 0
    with context.open() as workspace:
        name = workspace.deal(deal).name
        if who is not None and forget:
            gone = forget_belief(workspace, name, who, statements)
        elif who is not None:
            if not statements:
                raise click.UsageError('nothing stated; write KEY=VALUE, like exposure=0.1 or "rank=[1, 3]"')
            believe(workspace, name, who, statements, because=because, by=by)
        said = beliefs_said(workspace, name)
    if context.json:
        context.emit({"deal": name, "beliefs": said, "forgotten": gone})
        return
    if gone:
        click.echo(f"{plural(gone, 'statement')} taken back")
    if not said:
        click.echo(f'Nothing is stated about {name}. For example: otherside believe {name!r} "Dana Lee" exposure=0.1')
    for row in said:
        reason = f", because {row['because']}" if row["because"] else ""
        click.echo(f"{row['name']}: {row['key']} = {row['value']} ({row['by']}, {row['on']}{reason})")
