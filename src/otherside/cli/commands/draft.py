"""``otherside draft``."""

from __future__ import annotations

import click

from otherside.cli.common import Context, common

KINDS = ("email", "call", "proposal", "onepager", "invitation")


@click.command("draft")
@click.argument("deal")
@click.option("--to", required=True, metavar="PERSON", help="Who it is for; for a one-pager, who will pass it on.")
@click.option("--as", "kind", type=click.Choice(KINDS), default="email", show_default=True, help="What to write.")
@click.option("--from", "sender", metavar="NAME", help="Who signs.  [default: whoever of us talks with them most]")
@click.option("--variant", default=0, show_default=True, help="Another number gives another draft.")
@common
def command(context: Context, deal: str, to: str, kind: str, sender: str | None, variant: int) -> None:
    """A message in the buyer's words, with the proof of every claim; it asks, and leaves them free."""
    with context.open() as workspace:
        data = workspace.draft(deal, to, kind, sender=sender, variant=variant)
    if context.json:
        context.emit(data)
        return
    from otherside.workspace.drafting import shown_text

    click.echo(shown_text(data))
