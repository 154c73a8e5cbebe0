"""``otherside believe``."""

from __future__ import annotations

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural

#: What can be stated of the deal or of a way to act, in a few words; of a person the table of the forecast says it.
_OF_THE_DEAL = {
    "tempo": "how fast they decide, in decisions per unit of time",
    "capacity": "how many initiatives get done at a time",
    "trigger": "the day that makes it urgent",
    "closes": "the day after which it is too late",
    "failure": "chance that it fails, as they see it, from 0 to 1; of one way to act with its name in place of PERSON",
}


class _WithKeys(click.Command):
    """Help with the keys that can be stated, each with what it means."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes them; their table is read when somebody asks for it."""
        from otherside.forecast.priors import PERSON

        for title, rows in (
            ("Keys of a person", [(row.name, row.meaning) for row in PERSON.values()]),
            ("Keys of the deal", list(_OF_THE_DEAL.items())),
        ):
            with formatter.section(title):
                formatter.write_dl(rows)


@click.command("believe", cls=_WithKeys)
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
