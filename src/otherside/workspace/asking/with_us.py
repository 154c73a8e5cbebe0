"""When we meet, talk or begin, where both sides agreed on a day: the answer to a question of it, before anything else.

In: the question as understood, and a deal. Out: for each day ahead the words of theirs that fix it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Person
from otherside.domain.patterns import lazily
from otherside.market.asking import Asked
from otherside.store import EvidenceRow, StoredConversation
from otherside.workspace.asking.words import says
from otherside.workspace.heard.appointments import agreed_days
from otherside.workspace.heard.rows import in_confidence, marked

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Words by which one asks of the next talk, and that name no thing.
_TALK = frozenset(
    """next again starting start starts begin begins beginning meet meeting meets call calls talk talking speak speaking see seeing
    session appointment appointments conversation visit back together going then due planned""".split()
)
_OUR_TALK = lazily(
    r"\bwhen (?:do|are|will|shall|can|should|did) (?:we|I)\b[^?]{0,60}\b(?:meet|meeting|talk|talking|speak|speaking|call|see|seeing|"
    r"visit|next|again)\b|\b(?:our|the|my) next (?:call|meeting|talk|session|appointment|conversation|visit|step)\b|"
    r"\bnext (?:appointment|meeting|call|talk)\b",
    re.IGNORECASE,
)


def our_talk(question: str) -> bool:
    """Whether a question is when we meet or talk next."""
    return _OUR_TALK.search(question) is not None


def with_us(
    workspace: Workspace,
    deal: Deal,
    people: Mapping[str, Person],
    conversations: Sequence[StoredConversation],
    asked: Asked,
    question: str,
    fits: Callable[[str, str, str], bool],
) -> Iterator[tuple[str, EvidenceRow, str]]:
    """``(what it is, the words, to what of ours they agree)`` for each day ahead, next first; each day once.

    Args:
        fits: whether a person (deal, id, name) is of those that the question names.
    """
    thing = [w for w in asked.topic if w.casefold() not in _TALK]
    if not thing and not our_talk(question):
        return
    of_it = says(thing) if thing else None
    kept = in_confidence(conversations)
    last = max(workspace.store.dates(deal.name), default=dt.date.min)
    seen: set[dt.date] = set()
    found = [one for one in agreed_days(workspace, deal, conversations) if one.date >= last]
    for one in sorted(found, key=lambda a: (a.date, not a.dated)):
        if one.date in seen or not fits(deal.name, one.row.person, people[one.row.person].name):
            continue
        if of_it is None or of_it(one.about):
            seen.add(one.date)
            day = f"{one.date.day} {one.date:%B %Y}"
            yield f"on {day}, agreed with us", marked(one.row, kept), "" if one.dated else one.proposal


def asks_only_of_us(asked: Asked, question: str) -> bool:
    """Whether a question is of our next talk and of nothing that has a name."""
    return our_talk(question) and all(w.casefold() in _TALK for w in asked.topic)


def to_ours(row: dict[str, Any], proposal: str) -> dict[str, Any]:
    """A quote with what of ours it agrees to in its mark."""
    told = f"to our “{' '.join(proposal.split())}”" if proposal else ""
    return {**row, "mark": ", ".join(filter(None, (told, row["mark"])))}
