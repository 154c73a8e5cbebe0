"""Persistence behind one small interface; embedded by default."""

from otherside.store.interface import (
    Correction,
    EvidenceRow,
    PersonRecord,
    SourceRecord,
    Store,
    StoredConversation,
    StoredTurn,
    Verdict,
)
from otherside.store.opening import create_store, open_store

__all__ = [
    "Correction",
    "EvidenceRow",
    "PersonRecord",
    "SourceRecord",
    "Store",
    "StoredConversation",
    "StoredTurn",
    "Verdict",
    "create_store",
    "open_store",
]
