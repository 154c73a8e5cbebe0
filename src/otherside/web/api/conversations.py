"""Conversations: list, one of them with its evidence, and what the coach says of our side."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path

from otherside.web.api import answers
from otherside.web.api.common import Limit, OfDeal, Offset, Talk, page
from otherside.web.state import Open, Shared

router = APIRouter(tags=["conversations"])
Identity = Annotated[str, Path(max_length=64, description="Its id.")]


@router.get("/conversations", response_model=None, responses={200: answers.documented(answers.Conversations)})
def conversations(
    workspace: Open, shared: Shared, deal: OfDeal = None, limit: Limit = 100, offset: Offset = 0
) -> dict[str, Any]:
    """Conversations of a deal or of all, oldest first."""
    from otherside.workspace.lists import conversation_list

    found = shared.kept(("conversations", deal), lambda: conversation_list(workspace, deal))
    return page(found, "conversations", limit, offset)


@router.get(
    "/conversations/{conversation}", response_model=None, responses={200: answers.documented(answers.Conversation)}
)
def conversation(conversation: Identity, workspace: Open, limit: Limit = 500, offset: Offset = 0) -> dict[str, Any]:
    """Turns, numbered from 0, with their evidence, paged by turn."""
    from otherside.workspace.lists import conversation_json

    found = conversation_json(workspace, conversation)
    return {**found, **page(found["turns"], "turns", limit, offset)}


@router.get(
    "/conversations/{conversation}/coach", response_model=None, responses={200: answers.documented(answers.Coached)}
)
def coach(conversation: Talk, workspace: Open, shared: Shared) -> dict[str, Any]:
    """Our side of it: what we asked, whether we listened, where we pushed; the JSON of ``otherside coach``."""
    found: dict[str, Any] = shared.kept(("coach", conversation), lambda: workspace.coach(conversation))
    return found
