"""``otherside backtest``."""

import click

from otherside.cli.common import Context, common


@click.command("backtest")
@common
def command(context: Context) -> None:
    """How good forecasts would have been: closed deals in order, each with only what was known before."""
    from otherside.workspace.forecasts.outcomes import backtest

    with context.open() as workspace:
        report = backtest(workspace)
    if context.json:
        context.emit(report)
        if not report["count"]:
            context.note("nothing to test on yet; give closed deals: otherside outcomes FILE.csv")
        return
    from otherside.cli.commands._forecast_text import score_lines

    for line in score_lines(report):
        click.echo(line)
