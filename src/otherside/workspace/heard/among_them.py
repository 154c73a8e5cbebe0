"""Whether "you" in a turn of a talk is one of their own: "You told me you'd asked her", said from one colleague to another.

No name need be said: whoever answers next tells it. Where a colleague had just spoken and a colleague speaks again, they are at it among
themselves; where one of us had, only an answer that speaks for itself is one to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from otherside.domain import Person, Side, TurnKind
from otherside.domain.patterns import lazily
from otherside.store import StoredConversation

#: Speaks for itself: "I did ask her", "No, I will".
_FOR_ITSELF = lazily(
    r"^\W*(?:(?:yes|yeah|no|nope|well|oh|but|and|ah|now|look|right|ok|okay|sorry|true|so)\b[\s,.!–—-]*){0,3}"
    r"(?:I\b(?! (?:think|guess|agree|suppose|second|also|too)\b)|(?:he|she|they)(?:['’]d)? (?:wasn|didn|hadn|said|told|was|had)\b)",
    re.IGNORECASE,
)
#: Misses the same as the one before did.
_AS_WELL = lazily(r"\b(?:either|neither|nor (?:do|have|did)|too|same here|as well|still waiting)\b", re.IGNORECASE)


def among_them(stored: StoredConversation, at: int, people: Mapping[str, Person]) -> bool:
    """Whether a turn of theirs speaks to a colleague.

    Args:
        at: number of the turn; of a talk, else it is taken as one to us.
    """
    own = stored.turns[at].turn
    if own.kind is not TurnKind.SPEECH:
        return False
    speaker = stored.speaker(own)
    answer = _said(stored, at + 1)
    if not _colleague(stored, answer, people, speaker):
        return False
    text = stored.turns[answer].turn.text
    if _AS_WELL.search(text[:120]):
        return False
    name = people[speaker].name.split()[:1] if speaker in people else []
    called = bool(name) and re.search(rf"(?:^\W*|,\s*){re.escape(name[0])}\b", text[:120]) is not None
    return called or _colleague(stored, at - 1, people, speaker) or bool(_FOR_ITSELF.match(text))


def _said(stored: StoredConversation, at: int) -> int:
    return at if 0 <= at < len(stored.turns) and stored.turns[at].turn.kind is TurnKind.SPEECH else -1


def _colleague(stored: StoredConversation, at: int, people: Mapping[str, Person], of: str | None) -> bool:
    """Whether another of theirs speaks in a turn of a talk."""
    if _said(stored, at) < 0:
        return False
    who = people.get(stored.speaker(stored.turns[at].turn))
    return who is not None and who.side is Side.THEIRS and who.id != of
