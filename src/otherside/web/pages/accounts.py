"""Accounts, shares and tokens for owners; one's own password and tokens for everybody; the log."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from otherside.accounts import EVERYONE, Account, AccountBook, Role, Scope
from otherside.accounts.model import Access
from otherside.domain import InputError, Refused
from otherside.web.forms import Form, text_of
from otherside.web.pages.common import Offset
from otherside.web.state import Open, access_of, doors_of, log_accounts
from otherside.web.templating import render

router = APIRouter(prefix="/settings")
_LOG_PAGE = 100


@router.get("/accounts")
def page(request: Request, workspace: Open) -> Response:
    """Who may come in, and what is shared with whom."""
    book = _owners(request)
    return _accounts(request, book, [d.name for d in workspace.deals()])


@router.post("/accounts")
def add(request: Request, form: Form) -> Response:
    """Makes an account."""
    book = _owners(request)
    made = book.add(
        text_of(form, "name", 200), _role(text_of(form, "role", 20)), text_of(form, "password", 2_000) or None
    )
    log_accounts(request, book, f"added {made.name} as {made.role.value}")
    return RedirectResponse("/settings/accounts", status_code=303)


@router.post("/accounts/{account}")
def change(account: str, request: Request, form: Form) -> Response:
    """Another role, a pause, or the end of an account."""
    book = _owners(request)
    wish = text_of(form, "do", 20)
    if wish == "remove":
        found = book.remove(account)
    elif wish in ("pause", "resume"):
        found = book.change(account, active=wish == "resume")
    elif wish == "password":
        found = book.change(account, password=text_of(form, "password", 2_000))
    else:
        found = book.change(account, role=_role(text_of(form, "role", 20)))
    log_accounts(request, book, f"{wish or found.role.value}: {found.name}")
    return RedirectResponse("/settings/accounts", status_code=303)


@router.post("/shares")
def share(request: Request, form: Form, workspace: Open) -> Response:
    """Shares a deal, or takes that back."""
    book = _owners(request)
    deal = workspace.deal(text_of(form, "deal", 300)).name
    whom = text_of(form, "whom", 200) or EVERYONE
    shared = form.get("do") != "unshare"
    book.share(deal, whom, shared)
    log_accounts(request, book, "shared" if shared else "no longer shared", deal)
    return RedirectResponse("/settings/accounts", status_code=303)


@router.get("/log")
def log(request: Request, offset: Offset = 0) -> Response:
    """Who saw, changed, exported and sent what, newest first."""
    book = _owners(request)
    rows = list(book.ledger.entries(latest=offset + _LOG_PAGE + 1))[::-1][offset:]
    return render(
        request,
        "log.html.j2",
        {"rows": rows[:_LOG_PAGE], "older": offset + _LOG_PAGE if len(rows) > _LOG_PAGE else None},
    )


@router.get("/me")
def me(request: Request) -> Response:
    """One's own account."""
    return _me(request, *_mine(request))


@router.post("/me/password")
def password(request: Request, form: Form) -> Response:
    """Another password; every session of the account ends, this one too."""
    book, account, _ = _mine(request)
    book.change_password(account, text_of(form, "old", 2_000), text_of(form, "new", 2_000))
    return RedirectResponse("/login", status_code=303)


@router.post("/me/tokens")
def give_token(request: Request, form: Form) -> Response:
    """A token for a script; its secret is on this page and never again."""
    book, account, access = _mine(request)
    days = text_of(form, "days", 5)
    _, secret = book.give_token(
        account.id,
        text_of(form, "name", 100),
        _scope(text_of(form, "scope", 10)),
        int(days) if days.isdecimal() else 90,
    )
    return _me(request, book, account, access, secret)


@router.post("/me/tokens/{token}")
def end_token(token: str, request: Request, form: Form) -> Response:
    """Ends one of one's own tokens."""
    book, account, _ = _mine(request)
    if any(t.id == token for t in book.ledger.tokens(account.id)):
        book.ledger.delete_token(token)
    return RedirectResponse("/settings/me", status_code=303)


def _owners(request: Request) -> AccountBook:
    """The accounts, for owners and for whoever sits at the machine."""
    access = access_of(request)
    if access is not None and not access.everything:
        raise Refused("only an owner may do this; ask one")
    return doors_of(request).make_book()


def _mine(request: Request) -> tuple[AccountBook, Account, Access]:
    access = access_of(request)
    book = doors_of(request).book()
    if access is None or book is None:
        raise InputError("you sit at this machine and need no account; other people do: see Accounts")
    return book, book.account(access.account), access


def _me(request: Request, book: AccountBook, account: Account, access: Access, secret: str = "") -> Response:
    data = {"account": account, "tokens": book.ledger.tokens(account.id), "secret": secret, "scopes": _scopes(access)}
    return render(request, "me.html.j2", data)


def _accounts(request: Request, book: AccountBook, deals: list[str]) -> Response:
    accounts = book.ledger.accounts()
    names = {EVERYONE: "everyone", **{a.id: a.name for a in accounts}}
    shares: dict[str, list[dict[str, Any]]] = {}
    for deal, account in book.ledger.shares():
        shares.setdefault(deal, []).append({"id": account, "name": names.get(account, "?")})
    data = {"accounts": accounts, "deals": deals, "shares": shares, "roles": list(Role), "everyone": EVERYONE}
    return render(request, "accounts.html.j2", data)


def _scopes(access: Access) -> list[Scope]:
    return list(Scope)[: list(Scope).index(access.scope) + 1]


def _role(text: str) -> Role:
    try:
        return Role(text)
    except ValueError as error:
        raise InputError(f"no role is called {text!r}; choose one of {', '.join(Role)}") from error


def _scope(text: str) -> Scope:
    try:
        return Scope(text)
    except ValueError as error:
        raise InputError(f"no scope is called {text!r}; choose one of {', '.join(Scope)}") from error
