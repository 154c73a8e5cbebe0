"""A deal: the brief alive."""

from __future__ import annotations

import datetime as dt
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from otherside.domain import Side
from otherside.reports import listed, odds, words
from otherside.reports.discreet import discreet
from otherside.reports.sparing import under
from otherside.reports.terms import terms
from otherside.web.asked import in_parts
from otherside.web.figures import spark_svg
from otherside.web.links import DealName
from otherside.web.pages import standing
from otherside.web.pages.common import Text
from otherside.web.pages.said import forecast_told, said_by_each, told_of_absent
from otherside.web.security import is_fragment
from otherside.web.state import Open, Shared, State
from otherside.web.templating import day, render
from otherside.workspace import Workspace

router = APIRouter()
router.include_router(standing.router)
SHOWN_GAPS = 6
#: Moments of the timeline that are open to begin with.
SHOWN_MOMENTS = 12
#: People whose words stand on the page; of more, the names.
SHOWN_PEOPLE = 12
#: Of those before, so many more; the oldest are counted.
MOST_EARLIER = 60
#: Days to choose from when asking what changed since.
SHOWN_DAYS = 40


@router.get("/deals/{deal}")
def page(deal: DealName, request: Request, shared: Shared, workspace: Open) -> Response:
    """Who they are in their own words; forecast and questions follow by themselves."""
    from otherside.workspace.heard.told_first import told_first

    whole = workspace.deal(deal)
    name = whole.name
    moments = shared.worked_out(workspace, name, _timeline, beside=False)
    brief = shared.worked_out(workspace, name, said_by_each, beside=False)
    shown = discreet(brief)
    written = {key: day(brief[key]) or None for key in ("since", "until")}
    return render(
        request,
        "deal.html.j2",
        {
            "brief": shown,
            "terms": [(heading, [in_parts(term, dt.date.today()) for term in rows]) for heading, rows in terms(shown)],
            "subtitle": words.subtitle({**brief, **written}),
            "waits": listed.waits(told_first(workspace, whole)),
            "itself": whole,
            "deals": [d.name for d in workspace.deals() if d.name != name],
            "shown_people": SHOWN_PEOPLE,
            "moments": moments[:SHOWN_MOMENTS],
            "earlier": moments[SHOWN_MOMENTS : SHOWN_MOMENTS + MOST_EARLIER],
            "oldest": max(0, len(moments) - SHOWN_MOMENTS - MOST_EARLIER),
            "breaks": sum(m["kind"] == "break" for m in moments),
        },
    )


def _timeline(_shared: State, workspace: Workspace, name: str) -> list[dict[str, Any]]:
    """Conversations, and where somebody left their routine, latest first."""
    moments: list[dict[str, Any]] = [
        {"kind": "conversation", "id": identity, "title": c.title, "date": c.date, "who": len(c.participants)}
        for identity, home, c in workspace.store.participants(name)
        if home == name
    ]
    for found in workspace.pattern_breaks(name):
        moments.append({**found, "kind": "break", "date": dt.date.fromisoformat(str(found["date"])[:10])})
    # On one day the break stands above what it departs from.
    moments.sort(key=lambda m: (m["date"] or dt.date.min, m["kind"] == "break"), reverse=True)
    return moments


@router.get("/deals/{deal}/gaps")
def gaps(deal: DealName, request: Request, shared: Shared, workspace: Open) -> Response:
    """Where what somebody wants to be and what they live do not go together, as an open question."""
    found = shared.worked_out(workspace, workspace.deal(deal).name, _gaps)
    return render(request, "fragments/gaps.html.j2", discreet(found))


def _gaps(_shared: State, workspace: Workspace, name: str) -> dict[str, Any]:
    from otherside.workspace.derived import grounded, kept_while_same
    from otherside.workspace.heard.beside import with_marks
    from otherside.workspace.incongruences import find

    deal = workspace.deal(name)

    def make() -> dict[str, Any]:
        rows = find(workspace, deal)
        sure = grounded(workspace, deal, rows)
        return {"gaps": sure[:SHOWN_GAPS], "further": [row for row in rows if row not in sure][:SHOWN_GAPS]}

    # A network reads every pair of sentences: kept also when the application starts anew.
    return with_marks(workspace, kept_while_same(workspace, deal, "pairs", make))


@router.get("/deals/{deal}/carried")
def carried(deal: DealName, request: Request, shared: Shared, workspace: Open) -> Response:
    """What each of them has to carry, what would ease it, and whose view it turns on."""
    name = workspace.deal(deal).name
    found = discreet(shared.worked_out(workspace, name, forecast_told)) or None
    moves = [] if found is None else odds.moves(found)
    brief = discreet(shared.worked_out(workspace, name, said_by_each, beside=False))
    told = discreet(shared.worked_out(workspace, name, told_of_absent))
    above = [term.words for data in (brief, told) for _, rows in terms(data) for term in rows]
    above += [] if found is None else [quote["quote"] for *_, quote in odds.holding(found) if quote]
    burdens = discreet(shared.worked_out(workspace, name, _carried))
    return render(
        request,
        "fragments/carried.html.j2",
        {
            "carried": under(words.carried({"burdens": burdens, "forecast": found}), above),
            "easing": [(words.EASING.get(m["lever"], m["lever"]), m["person"], m["change"]) for m in moves],
            "turning": words.pivotal({"forecast": found}),
            "told": found is not None and odds.told(found),
        },
    )


def _carried(shared: State, workspace: Workspace, name: str) -> list[dict[str, Any]]:
    from otherside.workspace.questioning import burdens_of

    run = shared.forecast(workspace, name)
    return [] if isinstance(run, str) else burdens_of(workspace, name, run.to_json())


@router.get("/deals/{deal}/history")
def history(deal: DealName, request: Request, workspace: Open) -> Response:
    """How the forecast moved from one conversation to the next."""
    from otherside.workspace.forecasts.history import forecast_history

    points = forecast_history(workspace, workspace.deal(deal))
    return render(request, "fragments/history.html.j2", {"points": points, "line": spark_svg(points, 260, 60)})


@router.get("/deals/{deal}/changes")
def changes(
    deal: DealName, request: Request, shared: Shared, workspace: Open, since: dt.date | None = None
) -> Response:
    """What changed in our understanding since a day; by default since the last conversation."""
    name = workspace.deal(deal).name
    days = workspace.store.dates(name)
    day = since or (days[-1] if days else dt.date.today())
    found = discreet(shared.changes(workspace, name, day))
    data = {
        "name": name,
        "since": day,
        "days": sorted({*days[-SHOWN_DAYS:], day}, reverse=True),
        "c": found,
        "unsaid": odds.untold(found["forecast"]["grounds"]),
    }
    return render(request, "fragments/changes.html.j2" if is_fragment(request.headers) else "changes.html.j2", data)


@router.get("/deals/{deal}/questions")
def questions(deal: DealName, request: Request, shared: Shared, workspace: Open, to: Text | None = None) -> Response:
    """What to ask next, of everybody or of one person."""
    name = workspace.deal(deal).name
    who = {row.evidence.id: row.person_name for row in workspace.store.evidence(name)}
    found = [
        {**q, "evidence": [{**e, "person": who.get(e["id"], "")} for e in q["evidence"]]}
        for q in discreet(shared.questions(workspace, name, to, 3 if to else 5))
    ]
    people = [] if to else workspace.store.people(name, Side.THEIRS)
    return render(
        request, "fragments/questions.html.j2", {"questions": found, "name": name, "plans": people, "one": bool(to)}
    )
