"""``otherside watch``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural


@click.command("watch")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--deal", metavar="NAME", help="The deal they belong to.  [default: each folder in FOLDER is a deal]")
@click.option("--settle", type=click.FloatRange(0.1), default=2.0, show_default=True, metavar="SECONDS",
              help="A file that has not changed for so long is complete.")  # fmt: skip
@click.option("--once", is_flag=True, help="Take what is there now, and end.")
@common
def command(context: Context, folder: Path, deal: str | None, settle: float, once: bool) -> None:
    """Add what is in FOLDER, and whatever appears in it, until stopped."""
    from otherside.workspace import Workspace
    from otherside.workspace.intake.adding import skipped_json
    from otherside.workspace.intake.watching import Seen, watch
    from otherside.workspace.privacy.auditing import note_each

    failed = came = False
    told: set[str] = set()

    def report(seen: Seen) -> None:
        nonlocal failed, came
        came = came or bool(seen.error or (seen.added and (seen.added.conversations or seen.added.skipped)))
        if seen.added is not None and seen.added.conversations:
            # At once: whoever watches for weeks is stopped by the machine one day.
            note_each(
                context.folder,
                "changed",
                "watch",
                [(d, {"conversations": seen.added.conversations}) for d in seen.added.deals],
            )
        failed = failed or seen.error is not None or bool(seen.added and any(not s.partial for s in seen.added.skipped))
        if context.json:
            # One line each: there is no end to wait for.
            click.echo(json.dumps(_row(seen), ensure_ascii=False))
        elif seen.added is not None and seen.added.conversations:
            click.echo(
                f"{', '.join(seen.added.deals)}: {plural(seen.added.conversations, 'conversation')}, "
                f"{plural(seen.added.evidence, 'new piece')} of evidence"
            )
        if seen.error is not None:
            waiting = plural(len(seen.files), "file waits and is", "files wait and are")
            context.note(f"{seen.error}; {waiting} tried again")
        for skipped in seen.added.skipped if seen.added else ():
            context.note(f"skipped {skipped.path}: {skipped.reason}")
        for hint in seen.added.hints if seen.added else ():
            if hint not in told:
                told.add(hint)
                context.note(hint)

    def _row(seen: Seen) -> dict[str, object]:
        added = seen.added
        return {
            "files": [str(path) for path in seen.files],
            "conversations": added.conversations if added else 0,
            "evidence": added.evidence if added else 0,
            "unchanged": added.unchanged if added else 0,
            "skipped": [skipped_json(s) for s in added.skipped] if added else [],
            "error": seen.error,
        }

    with Workspace.init(context.folder):
        pass
    try:
        watch(lambda: Workspace.open(context.folder), folder, report, deal=deal, settle_s=settle, once=once)
    except KeyboardInterrupt:
        context.note("stopped; what appears in the meantime is added when you watch again")
    if once and not came and not context.json:
        click.echo(f"nothing new in {folder}")
    if once and failed:
        raise SystemExit(1)
