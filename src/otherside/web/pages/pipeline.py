"""The first page: all deals, or the invitation to begin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from otherside.domain import Side
from otherside.forecast.result import UnknownValue
from otherside.reports import odds, words
from otherside.reports.discreet import discreet, kept
from otherside.web.figures import spark_svg
from otherside.web.pages.common import DealName, Offset, address
from otherside.web.pages.deal import said_by_each
from otherside.web.parameters import label_within
from otherside.web.state import Open, Shared, State
from otherside.web.templating import day, render
from otherside.workspace import Workspace

router = APIRouter()
PAGE = 25


@router.get("/")
def pipeline(request: Request, shared: Shared, workspace: Open, offset: Offset = 0) -> Response:
    """Deals with counts; how each may end is worked out afterwards, so that the page is there at once."""
    from otherside.workspace.lists import deal_list

    everything = shared.kept(("deals in order",), lambda: in_order(_heard(workspace)))
    names = [d["name"] for d in everything[offset : offset + PAGE]]

    def chosen() -> list[dict[str, Any]]:
        held = {deal.name: deal for deal in workspace.deals()}
        return deal_list(workspace, [held[name] for name in names if name in held])

    listed = shared.kept(("deals", offset), chosen)
    today = dt.date.today()
    part = [
        {
            **d,
            "glance": shared.known_of(d["name"], glance),
            "unanswered": odds.unanswered(d["waiting"], today),
        }
        for d in listed
    ]
    more = address("/", offset=offset + PAGE) if offset + PAGE < len(everything) else None
    return render(
        request,
        "pipeline.html.j2",
        {
            "deals": part,
            "total": len(everything),
            "unknown": len(workspace.store.people(side=Side.UNKNOWN)),
            "examples": shared.config.examples is not None,
            "more_url": more,
            "back_url": address("/", offset=max(0, offset - PAGE)) if offset else None,
        },
    )


@router.get("/deals/{deal}/glance")
def glance_of(deal: DealName, request: Request, shared: Shared, workspace: Open) -> Response:
    """How a deal may end, what holds it back most, what is least known, what to ask next."""
    name = workspace.deal(deal).name
    found = shared.worked_out(workspace, name, glance)
    return render(request, "fragments/glance.html.j2", {"g": found})


def _heard(workspace: Workspace) -> list[dict[str, Any]]:
    """Each deal with what its place in the list hangs on; all else is looked up of one page of them."""
    return [
        {
            "name": deal.name,
            "outcome": deal.outcome.value if deal.outcome else "open",
            "latest": str(max(workspace.store.dates(deal.name), default="")),
        }
        for deal in workspace.deals()
    ]


def in_order(deals: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Deals that are open first, and of them those in which anything was said or written last, by them or by us; then by name."""
    named = sorted(deals, key=lambda d: str(d["name"]).casefold())
    latest = sorted(named, key=lambda d: str(d["latest"]), reverse=True)
    return sorted(latest, key=lambda d: d["outcome"] != "open")


def latest_words(people: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """Of the words that say most about each who is still there, the latest that may lie open, with who said them."""
    found = [
        {**said, "person": person["name"]}
        for person in people
        if person["side"] == "theirs" and not person["left"] and (said := words.headline(person)) and not kept(said)
    ]
    return max(found, key=lambda q: (q["date"] or "", q["confidence"]), default=None)


def glance(shared: State, workspace: Workspace, deal: str) -> dict[str, Any]:
    """The headline of a forecast, and how it moved."""
    from otherside.workspace.forecasts.history import forecast_history

    run = shared.forecast(workspace, deal)
    questions = shared.questions(workspace, deal)
    question = questions[0] if questions else None
    read = discreet(shared.worked_out(workspace, deal, said_by_each, beside=False))
    said = latest_words(read["people"])
    if isinstance(run, str):
        unsure = workspace.store.people(deal, Side.UNKNOWN) and not workspace.store.people(deal, Side.THEIRS)
        return {"none": run, "p": None, "said": said, "question": question, "sides": bool(unsure), "deal": deal}
    result = run.result
    found = run.to_json()
    held, told = odds.holding(found), odds.told(found)
    unknown = result.unknowns[0] if result.unknowns else None
    points = forecast_history(workspace, deal) if told else []
    return {
        "none": None,
        "said": said,
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
