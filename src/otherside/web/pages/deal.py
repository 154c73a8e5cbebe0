"""A deal: the brief alive."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from otherside.domain import Side
from otherside.forecast.charts import BURDEN_LABELS, outcome_over_time, stakeholders
from otherside.web.pages.common import DealName, Text
from otherside.web.problems import Problem
from otherside.web.state import Open, Shared
from otherside.web.templating import render
from otherside.workspace import Workspace

router = APIRouter()
SHOWN_GAPS = 6
CHARTS = {"outcome": outcome_over_time, "stakeholders": stakeholders}


@router.get("/deals/{deal}")
def page(deal: DealName, request: Request, shared: Shared, workspace: Open) -> Response:
    """Who they are in their own words; forecast and questions follow by themselves."""
    name = workspace.deal(deal).name
    talks = [
        {"id": identity, "title": c.title, "date": c.date}
        for identity, home, c in workspace.store.participants(name)
        if home == name
    ]
    talks.sort(key=lambda t: t["date"] or dt.date.min, reverse=True)
    return render(
        request,
        "deal.html.j2",
        {
            "brief": shared.kept(("people-of", name), lambda: _people(workspace, name)),
            "conversations": talks,
            "breaks": shared.kept(("breaks", name), lambda: workspace.pattern_breaks(name)),
        },
    )


def _people(workspace: Workspace, name: str) -> dict[str, Any]:
    """The part of the brief that takes no time: what people said, without what is worked out of it."""
    from otherside.workspace.brief import about, person_json, person_profile

    rows: dict[str, list[Any]] = defaultdict(list)
    for row in workspace.evidence(name):
        rows[row.person].append(row)
    people = [person_json(person_profile(p, rows[p.id])) for p in workspace.people(name)]
    people.sort(key=lambda p: (-p["quotes"], p["name"]))
    dates = workspace.store.dates(name)
    return {
        "deal": name,
        "about": about(workspace.deal(name)),
        "conversations": len(workspace.store.conversation_ids(name)),
        "since": min(dates).isoformat() if dates else None,
        "until": max(dates).isoformat() if dates else None,
        "people": people,
    }


@router.get("/deals/{deal}/gaps")
def gaps(deal: DealName, request: Request, shared: Shared, workspace: Open) -> Response:
    """Where what somebody wants to be and what they live do not go together, as an open question."""
    name = workspace.deal(deal).name
    from otherside.workspace.incongruences import find

    found = shared.kept(("gaps", name), lambda: find(workspace, workspace.deal(name)))
    return render(request, "fragments/gaps.html.j2", {"gaps": found[:SHOWN_GAPS]})


@router.get("/deals/{deal}/forecast")
def forecast(deal: DealName, request: Request, shared: Shared, workspace: Open) -> Response:
    """The three ways out, what holds them, and who stands where."""
    name = workspace.deal(deal).name
    run = shared.forecast(workspace, name)
    if isinstance(run, str):
        return render(request, "fragments/forecast.html.j2", {"none": run})
    f = run.to_json()
    burdens = sorted(((BURDEN_LABELS[k], v) for k, v in run.result.burdens.items()), key=lambda x: -x[1])
    swings = {p.person: p.swing for p in run.result.pivotal}
    people = sorted(f["people"], key=lambda p: -abs(swings.get(p["person"], 0)))
    data: dict[str, Any] = {
        "none": None,
        "f": f,
        "name": name,
        "until": dt.date.fromisoformat(f["as_of"]) + dt.timedelta(days=f["horizon"]),
        "burdens": burdens,
        "most": max([0.01, *(v for _, v in burdens)]),
        "people": people,
        "swings": swings,
        "said": run.said,
    }
    return render(request, "fragments/forecast.html.j2", data)


@router.get("/deals/{deal}/charts/{chart}")
def chart(deal: DealName, chart: str, shared: Shared, workspace: Open) -> Response:
    """A Vega-Lite specification with its data."""
    if chart not in CHARTS:
        raise Problem(404, "Not found", f"There is no chart of that name; there are {', '.join(CHARTS)}.")
    run = shared.forecast(workspace, workspace.deal(deal).name)
    if isinstance(run, str):
        raise Problem(404, "Not found", run)
    return JSONResponse(CHARTS[chart](run.result))


@router.get("/deals/{deal}/questions")
def questions(deal: DealName, request: Request, shared: Shared, workspace: Open, to: Text | None = None) -> Response:
    """What to ask next, of everybody or of one person."""
    name = workspace.deal(deal).name
    found = shared.questions(workspace, name, to, 3 if to else 5)
    people = [] if to else workspace.store.people(name, Side.THEIRS)
    return render(request, "fragments/questions.html.j2", {"questions": found, "name": name, "plans": people})
