"""Mail from a mailbox, message by message through the importer of mail files."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from email import message_from_bytes
from email.utils import getaddresses
from typing import TYPE_CHECKING, Any, Protocol

from otherside.domain import InputError, Side, Skipped
from otherside.importers import ImporterError, SourceFile, parse
from otherside.importers.introductions import enrich
from otherside.profiles.who.names import FREE_MAIL, domain_key
from otherside.store import SourceRecord
from otherside.store.stored import CrmRecords
from otherside.workspace.intake.adding import Progress, silent
from otherside.workspace.intake.syncing import change_state, state_of
from otherside.workspace.reading.analysis import analyse
from otherside.workspace.unfinished import SIDES, under_way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from otherside.workspace.workspace import Workspace

SYSTEM = "imap"
_OFTEN = 50
"""Messages after which it is noted how far the reading has come."""


class Reader(Protocol):
    """A mailbox, as ``sync.mailbox.Mailbox``."""

    def open(self, folder: str) -> int:
        """Opens a folder; returns its UIDVALIDITY."""
        ...

    def numbers(self, after: int, since: dt.date | None) -> list[int]:
        """UIDs beyond one, received on or after a day."""
        ...

    def heads(self, numbers: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """Headers by UID."""
        ...

    def message(self, number: int) -> bytes | None:
        """A whole message."""
        ...


def sync_mail(
    workspace: Workspace,
    mailbox: Reader,
    account: str,
    folders: Sequence[str],
    *,
    since: dt.date | None = None,
    deal: str | None = None,
    full: bool = False,
    own: Collection[str] = (),
    progress: Progress = silent,
) -> dict[str, Any]:
    """Reads what is new in these folders.

    Without ``deal`` only mail with somebody who is in a deal is taken, and goes to that deal; of all other mail nothing but
    the header is looked at, and nothing is kept.

    Args:
        account: whose mailbox it is, to tell several apart.
        since: not what was received before this day.
        deal: all mail of these folders is about this deal.
        full: from the beginning again; what is known already changes nothing.
        own: addresses of whoever reads their mail.

    Returns:
        Counts of ``messages`` taken, ``conversations`` they are in, ``unchanged``, ``others`` (mail with nobody who is in a
        deal), ``people`` and ``evidence`` gained; ``skipped`` with reasons.

    Raises:
        InputError: the mailbox cannot be read to the end; what was read stays.
    """
    before = workspace.store.counts()
    run = _Run(workspace, mailbox, deal, own)
    with under_way(workspace.store, SIDES):
        try:
            for folder in folders:
                _read_folder(run, f"{account}/{folder}", folder, since, full, progress)
        finally:
            workspace.refresh()
    analyse(workspace.store, progress)
    after = workspace.store.counts()
    return {
        "system": SYSTEM,
        "messages": run.counts["messages"],
        "conversations": len(run.touched),
        "unchanged": run.counts["unchanged"],
        "others": run.counts["others"],
        **{key: max(0, after[key] - before[key]) for key in ("people", "evidence")},
        "skipped": [{"path": s.path, "reason": s.reason} for s in run.skipped],
    }


def _read_folder(run: _Run, place: str, folder: str, since: dt.date | None, full: bool, progress: Progress) -> None:
    # The address of the account is nobody's business but its owner's.
    key = hashlib.sha256(place.encode()).hexdigest()[:16]
    validity = run.mailbox.open(folder)
    noted = state_of(run.workspace, SYSTEM)["cursors"].get(key, {})
    # When the server has rebuilt the folder, its numbers mean other messages: all are looked at again.
    after = noted.get("uid", 0) if noted.get("validity") == validity and not full else 0
    numbers = run.mailbox.numbers(after, since)
    for count, (number, head) in enumerate(run.mailbox.heads(numbers)):
        run.take(folder, number, head)
        progress("reading mail", count + 1, len(numbers))
        if (count + 1) % _OFTEN == 0:
            _note(run.workspace, key, validity, number)
    if numbers:
        _note(run.workspace, key, validity, numbers[-1])


def _note(workspace: Workspace, key: str, validity: int, number: int) -> None:
    change_state(workspace, SYSTEM, "cursors", lambda held: {**held, key: {"validity": validity, "uid": number}})


class _Run:
    def __init__(self, workspace: Workspace, mailbox: Reader, deal: str | None, own: Collection[str]) -> None:
        self.workspace = workspace
        self.mailbox = mailbox
        self.counts: Counter[str] = Counter()
        self.skipped: list[Skipped] = []
        self.touched: set[str] = set()
        self._deal = deal
        self._by_address: dict[str, set[str]] = defaultdict(set)
        self._by_firm: dict[str, set[str]] = defaultdict(set)
        if deal is not None:
            return
        people = workspace.store.people()
        # Whoever reads their own mail is in all of it: they and their firm tell nothing.
        ours = {_firm(e) for p in people if p.side is Side.OURS for e in p.emails} | {_firm(a) for a in own}
        ours |= {domain_key(u) for u in workspace.us if "." in u and " " not in u}
        for person in people:
            if person.side is not Side.THEIRS:
                continue
            for email in set(person.emails) - {a.casefold() for a in own}:
                self._by_address[email] |= set(person.deals)
                if (firm := _firm(email)) and firm not in ours:
                    self._by_firm[firm] |= set(person.deals)
        if not self._by_address:
            raise InputError(
                "nobody on the buyers' side has a mail address here, so no mail can be told to be about a deal; say who you "
                "are with: otherside init --us yourfirm.com, read a CRM or add files first, or name a deal with --deal"
            )

    def take(self, folder: str, number: int, head: bytes) -> None:
        """One message, if it is about a deal."""
        shown = f"{folder} {number}"
        message = message_from_bytes(head)
        deals = {self._deal} if self._deal is not None else self._deals_of(message)
        if not deals:
            self.counts["others"] += 1
            return
        if len(deals) > 1:
            names = ", ".join(sorted(map(repr, deals)))
            self.skipped.append(
                Skipped(
                    shown, f"it is with people of several deals ({names}); save it as a file and add it with --deal"
                )
            )
            return
        own = str(message.get("message-id") or "").strip()
        location = f"imap:{hashlib.sha256((own or head.decode('latin-1')).encode()).hexdigest()[:32]}"
        if self.workspace.store.source_at(location) is not None:
            self.counts["unchanged"] += 1
            return
        data = self.mailbox.message(number)
        if data is None:
            return
        digest = hashlib.sha256(data).hexdigest()
        if self.workspace.store.source_with(digest) is not None:
            self.counts["unchanged"] += 1
            return
        try:
            talks = [enrich(c) for c in parse(SourceFile(f"{shown}.eml", data)).conversations]
        except ImporterError as error:
            self.skipped.append(Skipped(shown, str(error).removeprefix(f"{shown}.eml: ")))
            return
        (deal,) = deals
        stored = self.workspace.store.put_source(
            SourceRecord(location, digest, f"mail {shown}", "eml", deal),
            [(hashlib.sha256(f"{digest}/{n}".encode()).hexdigest()[:16], deal, c) for n, c in enumerate(talks)],
            CrmRecords(),
        )
        self.touched |= set(stored)
        self.counts["messages"] += 1

    def _deals_of(self, message: Any) -> set[str]:
        """The deals of whoever sent it or got it; by their firm where no address is known."""
        entries = [str(v) for name in ("from", "to", "cc") for v in message.get_all(name, [])]
        addresses = {a.lower() for _, a in getaddresses(entries) if "@" in a}
        known = [self._by_address[a] for a in sorted(addresses) if a in self._by_address]
        if not known:
            firms = {_firm(a) for a in addresses} - {""}
            known = [self._by_firm[f] for f in sorted(firms) if f in self._by_firm]
        # Somebody in two deals, written to together with somebody in one of them: that one.
        common = set.intersection(*known) if known else set()
        return common or set().union(*known)


def _firm(address: str) -> str:
    """The firm that an address tells, or nothing."""
    domain = address.rpartition("@")[2].casefold()
    return "" if domain in FREE_MAIL else domain_key(domain)
