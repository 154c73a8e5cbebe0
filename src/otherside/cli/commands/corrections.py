"""``otherside corrections``."""

import click

from otherside.cli.common import Context, common


@click.command("corrections")
@click.argument("deal", required=False)
@common
def command(context: Context, deal: str | None) -> None:
    """List what you confirmed, rejected, relabelled and added, of one deal or of all."""
    with context.open() as workspace:
        found = workspace.corrections(deal)
    if context.json:
        context.emit({"corrections": found})
        return
    from otherside.reports.words import marked

    if not found:
        click.echo("nothing corrected yet; see: otherside correct --help")
    for item in found:
        click.echo(
            f"#{item['id']} {item['verdict']} – {item['person']}: “{' '.join(item['quote'].split())}”{marked(item)}"
        )
        parts = [", ".join(item["facets"]), item["because"]]
        if item["conversation"] is None:
            parts.append("these words stand in no stored source now")
        if any(parts):
            click.echo("    " + "; ".join(p for p in parts if p))
