"""What users say about evidence, and learning from it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from otherside.domain import Facet, Stance
from otherside.web.api import answers
from otherside.web.api.common import Checked, Limit, OfDeal, Offset, page
from otherside.web.state import Open

router = APIRouter(tags=["corrections"])
Because = Field("", max_length=1_000, description="Why, for whoever reads it later.")


class Said(BaseModel):
    """About a piece of evidence."""

    evidence: str = Field(min_length=4, max_length=64, description="Its id, or an unambiguous beginning of it.")
    verdict: Literal["confirm", "reject", "relabel"] = Field(
        description="A relabelling says in `facets` what it is evidence of."
    )
    facets: list[Facet] = Field(default_factory=list, max_length=15, description="What it is evidence of.")
    stance: Stance | None = Field(None, description="Towards the change or away from it; left out, it stays.")
    because: str = Because


class Missed(BaseModel):
    """Words that the reader missed: by turn, start and end, or the words themselves."""

    conversation: str = Field(min_length=1, max_length=300, description="Id or title.")
    facets: list[Facet] = Field(min_length=1, max_length=15, description="What they are evidence of.")
    quote: str | None = Field(None, max_length=5_000, description="The words, exactly as they stand.")
    turn: int | None = Field(None, ge=0, le=1_000_000, description="The number of the turn, from 0.")
    start: int | None = Field(None, ge=0, le=10_000_000, description="In characters of the turn, from 0.")
    end: int | None = Field(None, ge=0, le=10_000_000, description="Of the character after the last.")
    stance: Stance = Field(Stance.NEUTRAL, description="Towards the change or away from it.")
    because: str = Because


@router.get("/corrections", response_model=None, responses={200: answers.documented(answers.Corrections)})
def corrections(workspace: Open, deal: OfDeal = None, limit: Limit = 100, offset: Offset = 0) -> dict[str, Any]:
    """Everything that was confirmed, rejected, relabelled and added, of a deal or of all."""
    return page(workspace.corrections(deal), "corrections", limit, offset)


@router.post(
    "/corrections", response_model=None, dependencies=[Checked], responses={200: answers.documented(answers.Correction)}
)
def correct(said: Said | Missed, workspace: Open) -> dict[str, Any]:
    """Confirms, rejects or relabels evidence, or adds what was missed; the JSON of ``otherside correct``."""
    if isinstance(said, Missed):
        return workspace.add_evidence(
            said.conversation, said.facets, turn=said.turn, start=said.start, end=said.end, quote=said.quote,
            stance=said.stance, because=said.because,
        )  # fmt: skip
    return workspace.correct(said.evidence, said.verdict, said.facets, said.stance, said.because)


@router.delete(
    "/corrections/{correction}",
    response_model=None,
    dependencies=[Checked],
    responses={200: answers.documented(answers.Correction)},
)
def undo(
    correction: Annotated[str, Path(max_length=64, description="Its number, or the id of the evidence.")],
    workspace: Open,
) -> dict[str, Any]:
    """Takes a correction back; what it had replaced holds again."""
    return workspace.undo_correction(correction)


@router.post("/learn", response_model=None, dependencies=[Checked], responses={200: answers.documented(answers.Learnt)})
def learn(workspace: Open) -> dict[str, Any]:
    """Learns from corrections where that helps; the JSON of ``otherside learn``."""
    return workspace.learn()


@router.post(
    "/learn/undo", response_model=None, dependencies=[Checked], responses={200: answers.documented(answers.Learnt)}
)
def unlearn(workspace: Open) -> dict[str, Any]:
    """Goes back to the reader before the last learning."""
    return workspace.unlearn()
