"""Persistence behind one small interface; embedded by default."""

from otherside.store.interface import (
    EvidenceRow,
    PersonRecord,
    SourceRecord,
    Store,
    StoredConversation,
    StoredTurn,
)
from otherside.store.opening import create_store, open_store

__all__ = [
    "EvidenceRow",
    "PersonRecord",
    "SourceRecord",
    "Store",
    "StoredConversation",
    "StoredTurn",
    "create_store",
    "open_store",
]
