"""``otherside ask``."""

from __future__ import annotations

import click

from otherside.cli.common import Context, common


@click.command("ask")
@click.argument("question", nargs=-1, required=True)
@click.option("--deal", metavar="DEAL", help="Only of this deal.")
@click.option("--worded", is_flag=True,
              help="Also in sentences of the language model in otherside.toml; what it cannot cite is left out.")  # fmt: skip
@common
def command(context: Context, question: tuple[str, ...], deal: str | None, worded: bool) -> None:
    """Answer a question about a deal or the market with counts, quotes and where they stand.

    For instance: otherside ask what holds people in finance back; otherside ask who is against it; otherside ask what did I
    promise Denise. No model writes the answer unless you ask for it.
    """
    from otherside.market.saying import voice
    from otherside.market.statistics import share_in_words
    from otherside.reports.discreet import discreet_answer
    from otherside.reports.words import where
    from otherside.workspace.asking.asking import ask

    with context.open() as workspace:
        data = ask(workspace, " ".join(question), deal=deal, worded=worded)
    if context.json:
        context.emit(data)
        return
    data = discreet_answer(data)
    click.echo(data["answer"][0]["text"])
    if worded:
        for sentence in data["worded"]["sentences"]:
            click.echo(f"{sentence['text']} [{', '.join(sentence['evidence'][:3])}]")
        click.echo(
            f"(worded by {data['worded']['model']}; sentences left out because they cite nothing that holds: "
            f"{data['worded']['removed']})"
        )
    if data["understood"]["kind"]:
        # Who said it is what was asked.
        for row in data["findings"]:
            click.echo(f"\n{row['name']}")
            for quote in row["quotes"]:
                told = f"{quote['deal']}, " if data["deals"] > 1 else ""
                click.echo(
                    f"  {quote['person'] or 'our note'}: “{' '.join(quote['quote'].split())}” ({told}{where(quote)})"
                )
            if row["sentences"] > len(row["quotes"]):
                click.echo(f"  and {row['sentences'] - len(row['quotes'])} more")
        return
    named = bool(data["understood"].get("named"))
    for row in data["findings"]:
        click.echo(f"\n{row['facet'].replace('_', ' ')}: {row['name']}  [{share_in_words(row, data['few'])}]")
        for quote in row["quotes"]:
            click.echo(f"  “{' '.join(quote['quote'].split())}” {voice(quote, named=named)}")
