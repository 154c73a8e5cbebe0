"""What a network makes of the same batch is worked out once in a process: tests read the same examples again and again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from otherside.extraction import onnx

#: Batches that are kept of each network: some hundred kilobytes each, at the most.
KEPT = 250

_open = onnx.open_session


class Once:
    """A session that remembers: the very same numbers in give the very same numbers out, of one's own to change."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._found: OrderedDict[Any, list[Any]] = OrderedDict()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    def run(self, wanted: Sequence[str] | None, given: dict[str, Any]) -> list[Any]:
        """As ``InferenceSession.run``."""
        key = (
            tuple(wanted or ()),
            *((name, value.shape, value.dtype.str, value.tobytes()) for name, value in sorted(given.items())),
        )
        if key in self._found:
            self._found.move_to_end(key)
        else:
            self._found[key] = self._session.run(wanted, given)
            if len(self._found) > KEPT:
                self._found.popitem(last=False)
        return [found.copy() for found in self._found[key]]


def open_session(path: Path, threads: int | None = None, most_threads: int = 8) -> Once:
    """As the application's, but that it remembers."""
    return Once(_open(path, threads, most_threads))
