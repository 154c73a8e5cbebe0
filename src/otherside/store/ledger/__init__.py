"""Accounts and the log, kept beside the workspace's store: reading a page must not look like a change of the workspace."""

from otherside.store.ledger.opening import has_ledger, ledger_there, open_ledger

__all__ = ["has_ledger", "ledger_there", "open_ledger"]
