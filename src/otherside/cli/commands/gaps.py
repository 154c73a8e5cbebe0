"""``otherside gaps``."""

from pathlib import Path
from typing import Any

import click

from otherside.cli.common import Context, common

#: Wishes of a file that are told where no pair was found.
MOST_WISHES = 8
SILENCE = (
    "That does not mean that everything goes together: a clash told in short plain sentences is hardly ever recognised."
)


@click.command("gaps")
@click.argument("what", metavar="DEAL|STATEMENTS.json")
@common
def command(context: Context, what: str) -> None:
    """Where what they stand for and what they do do not go together, with an open question for each.

    Of a deal, or of a file of one person's statements: {"statements": [{"id", "text"}]}.
    """
    from otherside.reports.discreet import discreet
    from otherside.workspace.incongruences import deal_gaps, read_statements, statement_pairs

    path = Path(what)
    if path.suffix.lower() == ".json":
        statements = read_statements(path)
        data = statement_pairs(statements)
        rows = [{**pair, **dict(zip(("ideal", "actual"), _quotes(pair), strict=True))} for pair in data["pairs"]]
        texts = [text for _, text in statements]
    else:
        texts = None
        with context.open() as workspace:
            data = deal_gaps(workspace, workspace.deal(what))
        shown = discreet(data)
        rows = [*shown["pairs"], *shown["between"]]
    if context.json:
        context.emit(data)
        if not rows:
            context.note(SILENCE)
    elif not rows:
        context.console.print("Nothing found that does not go together.")
        _read(context, texts)
    else:
        for row in rows:
            _show(context, row)


def _quotes(pair: dict[str, Any]) -> list[str]:
    return [source["quote"] for source in pair["sources"]]


def _read(context: Context, texts: list[str] | None) -> None:
    """What an empty answer rests on: it is seldom that nothing is there, and a reader can look for themselves."""
    from otherside.workspace.incongruences import wishes

    console = context.console
    console.print(SILENCE)
    if texts is None:
        return
    found = wishes(texts)
    if not found:
        console.print("No sentence was read as what they want, hope for or stand for.")
        return
    console.print("Read as what they want, hope for or stand for; ask what it looks like on an ordinary day:")
    for quote in found[:MOST_WISHES]:
        console.print(f"  “{' '.join(quote.split())}”")
    if len(found) > MOST_WISHES:
        console.print(f"  and {len(found) - MOST_WISHES} more")


def _show(context: Context, row: dict[str, Any]) -> None:
    from otherside.reports.words import paired

    console = context.console
    ideal, actual = paired(row)
    who = f"{row['person']}: " if "person" in row else ""
    console.print(f"{who}{row['theme']}", style="bold")
    # A quote of a wrapped mail is shown as one line; the JSON has it verbatim.
    console.print(f"  “{' '.join(row['ideal'].split())}”{ideal}")
    other = f"{row['actual_person']}: " if "actual_person" in row else ""
    console.print(f"  {other}“{' '.join(row['actual'].split())}”{actual}")
    console.print(f"  Ask: {row['question']}", style="italic")
    console.print()
