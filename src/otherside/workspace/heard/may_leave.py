"""Who of the buyers looks for another job by their own words: no departure yet, and worth knowing before one counts on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Side, TurnKind
from otherside.profiles.around.departures import looks_elsewhere, staying
from otherside.store import StoredConversation, Verdict

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


def may_leave(
    workspace: Workspace, deal: Deal, conversations: Iterable[StoredConversation], known: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """By person the latest words in which they look elsewhere, unless they said later that they stay.

    Args:
        conversations: of the deal, oldest first.
        known: by id who has left or has named a day: of them this says nothing new.

    Returns:
        Quotes with their place (``id``, ``quote``, ``source``, ``title``, ``conversation``, ``turn``, ``start``, ``end``,
        ``date``); words that a user rejected are none.
    """
    theirs = {p.id for p in workspace.store.people(deal.name, Side.THEIRS)} - set(known)
    sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
    rejected = [c for c in workspace.store.corrections(deal.name) if c.verdict is Verdict.REJECTED]
    out: dict[str, dict[str, Any]] = {}
    for stored in conversations:
        for n, held in enumerate(stored.turns):
            turn = held.turn
            person = stored.speaker(turn)
            if person not in theirs or turn.kind is TurnKind.NOTE:
                continue
            if person in out and person in staying(turn.text, person, {}):
                del out[person]
            struck = [c for c in rejected if (c.conversation, c.turn) == (stored.id, n)]
            for start, end in looks_elsewhere(turn.text):
                if any((c.start or 0) < end and start < (c.end or 0) for c in struck):
                    continue
                day = stored.day(turn)
                out[person] = {
                    "id": f"{stored.id}:{n}:{start}",
                    "quote": turn.text[start:end],
                    "source": sources.get(held.source, ""),
                    "title": stored.conversation.title,
                    "conversation": stored.id,
                    "turn": n,
                    "start": start,
                    "end": end,
                    "date": day.isoformat() if day else None,
                }
    return out
