"""A deal in a list: what is decided, the words that stand for it, what they wait for from us, and days that do not go together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from otherside.forecast.telling import plain_day, said_decided
from otherside.reports.discreet import kept
from otherside.reports.quotes import bracketed, flat
from otherside.reports.words import latest_words

Row = Mapping[str, Any]


def ended(deal: Row) -> bool:
    """Whether the CRM, or a user, says how a deal ended."""
    return deal.get("outcome") not in (None, "open")


def says_decided(deal: Row) -> bool:
    """Whether somebody says that it is decided, and not in confidence; what the CRM says of how it ended stands for itself."""
    said = deal.get("said_decided")
    return said is not None and not said["in_confidence"] and not ended(deal)


def decided(deal: Row) -> str:
    """Who says that it is decided, how, and in which words; empty where nobody does, or the CRM says how it ended."""
    said = None if ended(deal) else deal.get("said_decided")
    return said_decided(said) if said else ""


def stands_for(deal: Row, people: Sequence[Row], *, targets: bool = False) -> dict[str, Any] | None:
    """The words that stand for a deal: those that gave it its turn last, unless what says most about somebody was said after
    them. Of a deal that is over the decision stands for it, whatever was said since. None where there are none that may lie open.

    Args:
        deal: of ``deal_list``.
        people: of the deal, as ``people_list`` or a brief gives them.
        targets: also a target of the house that was said in confidence.
    """
    turn = next((row for row in deal.get("turns", ()) if not kept(row)), None)
    said = latest_words(people, targets=targets)
    if turn is None or (said and not ended(deal) and (said["date"] or "") > (turn["date"] or "")):
        return said
    return _placed(turn)


def kept_since(deal: Row, said: Row | None) -> str:
    """That, after the words that stand for a deal, something that gave it its turn was told in confidence; empty for most.

    Args:
        said: of ``stands_for``.
    """
    turn = next((row for row in deal.get("turns", ()) if kept(row)), None)
    if said is None or turn is None or (turn["date"] or "") <= (said["date"] or ""):
        return ""
    return f"{turn['person']} told us more since, in confidence, on {plain_day(turn['date'])}"


#: Whoever puts it off once names a time; more often is a matter of its own.
_SEVERAL = 2


def waits(deal: Row) -> tuple[str, Row, str] | None:
    """``(since when, the request, how many more there are)`` of what they wait for from us as far as we know; None where it is
    nothing that may lie open. Both texts are whole: the last one is empty where there is one request.
    """
    open_ = [row for row in deal.get("waits_for_us", ()) if not kept(row)]
    if not open_:
        return None
    day = open_[0]["date"]
    # In one letter the first request comes first.
    first = _placed(min((row for row in open_ if row["date"] == day), key=lambda row: (row["turn"], row["start"])))
    more = len(open_) - 1
    return f"Waiting for us since {plain_day(day)}, as far as we know", first, f"and {more} more" if more else ""


def _placed(row: Row) -> dict[str, Any]:
    """A row that leads to its turn, where its words are no evidence with a place of their own."""
    return {key: value for key, value in row.items() if key != "id" or ":" not in row["id"]}


def waits_line(deal: Row) -> str:
    """The same in one line of plain text."""
    found = waits(deal)
    if found is None:
        return ""
    since, row, more = found
    return f"{since}: “{flat(row['quote'])}” – {row['person']}" + (f", {more}" if more else "")


def owed_line(deal: Row, today: dt.date) -> str:
    """How many promises of ours nothing shows as kept, and the first whose day has passed; in one line of plain text, empty without."""
    open_ = [row for row in deal.get("ours_open", ()) if not kept(row)]
    if not open_:
        return ""
    late = sorted((row for row in open_ if row["by"] and row["by"] < today.isoformat()), key=lambda row: row["by"])
    told = f"Promised by us, and nothing shows that it is kept: {len(open_)}"
    if not late:
        return told
    past = "its day has passed" if len(open_) == 1 else f"the day of {len(late)} has passed"
    return f"{told}, {past}: “{flat(late[0]['quote'])}”, by {plain_day(late[0]['by'])}"


def put_off_line(deal: Row) -> str:
    """On how many days they put it off, and how they did so last; empty where once or never."""
    rows = [row for row in deal.get("put_off", ()) if not kept(row)]
    if len(rows) < _SEVERAL:
        return ""
    last = rows[0]
    return f"Put off {len(rows)} times, last on {plain_day(last['date'])}: “{flat(last['quote'])}” – {last['person']}"


def close_day(deal: Row, today: dt.date, shown: Row | None = None) -> str:
    """The CRM's close day; of an open deal also that it has passed, or what they said of a time after it. Empty where none is
    known.

    Args:
        shown: words that stand below, and are not repeated.
    """
    day = deal.get("closed")
    if not day:
        return ""
    if ended(deal):
        return f"closed {plain_day(day)}"
    passed = " has passed" if day < today.isoformat() else ""
    return f"close day {plain_day(day)}{passed}{bracketed(beside_close(deal, shown))}"


def beside_close(deal: Row, shown: Row | None = None) -> str:
    """That, before the close day of an open deal, somebody asked to be spoken to only after it, or at a time without a date; else
    empty. The arguments as of ``close_day``.
    """
    own, closed = deal.get("own_time"), deal.get("closed")
    if not own or not closed or kept(own) or deal.get("said_decided") or (own["date"] or "") > closed:
        return ""
    if own["until"] is not None and own["until"] <= closed:
        return ""
    when = plain_day(own["until"]) if own["until"] else "a time of their own"
    words = f": “{flat(own['quote'])}”" if shown is None or shown["quote"] != own["quote"] else ""
    return f"{own['person']} named {when} for the next contact{words}"
