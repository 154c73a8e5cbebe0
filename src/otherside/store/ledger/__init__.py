"""Accounts and the log, kept beside the workspace's store: reading a page must not look like a change of the workspace."""

from otherside.store.ledger.opening import has_ledger, ledger_there, open_ledger
from otherside.store.ledger.sql import SqlLedger

__all__ = ["SqlLedger", "has_ledger", "ledger_there", "open_ledger"]
