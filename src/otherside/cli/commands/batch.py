"""``otherside batch``."""

from __future__ import annotations

from pathlib import Path

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural


@click.command("batch")
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="IN.parquet")
@click.option("-o", "target", required=True, type=click.Path(path_type=Path), metavar="OUT.parquet", help="Result.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 256), help="Processes.")
@click.option("--part", default=5000, show_default=True, type=click.IntRange(1), help="Rows done at a time.")
@click.option("--engine", default="processes", show_default=True, metavar="ENGINE",
              help="processes, or daft (on Ray when DAFT_RUNNER=ray).")  # fmt: skip
@common
def command(context: Context, source: Path, target: Path, workers: int, part: int, engine: str) -> None:
    """Find evidence in every row of a Parquet file (columns id, text; prev and speaker_role if known).

    May be stopped and run again: what is done stays done, and every row gets exactly one result.
    """
    from otherside.workspace.reading.batch import batch

    with context.progress() as progress:
        done = batch(source, target, workers=workers, part=part, engine=engine, progress=progress)
    if context.json:
        context.emit(done)
    else:
        click.echo(
            f"{plural(done['rows'], 'row')} in {plural(done['parts'], 'part')}, {done['done_before']} of them done before: {target}"
        )
