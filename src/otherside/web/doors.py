"""How people with an account come in: the accounts of the workspace, opened once, and the provider, if any."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from contextlib import closing, nullcontext
from typing import TYPE_CHECKING, Any

from otherside.accounts.model import HERE, Access
from otherside.domain import OthersideError
from otherside.web.config import WebConfig
from otherside.workspace.scoped import account_book, accounts_in_use

if TYPE_CHECKING:
    from otherside.accounts import AccountBook
    from otherside.accounts.oidc import Provider

#: Seconds after which it is looked again whether somebody has made an account.
_ASK_AGAIN = 2.0
_log = logging.getLogger(__name__)


class Doors:
    """One per application."""

    def __init__(self, config: WebConfig) -> None:
        self.config = config
        self._lock = threading.Lock()
        self._book: AccountBook | None = None
        self._ask_again = 0.0
        self._provider: Provider | None = None

    def book(self) -> AccountBook | None:
        """The accounts; ``None`` as long as there are none."""
        with self._lock:
            if self._book is None and time.monotonic() >= self._ask_again:
                if accounts_in_use(self.config.folder):
                    self._book = account_book(self.config.folder)
                else:
                    self._ask_again = time.monotonic() + _ASK_AGAIN
            return self._book

    def make_book(self) -> AccountBook:
        """The accounts, made where there are none."""
        found = self.book()
        with self._lock:
            self._ask_again = 0.0
        return found if found is not None else account_book(self.config.folder)

    def provider(self) -> Provider | None:
        """The sign-in provider, if one is configured."""
        if self.config.provider is None:
            return None
        with self._lock:
            if self._provider is None:
                from otherside.accounts.oidc import Provider

                self._provider = Provider(self.config.provider)
            return self._provider

    def access(self, session: str | None, bearer: str | None) -> Access | None:
        """What a session's cookie or a script's token opens; ``None`` is nothing."""
        book = self.book()
        if book is None:
            return None
        # A script says who it is itself; a cookie that is there as well does not count.
        return book.token(bearer) if bearer is not None else book.session(session)

    def note(self, access: Access | None, action: str, what: str, deal: str | None, detail: Mapping[str, Any]) -> None:
        """Writes to the log. What happened has happened: if the log cannot be written, that is said where logs go."""
        book = self.book()
        if book is None and action == "saw":
            # Alone on this machine, nobody keeps a log of what they look at.
            return
        try:
            # Without accounts it is opened for this one line, and closed: what is written must not wait in its journal.
            with nullcontext(book) if book is not None else closing(account_book(self.config.folder)) as log:
                log.log(access or HERE, action, what, deal, detail)
        except OthersideError:
            _log.exception("the log could not be written")

    def close(self) -> None:
        """Releases the accounts."""
        with self._lock:
            if self._book is not None:
                self._book.close()
                self._book = None
