"""``otherside add``."""

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from otherside.cli.asking import agreement
from otherside.cli.common import Context, common
from otherside.domain.counting import plural
from otherside.domain.errors import InputError


@click.command("add")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--deal",
    metavar="NAME",
    help="The deal they belong to; what is stored of them already moves there.  [default: the folder's name]",
)
@click.option("--us", multiple=True, metavar="NAME_OR_DOMAIN", help="Who we are. Repeatable.")
@click.option("--again", is_flag=True, help="Also take in files of which everything was deleted here.")
@click.option(
    "--reader",
    type=click.Choice(["local", "llm"]),
    help="Who reads: this machine alone, or the language model of otherside.toml.  [default: as set there, else local]",
)
@click.option("--yes", is_flag=True, help="Agree to the estimate of what is sent to the language model.")
@click.option("--show-rejected", is_flag=True, help="List the model's quotes that were rejected, with the reasons.")
@common
def command(
    context: Context,
    paths: tuple[Path, ...],
    deal: str | None,
    us: tuple[str, ...],
    again: bool,
    reader: str | None,
    yes: bool,
    show_rejected: bool,
) -> None:
    """Import files and folders; find who is who; read the buyers' words.

    A folder is a deal. Adding the same again changes nothing; a corrected file replaces its earlier version. A reading by
    a language model that was stopped goes on when the same is added again.
    """
    from otherside.workspace import Workspace
    from otherside.workspace.reading.llm_reading import add_and_read

    for path in paths:
        # Before a workspace is made: a mistyped path should leave nothing behind.
        if not path.exists() and not path.is_symlink():
            raise InputError(f"{path}: no such file or folder; check the path")
    with Workspace.init(context.folder) as workspace, context.progress() as progress:
        added, report = add_and_read(
            workspace,
            paths,
            deal=deal,
            us=us,
            again=again,
            reader=reader,
            agree=agreement(context, yes, " to the language model"),
            progress=progress,
        )
        context.did(*added.deals, conversations=added.conversations, turns=added.turns)
        nobody = not workspace.us and any(p.side.value == "unknown" for p in workspace.people())
    if context.json:
        context.emit(added.to_json() | ({"llm": report.to_json()} if report else {}))
    else:
        click.echo(
            f"{plural(added.conversations, 'conversation')}, {plural(added.turns, 'turn')}, "
            f"{plural(added.people, 'new person', 'new people')}, {plural(added.evidence, 'new piece')} of evidence"
            + (f"; {plural(added.unchanged, 'file')} unchanged" if added.unchanged else "")
        )
        if crm := _counted(added.crm):
            click.echo(f"of your CRM: {crm}")
        if report:
            _print_report(context, report.to_json(), show_rejected)
        for name in added.deals:
            click.echo(f"  otherside brief {shlex.quote(name)}")
    for skipped in added.skipped:
        context.note(f"skipped {skipped.path}: {skipped.reason}")
    for hint in added.hints:
        context.note(hint)
    if not (added.conversations or added.unchanged or added.skipped or added.deals or any(added.crm.values())):
        context.note(f"nothing to read in {', '.join(map(str, paths))}")
    if nobody:
        context.note("some people are on neither side yet; say who you are: otherside init --us yourfirm.com")
    if any(not skipped.partial for skipped in added.skipped):
        # Something the user gave was not taken in; the rest was.
        raise SystemExit(1)


def _counted(crm: Mapping[str, int]) -> str:
    """ "12 deals, 1 contact"; empty where there are none."""
    return ", ".join(plural(n, kind.removesuffix("s")) for kind, n in crm.items() if n)


def _print_report(context: Context, report: dict[str, Any], show_rejected: bool) -> None:
    from otherside.cli.commands.compare import print_rejected

    cost = f", {report['cost']:.4f} {report['currency']}" if report["cost"] is not None else ""
    click.echo(
        f"{report['reader']} read {plural(report['conversations'], 'conversation')}: "
        f"{plural(report['evidence'], 'piece')} of evidence, "
        f"{report['tokens']['in']:,} tokens in and {report['tokens']['out']:,} out{cost}"
    )
    print_rejected(context, report, show_rejected)
