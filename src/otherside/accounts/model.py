"""The nouns: accounts, roles, tokens, what somebody may reach, entries of the log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

#: In a share: whoever has an account.
EVERYONE = "*"


class Role(StrEnum):
    """What an account may do."""

    OWNER = "owner"
    """Everything: every deal, accounts, erasure, settings."""
    EDITOR = "editor"
    """Reads and changes the deals shared with them, and adds new ones."""
    READER = "reader"
    """Reads the deals shared with them."""


class Scope(StrEnum):
    """What a token may do; never more than the account it belongs to."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


#: The widest scope of each role.
WIDEST = {Role.OWNER: Scope.ADMIN, Role.EDITOR: Scope.WRITE, Role.READER: Scope.READ}
_ORDER = (Scope.READ, Scope.WRITE, Scope.ADMIN)


def narrower(one: Scope, other: Scope) -> Scope:
    """The one of two that allows less."""
    return min(one, other, key=_ORDER.index)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody of ours who may come in.

    Attributes:
        id: random; it is what sessions, shares and the log refer to, so that a name may change.
        name: by which they sign in; lower case.
        role: what they may do.
        password: the encoded Argon2 hash; ``None`` where they come in by a provider only.
        issuer: of the OpenID provider that knows them.
        subject: their id at that provider.
        active: whether they may come in at all.
    """

    id: str
    name: str
    role: Role
    password: str | None = field(default=None, repr=False)
    issuer: str | None = None
    subject: str | None = None
    active: bool = True
    created: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A secret for a script. The secret itself is shown once and never stored.

    Attributes:
        expires: after this moment it opens nothing; UTC without a zone.
        used: when it last did.
    """

    id: str
    account: str
    name: str
    scope: Scope
    expires: dt.datetime
    created: dt.datetime
    used: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """What one request may reach and do. The only thing that the rest of the house asks about accounts.

    Attributes:
        account: id of the account; empty for whoever sits at the machine.
        name: for people.
        scope: the narrower of the role's and the token's.
        deals: names of the deals it may reach; ``None`` is all of them.
    """

    account: str
    name: str
    scope: Scope
    deals: frozenset[str] | None = None

    @property
    def everything(self) -> bool:
        """Whether it may do anything with everything."""
        return self.scope is Scope.ADMIN and self.deals is None

    @property
    def may_write(self) -> bool:
        """Whether it may change what it reaches."""
        return self.scope is not Scope.READ

    def sees(self, deal: str | None) -> bool:
        """Whether a deal is within reach."""
        return self.deals is None or deal in self.deals


#: Whoever sits at the machine and can read the workspace's files anyway.
HERE = Access("", "this machine", Scope.ADMIN)
#: Whoever tried to come in and could not.
NOBODY = Access("", "not signed in", Scope.READ, frozenset())


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log.

    Attributes:
        number: from 1, without gaps.
        at: UTC without a zone.
        account: id of the account; empty for this machine.
        name: what the account was called then.
        action: ``saw``, ``changed``, ``exported``, ``sent`` (to a language model), ``erased``, ``signed_in``, ``refused``,
            ``accounts``.
        what: the command or the address, without anything that was typed into it.
        deal: the deal it was about.
        detail: numbers and ids; never words of a conversation or names of buyers.
        digest: SHA-256 over the entry and the digest before it; see ``accounts.chain``.
    """

    number: int
    at: dt.datetime
    account: str
    name: str
    action: str
    what: str
    deal: str | None
    detail: Mapping[str, Any]
    digest: str
