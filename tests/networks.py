"""What a network makes of the same batch is worked out once, by whichever worker is first, and kept from run to run.

Tests read the same examples again and again. What is kept belongs to the very network, by its digest, to the library that ran
it, and to the very numbers that went in.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import time
from collections import OrderedDict
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from otherside.extraction import onnx

#: Batches that a process holds of each network: some hundred kilobytes each, at the most.
HELD = 250
#: Days after which what no run has asked for is thrown away.
DAYS = 3

#: On the path of a Python process that is started, has its networks remember too.
REMEMBERING = str(Path(__file__).with_name("remembering"))

_open = onnx.open_session
#: Where batches are kept for other processes and later runs; none: nowhere.
_kept: Path | None = None


def keep_in(folder: Path | None) -> None:
    """Says where batches are kept, from the next network that is opened on; also to processes that are started from then on."""
    global _kept
    _kept = folder
    os.environ.pop("OTHERSIDE_TESTS_NETWORKS", None)
    if folder is not None:
        os.environ["OTHERSIDE_TESTS_NETWORKS"] = str(folder)


def forget_old(folder: Path) -> None:
    """Throws away what no run has asked for lately: of networks and of texts that are no more."""
    before = time.time() - DAYS * 86_400
    for file in folder.iterdir():
        with contextlib.suppress(FileNotFoundError):  # another run does the same
            if file.stat().st_mtime < before:
                file.unlink()


class Once:
    """A session that remembers: the very same numbers in give the very same numbers out, of one's own to change.

    The network itself is opened when there is something that it has not read yet.
    """

    def __init__(self, path: Path, threads: int | None, most_threads: int) -> None:
        self._opening = (path, threads, most_threads)
        self._session: Any = None
        self._found: OrderedDict[str, list[Any]] = OrderedDict()
        self._folder = _kept
        self._network = f"{hashlib.sha256(path.read_bytes()).hexdigest()} {version('onnxruntime')}"

    def __getattr__(self, name: str) -> Any:
        return getattr(self._opened(), name)

    def _opened(self) -> Any:
        if self._session is None:
            self._session = _open(*self._opening)
        return self._session

    def run(self, wanted: Sequence[str] | None, given: dict[str, Any]) -> list[Any]:
        """As ``InferenceSession.run``."""
        key = self._key(wanted, given)
        if key in self._found:
            self._found.move_to_end(key)
        else:
            self._found[key] = self._kept(key) or self._worked_out(key, wanted, given)
            if len(self._found) > HELD:
                self._found.popitem(last=False)
        return [found.copy() for found in self._found[key]]

    def _key(self, wanted: Sequence[str] | None, given: dict[str, Any]) -> str:
        key = hashlib.sha256(repr((self._network, wanted)).encode())
        for name, value in sorted(given.items()):
            key.update(repr((name, value.shape, value.dtype.str)).encode())
            key.update(value.tobytes())
        return key.hexdigest()

    def _kept(self, key: str) -> list[Any] | None:
        if self._folder is None:
            return None
        file = self._folder / key
        try:
            found: list[Any] = pickle.loads(file.read_bytes())
            os.utime(file)
        except FileNotFoundError:
            return None
        return found

    def _worked_out(self, key: str, wanted: Sequence[str] | None, given: dict[str, Any]) -> list[Any]:
        found: list[Any] = self._opened().run(wanted, given)
        if self._folder is not None:
            # Whole or not at all: other workers look for it meanwhile.
            begun = self._folder / f"{key}.{os.getpid()}"
            begun.write_bytes(pickle.dumps(found, protocol=5))
            begun.replace(self._folder / key)
        return found


def open_session(path: Path, threads: int | None = None, most_threads: int = 8) -> Any:
    """As the application's, but that it remembers."""
    return Once(path, threads, most_threads) if path.is_file() else _open(path, threads, most_threads)
