"""Accounts and the log over SQLAlchemy Core; see ``accounts.interface.Ledger``."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, text, update
from sqlalchemy.engine import Row
from sqlalchemy.exc import DataError, IntegrityError

from otherside.accounts.chain import START, seal
from otherside.accounts.interface import has_owner
from otherside.accounts.model import EVERYONE, Account, Entry, Role, Scope, Token
from otherside.domain import InputError, OthersideError
from otherside.store.database import Database
from otherside.store.ledger import tables as t
from otherside.store.tables import Tables, chunks

#: A session or token in use is noted this often, so that reading does not mean writing each time.
_NOTED = dt.timedelta(minutes=1)
_AT_A_TIME = 1_000


@dataclass(slots=True)
class _Told:
    """What is to be logged, and what became of it."""

    account: str
    name: str
    action: str
    what: str
    deal: str | None
    detail: dict[str, Any]
    entry: Entry | None = None
    failed: BaseException | None = None


def _storable(text: str) -> str:
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


class SqlLedger(Tables):
    """One implementation for every database we support."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._waiting: list[_Told] = []
        self._gathering, self._sealing = threading.Lock(), threading.Lock()

    def close(self) -> None:
        """Releases the database."""
        self.database.close()

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        # Not ``Database.lock``: it would say that the workspace has changed.
        with self.database.translate(), self.database.writer.connect() as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('ledger ' || current_schema()))"))
            yield connection

    # accounts

    def accounts(self) -> list[Account]:
        """All of them, by name."""
        with self._ask() as db:
            return _accounts(db)

    def account(self, key: str) -> Account | None:
        """By id or name."""
        with self._ask() as db:
            row = db.execute(
                select(t.accounts).where(or_(t.accounts.c.id == key, t.accounts.c.name == key)).limit(1)
            ).first()
        return _account(row) if row else None

    def account_at(self, issuer: str, subject: str) -> Account | None:
        """By their id at an OpenID provider."""
        with self._ask() as db:
            row = db.execute(
                select(t.accounts).where(t.accounts.c.issuer == issuer, t.accounts.c.subject == subject)
            ).first()
        return _account(row) if row else None

    def put_account(self, account: Account) -> None:
        """Makes one."""
        values = {
            "name": account.name,
            "role": account.role.value,
            "password": account.password,
            "issuer": account.issuer,
            "subject": account.subject,
            "active": account.active,
        }
        with self._write() as db:
            try:
                db.execute(insert(t.accounts).values(id=account.id, created=account.created or _now(), **values))
            except IntegrityError as error:
                raise InputError(f"another account is called {account.name!r} already; choose another name") from error

    def change_account(
        self, account: str, changes: Mapping[str, Any], given: Mapping[str, Any] | None = None, ends: bool = False
    ) -> Account | None:
        """Changes what is named of one; the last active owner stays one."""
        with self._write() as db:
            this = t.accounts.c.id == account
            row = db.execute(select(t.accounts).where(this)).first()
            if row is None or any(getattr(row, field) != value for field, value in (given or {}).items()):
                return None
            before = _account(row)
            after = dataclasses.replace(before, **changes)
            if after == before:
                return after
            try:
                with db.begin_nested():
                    db.execute(update(t.accounts).where(this).values(**changes))
            except IntegrityError:
                return None
            if ends:
                db.execute(delete(t.sessions).where(t.sessions.c.account == account))
            _keep_owner(db)
        return after

    def delete_account(self, account: str) -> None:
        """With its shares, tokens and sessions."""
        with self._write() as db:
            db.execute(delete(t.shares).where(t.shares.c.account == account))
            db.execute(delete(t.accounts).where(t.accounts.c.id == account))
            _keep_owner(db)

    # shares

    def shares(self) -> list[tuple[str, str]]:
        """``(deal, account id or EVERYONE)``, sorted."""
        with self._ask() as db:
            return sorted((row.deal, row.account) for row in db.execute(select(t.shares)))

    def share(self, deal: str, account: str, shared: bool = True) -> bool:
        """Shares a deal or takes that back; whether that changed anything."""
        this = (t.shares.c.deal == deal, t.shares.c.account == account)
        with self._write() as db:
            there = db.execute(select(t.shares.c.deal).where(*this)).first() is not None
            if there and not shared:
                db.execute(delete(t.shares).where(*this))
            elif shared and not there:
                db.execute(insert(t.shares).values(deal=deal, account=account))
        return there != shared

    def end_shares(self, deals: Collection[str]) -> None:
        """Takes back every share of these deals."""
        with self._write() as db:
            for chunk in chunks(sorted(deals)):
                db.execute(delete(t.shares).where(t.shares.c.deal.in_(chunk)))

    def shared_with(self, account: str) -> frozenset[str]:
        """Deals that are shared with an account or with everyone."""
        query = select(t.shares.c.deal).where(t.shares.c.account.in_([account, EVERYONE]))
        with self._ask() as db:
            return frozenset(db.execute(query).scalars())

    # tokens

    def put_token(self, token: Token, digest: str) -> None:
        """Keeps a token."""
        with self._write() as db:
            db.execute(
                insert(t.api_tokens).values(
                    id=token.id, account=token.account, name=token.name, scope=token.scope.value, digest=digest,
                    created=token.created, expires=token.expires, used=token.used,
                )
            )  # fmt: skip

    def tokens(self, account: str | None = None) -> list[Token]:
        """Of one account or of all, oldest first."""
        query = select(t.api_tokens).order_by(t.api_tokens.c.created, t.api_tokens.c.id)
        if account is not None:
            query = query.where(t.api_tokens.c.account == account)
        with self._ask() as db:
            return [_token(row) for row in db.execute(query)]

    def token_of(self, digest: str, now: dt.datetime) -> tuple[Token, Account] | None:
        """The token of a secret with its active account, if it has not expired."""
        with self._read() as db:
            row = db.execute(
                select(t.api_tokens).where(t.api_tokens.c.digest == digest, t.api_tokens.c.expires > now)
            ).first()
            held = (
                row
                and db.execute(select(t.accounts).where(t.accounts.c.id == row.account, t.accounts.c.active)).first()
            )
        if not row or not held:
            return None
        if row.used is None or now - row.used > _NOTED:
            with self._write() as db:
                db.execute(update(t.api_tokens).where(t.api_tokens.c.id == row.id).values(used=now))
        return _token(row), _account(held)

    def delete_token(self, token: str) -> bool:
        """Ends a token; whether there was one."""
        with self._write() as db:
            return bool(db.execute(delete(t.api_tokens).where(t.api_tokens.c.id == token)).rowcount)

    # sessions

    def put_session(self, digest: str, account: Account, now: dt.datetime, expires: dt.datetime) -> bool:
        """Keeps a session of an account that is as it was when it proved who it is."""
        with self._write() as db:
            db.execute(delete(t.sessions).where(t.sessions.c.expires <= now))
            row = db.execute(select(t.accounts).where(t.accounts.c.id == account.id, t.accounts.c.active)).first()
            if row is None or (row.password, row.issuer, row.subject) != (
                account.password,
                account.issuer,
                account.subject,
            ):
                return False
            db.execute(
                insert(t.sessions).values(digest=digest, account=account.id, created=now, seen=now, expires=expires)
            )
        return True

    def session_of(self, digest: str, now: dt.datetime, idle: dt.timedelta) -> tuple[Account, frozenset[str]] | None:
        """The active account of a session that is neither over nor idle for too long, and what is shared with it."""
        # Every page asks this: one question is half the time of two.
        with self._ask() as db:
            rows = db.execute(
                select(t.accounts, t.sessions.c.seen, t.shares.c.deal)
                .join(t.sessions, t.sessions.c.account == t.accounts.c.id)
                .outerjoin(t.shares, or_(t.shares.c.account == t.accounts.c.id, t.shares.c.account == EVERYONE))
                .where(
                    t.sessions.c.digest == digest,
                    t.sessions.c.expires > now,
                    t.sessions.c.seen > now - idle,
                    t.accounts.c.active,
                )
            ).all()
        if not rows:
            return None
        if now - rows[0].seen > _NOTED:
            with self._write() as db:
                db.execute(update(t.sessions).where(t.sessions.c.digest == digest).values(seen=now))
        return _account(rows[0]), frozenset(row.deal for row in rows if row.deal is not None)

    def delete_sessions(self, *, digest: str | None = None, account: str | None = None) -> None:
        """Ends a session, or all of an account."""
        with self._write() as db:
            if digest is not None:
                db.execute(delete(t.sessions).where(t.sessions.c.digest == digest))
            if account is not None:
                db.execute(delete(t.sessions).where(t.sessions.c.account == account))

    # failures

    def attempt(self, most: Mapping[str, int], now: dt.datetime, since: dt.datetime) -> bool:
        """Counts an attempt as failed, unless there were too many; in one transaction, since many may come at once."""
        count = select(func.count()).select_from(t.failures)
        with self._write() as db:
            db.execute(delete(t.failures).where(t.failures.c.at <= since))
            if any(db.execute(count.where(t.failures.c.key == key)).scalar_one() >= n for key, n in most.items()):
                return False
            db.execute(insert(t.failures), [{"key": key, "at": now} for key in most])
        return True

    def succeeded(self, forget: str, once: str | None, now: dt.datetime) -> None:
        """Drops all that was counted under one key, and of another the attempt of this moment."""
        this = select(func.max(t.failures.c.id)).where(t.failures.c.key == once, t.failures.c.at == now)
        with self._write() as db:
            db.execute(delete(t.failures).where(t.failures.c.key == forget))
            if once is not None:
                db.execute(delete(t.failures).where(t.failures.c.id == this.scalar_subquery()))

    # the log

    def log(
        self, account: str, name: str, action: str, what: str, deal: str | None, detail: Mapping[str, Any]
    ) -> Entry:
        """Appends to the log."""
        # What somebody typed into an address may be no text that a database takes.
        account, name, action, what = map(_storable, (account, name, action, what))
        told = _Told(account, name, action, what, deal and _storable(deal), dict(detail))
        with self._gathering:
            self._waiting.append(told)
        with self._sealing:
            if told.entry is None and told.failed is None:
                # Whoever comes first writes for all who wait: a page each would stand in line for the disk.
                with self._gathering:
                    batch, self._waiting = self._waiting, []
                self._seal(batch)
        if told.failed is not None:
            raise told.failed
        assert told.entry is not None
        return told.entry

    def _seal(self, batch: Sequence[_Told]) -> None:
        try:
            entries = []
            with self._write() as db:
                query = select(t.log.c.number, t.log.c.digest).order_by(t.log.c.number.desc()).limit(1)
                last = db.execute(query).first()
                number, previous = (last.number, last.digest) if last else (0, START)
                for told in batch:
                    at, number = _now(), number + 1
                    said = (told.account, told.name, told.action, told.what, told.deal, told.detail)
                    previous = seal(previous, number, at, *said)
                    entries.append(Entry(number, at, *said, previous))
                db.execute(insert(t.log), [dataclasses.asdict(entry) for entry in entries])
        except Exception as error:
            # A database that is locked or away is so for each of them.
            its_own = not isinstance(error, OthersideError) or isinstance(error.__cause__, DataError | IntegrityError)
            if len(batch) > 1 and its_own:
                # What one of them cannot have written must not cost the others theirs.
                for told in batch:
                    self._seal([told])
                return
            for told in batch:
                told.failed = type(error)(str(error)) if isinstance(error, OthersideError) else error
            return
        for told, entry in zip(batch, entries, strict=True):
            told.entry = entry

    def entries(
        self,
        *,
        since: dt.datetime | None = None,
        account: str | None = None,
        action: str | None = None,
        deal: str | None = None,
        latest: int | None = None,
    ) -> Iterator[Entry]:
        """The log, oldest first, so many at a time in memory."""
        query = select(t.log)
        for column, value in ((t.log.c.account, account), (t.log.c.action, action), (t.log.c.deal, deal)):
            if value is not None:
                query = query.where(column == value)
        if since is not None:
            query = query.where(t.log.c.at >= since)
        if latest is not None:
            with self._ask() as db:
                rows = db.execute(query.order_by(t.log.c.number.desc()).limit(latest)).all()
            yield from (_entry(row) for row in reversed(rows))
            return
        after = 0
        while True:
            with self._ask() as db:
                rows = db.execute(query.where(t.log.c.number > after).order_by(t.log.c.number).limit(_AT_A_TIME)).all()
            yield from (_entry(row) for row in rows)
            if len(rows) < _AT_A_TIME:
                return
            after = rows[-1].number


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


def _keep_owner(db: Connection) -> None:
    left = _accounts(db)
    if left and not has_owner(left):
        raise InputError("somebody must stay an active owner; make another account an owner first")


def _accounts(db: Connection) -> list[Account]:
    return [_account(row) for row in db.execute(select(t.accounts).order_by(t.accounts.c.name))]


def _account(row: Row[Any]) -> Account:
    return Account(
        row.id, row.name, Role(row.role), row.password, row.issuer, row.subject, bool(row.active), row.created
    )


def _token(row: Row[Any]) -> Token:
    return Token(row.id, row.account, row.name, Scope(row.scope), row.expires, row.created, row.used)


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        row.number, row.at, row.account, row.name, row.action, row.what, row.deal, dict(row.detail), row.digest
    )
