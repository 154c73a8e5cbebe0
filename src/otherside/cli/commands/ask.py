"""``otherside ask``."""

from __future__ import annotations

import click

from otherside.cli.common import Context, common


@click.command("ask")
@click.argument("question", nargs=-1, required=True)
@common
def command(context: Context, question: tuple[str, ...]) -> None:
    """Answer a question about the market with counts, quotes and where they stand.

    For instance: otherside ask what holds people in finance back. No model writes the answer.
    """
    from otherside.workspace.asking import ask

    with context.open() as workspace:
        data = ask(workspace, " ".join(question))
    if context.json:
        context.emit(data)
        return
    click.echo(data["answer"][0]["text"])
    for row in data["findings"]:
        click.echo(
            f"\n{row['facet'].replace('_', ' ')}: {row['name']}  [{row['people']} of {row['of']} people, "
            f"{100 * row['low']:.0f} to {100 * row['high']:.0f} %]"
        )
        for quote in row["quotes"]:
            where = str(quote["source"]).rsplit("/", 1)[-1]
            click.echo(f"  “{' '.join(quote['quote'].split())}” {quote['person']}, {where}, turn {quote['turn'] + 1}")
