"""``otherside extract``."""

import json
from pathlib import Path

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural
from otherside.domain.errors import InputError


@click.command("extract")
@click.argument("source", metavar="IN.jsonl", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "-o", "--output", metavar="OUT.jsonl", type=click.Path(path_type=Path, allow_dash=True), help="[default: stdout]"
)
@common
def command(context: Context, source: Path, output: Path | None) -> None:
    """Find evidence in lines of JSON: {"id", "text", "prev"?, "speaker_role"?}.

    Where there is a workspace, what it learnt from your corrections is used; nothing is stored there.
    """
    from otherside.workspace.reading.stateless import extract_lines, reader_for

    try:
        if output is not None and str(output) == "-":
            output = None
        if output is not None and output.exists() and source.exists() and output.samefile(source):
            raise InputError(f"{output}: that is the file that is read, and its texts would be gone; name another")
        # Windows writes a mark at the beginning that is no part of the text.
        with click.open_file(str(source), encoding="utf-8-sig") as lines, context.progress() as progress:
            reader = reader_for(context.folder if context.has_workspace else None)
            results = extract_lines(lines, str(source), reader)
            if output is None:
                for line in results:
                    click.echo(json.dumps(line, ensure_ascii=False))
                return
            # Written beside and moved into place: a half-written result would look like a whole one.
            part = output.with_name(output.name + ".part")
            if output.is_dir() or not output.parent.is_dir():
                raise InputError(f"{output}: no file can be written there; check the path")
            count = 0
            try:
                with part.open("w", encoding="utf-8") as out:
                    for count, line in enumerate(results, 1):
                        out.write(json.dumps(line, ensure_ascii=False) + "\n")
                        if count % 256 == 0:
                            progress("understanding", count, 0)
                part.replace(output)
            finally:
                part.unlink(missing_ok=True)
    except BrokenPipeError:
        # The reader of our output went away: that is not about the file that is read.
        raise
    except UnicodeDecodeError as error:
        raise InputError(f"{source}: not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise InputError(f"{error.filename or source}: {error.strerror}; check the path") from error
    if context.json:
        context.emit({"lines": count, "output": str(output)})
    else:
        context.note(f"{plural(count, 'line')} read, results in {output}")
