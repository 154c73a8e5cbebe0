"""What a command has begun and not ended, so that whoever opens the workspace after it was killed can finish it.

The notes are rows of the settings under a prefix of their own: they move and are backed up with everything else, and are
no settings to anybody who asks for those.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, insert, select

from otherside.store import schema as t
from otherside.store.tables import Tables

PREFIX = "unfinished:"
#: The kind of a note that somebody is being erased: whoever finishes it erases them, so only who may do that writes it.
FORGET = "forget"


class UnfinishedTables(Tables):
    """Notes of what is under way."""

    def unfinished(self) -> dict[str, dict[str, Any]]:
        """See ``store.interface.Store``."""
        noted = select(t.settings).where(t.settings.c.key.startswith(PREFIX)).order_by(t.settings.c.key)
        with self._ask() as db:
            return {row.key.removeprefix(PREFIX): row.value for row in db.execute(noted)}

    def put_unfinished(self, key: str, what: dict[str, Any]) -> None:
        """See ``store.interface.Store``."""
        with self._write() as db:
            db.execute(delete(t.settings).where(t.settings.c.key == PREFIX + key))
            db.execute(insert(t.settings).values(key=PREFIX + key, value=what))

    def end_unfinished(self, key: str) -> None:
        """See ``store.interface.Store``."""
        with self._write() as db:
            db.execute(delete(t.settings).where(t.settings.c.key == PREFIX + key))
