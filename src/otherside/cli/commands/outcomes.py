"""``otherside outcomes``."""

from pathlib import Path

import click

from otherside.cli.common import Context, common


@click.command("outcomes")
@click.argument("paths", metavar="FILE.csv...", nargs=-1, required=True, type=click.Path(path_type=Path))
@common
def command(context: Context, paths: tuple[Path, ...]) -> None:
    """Learn from closed deals: CRM exports with outcome, create date and close date."""
    from otherside.workspace import Workspace
    from otherside.workspace.forecasts.outcomes import add_outcomes

    with Workspace.init(context.folder) as workspace:
        report = add_outcomes(workspace, paths)
    if context.json:
        context.emit(report)
        return
    from otherside.cli.commands._forecast_text import score_lines

    click.echo(f"{report['new']} new, {report['changed']} brought up to date, {report['open']} still open")
    for line in score_lines(report):
        click.echo(line)
    learned = report["learned"]
    if learned["enough"]:
        click.echo(
            f"\nFrom now on forecasts know your base rate ({100 * learned['base_rate']:.0f} % won) and your pace "
            f"({learned['tempo_factor']:.2f} times the usual)."
        )
    for skipped in report["skipped"]:
        context.note(f"skipped {skipped['path']}: {skipped['reason']}")
