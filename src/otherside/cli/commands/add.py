"""``otherside add``."""

from pathlib import Path

import click

from otherside.cli.common import Context, common
from otherside.domain.errors import InputError


@click.command("add")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--deal", metavar="NAME", help="The deal they belong to.  [default: the folder's name]")
@click.option("--us", multiple=True, metavar="NAME_OR_DOMAIN", help="Who we are. Repeatable.")
@common
def command(context: Context, paths: tuple[Path, ...], deal: str | None, us: tuple[str, ...]) -> None:
    """Import files and folders; find who is who; read the buyers' words.

    A folder is a deal. Adding the same again changes nothing; a corrected file replaces its earlier version.
    """
    from otherside.workspace import Workspace

    for path in paths:
        # Before a workspace is made: a mistyped path should leave nothing behind.
        if not path.exists() and not path.is_symlink():
            raise InputError(f"{path}: no such file or folder; check the path")
    with Workspace.init(context.folder) as workspace, context.progress() as progress:
        added = workspace.add(paths, deal=deal, us=us, progress=progress)
        nobody = not workspace.us and any(p.side.value == "unknown" for p in workspace.people())
    if context.json:
        context.emit(
            {
                "conversations": added.conversations,
                "turns": added.turns,
                "people": added.people,
                "evidence": added.evidence,
                "unchanged": added.unchanged,
                "skipped": [{"path": s.path, "reason": s.reason} for s in added.skipped],
                "deals": list(added.deals),
            }
        )
    else:
        click.echo(
            f"{added.conversations} conversations, {added.turns} turns, {added.people} new people, "
            f"{added.evidence} new pieces of evidence"
            + (f"; {added.unchanged} files unchanged" if added.unchanged else "")
        )
        for name in added.deals:
            click.echo(f"  otherside brief {_quoted(name)}")
    for skipped in added.skipped:
        context.note(f"skipped {skipped.path}: {skipped.reason}")
    if nobody:
        context.note("some people are on neither side yet; say who you are: otherside init --us yourfirm.com")
    if added.skipped:
        # Something the user gave was not taken in; the rest was.
        raise SystemExit(1)


def _quoted(name: str) -> str:
    return f"'{name}'" if " " in name else name
