"""In which order deals are listed, without looking into all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Literal

Row = dict[str, Any]
#: Those heard last before others, or all of one owner together.
Order = Literal["heard", "owner"]


def in_order(
    deals: Sequence[Row],
    most: int | None = None,
    heard: Callable[[str], str | None] | None = None,
    by: Order = "heard",
) -> list[Row]:
    """The first of some deals: open ones before others, those heard last before those heard long ago, then by name.

    Args:
        deals: with ``name``, ``outcome``, ``latest`` (the last day of words of either side, as ISO writes it, or empty) and, for
            the order by owner, ``owner``.
        most: how many; all when left out.
        heard: the last day on which anything of a deal's buyers was heard, by its name. Nobody is heard later than the latest
            words, so that of most deals it is never asked; left out, those words tell.
        by: ``owner`` puts the deals of one owner together, those of nobody last.
    """
    groups: dict[tuple[bool, bool, str], list[Row]] = defaultdict(list)
    for deal in deals:
        owner = str(deal.get("owner") or "").casefold() if by == "owner" else ""
        groups[deal["outcome"] != "open", not owner, owner].append(deal)
    found: list[Row] = []
    for key in sorted(groups):
        left = len(deals) if most is None else most - len(found)
        found += _last_first(groups[key], left, heard)
    return found


def _last_first(deals: Sequence[Row], most: int, heard: Callable[[str], str | None] | None) -> list[Row]:
    """The first of them by when they were heard; the others are looked into only while one of them may come before."""
    known: list[tuple[str, Row]] = []
    for deal in sorted(deals, key=lambda d: str(d["latest"]), reverse=True):
        if sum(day > deal["latest"] for day, _ in known) >= most:
            break
        known.append((deal["latest"] if heard is None else heard(deal["name"]) or "", deal))
    known.sort(key=lambda row: str(row[1]["name"]).casefold())
    known.sort(key=lambda row: row[0], reverse=True)
    return [deal for _, deal in known[:most]]
