"""Processes that work out what takes long, so that nobody's page waits for somebody else's forecast.

A program of Python does one thing at a time, however many threads it has: while a forecast is worked out, every other
page of every colleague stands still. So a team's server has forecasts, questions and plans made by processes of their own.
Each deal has its process, which keeps what it has worked out as the application does.
"""

from __future__ import annotations

import atexit
import logging
import multiprocessing
import os
import pickle
import signal
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside.accounts.model import Access
from otherside.domain import Busy, OthersideError
from otherside.workspace.heard import likeness
from otherside.workspace.places import look_anew

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess


#: ``make(state, workspace, deal, *args)``: a function of a module, which a process finds by its name.
Make = Callable[..., Any]
#: Seconds after which a process is taken to hang.
PATIENCE = 120.0
#: Threads of the application that may wait for processes; the others answer what needs none.
WAITING = 24
_log = logging.getLogger(__name__)


class NoProcess(Exception):
    """The system lets no process begin."""


class Workers:
    """Some processes for one workspace; each begins with the first that it is to work out."""

    def __init__(self, folder: Path, count: int) -> None:
        self._places = [_Place(folder) for _ in range(count)]
        self._waiting = threading.BoundedSemaphore(WAITING)
        # Before the library waits, without end, for processes that nobody has told to end.
        atexit.register(self.close)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """For whoever is about to wait for a process, or for somebody who does.

        Raises:
            Busy: too many wait; the others answer what needs no process.
        """
        if not self._waiting.acquire(blocking=False):
            raise Busy("more is being worked out than this server can do at a time; try again in a moment")
        try:
            yield
        finally:
            self._waiting.release()

    def work(
        self, access: Access | None, make: Make, deal: str, args: tuple[Any, ...], patience: float = PATIENCE
    ) -> Any:
        """What ``make`` gives in the process of a deal, for somebody's view.

        Raises:
            OthersideError: as ``make`` does.
            Busy: it took too long, or the process ended twice while it was at it.
            NoProcess: none can be begun.
        """
        place = self._places[zlib.crc32(deal.encode("utf-8", "surrogatepass")) % len(self._places)]
        return place.ask((access, make, deal, args), patience)

    def close(self) -> None:
        """Ends the processes, whatever they are at."""
        atexit.unregister(self.close)
        for place in self._places:
            place.kill()
        for place in self._places:
            place.close()


class _Place:
    """One process at a time, asked one thing at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None
        self._closed = False

    def ask(self, question: tuple[Any, ...], patience: float) -> Any:
        asked = pickle.dumps(question)
        if not self._lock.acquire(timeout=patience):
            raise Busy("what was asked for before this takes too long to work out; try again later")
        try:
            for last in (False, True):
                line = self._begun()
                try:
                    line.send_bytes(asked)
                    if not line.poll(patience):
                        raise TimeoutError
                    fine, answer = pickle.loads(line.recv_bytes())
                    break
                except TimeoutError:
                    self._end()
                    raise Busy("this took too long to work out and was stopped; try again later") from None
                except (EOFError, OSError) as error:
                    self._end()
                    if self._closed or last:
                        raise Busy("this could not be worked out just now; try again later") from error
                    # Killed, for want of memory perhaps.
                    _log.warning("a process that works out forecasts has ended; another takes its place")
                except BaseException:
                    # Half an answer would be the next one's.
                    self._end()
                    raise
        finally:
            self._lock.release()
        if fine:
            return answer
        raise answer

    def _begun(self) -> Connection:
        if self._line is not None:
            return self._line
        if self._closed:
            raise Busy("the server is being stopped")
        context = multiprocessing.get_context("spawn")
        try:
            self._line, other = context.Pipe()
            try:
                self._process = context.Process(target=_serve, args=(other, self._folder), daemon=True)
                self._process.start()
            finally:
                other.close()
        except (OSError, NotImplementedError) as error:
            self._end()
            raise NoProcess(str(error)) from error
        if self._closed:
            self._end()
            raise Busy("the server is being stopped")
        return self._line

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
        if self._process is not None and self._process.pid is not None:
            self._process.kill()
            self._process.join(5)
        self._line = self._process = None

    def kill(self) -> None:
        self._closed = True
        process = self._process
        if process is not None and process.pid is not None:
            # Whoever waits for it is told by the end of the line.
            process.kill()

    def close(self) -> None:
        with self._lock:
            self._end()


def _serve(line: Connection, folder: Path) -> None:
    """What a process does until whoever began it hangs up or is gone."""
    from otherside.web.config import WebConfig
    from otherside.web.doors import Doors
    from otherside.web.state import Views

    for name in (signal.SIGINT, signal.SIGTERM):
        # Both reach everybody at a terminal or in a service; the application finishes what it is at, and then ends us.
        signal.signal(name, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    config = WebConfig(folder)
    views = Views(config, Doors(config))
    erased = ""
    with suppress(EOFError, OSError):
        while True:
            access, make, deal, args = pickle.loads(line.recv_bytes())
            try:
                # Whoever asks keeps the answer for the state it knows, which may be of this very moment.
                look_anew(folder)
                state = views.of(access)
                with state.open() as workspace:
                    if erased != (now := workspace.store.erasures()):
                        views.forget()
                        likeness.forget()
                        erased = now
                    answer = (True, state.worked_out(workspace, deal, make, *args))
            except Exception as error:
                if not isinstance(error, OthersideError):
                    # What is sent has lost its place.
                    _log.exception("%s of a deal", make.__qualname__)
                answer = (False, error)
            line.send_bytes(_packed(answer))


def _end_with_parent() -> None:
    """A parent that was killed says no farewell, and whoever is at work does not hear that the line is cut."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _packed(answer: tuple[bool, Any]) -> bytes:
    try:
        packed = pickle.dumps(answer)
        if not answer[0]:
            # An error that takes more than its text is sent, and cannot be read.
            pickle.loads(packed)
        return packed
    except Exception as error:
        _log.exception("what was worked out cannot be sent")
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))


def default_count(cores: int) -> int:
    """As many as leave half of the machine to pages and database, and no more than four."""
    return max(1, min(4, cores // 2))
