"""Connections and transactions that all tables share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from otherside.store.database import Database

_CHUNK = 500


def chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Parts small enough for one statement's parameters."""
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]


class Tables:
    """A database and its two kinds of access.

    Attributes:
        database: for what concerns the whole of it, as copying.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with self.database.translate(), self.database.reader.connect() as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with (
            self.database.translate(),
            self.database.writer.connect() as connection,
            connection.begin(),
        ):
            self.database.lock(connection)
            yield connection
