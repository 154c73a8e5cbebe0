"""The command line, as a process, and within this one: what a process would write and end with, without what starting one costs."""

from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

from tests.networks import REMEMBERING

ROOT = Path(__file__).parents[1]


def process(*arguments: object, workspace: Path | None = None, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Runs ``otherside`` with these arguments in a process of its own; ``workspace``: what ``OTHERSIDE_WORKSPACE`` names."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), REMEMBERING]), **_named(workspace)}
    return subprocess.run(
        [sys.executable, "-m", "otherside", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", env=environment, cwd=ROOT, input=stdin,
    )  # fmt: skip


def command(*arguments: object, workspace: Path | None = None, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """The same within this process.

    Loading what reads text takes seconds of a processor, for each process anew. What only a process shows belongs in one:
    that a command imports all it needs, what it leaves open or running, that nothing else stands on its streams.

    Args:
        workspace: what ``OTHERSIDE_WORKSPACE`` names.
        stdin: what can be read from standard input, which is no terminal.

    Returns:
        As of a process: ``returncode``, ``stdout``, ``stderr``; whatever nobody caught is a traceback and 1.
    """
    from otherside.cli.main import main

    words = [str(argument) for argument in arguments]
    said, told = _stream(), _stream()
    given = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    with (
        _restored(workspace),
        chdir(ROOT),
        mock.patch.object(sys, "argv", ["otherside", *words]),
        mock.patch.object(sys, "stdin", given),
        redirect_stdout(said),
        redirect_stderr(told),
    ):
        code = _ended(main)
    return subprocess.CompletedProcess(words, code, _text(said), _text(told))


def _ended(main: object) -> int:
    assert callable(main)
    try:
        main()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except Exception:
        traceback.print_exc()
        return 1
    return 0


def _named(workspace: Path | None) -> dict[str, str]:
    return {} if workspace is None else {"OTHERSIDE_WORKSPACE": str(workspace)}


@contextmanager
def _restored(workspace: Path | None) -> Iterator[None]:
    """What is set for a command, and what it sets for its process, ends with it."""
    log = logging.getLogger("otherside")
    handlers, propagate = list(log.handlers), log.propagate
    with mock.patch.dict(os.environ, _named(workspace)):
        try:
            yield
        finally:
            log.handlers, log.propagate = handlers, propagate


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _text(stream: io.TextIOWrapper) -> str:
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode("utf-8")
