"""What somebody wrote to a colleague of theirs, with us in copy: we may read it, and they have not spoken to us. Pure.

A mail has its recipients in the order of To and then Cc. Whoever answers in a thread in which we had written to them, or greets or
names one of us, or everybody, speaks to us.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from otherside.domain import Person, Side, Turn, TurnKind
from otherside.domain.patterns import lazily
from otherside.store import StoredConversation

#: Everybody it went to is meant.
_ALL = lazily(
    r"\b(?:you (?:both|two|all)|(?:both|all|each) of you|dear (?:both|all|colleagues|team|friends|sirs?)|"
    r"(?:hi|hello|hey|good morning|morning) (?:both|all|everyone|everybody|team|folks|there)|"
    r"everyone|everybody|ladies and gentlemen)\b|^\W*(?:both|all|team|folks)\b",
    re.IGNORECASE,
)


def copied(stored: StoredConversation, people: Mapping[str, Person]) -> dict[int, str]:
    """The places of what was written to a colleague with us in copy, to the id of that colleague.

    Args:
        people: of the deal, by id.
    """
    by_email = {email.casefold(): p for p in people.values() for email in p.emails}
    ours = [p for p in people.values() if p.side is Side.OURS]
    names = "|".join(re.escape(word) for p in ours for word in p.name.split()[:1] if len(word) > 1)
    named = re.compile(rf"\b(?:{names})\b") if names else None
    out: dict[int, str] = {}
    written_to: set[str] = set()
    for n, held in enumerate(stored.turns):
        turn = held.turn
        writer = people.get(stored.speaker(turn))
        if turn.kind is not TurnKind.MESSAGE or writer is None:
            continue
        if writer.side is Side.OURS:
            written_to |= {email.casefold() for email in turn.recipients}
            continue
        if writer.side is not Side.THEIRS or written_to & {email.casefold() for email in writer.emails}:
            continue
        to = _first(turn, by_email)
        if to is None or to.side is not Side.THEIRS or to.id == writer.id:
            continue
        reached = any(p.side is Side.OURS for email in turn.recipients if (p := by_email.get(email.casefold())))
        if reached and not _ALL.search(turn.text) and not (named and named.search(turn.text)):
            out[n] = to.id
    return out


def _first(turn: Turn, by_email: Mapping[str, Person]) -> Person | None:
    return by_email.get(turn.recipients[0].casefold()) if turn.recipients else None


def all_copied(conversations: Iterable[StoredConversation], people: Mapping[str, Person]) -> dict[tuple[str, int], str]:
    """The same of several conversations, by conversation and place."""
    return {(stored.id, n): to for stored in conversations for n, to in copied(stored, people).items()}
