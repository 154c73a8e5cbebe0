"""Consent, conversation by conversation: refused or withdrawn, nothing is made of it, and that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from otherside.accounts.acting import at_the_machine
from otherside.domain import Consent, ConsentState, InputError
from otherside.workspace.heard.finding import find_conversation
from otherside.workspace.privacy.erasing import drop_copies
from otherside.workspace.reading.analysis import analyse
from otherside.workspace.unfinished import COPIES, under_way

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


def note_consent(workspace: Workspace, conversation: str, state: str, note: str = "", by: str = "") -> dict[str, Any]:
    """Notes whether the people of a conversation agree; copies of what was made of it are dropped.

    Args:
        conversation: id, title or file name.
        state: ``unknown``, ``given``, ``refused`` or ``withdrawn``.
        note: how we know.
        by: who notes it; by default the user of the computer.

    Raises:
        InputError: no such conversation or state.
    """
    try:
        wanted = ConsentState(state.strip().casefold())
    except ValueError:
        raise InputError(f"consent is one of {', '.join(ConsentState)}, not {state!r}") from None
    stored = workspace.store.conversation(conversation) or find_conversation(workspace, conversation)
    before = workspace.store.consents().get(stored.id)
    new = Consent(stored.id, wanted, note.strip(), by or at_the_machine())
    if wanted.excludes or (before is not None and before.state.excludes):
        with under_way(workspace.store, COPIES):
            workspace.store.put_consent(new)
            drop_copies(workspace)
            if wanted.excludes:
                # Pages of the file that held what was made of it are written over.
                workspace.store.scrub()
        analyse(workspace.store)
    else:
        workspace.store.put_consent(new)
    return one_consent(workspace, stored.id)


def one_consent(workspace: Workspace, conversation: str) -> dict[str, Any]:
    """What is noted of a conversation: ``{"conversation", "title", "deal", "state", "note", "by", "at"}``."""
    stored = workspace.store.conversation(conversation)
    if stored is None:
        raise InputError(f"no conversation has the id {conversation!r}")
    return _row(stored.id, stored.conversation.title, stored.deal, workspace.store.consents().get(stored.id))


def consent_list(workspace: Workspace, deal: str | None = None) -> list[dict[str, Any]]:
    """Every conversation of a deal or of all with what is noted."""
    name = workspace.deal(deal).name if deal is not None else None
    known = workspace.store.consents()
    return [_row(i, c.title, home, known.get(i)) for i, home, c in workspace.store.participants(name)]


def excluded_conversations(workspace: Workspace, deal: str | None = None) -> list[dict[str, Any]]:
    """Conversations of which nothing is made, for whoever reads results that they are missing from."""
    return [
        {key: row[key] for key in ("conversation", "title", "deal", "state")}
        for row in consent_list(workspace, deal)
        if ConsentState(row["state"]).excludes
    ]


def _row(conversation: str, title: str, deal: str, consent: Consent | None) -> dict[str, Any]:
    return {
        "conversation": conversation,
        "title": title,
        "deal": deal,
        "state": (consent.state if consent else ConsentState.UNKNOWN).value,
        "note": consent.note if consent else "",
        "by": consent.by if consent else "",
        "at": consent.at.isoformat(timespec="seconds") if consent and consent.at else None,
    }
