"""The lint over a text."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from otherside.web.api import answers
from otherside.web.api.common import Checked
from otherside.web.state import Open

router = APIRouter(tags=["messages"])
SARIF = "application/sarif+json"
_FOUND = answers.documented(answers.Findings)
_FORMS = {**_FOUND, "content": {**_FOUND["content"], SARIF: {"schema": {"type": "object"}}}}
Codes = Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=100)]


class Quote(BaseModel):
    """What a buyer said."""

    quote: str = Field(max_length=5_000, description="Their words.")
    facets: list[Annotated[str, Field(max_length=60)]] = Field(
        default_factory=list, max_length=15, description="What they are evidence of."
    )
    person: str | None = Field(None, max_length=300, description="Who said it.")


class Text(BaseModel):
    """A message of ours, whom it is for, and which findings are wanted."""

    text: str = Field(max_length=100_000, description="The message; nothing of it is kept.")
    deal: str | None = Field(None, max_length=300, description="Held against what was said in this deal.")
    to: str | None = Field(None, max_length=300, description="A person, by name or id.")
    evidence: list[Quote] | None = Field(None, max_length=500, description="Quotes to hold it against.")
    select: Codes = Field(default_factory=list, description="Only these codes or rules.")
    ignore: Codes = Field(default_factory=list, description="Not these codes or rules.")
    severity: Codes = Field(default_factory=list, description="CODE=LEVEL: error, warning or note.")
    format: Literal["json", "sarif"] = Field("json", description="SARIF is for editors and CI.")


@router.post("/lint", response_model=None, responses={200: _FORMS}, dependencies=[Checked])
def lint_text(message: Text, workspace: Open) -> dict[str, Any] | Response:
    """Narcissism and pressure in our own words, held against what the buyer said where a deal or a person is named."""
    from otherside.workspace.linting import checked_text, settings

    given = None if message.evidence is None else [quote.model_dump(exclude_none=True) for quote in message.evidence]
    config = settings(message.select, message.ignore, message.severity)
    found = checked_text(workspace, message.text, message.deal or None, message.to or None, given, config)
    if message.format == "sarif":
        return JSONResponse(found.to_sarif(), media_type=SARIF)
    return found.to_json()


@router.get("/lint/codes/{code}", response_model=None, responses={200: answers.documented(answers.Explained)})
def explain(code: Annotated[str, Path(max_length=60, description="A code or a rule.")]) -> dict[str, Any]:
    """What it means, why, and what to write instead; the JSON of ``otherside lint --explain``."""
    from otherside.workspace.linting import explained

    return {"code": code, "text": explained(code)}
