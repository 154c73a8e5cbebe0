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
}


@click.command("deals")
@click.option(
    "--by",
    type=click.Choice(list(_ORDERS)),
    default="name",
    show_default=True,
    help="The order: silent for longest first; next close day first, open deals before others; or most first.",
)
@common
def command(context: Context, by: str) -> None:
    """List the deals, each with the latest of the words that say most, and when anything was last heard."""
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
        click.echo(line(deal, dt.date.today()))
        if said := _headline(people[deal["name"]]):
            click.echo(f"    {said}")


def ordered(deals: Sequence[Row], by: str) -> list[Row]:
    """Deals in one of the orders; those that are alike in it stay as they are."""
    value = _ORDERS[by]
    known = [deal for deal in deals if value(deal) is not None]
    return [*sorted(known, key=value), *(deal for deal in deals if value(deal) is None)]


def line(deal: Row, today: dt.date) -> str:
    """A deal of ``deal_list`` on one line."""
    from otherside.reports.odds import plain_day, unanswered

    parts = [
        plural(deal["conversations"], "conversation"),
        f"{deal['people']} on their side",
        f"{plural(deal['evidence'], 'piece')} of evidence",
        deal.get("stage"),
        deal.get("outcome", "").replace("_", " "),
        _close(deal, today),
        f"last heard {plain_day(deal['last_heard'])}" if deal["last_heard"] else "",
        unanswered(deal.get("waiting"), today),
    ]
    return f"{deal['name']}: " + ", ".join(p for p in parts if p)


def _ended(deal: Row) -> bool:
    return deal.get("outcome") not in (None, "open")


def _close(deal: Row, today: dt.date) -> str:
    """The CRM's close day; of an open deal also that it has passed."""
    from otherside.reports.odds import plain_day

    day = deal.get("closed")
    if not day:
        return ""
    if _ended(deal):
        return f"closed {plain_day(day)}"
    return f"close day {plain_day(day)}" + (" has passed" if day < today.isoformat() else "")


def _headline(people: Sequence[Row]) -> str:
    """Of the words that say most about each who is still there, the latest, with who said them."""
    from otherside.reports.words import headline, marked

    found = [
        (said, person["name"])
        for person in people
        if person["side"] == "theirs" and not person["left"] and (said := headline(person))
    ]
    if not found:
        return ""
    said, name = max(found, key=lambda row: (row[0]["date"] or "", row[0]["confidence"]))
    return f"“{' '.join(said['quote'].split())}” – {name}{marked(said)}"
