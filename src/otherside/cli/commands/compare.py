"""``otherside compare``."""

from typing import Any

import click

from otherside.cli.asking import agreement
from otherside.cli.common import Context, common


@click.command("compare")
@click.argument("what", metavar="CONVERSATION|DEAL")
@click.option("--yes", is_flag=True, help="Agree to the estimate of what is sent to the model.")
@click.option("--show-rejected", is_flag=True, help="List the model's quotes that were rejected, with the reasons.")
@common
def command(context: Context, what: str, yes: bool, show_rejected: bool) -> None:
    """What the local reader and your language model find in the same words, side by side. Changes nothing.

    The model is the one of otherside.toml in the workspace.
    """
    from otherside.workspace.reading.comparing import compare_readers
    from otherside.workspace.reading.llm_settings import extractor_of

    extractor = extractor_of(context.folder)
    with context.open() as workspace, context.progress() as progress:
        found = compare_readers(workspace, what, extractor, agreement(context, yes), progress)
    if context.json:
        context.emit(found)
    else:
        _print(context, found, show_rejected)


def _print(context: Context, found: dict[str, Any], show_rejected: bool) -> None:
    from rich.table import Table

    out = context.console
    out.print(f"{found['of']}: {found['local']} beside {found['llm']}")
    table = Table("", "both", "only local", "only model", "agreement", box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    for facet, one in found["facets"].items():
        if one["agreement"] is not None:
            counts = (str(one[key]) for key in ("both", "only_local", "only_llm"))
            table.add_row(facet.replace("_", " "), *counts, _share(one["agreement"]))
    out.print(table)
    out.print(f"agreement over all {_share(found['agreement'])}, same stance {_share(found['stance'])}")
    for pair in found["both"]:
        _quote(context, "both", pair["local"], f"{_facets(pair['local'])} | {_facets(pair['llm'])}")
    for key, words in (("only_local", "only local"), ("only_llm", "only model")):
        for row in found[key]:
            _quote(context, words, row, _facets(row))
    print_rejected(context, found, show_rejected)


def print_rejected(context: Context, found: dict[str, Any], show_rejected: bool) -> None:
    """How many quotes of a model were rejected and how much it did not read; each of them if asked for."""
    rejected, failed = found["rejected"], found["failed"]
    if rejected:
        click.echo(
            f"quotes of the model that were rejected: {len(rejected)}"
            + ("" if show_rejected else "; see --show-rejected")
        )
    for row in rejected if show_rejected else ():
        click.echo(f"  rejected: “{row['quote']}” ({row['conversation']}, {row['turn'] or 'no turn'}): {row['reason']}")
    for row in failed:
        context.note(
            f"not read by the model: {row['conversation']}, turns {row['first_turn'] + 1} to {row['last_turn'] + 1}: "
            f"{row['reason']}"
        )


def _facets(row: dict[str, Any]) -> str:
    return ", ".join(facet.replace("_", " ") for facet in row["facets"])


def _quote(context: Context, words: str, row: dict[str, Any], facets: str) -> None:
    context.console.print(f"{words}: {facets}", style="bold")
    quote = " ".join(row["quote"].split())
    context.console.print(f"  “{quote}”  {row['speaker'] or '?'}, {row['conversation']}, turn {row['turn'] + 1}")


def _share(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.0%}"
