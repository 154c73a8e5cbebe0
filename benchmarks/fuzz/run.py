"""Fuzzes importers, guided by coverage, from the fixtures of the tests.

    python -m benchmarks.fuzz.run eml --seconds 600
    python -m benchmarks.fuzz.run --seconds 120            # each importer for so long
    python -m benchmarks.fuzz.run --found FOLDER           # where findings and the grown corpus stay; a later run goes on
    python -m benchmarks.fuzz.run --seconds 600 --keep     # … and what it grew is kept in corpus/, for the next one and the tests

Needs atheris (``pip install atheris``), which is no part of what develops otherside: it has no build for every system.
Exit code 1 if anything but the importers' one error came out, or an input took longer than ``--slowest`` seconds or more
than ``--memory`` MB.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import click

from benchmarks.fuzz.lines import that_add
from otherside.importers import importers

FIXTURES = Path(__file__).parents[2] / "tests" / "fixtures"
#: Importers whose fixtures lie under another name.
_FOLDERS = {"table": ("csv",), "plain_json": ("json",), "plain_text": ("text",), "whisper": ("whisper", "srt")}
_LARGEST = 20_000
#: What earlier runs grew, an archive for each importer; tests read all of it.
CORPUS = Path(__file__).with_name("corpus")
#: Larger inputs are not kept.
_KEPT = 3_000
#: The same inputs make the same archive.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """What came of one importer.

    Attributes:
        runs: inputs tried.
        coverage: places of the code reached, as the fuzzer counts them.
        findings: files with the inputs that brought something up.
    """

    runs: int
    coverage: int
    findings: tuple[Path, ...]


def kept(name: str) -> list[tuple[str, bytes]]:
    """``(file name, input)`` of what earlier runs grew for an importer."""
    place = CORPUS / f"{name}.zip"
    if not place.is_file():
        return []
    with zipfile.ZipFile(place) as packed:
        return [(entry, packed.read(entry)) for entry in packed.namelist()]


def keep(name: str, folder: Path) -> None:
    """Keeps what grew in a folder and goes a way of its own through the code: what the fixtures are not, and is not large."""
    CORPUS.mkdir(exist_ok=True)
    small = [p for p in folder.iterdir() if not p.name.startswith("seed") and p.stat().st_size <= _KEPT]
    grown = sorted(that_add(name, small))
    with zipfile.ZipFile(CORPUS / f"{name}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in grown:
            packed.writestr(zipfile.ZipInfo(path.name, _LONG_AGO), path.read_bytes(), zipfile.ZIP_DEFLATED)


def seeds(name: str, folder: Path) -> None:
    """Puts the fixtures of an importer, and what earlier runs grew from them, where the fuzzer begins."""
    folder.mkdir(parents=True, exist_ok=True)
    for entry, data in kept(name):
        (folder / Path(entry).name).write_bytes(data)
    if name == "archive":
        small = io.BytesIO()
        with zipfile.ZipFile(small, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("a/note.md", "# A call\n\nDana: hello\n")
            packed.writestr("b.vtt", "WEBVTT\n")
        (folder / "seed.zip").write_bytes(small.getvalue())
        return
    for under in _FOLDERS.get(name, (name,)):
        for path in (FIXTURES / under).glob("*"):
            if path.is_file() and not path.name.endswith(".expected.json") and path.stat().st_size <= _LARGEST:
                (folder / f"seed-{path.name}").write_bytes(path.read_bytes())
                if name == "docx":
                    with zipfile.ZipFile(path) as packed:
                        (folder / f"seed-{path.name}.xml").write_bytes(packed.read("word/document.xml"))


def fuzz(name: str, seconds: float, found: Path, slowest: int, memory: int) -> Fuzzed:
    """Fuzzes one importer for so many seconds, starting again after inputs that end the process."""
    corpus, bad = found / name / "corpus", found / name / "findings"
    seeds(name, corpus)
    bad.mkdir(parents=True, exist_ok=True)
    before = set(bad.iterdir())
    runs = coverage = 0
    end = time.monotonic() + seconds
    while (left := int(end - time.monotonic())) > 0:
        done = subprocess.run(
            [
                sys.executable, Path(__file__).with_name("target.py"), name, bad, corpus, f"-max_total_time={left}",
                f"-timeout={slowest}", f"-rss_limit_mb={memory}", f"-artifact_prefix={bad}/", f"-max_len={_LARGEST}",
                "-print_final_stats=1", "-verbosity=1",
            ],
            capture_output=True,
            text=True,
            errors="replace",
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(FIXTURES.parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])])},
        )  # fmt: skip
        (found / name / "log.txt").write_text(done.stdout + done.stderr)
        counts = [int(n) for n in re.findall(r"#(\d+)\s+(?:DONE|NEW|REDUCE|pulse|INITED)", done.stderr)]
        runs += max(counts, default=0)
        coverage = max([coverage, *(int(n) for n in re.findall(r"cov: (\d+)", done.stderr))])
        if not counts:
            raise click.ClickException(f"{name}: the fuzzer did not start: {done.stderr[-500:]}")
        if done.returncode == 0:
            break
    return Fuzzed(runs, coverage, tuple(sorted(p for p in set(bad.iterdir()) - before if p.name != "input.zip")))


@click.command()
@click.argument("names", nargs=-1, metavar="[IMPORTER]...")
@click.option("--seconds", default=60, show_default=True, type=click.IntRange(1), help="For each importer.")
@click.option("--found", type=click.Path(path_type=Path, file_okay=False), help="Where findings and corpus stay.")
@click.option("--keep", "keeps", is_flag=True, help="Keep what grew in benchmarks/fuzz/corpus.")
@click.option("--slowest", default=20, show_default=True, help="Seconds for one input.")
@click.option("--memory", default=1500, show_default=True, help="MB for the process.")
def main(names: tuple[str, ...], seconds: int, found: Path | None, keeps: bool, slowest: int, memory: int) -> None:
    """Fuzzes importers."""
    if find_spec("atheris") is None:
        raise click.ClickException("fuzzing needs atheris: pip install atheris")
    every = [*(i.name for i in importers()), "archive"]
    if strange := [n for n in names if n not in every]:
        raise click.ClickException(f"no importer is called {strange[0]!r}; there are {', '.join(every)}")
    place = found or Path(tempfile.mkdtemp(prefix="otherside-fuzz-"))
    findings = 0
    for name in names or every:
        result = fuzz(name, seconds, place, slowest, memory)
        findings += len(result.findings)
        click.echo(f"{name:12}{result.runs:10,} inputs{result.coverage:8,} places{len(result.findings):4} findings")
        for path in result.findings:
            click.echo(f"  {path}")
        if keeps:
            keep(name, place / name / "corpus")
    raise SystemExit(1 if findings else 0)


if __name__ == "__main__":
    main()
