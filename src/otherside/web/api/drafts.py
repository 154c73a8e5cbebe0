"""Drafts from evidence."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from otherside.web.api import answers
from otherside.web.api.common import Checked
from otherside.web.links import DealName
from otherside.web.state import Open

router = APIRouter(tags=["messages"])


class Wanted(BaseModel):
    """Whom to write to, and what."""

    model_config = ConfigDict(populate_by_name=True)
    to: str = Field(max_length=300, description="A person, by name or id.")
    kind: Literal["email", "call", "proposal", "onepager", "invitation"] = Field(
        "email", alias="as", description="What is to be written."
    )
    sender: str | None = Field(
        None, max_length=300, alias="from", description="Who of us signs; else who heard what is quoted."
    )
    variant: int = Field(0, ge=0, le=10_000, description="Another number is another wording.")


@router.post(
    "/deals/{deal}/draft",
    response_model=None,
    responses={200: answers.documented(answers.Draft)},
    dependencies=[Checked],
)
def draft(deal: DealName, wanted: Wanted, workspace: Open) -> dict[str, Any]:
    """A message in the buyer's words, with the proof of every claim; it asks, and leaves them free."""
    return workspace.draft(deal, wanted.to, wanted.kind, sender=wanted.sender, variant=wanted.variant)
