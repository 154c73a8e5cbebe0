"""Who calls: whoever sits at the machine, or an account by its token. Tools open the workspace through it and in no other way."""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path

from otherside.accounts.model import HERE, Access
from otherside.domain import InputError, OthersideError
from otherside.workspace import Workspace
from otherside.workspace.scoped import account_book, accounts_in_use, open_as

#: Over HTTP: the token that this request bears.
_TOKEN: ContextVar[str | None] = ContextVar("otherside_token", default=None)


class Callers:
    """Opens the workspace as far as a caller may see it.

    Args:
        folder: of the workspace.
        token: of an account, for all calls: over stdin and stdout there is one caller.
    """

    def __init__(self, folder: Path, token: str | None = None) -> None:
        self.folder = folder
        self._token = token

    def open(self) -> Workspace:
        """The workspace, anew for each call, so that it shows what other programs added and what is shared now.

        Raises:
            InputError: the token has ended meanwhile.
        """
        return open_as(self.folder, self.access())

    def access(self) -> Access | None:
        """What the caller may reach; ``None`` is everything.

        Raises:
            InputError: the token has ended meanwhile.
        """
        token = _TOKEN.get() or self._token
        if token is None:
            return None
        found = access_by(self.folder, token)
        if found is None:
            raise InputError("this token opens nothing (any more); make another with: otherside users token NAME")
        return found

    def note(self, tool: str, deal: object, changes: bool) -> None:
        """Writes a call to the log, where accounts are in use."""
        if not accounts_in_use(self.folder):
            return
        try:
            book = account_book(self.folder)
            try:
                action = "changed" if changes else "saw"
                book.log(self.access() or HERE, action, f"mcp {tool}", str(deal)[:300] if deal else None)
            finally:
                book.close()
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
