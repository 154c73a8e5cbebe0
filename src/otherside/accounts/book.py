"""What can be done with accounts: make them, come in, share deals, give tokens to scripts, keep the log."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from otherside.accounts.interface import Ledger
from otherside.accounts.model import EVERYONE, NOBODY, WIDEST, Access, Account, Entry, Role, Scope, Token, narrower
from otherside.accounts.passwords import check_password, fits, hash_password, outdated
from otherside.domain import InputError
from otherside.domain.patterns import lazily

SESSION = dt.timedelta(hours=12)
IDLE = dt.timedelta(hours=2)
#: Failures within ``WINDOW`` after which signing in waits, by name and by address.
WINDOW = dt.timedelta(minutes=15)
MOST_BY_NAME = 10
MOST_BY_ADDRESS = 50
_WAIT = f"too many attempts; wait {int(WINDOW.total_seconds() // 60)} minutes and try again"
TOKEN_DAYS = 90
_MOST_TOKEN_DAYS = 366
_PREFIX = "oth_"
_NAME = lazily(r"[a-z0-9](?:[a-z0-9._+@-]{0,118}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody came in.

    Attributes:
        session: the secret for their cookie.
        seconds: how long it lasts at most.
    """

    account: Account
    session: str
    seconds: int


class SignInRefused(InputError):
    """Name or password is wrong, or too many were; the text says which of the two and no more."""


def is_token(secret: str) -> bool:
    """Whether a secret has the form of an account's token, whatever it opens."""
    return secret.startswith(_PREFIX)


def utc_now() -> dt.datetime:
    """Now, UTC without a zone, as it is stored."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


class AccountBook:
    """Accounts of one workspace."""

    def __init__(self, ledger: Ledger, clock: Callable[[], dt.datetime] = utc_now) -> None:
        self.ledger = ledger
        self._now = clock

    def close(self) -> None:
        """Releases what keeps them."""
        self.ledger.close()

    # accounts

    @property
    def in_use(self) -> bool:
        """Whether there is an account at all: before that, whoever can read the files is alone here."""
        return bool(self.ledger.accounts())

    def account(self, key: str) -> Account:
        """By name or id.

        Raises:
            InputError: there is none; the text lists those there are.
        """
        found = self.ledger.account(key.strip().casefold()) or self.ledger.account(key.strip())
        if found is None:
            known = ", ".join(a.name for a in self.ledger.accounts()[:20])
            raise InputError(f"no account is called {key!r}" + (f"; there are {known}" if known else ""))
        return found

    def add(
        self,
        name: str,
        role: Role,
        password: str | None = None,
        *,
        issuer: str | None = None,
        subject: str | None = None,
    ) -> Account:
        """Makes an account. Without a password they come in by the OpenID provider that gives their name as mail address.

        Raises:
            InputError: for a name that is taken or not possible, or a password too easy to guess.
        """
        plain = name.strip().casefold()
        if not _NAME.fullmatch(plain):
            raise InputError(
                f"{name!r} cannot be an account's name; use letters, digits and . _ + @ -, such as a mail address"
            )
        if self.ledger.account(plain) is not None:
            raise InputError(f"there is an account called {plain!r} already; choose another name")
        if not self.in_use and role is not Role.OWNER:
            raise InputError("the first account must be an owner's, who can make the others; add --role owner")
        if password is not None:
            check_password(password, plain)
        made = Account(
            secrets.token_hex(8), plain, role, hash_password(password) if password is not None else None, issuer, subject,
            created=self._now(),
        )  # fmt: skip
        self.ledger.put_account(made)
        return made

    def change(
        self, key: str, *, role: Role | None = None, password: str | None = None, active: bool | None = None
    ) -> Account:
        """Changes an account. A new password, a smaller role or a pause ends its sessions.

        Raises:
            InputError: no such account, a password too easy to guess, or nobody would be left who may do everything.
        """
        found = self.account(key)
        if password is not None:
            check_password(password, found.name)
        stated = {
            "role": role,
            "password": None if password is None else hash_password(password),
            "active": active,
        }
        # Only what is stated: another owner may be changing something else.
        changes = {field: value for field, value in stated.items() if value is not None}
        after = self.ledger.change_account(found.id, changes, ends=True)
        if after is None:
            raise InputError(f"the account {found.name} was removed just now; nothing was changed")
        return after

    def change_password(self, account: Account, old: str, new: str) -> None:
        """Another password for somebody who is signed in and knows the old one, if there is one; ends their sessions.

        Wrong old ones count as failed attempts, apart from those to sign in: whoever took over a session may not guess on.

        Raises:
            SignInRefused: too many were wrong.
            InputError: the old one is wrong, or the new one too easy to guess.
        """
        key, now = _key("old password", account.id), self._now()
        if not self.ledger.attempt({key: MOST_BY_NAME}, now, now - WINDOW):
            raise SignInRefused(_WAIT)
        if account.password is not None and not fits(account.password, old):
            raise InputError("the old password is not right; nothing was changed")
        self.ledger.succeeded(key, None, now)
        self.change(account.id, password=new)

    def remove(self, key: str) -> Account:
        """Deletes an account with its sessions, tokens and shares. What it did stays in the log."""
        found = self.account(key)
        self.ledger.delete_account(found.id)
        return found

    # who may reach what

    def access_of(self, account: Account, scope: Scope | None = None, shared: frozenset[str] | None = None) -> Access:
        """What an account may reach now.

        Args:
            shared: the deals that are shared with it, where they have just been read.
        """
        widest = WIDEST[account.role]
        allowed = widest if scope is None else narrower(widest, scope)
        if account.role is Role.OWNER:
            return Access(account.id, account.name, allowed, None)
        return Access(
            account.id, account.name, allowed, self.ledger.shared_with(account.id) if shared is None else shared
        )

    def access_now(self, account: str, scope: Scope) -> Access | None:
        """What an account of this id may reach at this moment, with no more than a scope; ``None`` once it may not come in."""
        found = self.ledger.account(account)
        return self.access_of(found, scope) if found is not None and found.id == account and found.active else None

    def share(self, deal: str, whom: str, shared: bool = True) -> bool:
        """Shares a deal with an account or with everyone (``*``), or takes that back; whether it changed anything."""
        return self.ledger.share(deal, EVERYONE if whom == EVERYONE else self.account(whom).id, shared)

    # coming in

    def sign_in(self, name: str, password: str, address: str) -> SignIn:
        """Lets somebody in by name and password.

        Args:
            name: of the account.
            password: as typed.
            address: where the request came from, for counting failures.

        Raises:
            SignInRefused: wrong, paused, or too many failures; it does not say whether the account exists.
        """
        plain = name.strip().casefold()[:200]
        by_name, by_address = _key("name", plain), _key("address", address)
        now = self._now()
        # Counted before the password is looked at: of many that come at once, none is looked at beyond the number.
        if not self.ledger.attempt({by_name: MOST_BY_NAME, by_address: MOST_BY_ADDRESS}, now, now - WINDOW):
            raise SignInRefused(_WAIT)
        found = self._named(plain)
        if not fits(found.password if found else None, password) or found is None or not found.active:
            self.log(NOBODY, "refused", "sign in", detail={"address": address})
            raise SignInRefused("name or password is wrong")
        self.ledger.succeeded(by_name, by_address, now)
        if found.password is not None and outdated(found.password):
            made = {"password": hash_password(password)}
            found = self.ledger.change_account(found.id, made, given={"password": found.password}) or found
        return self.begin(found)

    def begin(self, account: Account) -> SignIn:
        """A session for an account that has proved who it is.

        Raises:
            SignInRefused: it was paused, or given another password, in the meantime.
        """
        session = secrets.token_urlsafe(32)
        now = self._now()
        if not self.ledger.put_session(digest(session), account, now, now + SESSION):
            self.log(NOBODY, "refused", "sign in")
            raise SignInRefused("your account was changed just now; sign in again")
        self.log(self.access_of(account), "signed_in", "sign in")
        return SignIn(account, session, int(SESSION.total_seconds()))

    def by_provider(self, issuer: str, subject: str, email: str | None, verified: bool) -> Account:
        """The account of somebody whom an OpenID provider vouches for.

        The first time it is found by its name, which must be the mail address that the provider has verified; from then
        on by their id there, since addresses are given to others after a while.

        Raises:
            SignInRefused: nobody made an account for them, or it is paused.
        """
        found = self.ledger.account_at(issuer, subject)
        # Letters beyond ASCII are somebody else's address, however much they look like ours in lower case.
        if found is None and verified and email and email.isascii() and "@" in email:
            named = self._named(email.strip().casefold())
            if named is not None:
                known = {"issuer": issuer, "subject": subject}
                found = self.ledger.change_account(named.id, known, given={"issuer": None, "active": True})
        if found is None or not found.active:
            self.log(NOBODY, "refused", "sign in by provider")
            raise SignInRefused("there is no account for you here; ask an owner to add one under your mail address")
        return found

    def _named(self, name: str) -> Account | None:
        """By name alone: an id, which stands in the log, is nothing to come in by."""
        found = self.ledger.account(name)
        return found if found is not None and found.name == name else None

    def session(self, secret: str | None) -> Access | None:
        """What a session may reach; ``None`` once it is over."""
        if not secret:
            return None
        found = self.ledger.session_of(digest(secret), self._now(), IDLE)
        return self.access_of(found[0], shared=found[1]) if found is not None else None

    def sign_out(self, secret: str) -> None:
        """Ends a session."""
        self.ledger.delete_sessions(digest=digest(secret))

    # scripts

    def give_token(self, key: str, name: str, scope: Scope, days: int = TOKEN_DAYS) -> tuple[Token, str]:
        """A token for a script, and its secret, which is never shown again.

        Raises:
            InputError: no such account, a scope beyond its role, or too long a time.
        """
        account = self.account(key)
        if not 1 <= days <= _MOST_TOKEN_DAYS:
            raise InputError(f"a token lasts 1 to {_MOST_TOKEN_DAYS} days, not {days}")
        if narrower(scope, WIDEST[account.role]) is not scope:
            raise InputError(
                f"{account.name} is a {account.role.value}; its tokens cannot have the scope {scope.value}"
            )
        now = self._now()
        secret = _PREFIX + secrets.token_urlsafe(32)
        token = Token(
            secrets.token_hex(6), account.id, name.strip()[:100] or "script", scope, now + dt.timedelta(days), now
        )
        self.ledger.put_token(token, digest(secret))
        return token, secret

    def token(self, secret: str) -> Access | None:
        """What a token may reach; ``None`` where it is none of ours or over."""
        if not is_token(secret):
            return None
        found = self.ledger.token_of(digest(secret), self._now())
        return self.access_of(found[1], found[0].scope) if found is not None else None

    # the log

    def log(
        self, who: Access, action: str, what: str, deal: str | None = None, detail: Mapping[str, Any] | None = None
    ) -> Entry:
        """Appends to the log."""
        return self.ledger.log(who.account, who.name, action, what, deal, detail or {})


def digest(secret: str) -> str:
    """By which a secret is known. They are long and random: a fast hash without salt is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _key(kind: str, value: str) -> str:
    return hashlib.sha256(f"{kind}\0{value}".encode()).hexdigest()
