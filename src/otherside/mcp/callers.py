"""Who calls: whoever sits at the machine, or an account by its token. Tools open the workspace through it and in no other way."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside.accounts.model import HERE, Access
from otherside.domain import InputError, OthersideError
from otherside.workspace import Workspace
from otherside.workspace.answers import Answers
from otherside.workspace.places import revision
from otherside.workspace.scoped import account_book, accounts_in_use, open_as

if TYPE_CHECKING:
    from otherside.accounts import AccountBook

#: Answers kept: a brief is a megabyte in memory.
_KEPT = 200
#: Over HTTP: the token that this request bears.
_TOKEN: ContextVar[str | None] = ContextVar("otherside_token", default=None)


class Callers:
    """Opens the workspace as far as a caller may see it, and keeps answers as long as the workspace is the same.

    Args:
        folder: of the workspace.
        token: of an account, for all calls: over stdin and stdout there is one caller.
    """

    def __init__(self, folder: Path, token: str | None = None) -> None:
        self.folder = folder
        self._token = token
        self._lock = threading.Lock()
        self._book: AccountBook | None = None
        self._answers = Answers(_KEPT)
        self._version = ""

    def open(self) -> Workspace:
        """The workspace, anew, so that it shows what other programs added and what is shared now.

        Raises:
            InputError: the token has ended meanwhile.
        """
        return self.open_as(self.access())

    def open_as(self, access: Access | None) -> Workspace:
        """The workspace as far as somebody may see it who has been let in."""
        return open_as(self.folder, access)

    def access(self) -> Access | None:
        """What the caller may reach; ``None`` is everything.

        Raises:
            InputError: the token has ended meanwhile.
        """
        token = _TOKEN.get() or self._token
        if token is None:
            return None
        book = self._accounts()
        found = book.token(token) if book is not None else None
        if found is None:
            raise InputError("this token opens nothing (any more); make another with: otherside users token NAME")
        return found

    def kept(self, key: tuple[Any, ...], make: Callable[[Access | None], Any]) -> Any:
        """What was answered to whoever sees the same deals, as long as nothing in the workspace changes, or what ``make`` gives.

        Nothing of an earlier state stays in memory: what was erased is gone from here with the next question.

        Args:
            key: what was asked.
            make: gives the answer for an access; the caller's now, in case it changes meanwhile.

        Raises:
            InputError: the token has ended meanwhile.
        """
        access = self.access()
        seen = None if access is None or access.everything else (access.deals,)
        # Asked before it is worked out: what is written meanwhile makes another one.
        version = revision(self.folder)
        with self._lock:
            if version != self._version:
                self._version = version
                self._answers.only(lambda kept: kept[0] == version)
        return self._answers.kept((version, seen, *key), lambda: make(access))

    def _accounts(self) -> AccountBook | None:
        """The accounts, opened once; ``None`` as long as there are none."""
        with self._lock:
            if self._book is None and accounts_in_use(self.folder):
                self._book = account_book(self.folder)
            return self._book

    def _called(self, deal: str, access: Access | None) -> str | None:
        with self.open_as(access) as workspace:
            try:
                return workspace.deal(deal).name
            except InputError:
                # What was typed stays out of the log.
                return None

    def close(self) -> None:
        """Releases the accounts and forgets every answer."""
        with self._lock:
            self._answers.only(lambda _: False)
            if self._book is not None:
                self._book.close()
                self._book = None

    def note(self, action: str, what: str, deal: object) -> None:
        """Writes to the log what was done, where accounts are in use; the deal as the workspace calls it, where there is one."""
        book = self._accounts()
        if book is None:
            return
        try:
            access = self.access()
            book.log(access or HERE, action, f"mcp {what}", self._called(str(deal)[:300], access) if deal else None)
        except OthersideError:
            # A token that ended between the answer and this line.
            return


def access_by(folder: Path, token: str) -> Access | None:
    """What a token of an account opens."""
    if not accounts_in_use(folder):
        return None
    book = account_book(folder)
    try:
        return book.token(token)
    finally:
        book.close()


def calls_with(token: str) -> None:
    """For the rest of this request: its token."""
    _TOKEN.set(token)
