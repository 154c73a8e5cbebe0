"""``otherside check``."""

import click

from otherside.cli.common import Context, common


@click.command("check")
@common
def command(context: Context) -> None:
    """Prove that every piece of evidence is verbatim at its offsets in the stored source."""
    with context.open() as workspace:
        problems = workspace.check()
        total = workspace.store.counts()["evidence"]
    if context.json:
        context.emit({"evidence": total, "verbatim": total - len(problems), "problems": problems})
    else:
        click.echo(f"{total - len(problems)} of {total} pieces of evidence are verbatim at their offsets")
        for problem in problems:
            click.echo(problem, err=True)
    if problems:
        raise SystemExit(1)
