"""A workspace as one account may see it. Faces open this one for whoever has signed in."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from otherside.accounts.model import Access
from otherside.domain import Person, Refused, Side
from otherside.store.ledger import has_ledger, open_ledger
from otherside.store.mentions import Mentions, MentionsByDeal
from otherside.store.opening import open_store, revision, stamp
from otherside.store.place import folder_of, make_folder
from otherside.store.scoped import ScopedStore
from otherside.store.settings_seen import ALSO_ELSEWHERE
from otherside.workspace.intake.adding import Progress, silent
from otherside.workspace.reading.analysis import analyse
from otherside.workspace.workspace import Workspace

if TYPE_CHECKING:
    from otherside.accounts import AccountBook

#: Below the workspace's folder: one folder for each set of deals that somebody may see, with what is made from them.
FOLDER = "views"
#: Who takes part in the deals that were opened last, by deal and stamp: every page asks, and nobody reads them for each.
_REMEMBERED = 2_000
_MENTIONS: OrderedDict[tuple[Path, str, str], Mentions] = OrderedDict()
#: How often something had been erased in a store when what is remembered of it was read.
_ERAS: dict[Path, str] = {}
_GUARD = threading.Lock()


class ScopedWorkspace(Workspace):
    """Answers from the deals within reach; what must be worked out over all deals is, and is not shown."""

    def __init__(self, home: Path, store: ScopedStore, claim: Callable[[str], None] = lambda _deal: None) -> None:
        folder = home if store.access.deals is None else home / FOLDER / view_name(store.access.deals)
        make_folder(folder)
        super().__init__(folder, store)
        self.home = home
        self._claim = claim
        self._scoped = store

    def refresh(self) -> None:
        """Works out deals, people and sides over everything that is stored."""
        Workspace(self.home, self._scoped.whole).refresh()
        # Meanwhile somebody else may have worked out deals without these.
        for deal in self._scoped.claimed:
            if self._scoped.deal_with(deal) is not None:
                self._claim(deal)

    def settle(self, progress: Progress = silent) -> None:
        """Finishes what an interrupted run left undone, anywhere."""
        whole = Workspace(self.home, self._scoped.whole)
        if whole.store.unresolved():
            whole.refresh()
        analyse(whole.store, progress)

    def add_us(self, statements: Iterable[str]) -> bool:
        """Adds to who we are: for owners, since it moves people of every deal from side to side."""
        if any(s.strip() and s.strip() not in self.us for s in statements) and not self._scoped.access.everything:
            raise Refused("only an owner may say who we are; leave it out, or ask one")
        return super().add_us(statements)

    def set_side(self, person: str, side: Side, deal: str | None = None) -> Person:
        """States whose side somebody is on who is in deals within reach only."""
        if not self._scoped.access.may_write:
            raise Refused(f"{self._scoped.access.name} may read here and change nothing; ask an owner")
        found = self.person(person, deal)
        if not self._scoped.wholly_seen(found.id):
            raise Refused(f"{found.name}: {ALSO_ELSEWHERE}")
        return super().set_side(found.id, side)


def forget() -> None:
    """Lets go of everybody remembered here."""
    with _GUARD:
        _MENTIONS.clear()


def view_name(deals: Iterable[str]) -> str:
    """The name of the folder for a set of deals."""
    return hashlib.sha256("\0".join(sorted(deals)).encode()).hexdigest()[:24]


def open_as(folder: Path, access: Access | None) -> Workspace:
    """The workspace as somebody may see it; all of it for whoever sits at the machine, and for owners.

    Raises:
        InputError: as ``Workspace.open``.
    """
    place = folder_of(folder)
    if access is None or access.everything:
        return Workspace.open(place)
    claim = _claim(place, access)
    return ScopedWorkspace(place, ScopedStore(open_store(place), access, claim, _remembered(place)), claim)


def _remembered(folder: Path) -> Callable[[str, Callable[[str], MentionsByDeal]], MentionsByDeal]:
    def remembered(deal: str, read: Callable[[str], MentionsByDeal]) -> MentionsByDeal:
        # Asked before reading: what is written meanwhile has another stamp.
        state, key = revision(folder), (folder, deal, stamp(folder, (deal,)))
        with _GUARD:
            if key in _MENTIONS:
                _MENTIONS.move_to_end(key)
                return {deal: _MENTIONS[key]}
        found = read(deal)
        stamps = {home: stamp(folder, (home,)) for home in found if home != deal}
        # Of the others the stamp was asked for after reading: it holds if nothing was written meanwhile.
        whole = {home: found[home] for home in stamps} if revision(folder) == state else {}
        with _GUARD:
            if _ERAS.get(folder) != (era := key[2].partition(".")[0]):
                # Somebody has been erased: nothing of before stays in memory.
                for old in [k for k in _MENTIONS if k[0] == folder]:
                    del _MENTIONS[old]
                _ERAS[folder] = era
            _MENTIONS.update({(folder, home, stamps[home]): told for home, told in whole.items()})
            _MENTIONS[key] = found[deal]
            while len(_MENTIONS) > _REMEMBERED:
                _MENTIONS.popitem(last=False)
        return found

    return remembered


def _claim(folder: Path, access: Access) -> Callable[[str], None]:
    def claim(deal: str) -> None:
        ledger = open_ledger(folder)
        try:
            ledger.share(deal, access.account)
        finally:
            ledger.close()

    return claim


def account_book(folder: Path) -> AccountBook:
    """The accounts of a workspace; made where there are none.

    Raises:
        InputError: they cannot be read or written.
    """
    from otherside.accounts import AccountBook

    return AccountBook(open_ledger(folder_of(folder)))


def accounts_in_use(folder: Path) -> bool:
    """Whether anybody has an account here. Before that, whoever can read the files is alone."""
    place = folder_of(folder)
    if not has_ledger(place):
        return False
    book = account_book(place)
    try:
        return book.in_use
    finally:
        book.close()
