"""Accounts: who may come in, what they may see and do, and the log of what was done. Knows no database and no web."""

from otherside.accounts.book import AccountBook, SignIn
from otherside.accounts.interface import Ledger
from otherside.accounts.model import EVERYONE, Access, Account, Entry, Role, Scope, Token

__all__ = ["EVERYONE", "Access", "Account", "AccountBook", "Entry", "Ledger", "Role", "Scope", "SignIn", "Token"]
