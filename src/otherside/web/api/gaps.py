"""Incongruences: of a deal, or of one person's statements."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from otherside.web.api import answers
from otherside.web.api.common import Checked
from otherside.web.links import DealName
from otherside.web.state import Open, Shared

router = APIRouter(tags=["gaps"], responses={200: answers.documented(answers.Gaps)})


class Statement(BaseModel):
    """One sentence or two that somebody said."""

    id: int | Annotated[str, Field(max_length=200)] = Field(description="Comes back in the pairs.")
    text: str = Field(max_length=5_000, description="Their words.")


class Statements(BaseModel):
    """What one person said."""

    statements: list[Statement] = Field(max_length=300, description="In the order in which they were said.")


@router.get("/deals/{deal}/gaps", response_model=None)
def deal_gaps(deal: DealName, workspace: Open, shared: Shared) -> dict[str, Any]:
    """Within each person and between people of the committee; the JSON of ``otherside gaps DEAL``."""
    name = workspace.deal(deal).name
    found: dict[str, Any] = shared.kept(("gaps-json", name), lambda: workspace.gaps(name))
    return found


@router.post("/gaps", response_model=None, dependencies=[Checked])
def gaps(given: Statements) -> dict[str, Any]:
    """Of one person's statements, without a workspace; the JSON of ``otherside gaps STATEMENTS.json``."""
    from otherside.workspace.incongruences import statement_pairs, statements_of

    return statement_pairs(statements_of(given.model_dump(), "statements"))
