"""Deals: list, brief, forecast, questions, call plan, pattern breaks, changes."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Query

from otherside.web.api.common import DealName, Limit, Name, Offset, page
from otherside.web.state import Open, Shared

router = APIRouter(tags=["deals"])


@router.get("/deals")
def deals(shared: Shared, workspace: Open, limit: Limit = 100, offset: Offset = 0) -> dict[str, Any]:
    """Every deal with counts and what the CRM says."""
    from otherside.workspace.lists import deal_list

    return page(shared.kept(("deals",), lambda: deal_list(workspace)), "deals", limit, offset)


@router.get("/deals/{deal}/brief")
def brief(deal: DealName, workspace: Open) -> dict[str, Any]:
    """The deal on two pages: who they are, what moves and what holds them, in their own words."""
    return workspace.brief(deal)


@router.get("/deals/{deal}/forecast")
def forecast(
    deal: DealName,
    workspace: Open,
    shared: Shared,
    draws: Annotated[int, Query(ge=100, le=100_000)] = 20_000,
    seed: Annotated[int, Query(ge=0, le=2**31)] = 0,
    horizon: Annotated[str | None, Query(max_length=40, description='Days, a span ("3 months") or a date.')] = None,
    sets: Annotated[list[str] | None, Query(alias="set", max_length=20, description='"Dana Lee.rho=0.1"')] = None,
) -> dict[str, Any]:
    """Act with us, go another way or do nothing; what holds it back; what to find out."""
    name = workspace.deal(deal).name
    key = ("forecast-json", name, draws, seed, horizon, tuple(sets or ()))
    found: dict[str, Any] = shared.kept(
        key, lambda: workspace.forecast(name, draws=draws, seed=seed, horizon=horizon, sets=tuple(sets or ()))
    )
    return found


@router.get("/deals/{deal}/questions")
def questions(
    deal: DealName,
    workspace: Open,
    shared: Shared,
    to: Name | None = None,
    n: Annotated[int, Query(ge=1, le=50)] = 5,
) -> dict[str, Any]:
    """What to ask whom next, why, and what it is worth."""
    name = workspace.deal(deal).name
    found: dict[str, Any] = shared.kept(("questions-json", name, to, n), lambda: workspace.questions(name, to=to, n=n))
    return found


@router.get("/deals/{deal}/plan")
def plan(deal: DealName, to: Name, workspace: Open) -> dict[str, Any]:
    """A plan for the next conversation with somebody."""
    return workspace.plan(deal, to)


@router.get("/deals/{deal}/burdens")
def burdens(deal: DealName, workspace: Open) -> dict[str, Any]:
    """What each buyer has to carry, in their words, and what may be offered."""
    return {"burdens": workspace.burdens(deal)}


@router.get("/deals/{deal}/pattern-breaks")
def pattern_breaks(deal: DealName, workspace: Open) -> dict[str, Any]:
    """Where the buyer's people depart from their own routine, latest first."""
    return {"pattern_breaks": workspace.pattern_breaks(deal)}


@router.get("/deals/{deal}/changes")
def changes(deal: DealName, since: dt.date, workspace: Open) -> dict[str, Any]:
    """What changed in our understanding since a day."""
    return workspace.changes(deal, since)
