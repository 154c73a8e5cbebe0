"""``otherside deals``."""

import click

from otherside.cli.common import Context, common


@click.command("deals")
@common
def command(context: Context) -> None:
    """List the deals."""
    from otherside.workspace.lists import deal_list

    with context.open() as workspace:
        deals = deal_list(workspace)
    if context.json:
        context.emit({"deals": deals})
        return
    if not deals:
        click.echo("No deals yet. Add something: otherside add PATH")
    for deal in deals:
        parts = [
            f"{deal['conversations']} conversation{'' if deal['conversations'] == 1 else 's'}",
            f"{deal['people']} on their side",
            f"{deal['evidence']} pieces of evidence",
            deal.get("stage"),
            deal.get("outcome"),
        ]
        click.echo(f"{deal['name']}: " + ", ".join(p for p in parts if p))
