"""``otherside deals``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural

Row = Mapping[str, Any]
#: What each order sorts by; where it is not known, a deal stands at the end.
_ORDERS: dict[str, Callable[[Row], Any]] = {
    "name": lambda deal: 0,
    "heard": lambda deal: deal["last_heard"],
    "close": lambda deal: (_ended(deal), deal["closed"]) if deal.get("closed") else None,
    "amount": lambda deal: None if deal.get("amount") is None else -deal["amount"],
    "evidence": lambda deal: -deal["evidence"],
    "owner": lambda deal: deal["owner"].casefold() if deal.get("owner") else None,
}


@click.command("deals")
@click.option(
    "--by",
    type=click.Choice(list(_ORDERS)),
    default="name",
    show_default=True,
    help="The order: silent for longest first; next close day first, open deals before others; most first; or by whose deal it is.",
)
@common
def command(context: Context, by: str) -> None:
    """List the deals: what they wait for from us, that it is decided or the words that stand for it, and when they were heard."""
    from otherside.reports import listed
    from otherside.reports.odds import plain_day
    from otherside.reports.words import marked
    from otherside.workspace.lists import deal_list, people_list

    with context.open() as workspace:
        deals = ordered(deal_list(workspace), by)
        people = {} if context.json else {deal["name"]: people_list(workspace, deal["name"]) for deal in deals}
    if context.json:
        context.emit({"deals": deals})
        return
    if not deals:
        click.echo("No deals yet. Add something: otherside add PATH")
    for deal in deals:
        said = None if listed.decided(deal) else listed.stands_for(deal, people[deal["name"]], targets=True)
        click.echo(line(deal, dt.date.today(), said))
        today = dt.date.today()
        told_of = (
            listed.waits_line(deal),
            listed.owed_line(deal, today),
            listed.put_off_line(deal),
            listed.decided(deal),
        )
        for told in filter(None, told_of):
            click.echo(f"    {told}")
        if said:
            day = f", {plain_day(said['date'])}" if said["date"] else ""
            since = listed.kept_since(deal, said)
            click.echo(
                f"    “{' '.join(said['quote'].split())}” – {said['person']}{day}{marked(said)}"
                + (f"; {since}" if since else "")
            )


def ordered(deals: Sequence[Row], by: str) -> list[Row]:
    """Deals in one of the orders; those that are alike in it stay as they are."""
    value = _ORDERS[by]
    known = [deal for deal in deals if value(deal) is not None]
    return [*sorted(known, key=value), *(deal for deal in deals if value(deal) is None)]


def line(deal: Row, today: dt.date, shown: Row | None = None) -> str:
    """A deal of ``deal_list`` on one line.

    Args:
        shown: words that stand below it.
    """
    from otherside.reports.listed import close_day, says_decided
    from otherside.reports.odds import plain_day, unanswered

    parts = [
        plural(deal["conversations"], "conversation"),
        f"{deal['people']} on their side",
        f"{plural(deal['evidence'], 'piece')} of evidence",
        deal.get("stage"),
        "decided, as they say" if says_decided(deal) else deal.get("outcome", "").replace("_", " "),
        close_day(deal, today, shown),
        f"last heard {plain_day(deal['last_heard'])}" if deal["last_heard"] else "",
        unanswered(deal.get("waiting"), today),
        f"owner {deal['owner']}" if deal.get("owner") else "",
    ]
    return f"{deal['name']}: " + ", ".join(p for p in parts if p)


def _ended(deal: Row) -> bool:
    return deal.get("outcome") not in (None, "open")
