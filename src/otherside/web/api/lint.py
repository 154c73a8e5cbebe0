"""The lint over a text."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from otherside.web.api import answers
from otherside.web.api.common import Checked
from otherside.web.state import Open

router = APIRouter(tags=["messages"])


class Text(BaseModel):
    """A message of ours, and whom it is for."""

    text: str = Field(max_length=100_000)
    deal: str | None = Field(None, max_length=300)
    to: str | None = Field(None, max_length=300)


@router.post(
    "/lint", response_model=None, responses={200: answers.documented(answers.Findings)}, dependencies=[Checked]
)
def lint_text(message: Text, workspace: Open) -> dict[str, Any]:
    """Narcissism and pressure in our own words, held against what the buyer said where a deal or a person is named."""
    return workspace.check_text(message.text, message.deal or None, message.to or None)
