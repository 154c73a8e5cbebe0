"""Connections and transactions that all tables share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine

_CHUNK = 500


def chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Parts small enough for one statement's parameters."""
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]


class Tables:
    """A database and its two kinds of access."""

    def __init__(self, engine: Engine, translate: Callable[[], Any]) -> None:
        """``translate`` is a context manager that turns database errors into our own."""
        self._engine = engine
        self._translate = translate

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with self._translate(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with (
            self._translate(),
            self._engine.connect().execution_options(otherside_write=True) as connection,
            connection.begin(),
        ):
            yield connection
