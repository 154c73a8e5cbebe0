"""``otherside sync``."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural

_MAIL = "mail"


@click.command("sync")
@click.argument("system", type=click.Choice(["hubspot", "salesforce", "pipedrive", _MAIL]))
@click.option("--full", is_flag=True, help="Read everything again, not only what changed.")
@click.option(
    "--folder", "folders", multiple=True, metavar="NAME", help="mail: this folder. Repeatable.  [default: INBOX]"
)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="mail: not what was received before this day.")
@click.option("--deal", metavar="NAME", help="mail: all of it is about this deal. With --propose: only this deal.")
@click.option("--propose", is_flag=True, help="Show what could be written to the CRM; writes nothing.")
@click.option("--confirm", "number", metavar="ID", help="Write this proposal to the CRM, exactly as shown.")
@common
def command(
    context: Context,
    system: str,
    full: bool,
    folders: tuple[str, ...],
    since: dt.datetime | None,
    deal: str | None,
    propose: bool,
    number: str | None,
) -> None:
    """Read deals, people and what was written and said from a CRM, or mail from a mailbox.

    Tokens and passwords come from the environment or the keyring of the operating system; docs/sync.md lists them. Only
    what changed since last time is read. Nothing is written there, unless you confirm a proposal that was shown to you.
    """
    if system == _MAIL:
        if propose or number:
            raise click.UsageError("nothing is ever written to a mailbox")
        _mail(context, folders, since, deal, full)
        return
    if folders or since or (deal and not propose):
        raise click.UsageError("--folder and --since are for mail; --deal is for mail and --propose")
    if propose:
        _propose(context, system, deal)
    elif number:
        _confirm(context, system, number)
    else:
        _crm(context, system, full)


def _crm(context: Context, system: str, full: bool) -> None:
    found = _read(context, system, full=full)
    if context.json:
        context.emit(found)
        return
    click.echo(
        f"{plural(found['deals'], 'deal')}, {plural(found['contacts'], 'contact')}, "
        f"{plural(found['conversations'], 'conversation')} new or changed, "
        f"{plural(found['people'], 'new person', 'new people')}, {plural(found['evidence'], 'new piece')} of evidence; "
        f"{plural(found['unchanged'], 'record')} unchanged"
    )
    if found["elsewhere"]:
        click.echo(
            f"{plural(found['elsewhere'], 'conversation is', 'conversations are')} in files of the same deal already"
        )
    if found["without_deal"]:
        left = plural(
            found["without_deal"], "activity belongs to no deal and was", "activities belong to no deal and were"
        )
        click.echo(f"{left} left out")


def _mail(context: Context, folders: tuple[str, ...], since: dt.datetime | None, deal: str | None, full: bool) -> None:
    found = _read(context, _MAIL, folders=folders, since=since.date() if since else None, deal=deal, full=full)
    if context.json:
        context.emit(found)
    else:
        click.echo(
            f"{plural(found['messages'], 'message')} in {plural(found['conversations'], 'conversation')}, "
            f"{plural(found['people'], 'new person', 'new people')}, "
            f"{plural(found['evidence'], 'new piece')} of evidence; {found['unchanged']} known already, "
            f"{found['others']} with nobody who is in a deal"
        )
    for skipped in found["skipped"]:
        context.note(f"skipped {skipped['path']}: {skipped['reason']}")


def _read(context: Context, system: str, **settings: Any) -> dict[str, Any]:
    from otherside.workspace import Workspace
    from otherside.workspace.intake.connecting import connected, read_from
    from otherside.workspace.privacy.auditing import note

    # Connected before a workspace is made: a missing token should leave nothing behind.
    with connected(system) as connection, Workspace.init(context.folder) as workspace, context.progress() as progress:
        found = read_from(workspace, system, connection, progress=progress, **settings)
    note(context.folder, "changed", f"sync {system}", settings.get("deal"))
    return found


def _propose(context: Context, system: str, deal: str | None) -> None:
    from otherside.workspace.intake.proposing import propose

    with context.open() as workspace:
        found = propose(workspace, system, deal)
    if context.json:
        context.emit(found)
        return
    for row in found["proposals"]:
        _show(row)
        click.echo(f"  to write it: otherside sync {system} --confirm {row['id']}\n")
    if not found["proposals"]:
        click.echo("there is nothing to propose")


def _confirm(context: Context, system: str, number: str) -> None:
    from otherside.workspace.intake.connecting import write_confirmed

    with context.open() as workspace:
        title, done = write_confirmed(workspace, system, number)
    if context.json:
        context.emit(done)
        return
    _show(done)
    click.echo(f"written to {title}: {done['key']}")


def _show(row: dict[str, Any]) -> None:
    what = "note on" if row["kind"] == "note" else "role of"
    click.echo(f"{row['id']}  {row['deal']}: {what} {row['about']}")
    for sign, text in (("-", row["before"]), ("+", row["after"])):
        for line in text.splitlines():
            click.echo(f"  {sign} {line}")
