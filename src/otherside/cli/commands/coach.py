"""``otherside coach``."""

from pathlib import Path
from typing import Any

import click

from otherside.cli.common import Context, common
from otherside.domain.errors import InputError


@click.command("coach")
@click.argument("conversation")
@click.option("--us", multiple=True, metavar="NAME_OR_DOMAIN", help="Who we are, for a file outside a workspace.")
@common
def command(context: Context, conversation: str, us: tuple[str, ...]) -> None:
    """Our side of a conversation: what we asked, whether we listened, where we pushed, what we passed by.

    CONVERSATION is a title, an id or a file's name in the workspace, or the path of a file.
    """
    from otherside.workspace.coaching import coach_called, coach_file

    path = Path(conversation)
    if path.is_dir() and (path.parts[1:] or not context.has_workspace):
        raise InputError(f"{path}: a folder; name one file of it, or a conversation of the workspace")
    if not path.exists() and not context.has_workspace:
        raise InputError(f"{path}: no such file, and no workspace at {context.name} to look for a conversation in")
    if path.is_file() and (us or not context.has_workspace):
        from otherside.workspace.reading.stateless import reader_for

        found = coach_file(path, us, reader_for(context.folder if context.has_workspace else None))
    else:
        with context.open() as workspace:
            found = coach_called(workspace, conversation)
    if context.json:
        context.emit(found[0] if len(found) == 1 else {"conversations": found})
        return
    for result in found:
        _print(context, result)


def _print(context: Context, result: dict[str, Any]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from otherside.coaching.telling import told

    out = context.console
    out.print(Text(result["title"], style="bold"))
    for line in told(result["metrics"]):
        out.print(Padding(Text(line), (0, 2)))
    said: set[str] = set()
    for moment in (m for m in result["moments"] if m["instead"]):
        out.print()
        out.print(Text.assemble((f"{moment['kind'].replace('_', ' ')}", "bold"), f"  turn {moment['turn'] + 1}"))
        out.print(Padding(Text(f"“{' '.join(moment['text'].split())}”"), (0, 2)))
        # What holds of every such place is said at the first.
        if moment["why"] not in said:
            out.print(Padding(Text(moment["why"], style="dim"), (0, 2)))
        said.add(moment["why"])
        out.print(Padding(Text(f"Rather: {moment['instead']}", style="green"), (0, 2)))
    well = [m for m in result["moments"] if not m["instead"]]
    if well:
        out.print()
        out.print(Text("What went well", style="bold"))
    for moment in well:
        out.print(Padding(Text(f"“{' '.join(moment['text'].split())}” (turn {moment['turn'] + 1})"), (0, 2)))
        out.print(Padding(Text(moment["why"], style="dim"), (0, 4)))
