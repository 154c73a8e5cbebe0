"""The store over SQLAlchemy Core: one implementation for every SQL database we support."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from sqlalchemy import delete, func, insert, not_, or_, select

from otherside.store import schema as t
from otherside.store.consent import ConsentTables
from otherside.store.conversations import ConversationTables
from otherside.store.corrections import CorrectionTables
from otherside.store.erasure import ErasureTables
from otherside.store.evidence import EvidenceTables
from otherside.store.known_again import PREFIX as AGAIN
from otherside.store.known_again import KnownAgainTables
from otherside.store.people import PeopleTables
from otherside.store.redaction import RedactionTables
from otherside.store.unfinished import PREFIX, UnfinishedTables
from otherside.store.visible import DealTables


class SqlStore(
    ConversationTables,
    PeopleTables,
    EvidenceTables,
    CorrectionTables,
    ErasureTables,
    ConsentTables,
    DealTables,
    RedactionTables,
    UnfinishedTables,
    KnownAgainTables,
):
    """See ``store.interface.Store``."""

    def close(self) -> None:
        """Releases the database."""
        self.database.close()

    def revision(self) -> str:
        return self.database.revision()

    def stamps(self, deals: Collection[str]) -> dict[str, str] | None:
        return self.database.stamps(deals)

    def erasures(self) -> str:
        return self.database.erasures()

    def may_scrub(self) -> None:
        self.database.may_scrub()

    def scrub(self) -> None:
        self.database.scrub()

    def backup_to(self, path: Path) -> None:
        self.database.backup_to(path)

    def settings(self) -> dict[str, Any]:
        with self._ask() as db:
            notes = or_(t.settings.c.key.startswith(PREFIX), t.settings.c.key.startswith(AGAIN))
            return {r.key: r.value for r in db.execute(select(t.settings).where(not_(notes)))}

    def put_setting(self, key: str, value: Any) -> None:
        self.change_setting(key, lambda _: value)

    def change_setting(self, key: str, change: Callable[[Any], Any]) -> Any:
        with self._write() as db:
            held = db.execute(select(t.settings.c.value).where(t.settings.c.key == key)).scalar_one_or_none()
            value = change(held)
            db.execute(delete(t.settings).where(t.settings.c.key == key))
            db.execute(insert(t.settings).values(key=key, value=value))
        return value

    def counts(self) -> dict[str, int]:
        tables = {
            "conversations": t.conversations,
            "turns": t.turns,
            "people": t.people,
            "evidence": t.evidence,
            "sources": t.sources,
            "corrections": t.corrections,
        }
        with self._read() as db:
            return {
                name: int(db.execute(select(func.count()).select_from(table)).scalar_one())
                for name, table in tables.items()
            }
