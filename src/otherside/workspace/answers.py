"""Answers kept in memory by a program that answers many: the web application and the MCP server."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from otherside.domain import Unavailable

_KEPT = 1_024


@dataclass(slots=True)
class _Working:
    """Somebody makes an answer; ``away`` is why it cannot be made now."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    away: Unavailable | None = None


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
        self._working: dict[tuple[Any, ...], _Working] = {}

    def known(self, key: tuple[Any, ...]) -> Any:
        """One that is there already, or None."""
        with self._lock:
            return self._answers.get(key)

    def kept(self, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        """One that is there, or made now.

        Whoever waits while it is made shares what comes of it, also that it could not be made for now.
        """
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
            working = self._working.setdefault(key, _Working())
            era = self._era
        with working.lock:
            with self._lock:
                if key in self._answers:
                    return self._answers[key]
            if working.away is not None:
                raise working.away
            try:
                answer = make()
            except BaseException as error:
                working.away = error if isinstance(error, Unavailable) else None
                with self._lock:
                    self._over(key, working)
                raise
            with self._lock:
                # Not what was begun before all was let go of.
                if era == self._era:
                    self._answers[key] = answer
                    while len(self._answers) > self._most:
                        self._answers.popitem(last=False)
                self._over(key, working)
        return answer

    def _over(self, key: tuple[Any, ...], working: _Working) -> None:
        if self._working.get(key) is working:
            del self._working[key]

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
