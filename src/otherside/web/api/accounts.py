"""Accounts, shares, tokens and the log, for owners and for whoever sits at the machine."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field
from starlette.requests import Request

from otherside.accounts import AccountBook, Role, Scope
from otherside.domain import InputError
from otherside.web.api import answers_team
from otherside.web.api.common import Checked, Limit, OfDeal, Offset, owners, page
from otherside.web.api.documents import documented
from otherside.web.links import DealName
from otherside.web.state import Open, Shared, doors_of, log_accounts
from otherside.workspace.accounts import deal_by_whole_name, end_token, share_deal, token_list, user_list

router = APIRouter(tags=["accounts"])
Account = Annotated[str, Path(max_length=200, description="Its name or id.")]
Password = Annotated[str, Field(max_length=2_000, description="12 characters or more.")]
ACTIONS = Literal["saw", "changed", "exported", "sent", "erased", "signed_in", "refused", "accounts"]


class NewUser(BaseModel):
    """An account to be made."""

    name: str = Field(min_length=1, max_length=200, description="A mail address, where they come in by a provider.")
    role: Role = Field(Role.READER, description="What they may see and do; the first account is an owner's.")
    password: Password | None = Field(None, description="Their first; this, or `provider`.")
    provider: bool = Field(False, description="No password: they come in by the OpenID provider.")


class Change(BaseModel):
    """What is to be another; what is left out stays."""

    role: Role | None = Field(default=None, description="What they may see and do from now on.")
    active: bool | None = Field(default=None, description="False lets them in no more, until it is true again.")
    password: Password | None = Field(default=None, description="A new one; they are signed out everywhere.")


class Share(BaseModel):
    """With whom a deal is shared, or no longer."""

    names: list[Annotated[str, Field(min_length=1, max_length=200)]] = Field(
        default_factory=list, max_length=500, description="Of accounts."
    )
    everyone: bool = Field(False, description="With whoever has an account.")
    stop: bool = Field(False, description="Take it back.")


class NewToken(BaseModel):
    """A token to be made."""

    user: str = Field(min_length=1, max_length=200, description="The account in whose name it acts.")
    scope: Scope = Field(Scope.READ, description="What it may do; never more than its account.")
    days: int = Field(90, ge=1, le=366, description="How long it is good for.")
    purpose: str = Field("script", max_length=100, alias="for", description="What it is for.")


@router.get("/users", response_model=None, responses={200: documented(answers_team.Users)})
def users(request: Request, limit: Limit = 100, offset: Offset = 0) -> dict[str, Any]:
    """Accounts with the deals shared with each; the JSON of ``otherside users list``."""
    return page(user_list(_book(request)), "users", limit, offset)


@router.post(
    "/users", response_model=None, dependencies=[Checked], responses={200: documented(answers_team.UserChanged)}
)
def add_user(wanted: NewUser, request: Request) -> dict[str, Any]:
    """Makes an account; the first is an owner's."""
    book = _book(request)
    if (wanted.password is None) is not wanted.provider:
        raise InputError("how do they come in? give a password, or provider=true, one of the two")
    made = book.add(wanted.name, wanted.role, wanted.password)
    log_accounts(request, book, f"added {made.name} as {made.role.value}")
    return {"name": made.name, "role": made.role.value}


@router.patch(
    "/users/{account}",
    response_model=None,
    dependencies=[Checked],
    responses={200: documented(answers_team.UserChanged)},
)
def change_user(account: Account, wanted: Change, request: Request) -> dict[str, Any]:
    """Another role or password, a pause or its end; their sessions end."""
    book = _book(request)
    if wanted == Change():
        raise InputError("nothing to change; say role, active or password")
    changed = book.change(account, role=wanted.role, password=wanted.password, active=wanted.active)
    said = {
        "role": wanted.role and wanted.role.value,
        "password": wanted.password and "password",
        "active": None if wanted.active is None else "resume" if wanted.active else "pause",
    }
    log_accounts(request, book, f"{', '.join(word for word in said.values() if word)}: {changed.name}")
    return {"name": changed.name, "role": changed.role.value, "active": changed.active}


@router.delete(
    "/users/{account}",
    response_model=None,
    dependencies=[Checked],
    responses={200: documented(answers_team.UserChanged)},
)
def remove_user(account: Account, request: Request) -> dict[str, Any]:
    """Deletes an account with its tokens and shares; what it did stays in the log."""
    book = _book(request)
    gone = book.remove(account)
    log_accounts(request, book, f"removed {gone.name}")
    return {"name": gone.name}


@router.post(
    "/deals/{deal}/shares",
    response_model=None,
    dependencies=[Checked],
    responses={200: documented(answers_team.Shared)},
)
def share(deal: DealName, wanted: Share, request: Request, workspace: Open) -> dict[str, Any]:
    """Shares a deal with accounts, or takes it back; the JSON of ``otherside users share``."""
    book = _book(request)
    name = deal_by_whole_name(workspace, deal)
    done = share_deal(book, name, wanted.names, everyone=wanted.everyone, stop=wanted.stop)
    log_accounts(request, book, "no longer shared" if wanted.stop else "shared", name)
    return done


@router.get("/tokens", response_model=None, responses={200: documented(answers_team.Tokens)})
def tokens(request: Request, limit: Limit = 100, offset: Offset = 0) -> dict[str, Any]:
    """Tokens of all accounts, without their secrets; the JSON of ``otherside users tokens``."""
    return page(token_list(_book(request)), "tokens", limit, offset)


@router.post(
    "/tokens", response_model=None, dependencies=[Checked], responses={200: documented(answers_team.TokenMade)}
)
def give_token(wanted: NewToken, request: Request) -> dict[str, Any]:
    """Makes a token for a script; its secret is in this answer and never again."""
    book = _book(request)
    made, secret = book.give_token(wanted.user, wanted.purpose, wanted.scope, wanted.days)
    log_accounts(request, book, f"token {made.id} for {book.account(made.account).name}")
    return {"id": made.id, "token": secret, "expires": made.expires.date().isoformat()}


@router.delete(
    "/tokens/{token}",
    response_model=None,
    dependencies=[Checked],
    responses={200: documented(answers_team.Tokens, "The tokens that are left.")},
)
def stop_token(token: Annotated[str, Path(max_length=64, description="Its id.")], request: Request) -> dict[str, Any]:
    """Ends a token."""
    book = _book(request)
    end_token(book, token)
    log_accounts(request, book, f"ended token {token}")
    left = token_list(book)
    return {"tokens": left, "total": len(left), "next": None}


@router.get("/audit", response_model=None, responses={200: documented(answers_team.Entries)})
def audit(
    request: Request,
    shared: Shared,
    since: Annotated[dt.date | None, Query(description="From this day on (UTC).")] = None,
    user: Annotated[str | None, Query(max_length=300, description="Only what this account did.")] = None,
    action: Annotated[ACTIONS | None, Query(description="Only of this kind.")] = None,
    deal: OfDeal = None,
    n: Annotated[int, Query(ge=1, le=10_000, description="The latest so many.")] = 50,
) -> dict[str, Any]:
    """Who saw, changed, exported and sent what; the JSON of ``otherside audit``."""
    from otherside.workspace.privacy.auditing import listing

    owners(request)
    begin = dt.datetime.combine(since, dt.time()) if since else None
    rows = listing(shared.config.folder, since=begin, user=user, action=action, deal=deal, latest=n)
    return {"entries": rows}


@router.get("/audit/seal", response_model=None, responses={200: documented(answers_team.Seal)})
def seal(request: Request, shared: Shared) -> dict[str, Any]:
    """Proves that nothing in the log was changed or taken out; the JSON of ``otherside audit --verify``."""
    from otherside.workspace.privacy.auditing import verified

    owners(request)
    return verified(shared.config.folder)


def _book(request: Request) -> AccountBook:
    owners(request)
    return doors_of(request).make_book()
