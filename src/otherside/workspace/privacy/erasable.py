"""What erasing somebody would take away and what it would leave, counted before anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from otherside.domain import Person
from otherside.workspace.privacy.erasing import called_in, take_down, talks_around, talks_of
from otherside.workspace.privacy.redacting import mention_change, own_parts
from otherside.workspace.stated.believing import SETTING

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


def what_would_go(workspace: Workspace, person: Person) -> dict[str, int]:
    """Counts of what ``erasing.forget`` would take away.

    Returns:
        ``conversations`` they took part in, ``turns`` and ``words`` of theirs, pieces of ``evidence``, ``beliefs`` stated
        about them, ``corrections`` of what they said; and ``mentions``, the turns of others that name them, in the
        conversations of their deals, which stay unless they are to be blacked out.
    """
    counts = dict.fromkeys(("conversations", "turns", "words", "mentions"), 0)
    whole = mention_change([person.name, *person.aliases], person.emails, ())
    alone = mention_change(own_parts(workspace, person), (), (), whole_names=False)
    called = set(called_in(workspace, person))
    for stored in talks_around(workspace, person):
        counts["conversations"] += person.id in stored.people.values()
        for held in stored.turns:
            text = held.turn.text
            if stored.speaker(held.turn) == person.id:
                counts["turns"] += 1
                counts["words"] += len(text.split())
            elif whole(text) != text or (stored.id in called and alone(text) != text):
                counts["mentions"] += 1
    said = [row for rows in workspace.store.settings().get(SETTING, {}).values() for row in rows]
    return {
        **counts,
        "evidence": len(workspace.store.evidence(None, person.id)),
        "beliefs": sum(person.id in row.values() for row in said),
        "corrections": sum(c.person == person.id for c in workspace.store.corrections()),
    }


def what_would_be_blacked_out(workspace: Workspace, person: Person, deal: str | None = None) -> dict[str, Any]:
    """What ``erasing.forget`` with ``mentions`` would black out in turns of others, and what it would leave them.

    Args:
        deal: as given to it.

    Returns:
        ``named``, by deal the turns that name them; ``told``, where their words are told as theirs: ``{"conversation", "title",
        "deal", "speaker", "words"}``; ``own_too``, how many sentences of theirs others say as their own: those stay.
    """
    within, _ = talks_of(workspace, deal)
    down = take_down(workspace, person)
    whole = mention_change([person.name, *person.aliases], person.emails, ())
    alone = mention_change(own_parts(workspace, person), (), (), whole_names=False)
    named: dict[str, int] = {}
    told = []
    places = down.places(within)
    for number in workspace.store.conversation_ids(excluded=True) if within is None else within:
        stored = workspace.store.conversation(number)
        for n, held in enumerate(stored.turns if stored is not None else ()):
            assert stored is not None
            text = held.turn.text
            if stored.speaker(held.turn) == person.id:
                continue
            if whole(text) != text or (number in down.where and alone(text) != text):
                named[stored.deal] = named.get(stored.deal, 0) + 1
            here = {"conversation": number, "title": stored.conversation.title, "deal": stored.deal}
            told += [
                {**here, "speaker": held.turn.speaker, "words": place["words"]}
                for place in places
                if (place["conversation"], place["turn"]) == (number, n)
            ]
    return {"named": named, "told": told, "own_too": down.own_too}
