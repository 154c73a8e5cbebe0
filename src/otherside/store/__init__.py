"""Persistence behind one small interface; embedded by default."""

from otherside.store.interface import Store
from otherside.store.opening import create_store, open_store
from otherside.store.stored import (
    Correction,
    EvidenceRow,
    PersonRecord,
    SourceRecord,
    StoredConversation,
    StoredTurn,
    Verdict,
)

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
