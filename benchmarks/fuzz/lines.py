"""Which inputs are worth keeping: those in which some line of the importers follows another that it follows in no smaller one."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

import otherside
from benchmarks.fuzz.parsing import take_in

_OURS = str(Path(otherside.__file__).parent)
_Step = tuple[str, int, int]


def that_add(name: str, paths: Iterable[Path]) -> list[Path]:
    """Of the inputs of an importer, from the smallest, those that take a way through the code that none before took."""
    known: set[_Step] = set()
    kept = []
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(paths, key=lambda p: (p.stat().st_size, p.name)):
            with steps() as found, suppress(Exception):
                take_in(name, path.read_bytes(), Path(folder))
            if not found <= known:
                known |= found
                kept.append(path)
    return kept


@contextmanager
def steps() -> Iterator[set[_Step]]:
    """The pairs of lines of otherside that follow one another in a function, while the block runs."""
    found: set[_Step] = set()

    def entered(frame: FrameType, _event: str, _arg: object) -> Callable[[FrameType, str, object], Any] | None:
        code = frame.f_code
        if not code.co_filename.startswith(_OURS):
            return None
        last = 0

        def line(frame: FrameType, event: str, _arg: object) -> Callable[[FrameType, str, object], Any]:
            nonlocal last
            if event == "line":
                found.add((code.co_filename, last, frame.f_lineno))
                last = frame.f_lineno
            return line

        return line

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        yield found
    finally:
        sys.settrace(before)
