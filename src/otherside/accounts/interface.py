"""What accounts ask of whatever keeps them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from otherside.accounts.model import Account, Entry, Role, Token


class Ledger(Protocol):
    """Accounts, shares, tokens, sessions and the log. Every method is one transaction. Secrets come as digests."""

    def accounts(self) -> list[Account]:
        """All of them, by name."""
        ...

    def account(self, key: str) -> Account | None:
        """By id or name."""
        ...

    def account_at(self, issuer: str, subject: str) -> Account | None:
        """By their id at an OpenID provider."""
        ...

    def put_account(self, account: Account) -> None:
        """Makes one.

        Raises:
            InputError: another one has the name.
        """
        ...

    def change_account(
        self, account: str, changes: Mapping[str, Any], given: Mapping[str, Any] | None = None, ends: bool = False
    ) -> Account | None:
        """Changes what is named of one, and nothing else of it.

        Args:
            changes: fields of ``Account`` with what they become.
            given: fields with what they must be as it is changed; else nothing is.
            ends: where it makes a difference, whether every session of the account ends.

        Returns:
            The account as it is then; ``None`` where it is gone, not as given, or another one has its id at a provider.

        Raises:
            InputError: it would leave no active owner.
        """
        ...

    def delete_account(self, account: str) -> None:
        """With its shares, tokens and sessions. What it did stays in the log.

        Raises:
            InputError: it is the last active owner.
        """
        ...

    def shares(self) -> list[tuple[str, str]]:
        """``(deal, account id or EVERYONE)``, sorted."""
        ...

    def share(self, deal: str, account: str, shared: bool = True) -> bool:
        """Shares a deal or takes that back; whether that changed anything."""
        ...

    def shared_with(self, account: str) -> frozenset[str]:
        """Deals that are shared with an account or with everyone."""
        ...

    def put_token(self, token: Token, digest: str) -> None:
        """Keeps a token."""
        ...

    def tokens(self, account: str | None = None) -> list[Token]:
        """Of one account or of all, oldest first."""
        ...

    def token_of(self, digest: str, now: dt.datetime) -> tuple[Token, Account] | None:
        """The token of a secret with its active account, if it has not expired; notes that it was used."""
        ...

    def delete_token(self, token: str) -> bool:
        """Ends a token; whether there was one."""
        ...

    def put_session(self, digest: str, account: Account, now: dt.datetime, expires: dt.datetime) -> bool:
        """Keeps a session, and drops those that are over.

        Returns:
            False, and none is kept, where the account is paused, gone, or proves who it is by something else meanwhile.
        """
        ...

    def session_of(self, digest: str, now: dt.datetime, idle: dt.timedelta) -> tuple[Account, frozenset[str]] | None:
        """The active account of a session that is neither over nor idle for too long, and the deals that are shared with it.

        It is noted that the session was seen.
        """
        ...

    def delete_sessions(self, *, digest: str | None = None, account: str | None = None) -> None:
        """Ends a session, or all of an account."""
        ...

    def attempt(self, most: Mapping[str, int], now: dt.datetime, since: dt.datetime) -> bool:
        """Counts an attempt as failed under each key, until it is known better; those before ``since`` are dropped.

        Returns:
            False, and nothing is counted, where there were as many under a key as ``most`` says.
        """
        ...

    def succeeded(self, forget: str, once: str | None, now: dt.datetime) -> None:
        """Drops all that was counted under one key, and of another the attempt of this moment."""
        ...

    def log(
        self, account: str, name: str, action: str, what: str, deal: str | None, detail: Mapping[str, Any]
    ) -> Entry:
        """Appends to the log; the only way to write to it."""
        ...

    def entries(
        self,
        *,
        since: dt.datetime | None = None,
        account: str | None = None,
        action: str | None = None,
        deal: str | None = None,
        latest: int | None = None,
    ) -> Iterator[Entry]:
        """The log, oldest first; with ``latest``, only so many of the newest."""
        ...

    def close(self) -> None:
        """Releases the database."""
        ...


def has_owner(accounts: list[Account]) -> bool:
    """Whether somebody is left who may do everything."""
    return any(a.active and a.role is Role.OWNER for a in accounts)
