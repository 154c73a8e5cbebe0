"""A person: the empathy map, what is unknown, and what the forecast takes for granted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from otherside.domain import InputError, Side
from otherside.domain.patterns import lazily
from otherside.forecast.naming import label
from otherside.forecast.priors import PERSON
from otherside.web.forms import Form, text_of
from otherside.web.jobs import Job
from otherside.web.links import deal_url, person_url
from otherside.web.pages.common import Text, address, soon
from otherside.web.pages.said import forecast_told
from otherside.web.parameters import MEANINGS
from otherside.web.problems import Problem
from otherside.web.security import is_fragment
from otherside.web.state import Open, Shared, State
from otherside.web.templating import render
from otherside.workspace import Workspace
from otherside.workspace.stated.naming import MOST, call, is_stated

router = APIRouter()
_MOVED = lazily(r"(\d+ pieces? of evidence), (up|down|both ways)")


@router.get("/people/{person}")
def page(person: str, request: Request, workspace: Open, deal: Text | None = None) -> Response:
    """Everything they said, by what it is evidence of, over all their deals."""
    from otherside.workspace.brief import perhaps, person_json, person_profile
    from otherside.workspace.heard.beside import quotes_in, set_beside
    from otherside.workspace.heard.departed import by_day, going
    from otherside.workspace.heard.over import given_up_by, still_wished
    from otherside.workspace.heard.rows import kept_private
    from otherside.workspace.lists import may_be

    # Two people of one name are told apart by the deal.
    found = workspace.person(person, deal or None)
    deals = list(found.deals)
    chosen = deal if deal in deals else (deals[0] if deals else None)
    conversations = [c for name in deals for c in workspace.conversations(name)]
    gave_up = given_up_by(conversations, {found.id})
    rows = [still_wished(row, gave_up) for row in workspace.evidence(None, found.id)]
    read = person_profile(found, rows)
    known = going(workspace, workspace.deal(chosen)) if chosen else ({}, {})
    left, leaving = (told.get(found.id) for told in by_day(*known, dt.date.today()))
    private = {f for name in deals for f in kept_private(workspace, workspace.deal(name), rows)[found.id]}
    data = person_json(read, perhaps(read, rows), left=left, leaving=leaving, private=private)
    set_beside(conversations, quotes_in(data))
    naming = {
        "may_be": may_be(workspace, deals).get(found.id, []),
        "aliases": found.aliases,
        "renamed": is_stated(workspace, found),
    }
    return render(request, "person.html.j2", {"p": data, "deals": deals, "deal": chosen, **naming})


@router.post("/people/{person}/side")
def side(person: str, form: Form, shared: Shared, workspace: Open) -> Response:
    """States a side; what they said is read if it is theirs now."""

    try:
        stated = Side(text_of(form, "side", 20))
    except ValueError as error:
        raise Problem(422, "Not understood", "Choose their side, our side or not known.") from error
    found = workspace.person(person)
    # From a deal's page one goes back there.
    within = text_of(form, "deal", 300)
    place = f"{deal_url(workspace.deal(within).name)}#sides" if within else person_url(found.id)

    def work(job: Job) -> None:
        with shared.open() as own:
            own.set_side(found.id, stated)
            own.settle(job.progress)

    return soon(shared, f"Whose side {found.name} is on", work, place, within or found.name)


@router.post("/people/{person}/name")
def name(person: str, form: Form, shared: Shared, workspace: Open) -> Response:
    """States what somebody is called, in one deal or in all of theirs; called like another there, the two are one."""
    found = workspace.person(person)
    stated, deal = text_of(form, "name", MOST), text_of(form, "deal", 300) or None
    if not stated and form.get("do") != "forget":
        raise Problem(422, "Not understood", "Say what they are called.")
    now = call(workspace, found.id, "" if form.get("do") == "forget" else stated, deal)

    def work(job: Job) -> None:
        with shared.open() as own:
            own.settle(job.progress)

    return soon(shared, f"What {now.name} is called", work, person_url(now.id), now.name)


@router.get("/people/{person}/beliefs")
def beliefs(person: str, request: Request, shared: Shared, workspace: Open, deal: Text) -> Response:
    """The numbers of a person in a deal's forecast, with their origin."""
    found = workspace.person(person)
    return _beliefs(request, shared, workspace, found.id, workspace.deal(deal).name)


@router.post("/people/{person}/beliefs")
def state_belief(person: str, request: Request, form: Form, shared: Shared, workspace: Open) -> Response:
    """Takes what somebody knows better, or takes it back."""
    from otherside.workspace.stated.believing import believe, forget_belief

    found = workspace.person(person)
    deal = workspace.deal(text_of(form, "deal", 300)).name
    key = text_of(form, "key", 40)
    error = None
    try:
        if key not in PERSON:
            raise InputError(f"{key!r}: no number of that name; choose one of {', '.join(PERSON)}")
        if form.get("do") == "forget":
            forget_belief(workspace, deal, found.name, [key])
        else:
            value = text_of(form, "value", 40)
            believe(workspace, deal, found.name, [f"{key}={value}"], because=text_of(form, "because", 300))
    except InputError as problem:
        error = str(problem)
    if is_fragment(request.headers):
        return _beliefs(request, shared, workspace, found.id, deal, error, key)
    if error is not None:
        raise Problem(422, "Not possible", error)
    return RedirectResponse(address(person_url(found.id), deal=deal), status_code=303)


def _beliefs(
    request: Request,
    shared: State,
    workspace: Workspace,
    person: str,
    deal: str,
    error: str | None = None,
    changed: str = "",
) -> Response:
    run = shared.forecast(workspace, deal)
    data: dict[str, Any] = {
        "error": error,
        "refused": None,
        "person": person,
        "deal": deal,
        "beliefs": [],
        "changed": changed,
    }
    if isinstance(run, str):
        data["refused"] = run
    else:
        found = shared.worked_out(workspace, deal, forecast_told)
        data["beliefs"] = [_shown(b, found["quotes"]) for b in found["beliefs"] if b["person_id"] == person]
    return render(request, "fragments/beliefs.html.j2", data)


def _shown(belief: Mapping[str, Any], quotes: Mapping[str, Any]) -> dict[str, Any]:
    name = str(belief["parameter"])
    key = "gain" if name == "gain.us" else name
    row = PERSON.get(key)
    # Priorities have no last place; ten is further down than anybody counts.
    most = None if row is None else min(row.high, 10.0)
    return {
        **belief,
        "key": key,
        "label": label(name),
        "meaning": MEANINGS.get(name, row.meaning if row else ""),
        "why": _why(str(belief["why"])),
        "least": row.low if row else None,
        "most": most,
        # So fine that every value that is shown can also be said.
        "step": 0.01,
        "quotes": [{**quotes[e], "id": e} for e in belief["evidence"] if e in quotes],
    }


def _why(text: str) -> str:
    """What moved a number, as a sentence would say it."""
    return _MOVED.sub(lambda m: f"{m[1]} of theirs {'moves' if m[1].startswith('1 ') else 'move'} it {m[2]}", text)
