"""Answers kept in memory by a program that answers many: the web application and the MCP server."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

_KEPT = 1_024


class Answers:
    """Answers kept for everybody who sees the same deals, each made once however many ask at a time.

    Args:
        most: that are kept; those that nobody asked for longest go first.
    """

    def __init__(self, most: int = _KEPT) -> None:
        self._most = most
        self._answers: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._lock = threading.Lock()
        self._era = ""
        self._working: dict[tuple[Any, ...], threading.Lock] = {}

    def known(self, key: tuple[Any, ...]) -> Any:
        """One that is there already, or None."""
        with self._lock:
            return self._answers.get(key)

    def kept(self, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        """One that is there, or made now."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
            working = self._working.setdefault(key, threading.Lock())
        with working:
            with self._lock:
                if key in self._answers:
                    return self._answers[key]
            try:
                answer = make()
            finally:
                with self._lock:
                    self._working.pop(key, None)
            with self._lock:
                self._answers[key] = answer
                while len(self._answers) > self._most:
                    self._answers.popitem(last=False)
        return answer

    def of_era(self, era: str) -> None:
        """Lets go of all that was kept in another era than this."""
        with self._lock:
            if era != self._era:
                self._era = era
                self._answers.clear()

    def only(self, keep: Callable[[tuple[Any, ...]], bool]) -> None:
        """Lets go of every other one."""
        with self._lock:
            for key in [key for key in self._answers if not keep(key)]:
                del self._answers[key]
