"""What every command shares: the global options in both places, JSON output, progress."""

from __future__ import annotations

import functools
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

    from otherside.workspace import Workspace

#: Exit code when something was found that counts; raised as ``SystemExit``, since the entry point would turn click's own
#: exit into an ordinary end.
FINDINGS = 3
#: What the log says of a command. Those that are not here concern no workspace, or write to the log themselves.
_ACTIONS = {
    **dict.fromkeys(
        ["add", "side", "call", "believe", "correct", "learn", "outcomes", "interview", "redact", "consent"], "changed"
    ),
    **dict.fromkeys(["forget", "remove", "retain"], "erased"),
    **dict.fromkeys(["export", "subject-export", "backup"], "exported"),
    **dict.fromkeys(
        [
            "deals", "people", "brief", "gaps", "forecast", "draft", "corrections", "questions", "diff", "search", "market",
            "coach", "ask", "sql",
        ],
        "saw",
    ),
}  # fmt: skip

F = TypeVar("F", bound=Callable[..., Any])


def common(function: F) -> F:
    """Accepts ``--workspace`` and ``--json`` after the command's name too, and hands on a ``Context``."""

    @click.option(
        "--workspace", "late_workspace", metavar="PLACE", help="Where everything is kept: a folder, or postgresql://…"
    )
    @click.option("--json", "late_json", is_flag=True, help="Machine-readable output on stdout.")
    @click.pass_context
    @functools.wraps(function)
    def wrapper(ctx: click.Context, /, *args: Any, late_workspace: str | None, late_json: bool, **kwargs: Any) -> Any:
        shared = ctx.find_root().obj or {}
        chosen = late_workspace or shared.get("workspace")
        context = Context(chosen, late_json or bool(shared.get("json")))
        # Given to a group, such as `users`, they are its commands' too.
        shared.update(workspace=chosen, json=context.json)
        # Commands of a group, such as `users add`, say themselves what they did; `forget` without a yes has only searched.
        searched = ctx.info_name == "forget" and not kwargs["yes"]
        done = ctx.info_name if ctx.parent is ctx.find_root() and not searched else None
        try:
            answer = function(context, *args, **kwargs)
        except (click.exceptions.Exit, SystemExit):
            # Findings: it has been carried out all the same.
            context.log(done, kwargs.get("deal"))
            raise
        context.log(done, kwargs.get("deal"))
        return answer

    return wrapper  # type: ignore[return-value]


class Context:
    """Where the workspace is and how to answer."""

    def __init__(self, workspace: str | None, as_json: bool) -> None:
        self._place = workspace or os.environ.get("OTHERSIDE_WORKSPACE") or "otherside-workspace"
        self.json = as_json
        self._looked = False
        self._did: list[tuple[str | None, dict[str, Any]]] = []

    @functools.cached_property
    def folder(self) -> Path:
        """The workspace's folder; of one that is named by the address of a database, this machine's."""
        if "://" not in self._place:
            return Path(self._place)
        from otherside.workspace.places import folder_of

        return folder_of(self._place)

    @property
    def name(self) -> str:
        """The workspace for people to read: its folder, or its address without the password."""
        from otherside.workspace.places import is_url, read_url, shown

        return shown(read_url(self._place)) if is_url(self._place) else self._place

    @property
    def has_workspace(self) -> bool:
        """Whether there is something at the workspace's place."""
        # The names as in ``store.place``, whose import costs more than many a command that only asks this.
        return any((self.folder / name).is_file() for name in ("otherside.db", "store.toml"))

    @contextmanager
    def open(self) -> Iterator[Workspace]:
        """The workspace, with anything an interrupted run left undone finished."""
        from otherside.workspace import Workspace

        with Workspace.open(self.folder) as workspace:
            workspace.settle()
            yield workspace

    def did(self, *deals: str, **detail: Any) -> None:
        """What the log says of this command beside its name: an entry for each deal, with ids, days and counts; never words."""
        self._did += [(deal, detail) for deal in deals or (None,)]

    def looked(self) -> None:
        """Said by a command that can change something and has only shown it."""
        self._looked = True

    def log(self, command: str | None, deal: object) -> None:
        """Writes a command that has been carried out to the log; looking only where others have accounts."""
        action = _ACTIONS.get(command) if command is not None else None
        action = "saw" if action is not None and self._looked else action
        if command is None or action is None or not self.has_workspace:
            return
        if action == "saw" and not any((self.folder / name).is_file() for name in ("accounts.db", "store.toml")):
            return
        from otherside.workspace.privacy.auditing import note_each

        note_each(self.folder, action, command, self._did or [(str(deal)[:300] if deal else None, {})])

    def emit(self, data: Any) -> None:
        """Prints data as JSON."""
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))

    @functools.cached_property
    def console(self) -> Console:
        """Standard output: colours only on a terminal."""
        from rich.console import Console

        return Console(highlight=False, emoji=False, markup=False)

    def note(self, text: str) -> None:
        """A remark for people, on standard error."""
        click.echo(text, err=True)

    @contextmanager
    def progress(self) -> Iterator[Callable[[str, int, int], None]]:
        """A progress bar on standard error, only on a terminal."""
        if not sys.stderr.isatty():
            yield lambda _stage, _done, _total: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        with Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        ) as bar:
            tasks: dict[str, Any] = {}

            def report(stage: str, done: int, total: int) -> None:
                if stage not in tasks:
                    tasks[stage] = bar.add_task(stage, total=total or None)
                bar.update(tasks[stage], completed=done, total=total or None)

            yield report


def indented(console: Console, text: str, style: str = "", indent: int = 3) -> None:
    """Prints a paragraph that stands indented as a whole."""
    from rich.padding import Padding
    from rich.text import Text

    console.print(Padding(Text(text, style=style), (0, 0, 0, indent), expand=False))
