"""What erasing somebody would take away and what it would leave, counted before anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from otherside.domain import Person
from otherside.workspace.privacy.erasing import talks_around
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
    for stored in talks_around(workspace, person):
        there = person.id in stored.people.values()
        counts["conversations"] += there
        for held in stored.turns:
            text = held.turn.text
            if stored.speaker(held.turn) == person.id:
                counts["turns"] += 1
                counts["words"] += len(text.split())
            elif whole(text) != text or (there and alone(text) != text):
                counts["mentions"] += 1
    said = [row for rows in workspace.store.settings().get(SETTING, {}).values() for row in rows]
    return {
        **counts,
        "evidence": len(workspace.store.evidence(None, person.id)),
        "beliefs": sum(person.id in row.values() for row in said),
        "corrections": sum(c.person == person.id for c in workspace.store.corrections()),
    }
