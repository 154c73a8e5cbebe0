"""``otherside redact``."""

from __future__ import annotations

import click

from otherside.cli.common import Context, common
from otherside.domain import InputError
from otherside.domain.counting import plural


@click.command("redact")
@click.argument("what", required=False)
@click.option("--all", "everything", is_flag=True, help="All that is stored.")
@click.option(
    "--kind", "kinds", multiple=True, metavar="KIND", help="card, iban, phone, email or id. Repeatable; else all."
)
@click.option(
    "--region", "regions", multiple=True, metavar="COUNTRY", help="Phone numbers of this country, as US or DE."
)
@click.option("--yes", is_flag=True, help="Do it. It cannot be undone.")
@common
def command(
    context: Context, what: str | None, everything: bool, kinds: tuple[str, ...], regions: tuple[str, ...], yes: bool
) -> None:
    """Black out card numbers, bank accounts, phone numbers, mail addresses and national ids in a deal or a conversation.

    A mark of the same length takes their place, so that every quote stands where it did.
    """
    from otherside.workspace.privacy.redacting import KINDS, conversations, redact

    if not yes:
        raise InputError("this blacks out stored words for good; say so with --yes")
    with context.open() as workspace:
        numbers = [] if what is None else conversations(workspace, what)
        done = redact(workspace, what, everything=everything, kinds=kinds or tuple(KINDS), regions=regions)
        about = {"conversation": numbers[0]} if len(numbers) == 1 else {"conversations": done["conversations"]}
        deals = {home for number in numbers if (home := workspace.store.home_of(number)) is not None}
        context.did(*sorted(deals), **about, places=done["places"], found=done["found"])
    if context.json:
        context.emit(done)
        return
    found = ", ".join(f"{n} {kind}" for kind, n in done["found"].items()) or "nothing to black out"
    click.echo(f"{plural(done['conversations'], 'conversation')}: {found}")
