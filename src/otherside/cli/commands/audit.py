"""``otherside audit``."""

from __future__ import annotations

import datetime as dt
import json

import click

from otherside.cli.common import Context, common
from otherside.domain import InputError
from otherside.domain.counting import plural


@click.command("audit")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="From this day on (UTC).")
@click.option("--user", metavar="NAME", help="Only what this account did.")
@click.option(
    "--action", metavar="ACTION", help="saw, changed, exported, sent, erased, signed_in, refused or accounts."
)
@click.option("--deal", metavar="NAME", help="Only what was about this deal.")
@click.option("-n", "most", type=click.IntRange(1), default=50, show_default=True, help="The latest so many.")
@click.option("--verify", is_flag=True, help="Check that nothing in it was changed or taken out.")
@common
def command(
    context: Context,
    since: dt.datetime | None,
    user: str | None,
    action: str | None,
    deal: str | None,
    most: int,
    verify: bool,
) -> None:
    """Who saw, changed, exported and sent what. The log only grows, and each entry seals those before it."""
    from otherside.workspace.privacy.auditing import listing, verified

    if verify:
        found = verified(context.folder)
        if context.json:
            context.emit(found)
        else:
            click.echo(f"{plural(found['entries'], 'entry', 'entries')}, unbroken; the last seal is {found['seal']}")
        return
    rows = listing(context.folder, since=since, user=user, action=action, deal=deal, latest=most)
    if context.json:
        context.emit({"entries": rows})
        return
    if not rows:
        chosen = any((since, user, action, deal))
        raise InputError(
            f"nothing in the log {'fits; leave out --since, --user, --action or --deal' if chosen else 'yet'}"
        )
    for row in rows:
        about = " ".join(f"{k}={json.dumps(v, ensure_ascii=False)}" for k, v in row["detail"].items())
        click.echo(" ".join(filter(None, [row["at"], row["user"], row["action"], row["what"], row["deal"], about])))
