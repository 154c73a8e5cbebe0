"""People: list, one of them, whose side they are on."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from otherside.domain import Side
from otherside.web.api import answers
from otherside.web.api.common import Checked, Limit, OfDeal, Offset, Who
from otherside.web.state import Open, Shared
from otherside.workspace.stated.naming import MOST, call, called_json

router = APIRouter(tags=["people"])


class SideStated(BaseModel):
    """Whose side somebody is on."""

    side: Side = Field(description="Only their side's words are evidence; unknown counts for nothing.")
    deal: str | None = Field(None, max_length=300, description="Where the name alone is not enough.")


class NameStated(BaseModel):
    """What somebody is called."""

    name: str = Field(
        max_length=MOST, description="Called like somebody else of a deal, the two are one; empty takes it back."
    )
    deal: str | None = Field(None, max_length=300, description="Where it is stated; without it, in all of theirs.")


@router.get("/people", response_model=None, responses={200: answers.documented(answers.People)})
def people(workspace: Open, shared: Shared, deal: OfDeal = None, limit: Limit = 100, offset: Offset = 0) -> Response:
    """People of a deal or of all, each with their words by facet; the buyer's side first."""
    from otherside.workspace.lists import people_part

    def make() -> bytes:
        found, total = people_part(workspace, deal, limit, offset)
        answer = {"people": found, "total": total, "next": offset + limit if offset + limit < total else None}
        return bytes(JSONResponse(answer).body)

    # Kept as it is sent: writing and copying a large answer take longer than all the rest.
    return Response(shared.kept(("people", deal, limit, offset), make), media_type="application/json")


@router.get("/people/{person}", response_model=None, responses={200: answers.documented(answers.Person)})
def person(person: Who, workspace: Open, deal: OfDeal = None) -> dict[str, Any]:
    """One person, as in a brief."""
    from otherside.workspace.lists import one_person

    return one_person(workspace, workspace.person(person, deal), deal)


@router.put(
    "/people/{person}/side",
    response_model=None,
    responses={200: answers.documented(answers.Side)},
    dependencies=[Checked],
)
def side(person: Who, stated: SideStated, workspace: Open) -> dict[str, Any]:
    """States whose side somebody is on; it stays, whatever sources say later."""
    from otherside.workspace.reading.analysis import analyse

    found = workspace.set_side(person, stated.side, stated.deal)
    analyse(workspace.store)
    return {"person": found.name, "side": found.side.value}


@router.put(
    "/people/{person}/name",
    response_model=None,
    responses={200: answers.documented(answers.Name)},
    dependencies=[Checked],
)
def name(person: Who, stated: NameStated, workspace: Open) -> dict[str, Any]:
    """States what somebody is called, and so who is one person; it stays, whatever sources say later."""
    from otherside.workspace.reading.analysis import analyse

    found = call(workspace, person, stated.name, stated.deal)
    analyse(workspace.store)
    return called_json(found)
