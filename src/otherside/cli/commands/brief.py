"""``otherside brief``."""

from pathlib import Path

import click

from otherside.cli.common import Context, common


@click.command("brief")
@click.argument("deal")
@click.option(
    "--md",
    "markdown",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="As Markdown, into a file, instead of here.",
)
@click.option("--html", metavar="FILE", type=click.Path(path_type=Path), help="Also as one self-contained page.")
@click.option("--full", is_flag=True, help="The whole brief, instead of what fits on two pages.")
@common
def command(context: Context, deal: str, markdown: Path | None, html: Path | None, full: bool) -> None:
    """The deal on two pages, in the buyers' own words: days, conditions and promises, what they may do, then each person."""
    from otherside.reports import write_report

    with context.open() as workspace:
        data = workspace.brief(deal)
    for note in data["notes"]:
        context.note(note)
    if markdown is not None:
        from otherside.reports.markdown import brief_markdown

        write_report(markdown, brief_markdown(data, full=full))
        context.note(f"written: {markdown}")
    if html is not None:
        from otherside.reports.page import brief_page

        write_report(html, brief_page(data, full=full))
        context.note(f"written: {html}")
    if context.json:
        context.emit(data)
    elif markdown is None and html is None:
        from otherside.reports.terminal import print_brief

        print_brief(data, context.console, full=full)
