"""Whether those who buy are a family, and what a family thinks that has no part in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from otherside.domain import Deal, Side, TurnKind
from otherside.profiles.private.family_asides import family_aside, surely_aside
from otherside.profiles.who.households import household
from otherside.store import StoredConversation
from otherside.workspace.one_call import once

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


def is_household(workspace: Workspace, deal: Deal, conversations: Sequence[StoredConversation]) -> bool:
    """Whether those who buy are a family or the like, as far as roles and words tell; never where the CRM names their firm."""
    theirs = {p.id: p for p in workspace.store.people(deal.name, Side.THEIRS)}
    if deal.organisation or any(p.organisation for p in theirs.values()):
        return False
    said = (
        held.turn.text
        for stored in conversations
        for held in stored.turns
        if held.turn.kind is not TurnKind.NOTE and stored.speaker(held.turn) in theirs
    )
    return household([p.role for p in theirs.values()], said)


def besides(workspace: Workspace, deal: Deal, conversations: Sequence[StoredConversation]) -> Callable[[str], bool]:
    """Whether a sentence of this deal tells what somebody's family thinks beside the matter; in a household only banter is.

    Args:
        conversations: of the deal.
    """

    def beside(text: str) -> bool:
        if not family_aside(text):
            return False
        # Nearly no sentence comes here, so that the words of the whole deal are seldom looked at.
        return surely_aside(text) or not once(
            workspace, deal.name, "household", lambda: is_household(workspace, deal, conversations)
        )

    return beside
