"""A deal: the brief alive."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from otherside.domain import Side
from otherside.reports import odds, words
from otherside.reports.discreet import discreet
from otherside.reports.terms import terms
from otherside.web.asked import in_parts
from otherside.web.figures import spark_svg
from otherside.web.pages import standing
from otherside.web.pages.common import DealName, Text
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
#: Moves that are shown, and what one has to change at least to be worth a line.
SHOWN_MOVES, LEAST_EASED = 5, 0.002
#: Days to choose from when asking what changed since.
SHOWN_DAYS = 40


@router.get("/deals/{deal}")
def page(deal: DealName, request: Request, shared: Shared, workspace: Open) -> Response:
    """Who they are in their own words; forecast and questions follow by themselves."""
    name = workspace.deal(deal).name
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


def said_by_each(_shared: State, workspace: Workspace, name: str) -> dict[str, Any]:
    """The part of the brief that takes little time: what people said and asked of us, without what is forecast from it."""
    from otherside.workspace.brief import about, perhaps, person_json, person_profile
    from otherside.workspace.heard.beside import quotes_in, set_beside
    from otherside.workspace.heard.departed import by_day, going
    from otherside.workspace.heard.named_ways import named_ways, ways_json
    from otherside.workspace.heard.rows import kept_private, turns_of
    from otherside.workspace.heard.terms import terms_of

    rows: dict[str, list[Any]] = defaultdict(list)
    for row in workspace.evidence(name):
        rows[row.person].append(row)
    conversations = list(workspace.conversations(name))
    heard = turns_of(conversations)
    dates = workspace.store.dates(name)
    read = [person_profile(p, rows[p.id], max(dates, default=None)) for p in workspace.people(name)]
    gone, leaving = by_day(*going(workspace, workspace.deal(name)), dt.date.today())
    private = kept_private(workspace, workspace.deal(name), (row for held in rows.values() for row in held))
    people = [
        person_json(
            p, perhaps(p, rows[(who := p.person.id)]), heard[who], gone.get(who), leaving.get(who), private[who]
        )
        for p in read
    ]
    people.sort(key=lambda p: (-p["quotes"], p["name"]))
    found = {
        "deal": name,
        "about": about(workspace.deal(name)),
        "conversations": len(workspace.store.conversation_ids(name)),
        "since": min(dates).isoformat() if dates else None,
        "until": max(dates).isoformat() if dates else None,
        "people": people,
        "alternatives": ways_json(named_ways(workspace, workspace.deal(name), conversations)),
        **terms_of(workspace, workspace.deal(name)),
    }
    set_beside(conversations, quotes_in(found))
    return found


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
    run = shared.forecast(workspace, name)
    found = None if isinstance(run, str) else discreet(run.to_json())
    moves = [] if found is None else [m for m in found["interventions"] if m["change"] > LEAST_EASED]
    return render(
        request,
        "fragments/carried.html.j2",
        {
            "carried": words.carried(
                {"burdens": discreet(shared.worked_out(workspace, name, _carried)), "forecast": found}
            ),
            "easing": [
                (words.EASING.get(m["lever"], m["lever"]), m["person"], m["change"]) for m in moves[:SHOWN_MOVES]
            ],
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
    found = shared.worked_out(workspace, name, _changes, day)
    data = {
        "name": name,
        "since": day,
        "days": sorted({*days[-SHOWN_DAYS:], day}, reverse=True),
        "c": found,
        "unsaid": odds.untold(found["forecast"]["grounds"]),
    }
    return render(request, "fragments/changes.html.j2" if is_fragment(request.headers) else "changes.html.j2", data)


def _changes(_shared: State, workspace: Workspace, name: str, since: dt.date) -> dict[str, Any]:
    return workspace.changes(name, since)


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
