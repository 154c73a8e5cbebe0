"""Deals: list, brief, forecast, questions, call plan, pattern breaks, changes."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from otherside.domain import InputError
from otherside.web.api import answers
from otherside.web.api.common import Checked, Draws, Horizon, Limit, Offset, Seed, To, page
from otherside.web.api.documents import in_forms
from otherside.web.links import DealName
from otherside.web.state import Open, Shared, State
from otherside.workspace import Workspace

router = APIRouter(tags=["deals"])
Sets = Annotated[list[str] | None, Query(alias="set", max_length=20, description='"Dana Lee.exposure=0.1"')]
_MEDIA = {"svg": "image/svg+xml", "png": "image/png", "html": "text/html", "json": "application/vnd.vegalite+json"}
_DRAWN: dict[str, Any] = {kind: {"schema": {"type": "string"}} for kind in ("image/svg+xml", "image/png", "text/html")}
_DRAWN["application/vnd.vegalite+json"] = {"schema": {"type": "object"}}


@router.get("/deals", response_model=None, responses={200: answers.documented(answers.Deals)})
def deals(shared: Shared, workspace: Open, limit: Limit = 100, offset: Offset = 0) -> dict[str, Any]:
    """Every deal with counts, the day when anything was last heard, and what the CRM says."""
    from otherside.workspace.lists import deal_list

    known = workspace.deals()
    shown = page(known, "deals", limit, offset)
    listed = shared.kept(("deals", offset, limit), lambda: deal_list(workspace, shown["deals"]))
    return {**shown, "deals": listed}


@router.get(
    "/deals/{deal}/brief",
    response_model=None,
    responses={200: in_forms(answers.Brief, "text/markdown", "text/html")},
)
def brief(
    deal: DealName,
    workspace: Open,
    shared: Shared,
    form: Annotated[
        Literal["json", "md", "html"], Query(alias="format", description="As data, Markdown or a page.")
    ] = "json",
    full: Annotated[
        bool, Query(description="Of Markdown or a page the whole brief, instead of what fits on two pages.")
    ] = False,
) -> Response:
    """The deal in the buyers' own words: who they are, what moves and what holds them."""
    name = workspace.deal(deal).name

    def make() -> bytes:
        return bytes(JSONResponse(workspace.brief(name)).body)

    # Kept as it is sent, like lists of people.
    whole = shared.kept(("brief-json", name), make)
    if form == "json":
        return Response(whole, media_type="application/json")
    from otherside.reports.markdown import brief_markdown
    from otherside.reports.page import brief_page

    write, kind = (brief_markdown, "text/markdown") if form == "md" else (brief_page, "text/html")
    return Response(
        write(json.loads(whole), full=full),
        media_type=kind,
        headers={"Content-Disposition": f'attachment; filename="brief.{form}"'},
    )


@router.get("/deals/{deal}/forecast", response_model=None, responses={200: answers.documented(answers.Forecast)})
def forecast(
    deal: DealName,
    workspace: Open,
    shared: Shared,
    draws: Draws = 20_000,
    seed: Seed = 0,
    horizon: Horizon = None,
    sets: Sets = None,
    compare: Annotated[str | None, Query(max_length=300, description="Another deal to hold beside it.")] = None,
    as_of: Annotated[dt.date | None, Query(description="Forecast from this day; else when last heard.")] = None,
) -> dict[str, Any]:
    """Act with us, go another way or do nothing; what holds it back; what to find out.

    Where ``told`` is false, say ``why_not_told`` and none of the numbers: too little is known, or the deal has been
    decided, as ``outcome`` says. The same of ``what_if`` and ``compare``.
    """
    name = workspace.deal(deal).name
    other = workspace.deal(compare).name if compare is not None else None
    chosen = {"draws": draws, "seed": seed, "horizon": horizon, "sets": tuple(sets or ()), "as_of": as_of}
    key = ("forecast-json", name, other, *chosen.values())
    found: dict[str, Any] = shared.kept(key, lambda: workspace.forecast(name, compare=other, **chosen))
    return found


@router.get(
    "/deals/{deal}/forecast/charts/{chart}",
    response_class=Response,
    responses={200: {"description": "A chart of the forecast.", "content": _DRAWN}},
)
def chart(
    deal: DealName,
    chart: Annotated[Literal["outcome", "burdens", "tornado", "stakeholders", "timeline"], Path(description="Which.")],
    workspace: Open,
    draws: Draws = 20_000,
    seed: Seed = 0,
    horizon: Horizon = None,
    sets: Sets = None,
    as_of: Annotated[dt.date | None, Query(description="Forecast from this day; else when last heard.")] = None,
    form: Annotated[Literal["svg", "png", "html", "json"], Query(alias="format", description="As what.")] = "svg",
) -> Response:
    """A chart of it, as ``otherside forecast --chart`` draws it; as JSON the Vega-Lite specification."""
    from otherside.workspace.forecasts.charting import drawn
    from otherside.workspace.forecasts.forecasting import run_deal

    run = run_deal(workspace, deal, draws, seed, horizon, tuple(sets or ()), as_of=as_of)
    return Response(
        drawn(run, chart, form),
        media_type=_MEDIA[form],
        headers={"Content-Disposition": f'attachment; filename="{chart}.{form}"'},
    )


@router.get("/deals/{deal}/questions", response_model=None, responses={200: answers.documented(answers.Questions)})
def questions(
    deal: DealName,
    workspace: Open,
    shared: Shared,
    to: Annotated[
        str | None, Query(max_length=300, description="Only to this person: name, mail address or id.")
    ] = None,
    n: Annotated[int, Query(ge=1, le=50, description="How many.")] = 5,
    forecast: Annotated[bool, Query(description="Else ranked by our picture of the people alone; quicker.")] = True,
) -> dict[str, Any]:
    """What to ask whom next, why, and what it is worth."""
    name = workspace.deal(deal).name
    found: dict[str, Any] = shared.worked_out(workspace, name, _questions, to, n, forecast)
    return found


def _questions(
    _shared: State, workspace: Workspace, name: str, to: str | None, n: int, forecast: bool
) -> dict[str, Any]:
    from otherside.workspace.questioning import questions_for

    return workspace.questions(name, to=to, n=n) if forecast else questions_for(workspace, name, to=to, n=n)


@router.get("/deals/{deal}/plan", response_model=None, responses={200: answers.documented(answers.Plan)})
def plan(
    deal: DealName,
    to: To,
    workspace: Open,
    shared: Shared,
    forecast: Annotated[bool, Query(description="Else by our picture of the people alone; quicker.")] = True,
) -> dict[str, Any]:
    """A plan for the next conversation with somebody; the JSON of ``otherside questions --plan``."""
    name = workspace.deal(deal).name
    found: dict[str, Any] = shared.worked_out(workspace, name, _plan, to, forecast)
    return found


def _plan(_shared: State, workspace: Workspace, name: str, to: str, forecast: bool) -> dict[str, Any]:
    from otherside.workspace.questioning import plan_for

    return workspace.plan(name, to) if forecast else plan_for(workspace, name, to)


@router.get("/deals/{deal}/burdens", response_model=None, responses={200: answers.documented(answers.Burdens)})
def burdens(deal: DealName, workspace: Open, shared: Shared) -> dict[str, Any]:
    """What each buyer has to carry, in their words, and what may be offered."""
    name = workspace.deal(deal).name
    return {"burdens": shared.worked_out(workspace, name, _burdens)}


def _burdens(_shared: State, workspace: Workspace, name: str) -> list[dict[str, Any]]:
    return workspace.burdens(name)


@router.get(
    "/deals/{deal}/pattern-breaks", response_model=None, responses={200: answers.documented(answers.PatternBreaks)}
)
def pattern_breaks(deal: DealName, workspace: Open, shared: Shared) -> dict[str, Any]:
    """Where the buyer's people depart from their own routine, latest first."""
    name = workspace.deal(deal).name
    found = shared.worked_out(workspace, name, _breaks)
    return {"pattern_breaks": found}


def _breaks(_shared: State, workspace: Workspace, name: str) -> list[dict[str, Any]]:
    return workspace.pattern_breaks(name)


@router.get("/deals/{deal}/changes", response_model=None, responses={200: answers.documented(answers.Changes)})
def changes(
    deal: DealName,
    since: Annotated[dt.date, Query(description="What was said on this day counts as new.")],
    workspace: Open,
    shared: Shared,
) -> dict[str, Any]:
    """What changed in our understanding since a day."""
    name = workspace.deal(deal).name
    return shared.changes(workspace, name, since)


class Belief(BaseModel):
    """What somebody knows better than the evidence."""

    who: str = Field(min_length=1, max_length=300, description='A person, "deal", or the name of an option.')
    statements: list[Annotated[str, Field(max_length=200)]] = Field(
        max_length=40, description="KEY=VALUE each; to take something back, the KEY alone."
    )
    because: str = Field("", max_length=1_000, description="Why, for whoever reads it later.")
    by: str = Field("", max_length=200, description="Who says so; by default the user of the machine.")
    forget: bool = Field(False, description="Takes back what is stated under these keys, or all about them.")


@router.get("/deals/{deal}/beliefs", response_model=None, responses={200: answers.documented(answers.Beliefs)})
def beliefs(deal: DealName, workspace: Open) -> dict[str, Any]:
    """What users state about a deal; the JSON of ``otherside believe DEAL``."""
    from otherside.workspace.stated.believing import beliefs_said

    name = workspace.deal(deal).name
    return {"deal": name, "beliefs": beliefs_said(workspace, name), "forgotten": 0}


@router.post(
    "/deals/{deal}/beliefs",
    response_model=None,
    dependencies=[Checked],
    responses={200: answers.documented(answers.Beliefs)},
)
def believe(deal: DealName, said: Belief, workspace: Open) -> dict[str, Any]:
    """States beliefs, or takes them back; they stay, whatever is read later."""
    from otherside.workspace.stated.believing import beliefs_said, believe, forget_belief

    name = workspace.deal(deal).name
    gone = 0
    if said.forget:
        gone = forget_belief(workspace, name, said.who, said.statements)
    elif said.statements:
        believe(workspace, name, said.who, said.statements, because=said.because, by=said.by)
    else:
        raise InputError("nothing stated; write KEY=VALUE, like exposure=0.1")
    return {"deal": name, "beliefs": beliefs_said(workspace, name), "forgotten": gone}
