"""Connections and transactions that all tables share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam

from otherside.store.database import Database

#: So many values are put into one statement.
FEW = 500


def chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Parts small enough for one statement's parameters."""
    for start in range(0, len(items), FEW):
        yield items[start : start + FEW]


def given(name: str) -> BindParameter[Any]:
    """What differs from one asking of a question to the next; see ``Tables._answers``."""
    return bindparam(name, None)


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
    def _ask(self) -> Iterator[Connection]:
        """For one statement: it needs no transaction to see one moment."""
        with self.database.translate(), self.database.asker.connect() as connection:
            yield connection

    def _answers(self, *questions: Select[Any], **values: Any) -> list[list[Any]]:
        """Several questions about one moment; made once, with ``given`` for what differs."""
        with self.database.translate():
            return self.database.answers(questions, values)

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with (
            self.database.translate(),
            self.database.writer.connect() as connection,
            connection.begin(),
        ):
            self.database.lock(connection)
            yield connection
        self.database.wrote()
