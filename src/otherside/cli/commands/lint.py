"""``otherside lint``."""

from __future__ import annotations

from typing import Any

import click

from otherside.cli.common import FINDINGS, Context, common


@click.command("lint")
@click.argument("file", required=False)
@click.option("--deal", metavar="DEAL", help="Hold it against what the buyer's people of this deal said.")
@click.option("--to", metavar="PERSON", help="Hold it against what this person said, and what others confided.")
@click.option("--evidence", metavar="QUOTES.json", help="Hold it against the quotes in this file.")
@click.option("--select", multiple=True, metavar="CODES", help="Only these codes or rules. Repeatable, or with commas.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these codes or rules. Repeatable, or with commas.")
@click.option(
    "--severity", multiple=True, metavar="CODE=LEVEL", help="error, warning or note; a note does not count. Repeatable."
)
@click.option("--sarif", is_flag=True, help="Findings as SARIF 2.1.0 on stdout.")
@click.option("--explain", metavar="CODE", help="What a code or a rule means, why, and what to write instead.")
@common
def command(
    context: Context,
    file: str | None,
    deal: str | None,
    to: str | None,
    evidence: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: tuple[str, ...],
    sarif: bool,
    explain: str | None,
) -> None:
    """Find narcissism and pressure in our own words. FILE may be - for standard input; exit code 3 with findings."""
    from otherside.workspace import linting

    if explain is not None:
        told = linting.explained(explain)
        if context.json:
            context.emit({"code": explain, "text": told})
        else:
            click.echo(told)
        return
    if file is None:
        raise click.UsageError("name a file to read, - for standard input, or a code with --explain")
    config = linting.settings(select, ignore, severity)
    quotes: list[Any] = []
    kept = None
    heard: list[str] = []
    if deal is not None or to is not None:
        with context.open() as workspace:
            quotes = linting.person_quotes(workspace, deal, to)
            kept = linting.confidences(workspace, deal, to)
            heard = linting.person_turns(workspace, deal, to)
    checked = linting.check_message(file, quotes, evidence, config, kept, heard)
    if sarif:
        context.emit(checked.to_sarif())
    elif context.json:
        context.emit(checked.to_json())
    else:
        for line in checked.to_lines():
            # Words of a transcript have the breaks of its file.
            click.echo(line[: len(line) - len(line.lstrip())] + " ".join(line.split()))
        if not checked.findings:
            context.note("nothing found")
    if checked.counts:
        raise SystemExit(FINDINGS)
