"""What a store needs of the database behind it, whichever it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Select


class Database(Protocol):
    """One database that can hold a workspace.

    Attributes:
        name: for people: the file, or the address without a password.
        reader: connections that see one moment of the store for as long as they are in a transaction.
        asker: connections for one statement, which sees one moment by itself: no transaction is put around it.
        writer: connections that write; one transaction at a time, see ``lock``.
    """

    name: str
    reader: Engine
    asker: Engine
    writer: Engine

    def lock(self, connection: Connection) -> None:
        """Waits, at the beginning of a transaction of ``writer``, until nobody else writes."""
        ...

    def wrote(self) -> None:
        """Said after each transaction of ``writer``: what is remembered of the revision no longer holds."""
        ...

    def answers(self, questions: tuple[Select[Any], ...], given: Mapping[str, Any]) -> list[list[Any]]:
        """The rows of several questions about one moment.

        Args:
            questions: kept by the caller, since what is worked out about each is kept with it.
            given: what their parameters stand for.
        """
        ...

    def translate(self) -> AbstractContextManager[None]:
        """Turns errors of the database into one clear line with the remedy."""
        ...

    def revision(self) -> str:
        """Changes whenever somebody, anywhere, has changed the store."""
        ...

    def stamps(self, deals: Collection[str]) -> dict[str, str] | None:
        """For each of these deals what changes whenever something is written that concerns it.

        None where the database does not know.
        """
        ...

    def erasures(self) -> str:
        """Changes whenever something was erased for good, on a database that several machines have copies of."""
        ...

    def may_scrub(self) -> None:
        """Returns where ``scrub`` can do all that it is for.

        Raises:
            Refused: only somebody else may rewrite the tables; it says who.
        """
        ...

    def noted(self) -> Iterator[tuple[str, str]]:
        """What the database notes of our rows beside them, ``(where, text)``, to search it for traces."""
        ...

    def scrub(self) -> None:
        """Rewrites what is on disk, so that nothing of what was deleted is left in it."""
        ...

    def backup_to(self, path: Path) -> None:
        """Writes a consistent copy, as a file of SQLite that does not exist yet, while the store is in use."""
        ...

    def close(self) -> None:
        """Releases the database."""
        ...
