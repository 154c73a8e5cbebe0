"""``otherside gaps``."""

from pathlib import Path
from typing import Any

import click

from otherside.cli.common import Context, common


@click.command("gaps")
@click.argument("what", metavar="DEAL|STATEMENTS.json")
@common
def command(context: Context, what: str) -> None:
    """Where what they stand for and what they do do not go together, with an open question for each.

    Of a deal, or of a file of one person's statements: {"statements": [{"id", "text"}]}.
    """
    from otherside.workspace.incongruences import deal_gaps, read_statements, statement_pairs

    path = Path(what)
    if path.suffix.lower() == ".json":
        statements = read_statements(path)
        data = statement_pairs(statements)
        words = dict(statements)
        rows = [{**pair, "ideal": words[pair["ideal"]], "actual": words[pair["actual"]]} for pair in data["pairs"]]
    else:
        with context.open() as workspace:
            data = deal_gaps(workspace, workspace.deal(what))
        rows = [*data["pairs"], *data["between"]]
    if context.json:
        context.emit(data)
    elif not rows:
        context.console.print("Nothing found that does not go together.")
    else:
        for row in rows:
            _show(context, row)


def _show(context: Context, row: dict[str, Any]) -> None:
    console = context.console
    who = f"{row['person']}: " if "person" in row else ""
    console.print(f"{who}{row['theme']}", style="bold")
    # A quote of a wrapped mail is shown as one line; the JSON has it verbatim.
    console.print(f"  “{' '.join(row['ideal'].split())}”")
    other = f"{row['actual_person']}: " if "actual_person" in row else ""
    console.print(f"  {other}“{' '.join(row['actual'].split())}”")
    console.print(f"  Ask: {row['question']}", style="italic")
    console.print()
