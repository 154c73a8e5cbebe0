"""``otherside users``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from otherside.cli.common import Context, common
from otherside.domain import InputError

if TYPE_CHECKING:
    from otherside.accounts import AccountBook

_ROLES = click.Choice(["owner", "editor", "reader"])
_SCOPES = click.Choice(["read", "write", "admin"])


@click.group("users")
@common
def command(context: Context) -> None:
    """Accounts for a team: who may come in, what they may do, which deals they see.

    On one's own machine none is needed.
    """


@command.command("list")
@common
def list_users(context: Context) -> None:
    """Accounts, with the deals shared with each."""
    from otherside.workspace.accounts import user_list

    with _book(context) as book:
        rows = user_list(book)
    if context.json:
        context.emit({"users": rows})
        return
    for row in rows:
        seen = "every deal" if row["deals"] is None else ", ".join(row["deals"]) or "no deal"
        click.echo(f"{row['name']}: {row['role']}{'' if row['active'] else ', paused'}; sees {seen}")
    if not rows:
        click.echo("nobody has an account; make the first with: otherside users add NAME --role owner")


@command.command("add")
@click.argument("name")
@click.option("--role", type=_ROLES, default="reader", show_default=True)
@click.option("--provider", is_flag=True, help="No password: they come in by the OpenID provider.")
@common
def add(context: Context, name: str, role: str, provider: bool) -> None:
    """Make an account. The password is asked for, or taken from OTHERSIDE_PASSWORD."""
    from otherside.accounts import Role

    with _book(context) as book:
        made = book.add(name, Role(role), None if provider else _password())
        _note(book, f"added {made.name} as {role}")
    _done(context, {"name": made.name, "role": role}, f"{made.name} may come in as {role}")


@command.command("password")
@click.argument("name")
@common
def password(context: Context, name: str) -> None:
    """Set another password; their sessions end."""
    with _book(context) as book:
        changed = book.change(name, password=_password())
        _note(book, f"password: {changed.name}")
    _done(context, {"name": changed.name}, f"{changed.name} has another password")


@command.command("role")
@click.argument("name")
@click.argument("role", type=_ROLES)
@common
def role(context: Context, name: str, role: str) -> None:
    """Give another role; their sessions end."""
    from otherside.accounts import Role

    with _book(context) as book:
        changed = book.change(name, role=Role(role))
        _note(book, f"{role}: {changed.name}")
    _done(context, {"name": changed.name, "role": role}, f"{changed.name} is {role} now")


@command.command("pause")
@click.argument("name")
@click.option("--resume", is_flag=True, help="Let them in again.")
@common
def pause(context: Context, name: str, resume: bool) -> None:
    """Let somebody in no more, until resumed."""
    with _book(context) as book:
        changed = book.change(name, active=resume)
        _note(book, f"{'resume' if resume else 'pause'}: {changed.name}")
    _done(context, {"name": changed.name, "active": resume}, f"{changed.name} {'may' if resume else 'may not'} come in")


@command.command("remove")
@click.argument("name")
@common
def remove(context: Context, name: str) -> None:
    """Delete an account with its tokens and shares; what it did stays in the log."""
    with _book(context) as book:
        gone = book.remove(name)
        _note(book, f"removed {gone.name}")
    _done(context, {"name": gone.name}, f"{gone.name} has no account any more")


@command.command("share")
@click.argument("deal")
@click.argument("names", nargs=-1)
@click.option("--everyone", is_flag=True, help="With whoever has an account.")
@click.option("--stop", is_flag=True, help="Take it back.")
@common
def share(context: Context, deal: str, names: tuple[str, ...], everyone: bool, stop: bool) -> None:
    """Share DEAL, by its whole name, with accounts by NAME; without this only owners see it."""
    from otherside.workspace.accounts import deal_by_whole_name, share_deal

    with context.open() as workspace:
        found = deal_by_whole_name(workspace, deal)
    with _book(context) as book:
        done = share_deal(book, found, names, everyone=everyone, stop=stop)
        _note(book, "no longer shared" if stop else "shared", found)
    _done(context, done, f"{found} is shared with {', '.join(done['shared']) or 'nobody'}")


@command.command("token")
@click.argument("name")
@click.option("--scope", type=_SCOPES, default="read", show_default=True)
@click.option("--days", type=int, default=90, show_default=True)
@click.option("--for", "purpose", default="script", help="What it is for.")
@common
def token(context: Context, name: str, scope: str, days: int, purpose: str) -> None:
    """Make a token for a script of NAME's; its secret is shown once."""
    from otherside.accounts import Scope

    with _book(context) as book:
        made, secret = book.give_token(name, purpose, Scope(scope), days)
        _note(book, f"token {made.id} for {name}")
    until = made.expires.date().isoformat()
    _done(context, {"id": made.id, "token": secret, "expires": until}, secret)
    context.note(
        f"shown this once: keep it now; it acts as {name} ({scope}) until {until}; end it with: otherside users tokens --end {made.id}"
    )


@command.command("tokens")
@click.option("--end", metavar="ID", help="End this one.")
@common
def tokens(context: Context, end: str | None) -> None:
    """List tokens, or end one."""
    from otherside.workspace.accounts import end_token, token_list

    with _book(context) as book:
        if end is not None:
            end_token(book, end)
            _note(book, f"ended token {end}")
        rows = token_list(book)
    if context.json:
        context.emit({"tokens": rows})
        return
    if not rows:
        click.echo("nobody has a token")
    for row in rows:
        click.echo(f"{row['id']}: {row['user']}, {row['for']}, {row['scope']}, until {row['expires']}")


@contextmanager
def _book(context: Context) -> Iterator[AccountBook]:
    from otherside.workspace.scoped import account_book

    if not context.has_workspace:
        raise InputError(f"{context.name}: no otherside workspace here; make one with: otherside init")
    book = account_book(context.folder)
    try:
        yield book
    finally:
        book.close()


def _note(book: AccountBook, what: str, deal: str | None = None) -> None:
    from otherside.accounts.model import HERE

    book.log(HERE, "accounts", what, deal)


def _password() -> str:
    given = os.environ.get("OTHERSIDE_PASSWORD")
    if given is not None:
        return given
    asked: str = click.prompt("Password (12 characters or more)", hide_input=True, confirmation_prompt=True, err=True)
    return asked


def _done(context: Context, data: dict[str, Any], words: str) -> None:
    if context.json:
        context.emit(data)
    else:
        click.echo(words)
