"""Processes that work out what takes long, so that nobody's page waits for somebody else's forecast.

A program of Python does one thing at a time, however many threads it has: while a forecast is worked out, every other
page of every colleague stands still. So a team's server has forecasts, questions and plans made by processes of their own.
Each deal has its process, which keeps what it has worked out as the application does.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import zlib
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside.accounts.model import Access

if TYPE_CHECKING:
    from otherside.web.state import State, Views

#: ``make(state, workspace, deal, *args)``: a function of a module, which a process finds by its name.
Make = Callable[..., Any]
_log = logging.getLogger(__name__)


class Workers:
    """Some processes for one workspace; they begin with the first that is to be worked out."""

    def __init__(self, folder: Path, count: int) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._processes: list[ProcessPoolExecutor | None] = [None] * count

    def work(self, access: Access | None, make: Make, deal: str, args: tuple[Any, ...]) -> Any:
        """What ``make`` gives in the process of a deal, for somebody's view.

        Raises:
            OthersideError: as ``make`` does.
            BrokenProcessPool: the process ended twice.
        """
        place = zlib.crc32(deal.encode()) % len(self._processes)
        try:
            return self._process(place).submit(_answer, access, make, deal, args).result()
        except BrokenProcessPool:
            # Killed, for want of memory perhaps: whoever asks next begins another.
            _log.warning("a process that works out forecasts has ended; another takes its place")
            with self._lock:
                self._processes[place] = None
            return self._process(place).submit(_answer, access, make, deal, args).result()

    def _process(self, place: int) -> ProcessPoolExecutor:
        with self._lock:
            found = self._processes[place]
            if found is None:
                found = self._processes[place] = ProcessPoolExecutor(
                    1, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(self._folder,)
                )
            return found

    def close(self) -> None:
        """Ends the processes once they have finished what they are at; what waits is not begun."""
        with self._lock:
            for process in self._processes:
                if process is not None:
                    process.shutdown(cancel_futures=True)
            self._processes = [None] * len(self._processes)


#: In a process: what it works with.
_views: Views | None = None


def _begin(folder: Path) -> None:
    """Once, when a process begins."""
    from otherside.web.config import WebConfig
    from otherside.web.doors import Doors
    from otherside.web.state import Views

    global _views
    # The one who began us ends us; Ctrl-C reaches everybody at the terminal.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    config = WebConfig(folder)
    _views = Views(config, Doors(config))


def _end_with_parent() -> None:
    """A parent that was killed says no farewell."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _answer(access: Access | None, make: Make, deal: str, args: tuple[Any, ...]) -> Any:
    assert _views is not None
    state: State = _views.of(access)
    with state.open() as workspace:
        return state.worked_out(workspace, deal, make, *args)


def default_count() -> int:
    """As many as leave half of the machine to pages and database, and no more than four."""
    return max(1, min(4, (os.cpu_count() or 2) // 2))
