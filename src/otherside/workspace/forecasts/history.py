"""How a deal's forecast moved: worked out as of the days on which something was heard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, InputError
from otherside.workspace.derived import kept_while_same
from otherside.workspace.forecasts.forecasting import run_deal

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Days that are looked back to at most; the first and the last are always among them.
MOST = 8
DRAWS = 1_000
"""Draws of each past forecast: a line of a few points needs no more. All take the same luck, so that only what was
heard moves the line."""


def forecast_history(workspace: Workspace, deal: Deal | str) -> list[dict[str, Any]]:
    """``[{"date", "p"}]``, oldest first: what the forecast would have been on past days, from what was known then.

    It is worked out anew from the evidence up to each day, with what users state today. Days before anybody on their side
    had been heard are left out. ``p`` is as in ``otherside forecast``. Kept until something it rests on changes.

    Raises:
        InputError: no such deal.
    """
    found = workspace.deal(deal) if isinstance(deal, str) else deal
    kept = kept_while_same(workspace, found, "history", lambda: {"points": _points(workspace, found)})
    return list(kept["points"])


def _points(workspace: Workspace, deal: Deal) -> list[dict[str, Any]]:
    heard = sorted({row.date for row in workspace.store.evidence(deal.name) if row.date is not None})
    out = []
    for day in spread(heard, MOST):
        try:
            run = run_deal(workspace, deal, DRAWS, as_of=day)
        except InputError:
            continue
        out.append({"date": day.isoformat(), "p": dict(run.result.p)})
    return out


def spread(days: Sequence[dt.date], most: int) -> list[dt.date]:
    """At most so many of the days, evenly by their order, the first and the last among them."""
    if len(days) <= most:
        return list(days)
    step = (len(days) - 1) / (most - 1)
    return [days[round(n * step)] for n in range(most)]
