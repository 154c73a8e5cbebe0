"""The first page: all deals, or the invitation to begin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from otherside.domain import Side
from otherside.forecast.naming import label_within
from otherside.forecast.result import UnknownValue
from otherside.reports import listed, odds
from otherside.reports.discreet import discreet
from otherside.web.figures import spark_svg
from otherside.web.links import DealName
from otherside.web.pages.common import Offset, address
from otherside.web.pages.said import said_by_each
from otherside.web.state import Open, Shared, State
from otherside.web.templating import day, render
from otherside.workspace import Workspace
from otherside.workspace.ordering import in_order

router = APIRouter()
PAGE = 25


@router.get("/")
def pipeline(
    request: Request, shared: Shared, workspace: Open, offset: Offset = 0, by: Literal["heard", "owner"] = "heard"
) -> Response:
    """Deals with counts; how each may end is worked out afterwards, so that the page is there at once."""
    from otherside.workspace.heard.unanswered import exchange_of
    from otherside.workspace.lists import deal_list

    everything = shared.kept(("deals",), lambda: _places(workspace))

    def heard(name: str) -> str | None:
        last = shared.kept(("last heard", name), lambda: exchange_of(workspace, workspace.deal(name)).theirs)
        return last.isoformat() if last else None

    ordered = shared.kept(("deals in order", offset, by), lambda: in_order(everything, offset + PAGE, heard, by))
    names = [d["name"] for d in ordered[offset:]]

    def chosen() -> list[dict[str, Any]]:
        held = {deal.name: deal for deal in workspace.deals()}
        return deal_list(workspace, [held[name] for name in names if name in held])

    today = dt.date.today()
    part = [
        {
            **d,
            "glance": shared.known_of(d["name"], glance),
            "unanswered": odds.unanswered(d["waiting"], today),
            "waits": listed.waits(d),
            "lies_open": [told for told in (listed.owed_line(d, today), listed.put_off_line(d)) if told],
            "says_decided": listed.says_decided(d),
            # The words themselves stand for the deal, beside it.
            "beside_close": listed.beside_close(d, d["own_time"]),
        }
        for d in shared.kept(("deals", offset, by), chosen)
    ]
    order = {} if by == "heard" else {"by": by}
    more = address("/", offset=offset + PAGE, **order) if offset + PAGE < len(everything) else None
    return render(
        request,
        "pipeline.html.j2",
        {
            "deals": part,
            "total": len(everything),
            "by": by,
            "owners": any(d["owner"] for d in everything),
            "unknown": len(workspace.store.people(side=Side.UNKNOWN)),
            "examples": shared.config.examples is not None,
            "more_url": more,
            "back_url": address("/", offset=max(0, offset - PAGE), **order) if offset else None,
        },
    )


@router.get("/deals/{deal}/glance")
def glance_of(deal: DealName, request: Request, shared: Shared, workspace: Open) -> Response:
    """How a deal may end, what holds it back most, what is least known, what to ask next."""
    name = workspace.deal(deal).name
    found = shared.worked_out(workspace, name, glance)
    return render(request, "fragments/glance.html.j2", {"g": found})


def _places(workspace: Workspace) -> list[dict[str, Any]]:
    """Each deal with what its place in the list hangs on; all else is looked up of one page of them."""
    return [
        {
            "name": deal.name,
            "outcome": deal.outcome.value if deal.outcome else "open",
            "owner": deal.owner,
            "latest": str(max(workspace.store.dates(deal.name), default="")),
        }
        for deal in workspace.deals()
    ]


def glance(shared: State, workspace: Workspace, deal: str) -> dict[str, Any]:
    """The headline of a forecast, and how it moved."""
    from otherside.workspace.forecasts.history import forecast_history
    from otherside.workspace.heard.told_first import told_first

    run = shared.forecast(workspace, deal)
    questions = shared.questions(workspace, deal)
    question = questions[0] if questions else None
    read = discreet(shared.worked_out(workspace, deal, said_by_each, beside=False))
    first = told_first(workspace, workspace.deal(deal))
    said = listed.stands_for(first, read["people"])
    since = listed.kept_since(first, said)
    if isinstance(run, str):
        unsure = workspace.store.people(deal, Side.UNKNOWN) and not workspace.store.people(deal, Side.THEIRS)
        return {
            "none": run,
            "p": None,
            "said": said,
            "since": since,
            "question": question,
            "sides": bool(unsure),
            "deal": deal,
        }
    result = run.result
    found = run.to_json()
    held, told, settled = odds.holding(found), odds.told(found), odds.settled(found)
    unknown = result.unknowns[0] if result.unknowns and not settled else None
    points = forecast_history(workspace, deal) if told else []
    return {
        "none": None,
        "said": None if settled else said,
        "since": since,
        "settled": settled,
        "p": result.p if told else None,
        "interval": result.interval,
        "calibrated": result.calibrated,
        "level_only": found.get("level_only", False),
        "too_little": "" if told else odds.too_little(found),
        "line": spark_svg(points) if told else "",
        "trend": _trend(points) if told else "",
        "burden": held[0][0] if held else None,
        "unknown": _unknown(unknown),
        "question": question,
    }


def _trend(points: Sequence[Mapping[str, Any]]) -> str:
    """In words, between the first day and the last."""
    if len(points) < 2:
        return ""
    first, last = points[0], points[-1]
    return f"with us {100 * (last['p']['us'] - first['p']['us']):+.0f} points since {day(first['date'])}".replace(
        "-", "−"
    )


def _unknown(unknown: UnknownValue | None) -> dict[str, str] | None:
    """The number most worth knowing, as people would call it."""
    if unknown is None:
        return None
    return {"who": unknown.person or "the deal", "what": label_within(unknown.parameter)}
