"""Accounts, tokens and shares as plain data: what ``otherside users`` and the REST API answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from otherside.accounts import EVERYONE, AccountBook
from otherside.accounts.model import Access
from otherside.domain import InputError, Refused
from otherside.profiles.who.names import plain

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


def owners_only(access: Access | None) -> None:
    """Passes owners and whoever sits at the machine.

    Raises:
        Refused: anybody else.
    """
    if access is not None and not access.everything:
        raise Refused("only an owner may do this; ask one")


def user_list(book: AccountBook) -> list[dict[str, Any]]:
    """Accounts: ``{"name", "role", "active", "sign_in", "deals"}``; ``deals`` is null where it is every deal."""
    shares = book.ledger.shares()
    return [
        {
            "name": a.name,
            "role": a.role.value,
            "active": a.active,
            "sign_in": "password" if a.password else "provider",
            "deals": None if a.role.value == "owner" else sorted({d for d, w in shares if w in (EVERYONE, a.id)}),
        }
        for a in book.ledger.accounts()
    ]


def token_list(book: AccountBook) -> list[dict[str, Any]]:
    """Tokens, never their secrets: ``{"id", "user", "for", "scope", "expires", "used"}``."""
    names = {a.id: a.name for a in book.ledger.accounts()}
    return [
        {
            "id": t.id,
            "user": names.get(t.account, ""),
            "for": t.name,
            "scope": t.scope.value,
            "expires": t.expires.date().isoformat(),
            "used": t.used.date().isoformat() if t.used else None,
        }
        for t in book.ledger.tokens()
    ]


def end_token(book: AccountBook, token: str) -> None:
    """Ends a token.

    Raises:
        InputError: there is none of that id.
    """
    if not book.ledger.delete_token(token):
        raise InputError(f"no token has the id {token!r}; otherside users tokens lists them")


def deal_by_whole_name(workspace: Workspace, deal: str) -> str:
    """The name of a deal that is called so: to look at one the beginning of its name is enough, to give access to it, it is not.

    Raises:
        InputError: no deal is called so, or only one whose name begins so.
    """
    found = workspace.deal(deal).name
    if plain(found) != plain(deal):
        raise InputError(f"no deal is called {deal!r}; did you mean {found!r}? say the whole name")
    return found


def share_deal(book: AccountBook, deal: str, names: Sequence[str], *, everyone: bool, stop: bool) -> dict[str, Any]:
    """Shares a deal with accounts, or takes it back: ``{"deal", "shared"}`` with all that it is shared with then.

    Args:
        deal: its name, as stored.
        names: of accounts.
        everyone: with whoever has an account.
        stop: take it back.

    Raises:
        InputError: with nobody, or no account of a name.
    """
    if not names and not everyone:
        raise InputError("share with whom? name accounts, or say --everyone")
    # All of them are looked up before the first is changed.
    for whom in [*[book.account(name).id for name in names], *([EVERYONE] if everyone else [])]:
        book.share(deal, whom, not stop)
    known = {EVERYONE: "everyone", **{a.id: a.name for a in book.ledger.accounts()}}
    whole = sorted({whom for d, whom in book.ledger.shares() if d == deal})
    return {"deal": deal, "shared": [known.get(w, w) for w in whole]}
