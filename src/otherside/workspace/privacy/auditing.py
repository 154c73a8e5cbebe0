"""The log, for whoever asks who saw, changed, exported and sent what."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from otherside.accounts.acting import at_the_machine, whom
from otherside.accounts.chain import START, broken_at
from otherside.accounts.model import Access, Entry, Scope
from otherside.domain import InputError, OthersideError
from otherside.store.ledger import has_ledger
from otherside.workspace.scoped import account_book, accounts_in_use

_log = logging.getLogger(__name__)


def listing(
    folder: Path,
    *,
    since: dt.datetime | None = None,
    user: str | None = None,
    action: str | None = None,
    deal: str | None = None,
    latest: int | None = None,
) -> list[dict[str, Any]]:
    """Entries, oldest first: ``{"number", "at", "user", "action", "what", "deal", "detail"}``.

    Raises:
        InputError: no account of that name.
    """
    if not has_ledger(folder):
        return []
    book = account_book(folder)
    try:
        who = book.account(user).id if user is not None else None
        found = book.ledger.entries(since=since, account=who, action=action, deal=deal, latest=latest)
        return [_row(entry) for entry in found]
    finally:
        book.close()


def verified(folder: Path) -> dict[str, Any]:
    """``{"entries", "seal"}`` of a log in which nothing was changed or taken out.

    Raises:
        InputError: something was; the text says from where on.
    """
    if not has_ledger(folder):
        return {"entries": 0, "seal": START}
    book = account_book(folder)
    last: list[Entry] = []

    def passing() -> Any:
        for entry in book.ledger.entries():
            last[:] = [entry]
            yield entry

    try:
        broken = broken_at(passing())
    finally:
        book.close()
    if broken is not None:
        raise InputError(f"the log is not as it was written, from entry {broken} on; compare it with a backup")
    return {"entries": last[0].number if last else 0, "seal": last[0].digest if last else START}


def note(
    folder: Path, action: str, what: str, deal: str | None = None, detail: Mapping[str, Any] | None = None
) -> None:
    """Writes down what somebody did; see ``note_each``."""
    note_each(folder, action, what, [(deal, detail or {})])


def note_each(folder: Path, action: str, what: str, done: Iterable[tuple[str | None, Mapping[str, Any]]]) -> None:
    """Writes down what somebody did: the account that it is done for (``accounts.acting``), else whoever is at this machine.

    What was done is done: a log that cannot be written is reported.

    Args:
        done: an entry for each deal that it was about, so that whoever asks for one finds it, with ids, days and counts.
    """
    if action == "saw" and not (has_ledger(folder) and accounts_in_use(folder)):
        # Alone on this machine, nobody keeps a log of what they look at.
        return
    try:
        book = account_book(folder)
        try:
            who = whom() or Access("", f"this machine ({at_the_machine()})", Scope.ADMIN)
            for deal, detail in done:
                book.log(who, action, what, deal, detail)
        finally:
            book.close()
    except OthersideError as error:
        _log.warning("the log could not be written: %s", error)


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "at": entry.at.isoformat(timespec="seconds"),
        "user": entry.name,
        "action": entry.action,
        "what": entry.what,
        "deal": entry.deal,
        "detail": dict(entry.detail),
    }
